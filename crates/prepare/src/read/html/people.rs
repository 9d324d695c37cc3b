//! Author and editor of a page.

use std::sync::LazyLock;

use dom_query::NodeRef;
use regex::Regex;

use super::body::Body;
use super::boilerplate::is_boilerplate;
use super::byline::byline;
use super::facts::{Fact, Near, Zone};
use super::found::Found;
use super::head_title::{is_site_name, parts};
use super::labels::{Label, labels};
use super::marks::{self, Field};
use super::page::Page;
use crate::fields::printed_date::printed_date;
use crate::pattern::pattern;
use gongwen_analysis::names::{is_name, split_names};

/// Elements that hold nothing but the author.
const SELECTORS: &str = "#js_author_name, .author.vcard, [itemprop=author] [itemprop=name], [itemprop=author], a[rel=author], \
        .authi a.xw1, .byline .author, .by-author, .by-line, .post-author, .article-author, .author-name";
/// Elements whose names say so: they count beside the article only, because comments have such ones, too.
const NAMED: &str = "[class*=author], [class*=Author], [id*=author], [class*=zuozhe], [class*=writer], a.username, .username, \
        .rich_media_meta_text, .poster";
/// Links to the page of a member of a forum.
const MEMBERS: &str = "a[href*='u.php?'], a[href*='uid='], a[href*='space-uid'], a[href*='member.php'], a[href*='mod=space'], \
        a[href*='/profile/'], a[href*='/u/']";
/// Pictures of a person before the author's name.
const ICONS: &str = "[class*=icon-user], [class*=fa-user], [class*=icon-author], [class*=icon-people], [class*=bi-person], \
        [class*=icon-edit], [class*=icon-pen]";

/// The author and the rule that gave it. `origin` is the publisher, which some pages print as the author, too.
pub(super) fn author(
    page: &Page<'_>,
    body: &Body,
    zone: &Zone,
    facts: &[Fact],
    origin: Option<&str>,
) -> Found {
    let given = page.given("author", &page.options.selectors.author);
    if let Some((value, rule)) = given.and_then(|(value, rule)| cleaned(&value).map(|value| (value, rule))) {
        return Some((value, rule));
    }
    if let Some(name) = page.form.author.as_deref().and_then(cleaned) {
        return Some((name, "field of a form"));
    }
    let is_site = |name: &String| {
        let title = page.head_title();
        let is_part = || parts(&title).iter().any(|part| part == name);
        Some(name.as_str()) == page.meta.site_name() || is_site_name(name) && is_part()
    };
    let is_own = |name: &String| Some(name.as_str()) != origin && !is_site(name);
    let marked = marks::field(page.html, Field::Author).and_then(|value| cleaned(&Page::plain(&value)));
    if let Some(name) = marked.filter(is_own) {
        return Some((name, "comment marks"));
    }
    let near = facts.iter().filter(|fact| fact.label == Label::Author && fact.near < Near::Far);
    // Inside running text the label 记者 begins an answer of an interview.
    let near = near.filter(|fact| fact.near != Near::Lead || fact.value.chars().count() <= 12);
    // What is labelled so is the author, even if it is the publisher, too.
    if let Some(name) = near.filter_map(|fact| cleaned(&fact.value)).find(|name| !is_site(name)) {
        return Some((name, "label"));
    }
    let makers = facts.iter().filter(|fact| fact.label == Label::Maker && fact.near <= Near::Foot);
    if let Some(name) = byline(page, body, zone).as_deref().and_then(cleaned).filter(is_own) {
        return Some((name, "byline"));
    }
    if let Some(name) =
        makers.filter_map(|fact| cleaned(&fact.value)).filter(is_own).find(|name| are_names(name))
    {
        return Some((name, "label of a maker"));
    }
    if let Some(name) = page.first(SELECTORS).as_deref().and_then(cleaned).filter(is_own) {
        return Some((name, "author element"));
    }
    if let Some(name) = member(page, zone).filter(is_own) {
        return Some((name, "member of the forum"));
    }
    if let Some(name) = beside(page, zone).filter(is_own) {
        return Some((name, "element beside the article"));
    }
    let stated = page.json_ld.author.as_deref();
    let stated = stated.or_else(|| page.meta.get(&["author", "article:author", "og:article:author"]));
    let editor = editor(page, facts);
    // The maker of the system writes its own name there.
    let is_maker =
        |name: &String| ["网络", "科技", "软件", "公司", "技术"].iter().any(|end| name.ends_with(end));
    let is_person = |name: &String| {
        Some(name) != editor.as_ref() && !name.contains(|c: char| c.is_ascii_digit()) && !is_maker(name)
    };
    stated.and_then(cleaned).filter(is_own).filter(is_person).map(|name| (name, "meta author"))
}

