//! Author and editor of a page.

use std::sync::LazyLock;

use regex::Regex;

use super::body::Body;
use super::facts::{Fact, Near};
use super::labels::Label;
use super::marks::{self, Field};
use super::page::Page;
use crate::fields::names::is_name;
use crate::pattern::pattern;

const SELECTORS: &str = "#js_author_name, .author.vcard, [itemprop=author] [itemprop=name], [itemprop=author], a[rel=author], \
        .authi a.xw1, .byline .author, .post-author, .article-author, .author-name";

type Found = Option<(String, &'static str)>;

/// The author and the rule that gave it. `origin` is the publisher, which some pages print as the author, too.
pub(super) fn author(page: &Page<'_>, body: &Body, facts: &[Fact], origin: Option<&str>) -> Found {
    let given = page.given("author", &page.options.selectors.author);
    if let Some((value, rule)) = given.and_then(|(value, rule)| cleaned(&value).map(|value| (value, rule))) {
        return Some((value, rule));
    }
    let is_own =
        |name: &String| Some(name.as_str()) != origin && Some(name.as_str()) != page.meta.site_name();
    let marked = marks::field(page.html, Field::Author).and_then(|value| cleaned(&Page::plain(&value)));
    if let Some(name) = marked.filter(is_own) {
        return Some((name, "comment marks"));
    }
    let near = facts.iter().filter(|fact| fact.label == Label::Author && fact.near < Near::Far);
    // Inside running text the label 记者 begins an answer of an interview.
    let near = near.filter(|fact| fact.near != Near::Lead || fact.value.chars().count() <= 12);
    if let Some(name) = near.filter_map(|fact| cleaned(&fact.value)).find(is_own) {
        return Some((name, "label"));
    }
    let clerks = facts.iter().filter(|fact| fact.label == Label::Clerk && fact.near == Near::Head);
    if let Some(name) =
        clerks.filter_map(|fact| cleaned(&fact.value)).filter(is_own).find(|name| is_name(name))
    {
        return Some((name, "label of a clerk"));
    }
    if let Some(name) = signed(page, body).filter(is_own) {
        return Some((name, "byline in the text"));
    }
    if let Some(name) = page.first(SELECTORS).as_deref().and_then(cleaned).filter(is_own) {
        return Some((name, "author element"));
    }
    let stated = page.json_ld.author.as_deref().or_else(|| page.meta.get(&["author", "article:author"]));
    let editor = editor(page, facts);
    let is_person =
        |name: &String| Some(name) != editor.as_ref() && !name.contains(|c: char| c.is_ascii_digit());
    stated.and_then(cleaned).filter(is_own).filter(is_person).map(|name| (name, "meta author"))
}

/// The names of a byline at the beginning of the text (`本报讯（记者张三）`) or in brackets at its end (`（李四 摄影报道）`).
fn signed(page: &Page<'_>, body: &Body) -> Option<String> {
    static OPENING: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^.{0,24}?[（(](?:本[报网刊]|见习|实习|特约|通讯员|.{2,8}?)?(?:记者|通讯员)[：: ]*([^（）()]{2,30}?)(?:报道|摄影报道|文/图)?[）)]",
        )
    });
    static CLOSING: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"[（(](?:本[报网]记者|记者|通讯员|作者|文/图|图/文|文图)?[：: /]*([\p{Han}·、， ]{2,24}?)[ /]*(?:摄影报道|文/图|图/文|文|供稿|报道)?[）)]$",
        )
    });
    let lines =
        || body.lines.iter().map(|at| page.lines()[*at].text.as_str()).filter(|text| !text.is_empty());
    let first = lines().take(4).find_map(|text| OPENING.captures(text));
    let names = first.map(|found| found[1].to_owned()).or_else(|| {
        let last = lines().rev().take(3).find_map(|text| CLOSING.captures(text));
        last.map(|found| found[1].to_owned())
    })?;
    let parts: Vec<&str> = names.split([' ', '、', '，']).filter(|part| !part.is_empty()).collect();
    let are_names = parts.iter().all(|part| is_name(part) || *part == "通讯员" || *part == "记者");
    (are_names && !parts.is_empty()).then(|| names.trim().to_owned())
}

/// The editor: 责任编辑 before what is printed further off.
pub(super) fn editor(page: &Page<'_>, facts: &[Fact]) -> Option<String> {
    if let Some((value, _)) = page.given("editor", &page.options.selectors.editor) {
        return cleaned(&value);
    }
    let mut printed = facts.iter().filter(|fact| fact.label == Label::Editor && fact.near <= Near::Foot);
    printed
        .find_map(|fact| cleaned(&fact.value))
        .or_else(|| marks::field(page.html, Field::Editor).and_then(|value| cleaned(&Page::plain(&value))))
}

/// A name without label and brackets; none for placeholders, numbers and addresses.
fn cleaned(value: &str) -> Option<String> {
    static PREFIX: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?:(?:文章|信息)?作\s*者|撰稿|责任编辑|责编|编辑|By)\s*[：:]\s*|^By "));
    static SUFFIX: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\s*[(（\[【]?(?:(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}|点击|浏览|阅读|访问|发布|打印|字体|字号|分享|评论|发表|责任编辑).*$",
        )
    });
    const PLACEHOLDERS: &[&str] = &[
        "未知",
        "佚名",
        "不详",
        "admin",
        "administrator",
        "null",
        "无",
        "系统管理员",
        "管理员",
        "网站管理员",
        "本站",
        "本网",
        "原创",
        "网络",
        "本站编辑",
        "超级管理员",
        "webmaster",
        "匿名",
        "小编",
        "编辑部",
        "记者",
        "通讯员",
        "-",
        "none",
        "root",
    ];
    static NOTE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s+[（(].*$|\s*[一二][九〇○0].{2,3}年.*$"));
    let value = PREFIX.replace(value.trim(), "");
    let value = SUFFIX.replace(&value, "");
    let value = NOTE.replace(&value, "");
    let edge = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '|' | '：' | ':' | '，' | ',' | '。' | ']' | '】' | ')' | '）' | '/' | ';' | '；' | '-'
            )
    };
    let value = value.trim_matches(edge);
    let is_placeholder = PLACEHOLDERS.iter().any(|word| value.eq_ignore_ascii_case(word));
    let has_letter = value.chars().any(char::is_alphabetic);
    let lower = value.to_ascii_lowercase();
    let is_placeholder = is_placeholder || lower.contains("webmaster") || lower.contains("admin");
    let is_address = value.contains('@') || value.contains("://");
    let fits = value.chars().count() <= 40 && !value.contains(['。', '，', '？', '！', '“', '”']);
    (has_letter && !is_placeholder && !is_address && fits).then(|| value.to_owned())
}