/// Whether a value is names of persons.
pub(super) fn are_names(value: &str) -> bool {
    let names = split_names(value);
    !names.is_empty() && names.iter().all(|name| is_name(name))
}

/// The text of an element with the author's name or picture, if it is near the headline.
fn beside(page: &Page<'_>, zone: &Zone) -> Option<String> {
    const LONGEST: usize = 16;
    let is_near = |node: &NodeRef<'_>| page.line_of(node).is_some_and(|at| zone.near(at) == Near::Head);
    let value = |text: String| {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let fits = (2..=LONGEST).contains(&text.chars().count())
            && printed_date(&text).is_none()
            && labels(&text).is_empty();
        fits.then(|| cleaned(&text)).flatten()
    };
    let named = page.document.select(NAMED);
    let named =
        named.nodes().iter().filter(|node| is_near(node)).find_map(|node| value(node.text().to_string()));
    named.or_else(|| {
        let icons = page.document.select(ICONS);
        let empty = || icons.nodes().iter().filter(|icon| icon.text().trim().is_empty());
        // What follows the picture, up to the next element; then all that is round it.
        let after = empty().filter(|icon| icon.parent().as_ref().is_some_and(is_near)).find_map(|icon| {
            let next = std::iter::successors(icon.next_sibling(), NodeRef::next_sibling).take(3);
            next.map(|node| node.text().trim().to_owned()).find(|text| !text.is_empty())
        });
        after.and_then(value).or_else(|| {
            let near = empty().filter_map(NodeRef::parent).filter(|node| is_near(node)).collect::<Vec<_>>();
            near.iter().find_map(|node| value(node.text().to_string()))
        })
    })
}

/// The member of a forum whose link is the last before the text: the post's author beside it.
fn member(page: &Page<'_>, zone: &Zone) -> Option<String> {
    /// Lines before the text.
    const NEAR: usize = 24;
    static BUTTON: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"好友|消息|空间|资料|只看|楼主|回复|个人|我的|登录|注册|查看|主页|\d"));
    let is_near =
        |node: &NodeRef<'_>| page.line_of(node).is_some_and(|at| at < zone.text && at + NEAR >= zone.text);
    let links = page.document.select(MEMBERS);
    let mut names = links.nodes().iter().rev().filter(|node| is_near(node)).map(NodeRef::text);
    let fits = |name: &str| (2..=16).contains(&name.chars().count()) && !BUTTON.is_match(name);
    names.find_map(|name| cleaned(name.trim()).filter(|name| fits(name)))
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
    static PREFIX: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^(?:(?:文章|信息)?作\s*者|撰稿|供稿|责任编辑|责编|编辑|By)\s*[：:]\s*|^(?:By|由|作者)[ │]")
    });
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
        "Super User",
        "楼主",
        "樓主",
        "原创稿",
        "文章目录",
        "超级用户",
        "记者",
        "通讯员",
        "-",
        "none",
        "root",
    ];
    static WORK: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"[ 　/]+(?:文[/／、]?图|图[/／、]?文|摄影|摄|报道|摄影报道|供稿)$"));
    static NOTE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s+[（(].*$|\s*[一二][九〇○0].{2,3}年.*$"));
    let value = PREFIX.replace(value.trim(), "");
    let value = SUFFIX.replace(&value, "");
    let value = NOTE.replace(&value, "");
    let is_dated = |at: &usize| printed_date(&value[*at..]).is_some();
    let dated = value.rfind(['（', '(']).filter(|at| *at > 0).filter(is_dated);
    let value = dated.map_or(value.as_ref(), |at| &value[..at]);
    let edge = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '|' | '：' | ':' | '，' | ',' | '。' | ']' | '】' | '/' | ';' | '；' | '-' | '│' | '□'
            )
    };
    let value = WORK.replace(value.trim_matches(edge), "");
    let mut value = value.trim_matches(edge);
    // A bracket that was opened before the name.
    for (open, close) in [('（', '）'), ('(', ')')] {
        if !value.contains(open) {
            value = value.trim_matches(|c: char| c == close || c.is_whitespace());
        }
    }
    let is_placeholder = PLACEHOLDERS.iter().any(|word| value.eq_ignore_ascii_case(word));
    let has_letter = value.chars().any(char::is_alphabetic);
    let lower = value.to_ascii_lowercase();
    let is_placeholder = is_placeholder
        || lower.contains("webmaster")
        || lower.contains("admin")
        || lower.ends_with(" team")
        || is_boilerplate(value);
    let is_address = value.contains('@') || value.contains("://");
    let fits = value.chars().count() <= 40 && !value.contains(['。', '，', '？', '！', '“', '”']);
    (has_letter && !is_placeholder && !is_address && fits).then(|| value.to_owned())
}
