//! The publisher that a page names (来源).

use std::sync::LazyLock;

use regex::Regex;

use super::facts::{Fact, Near, Zone};
use super::found::Found;
use super::labels::{Label, is_besides};
use super::lines::{Line, bare};
use super::marks::{self, Field};
use super::page::Page;
use super::people::are_names;
use super::posted;
use crate::fields::printed_date::{is_day, printed_date};
use crate::pattern::pattern;
use gongwen_engine::text::chars::is_han;

/// The publisher and the rule that gave it.
pub(super) fn source(page: &Page<'_>, zone: &Zone, facts: &[Fact]) -> Found {
    let given = page.given("source", &page.options.selectors.source);
    if let Some((value, rule)) = given.and_then(|(value, rule)| cleaned(&value).map(|value| (value, rule))) {
        return Some((value, rule));
    }
    // Readers see what is printed; what is stated for programs is often the site's name on all pages.
    if let Some(found) = labelled(facts, Label::Source, "label") {
        return Some(found);
    }
    let stated = stated(page);
    let is_site = |name: &str| is_of_site(page, name);
    if let Some(found) = stated.clone().filter(|(name, _)| !is_site(name)) {
        return Some(found);
    }
    let marked = marks::field(page.html, Field::Source).and_then(|value| cleaned(&Page::plain(&value)));
    if let Some(value) = marked {
        return Some((value, "comment marks"));
    }
    if page.html.contains("js_content") {
        let name = page.first("#js_name").or_else(|| marks::variable(page.html, "nickname"));
        if let Some(value) = name.as_deref().and_then(cleaned) {
            return Some((value, "WeChat nickname"));
        }
    }
    labelled(facts, Label::Unit, "label of a unit")
        .or_else(|| first_printed(page, zone))
        .or_else(|| linked(page, zone))
        .or_else(|| beside_date(page, zone))
        .or_else(|| before_names(page, zone))
        .or(stated)
        .or_else(|| masthead(page))
}

/// What the page states for programs.
fn stated(page: &Page<'_>) -> Found {
    [("ContentSource", "contentsource"), ("meta source", "source")]
        .into_iter()
        .find_map(|(rule, name)| Some((page.meta.get(&[name]).and_then(cleaned)?, rule)))
}

/// All other publishers of the page: for the second pass, which may find that the one taken is the template's.
pub(super) fn others(page: &Page<'_>, zone: &Zone, facts: &[Fact]) -> Vec<String> {
    let found =
        [labelled(facts, Label::Unit, "label of a unit"), linked(page, zone), beside_date(page, zone)];
    found.into_iter().flatten().map(|(name, _)| name).collect()
}

/// Whether a name is that of the site itself.
fn is_of_site(page: &Page<'_>, name: &str) -> bool {
    let title = page.head_title();
    let parts = super::head_title::parts(&title);
    let last = parts.last().filter(|_| parts.len() > 1).map(|part| bare(part));
    let own = bare(name);
    page.meta.site_name().map(bare).is_some_and(|site| site == own) || last.is_some_and(|last| last == own)
}

/// Whether a text ends as names of organisations and newspapers do.
pub(super) fn is_organisation(name: &str) -> bool {
    static ORGANISATION: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^\p{Han}{1,20}(?:会|會|网|網|报|報|社|部|处|處|局|科|室|办|办公室|中心|之声|之家|之窗|融媒|工作站|电视台|电台|杂志|周刊|公司|学院|大学|大學|医院|厂|队|站|客户端|频道|零距离|在线|发布|编辑部|融媒体|月刊|季刊|之友)$|^\p{Han}{2,6}(?:工人|工运)$",
        )
    });
    ORGANISATION.is_match(name)
}

/// A publisher or an author without what is printed round the name; none for placeholders.
pub(super) fn named(value: &str) -> Option<String> {
    cleaned(value)
}

/// A name of an organisation beside the date, without a label: `2021年7月14日 | 云河市总工会`.
fn beside_date(page: &Page<'_>, zone: &Zone) -> Found {
    /// Lines that facts in elements of their own are apart from the date.
    const NEAR: usize = 2;
    let lines = page.lines();
    let is_dated = |at: usize| {
        let line = &lines[at];
        let is_day = || line.parts().iter().any(|part| is_day(part));
        line.chars <= 60 && (printed_date(&line.divided()).is_some() || is_day())
    };
    let places: Vec<usize> = (zone.over..zone.text).filter(|at| Some(*at) != zone.title).collect();
    places.iter().find_map(|at| {
        let line = &lines[*at];
        let is_near = places.iter().any(|other| other.abs_diff(*at) <= NEAR && is_dated(*other));
        // A line of its own may be a kicker or a subtitle.
        let is_alone =
            !is_dated(*at) && !places.iter().any(|other| is_dated(*other) && lines[*other].chars <= 24);
        if line.chars > 60 || line.heading > 0 || line.is_linked() || !is_near || is_alone {
            return None;
        }
        let labelled = line.labels();
        let divided = line
            .divided()
            .replace(['[', ']', '【', '】', '|', '｜', '丨', '　', '·', '/', '│', '《', '》'], " ");
        let is_value = |part: &str| labelled.iter().any(|found| found.value == part);
        let mut parts = divided.split_whitespace();
        let name = parts.find(|part| is_organisation(part) && !is_besides(part) && !is_value(part))?;
        cleaned(name).map(|name| (name, "name beside the date"))
    })
}

/// What stands in an element of its own before the names of the authors and the date: `海陵工人│沙小鸥│2024-03-08`. The section
/// may stand there, too, but the menu or the path has it.
fn before_names(page: &Page<'_>, zone: &Zone) -> Found {
    const CHARS: std::ops::RangeInclusive<usize> = 2..=16;
    let lines = page.lines();
    let is_elsewhere = |name: &str, own: usize| {
        let has = |line: &Line| {
            line.parts().iter().any(|part| part == name) || line.links.iter().any(|link| link.text == name)
        };
        lines.iter().enumerate().any(|(at, line)| at != own && line.chars <= 120 && has(line))
    };
    (zone.over..zone.text).filter(|at| Some(*at) != zone.title).find_map(|at| {
        let line = &lines[at];
        let parts = if line.chars <= 60 && line.labels().is_empty() { line.parts() } else { Vec::new() };
        let [name, names, date, ..] = parts.as_slice() else { return None };
        let is_name = CHARS.contains(&name.chars().count())
            && name.chars().all(is_han)
            && !are_names(name)
            && !is_besides(name);
        let fits = is_name && are_names(names) && printed_date(date).is_some() && !is_elsewhere(name, at);
        fits.then(|| cleaned(name)).flatten().map(|name| (name, "name beside the date"))
    })
}

/// Where the text was printed first, as its last lines say: `（原载《工人日报》第6期）`.
fn first_printed(page: &Page<'_>, zone: &Zone) -> Found {
    /// Last lines of the text.
    const LAST: usize = 3;
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"[（(【\[](?:本文)?(?:原载|原刊|转载自|转自|摘自|选自|载)[于自]?[：: ]*([^（）()【】\[\]。，]{2,30})[）)】\]]$",
        )
    });
    let end = zone.end.min(page.lines().len());
    let lines = page.lines()[zone.text.min(end)..end].iter().rev().filter(|line| !line.text.is_empty());
    let name = lines
        .take(LAST)
        .find_map(|line| FORM.captures(line.text.trim_end()).map(|found| found[1].to_owned()));
    name.as_deref().and_then(cleaned).map(|name| (name, "note of the first print"))
}

/// The name of a digital newspaper: `云河日报数字报`.
fn masthead(page: &Page<'_>) -> Found {
    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?:^|[-_| ])([\p{Han}]{2,12}?)(?:多媒体)?(?:数字报|电子报|电子版|数字版)")
    });
    let title = page.head_title();
    let name = NAME.captures(&title)?;
    Some((name[1].to_owned(), "masthead"))
}

/// The nearest value of a label; the label without a value says that there is none.
fn labelled(facts: &[Fact], label: Label, rule: &'static str) -> Found {
    let near = facts.iter().filter(|fact| fact.label == label && fact.near < Near::Far);
    near.filter_map(|fact| cleaned(&fact.value)).map(|value| (value, rule)).next()
}

/// A line of a date and one link between headline and text, as portals print it: `2024年03月08日09:10 | 云河日报`.
fn linked(page: &Page<'_>, zone: &Zone) -> Found {
    zone.head().find_map(|at| {
        let line = &page.lines()[at];
        let [only] = line.links.as_slice() else { return None };
        let is_facts = line.chars < 60 && printed_date(&line.text).is_some() && line.labels().is_empty();
        let is_facts = is_facts && posted::author(&line.text).is_none();
        let is_name = (3..=20).contains(&only.text.chars().count());
        let is_comment = only.text.contains("评论") || only.text.contains("分享") || only.text.contains('#');
        (is_facts && is_name && !is_comment)
            .then(|| cleaned(&only.text).map(|name| (name, "link beside the date")))?
    })
}

/// A name without label, date, counters and brackets; none for placeholders.
fn cleaned(value: &str) -> Option<String> {
    static PREFIX: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^(?:(?:信息|文章|新闻|稿件|内容)?(?:来\s*源(?:于)?|來源|稿源|出处)|转自|摘自)\s*[：:]?\s*")
    });
    static SUFFIX: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:\s*(?:原创稿|\s原创|[【\[(（](?:字体|字号|大|打印|我要|收藏|责任编辑|编辑|浏览|点击|阅读|原文|微信|投稿|进入|查看).*|(?:点击|浏览|阅读|访问|打印|分享|字体|字号|发布时间|作者|评论).*|阅读原文|点击量.*))+$",
        )
    });
    static DATE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"\s*[(（\[]?(?:(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}|\d{1,2}/\d{1,2}/(?:19|20)\d\d).*$")
    });
    const PLACEHOLDERS: &[&str] = &[
        "未知",
        "不详",
        "佚名",
        "admin",
        "administrator",
        "null",
        "undefined",
        "无",
        "暂无",
        "-",
        "--",
        "系统管理员",
        "管理员",
        "none",
        "默认",
        "N/A",
        "其他",
        "其它",
    ];
    let value = PREFIX.replace(value.trim(), "");
    let value = DATE.replace(&value, "");
    let value =
        if value.contains("日报道") { value.to_string() } else { SUFFIX.replace(&value, "").to_string() };
    let mut value = value.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, '|' | '：' | ':' | '，' | ',' | '。' | '；' | ';' | '丨' | '/' | '-' | '—' | '·')
    });
    if let Some(inner) = value.strip_prefix('《').and_then(|rest| rest.strip_suffix('》')) {
        value = if inner.contains('《') { value } else { inner };
    }
    for (open, close) in [('【', '】'), ('[', ']'), ('（', '）'), ('(', ')')] {
        if let Some(inner) = value.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)) {
            value = inner.trim();
        }
    }
    let is_placeholder = PLACEHOLDERS.iter().any(|word| value.eq_ignore_ascii_case(word));
    let is_number = !value.chars().any(char::is_alphabetic);
    let too_long = value.chars().count() > 40 || value.contains(['。', '？', '！']);
    (!is_placeholder && !is_number && !too_long && !value.starts_with("http") && !value.contains('<'))
        .then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::cleaned;

    #[test]
    fn names_are_cleaned_at_both_ends() {
        for (printed, name) in [
            ("来源：云河日报", Some("云河日报")),
            ("来源：云河网-云河日报 原创稿", Some("云河网-云河日报")),
            ("《云河日报》", Some("云河日报")),
            ("云河日报 2024-03-08 09:10", Some("云河日报")),
            ("云河市总工会 【字体：大 中 小】", Some("云河市总工会")),
            ("云河市总工会 点击：33", Some("云河市总工会")),
            ("未知", None),
            ("12", None),
            ("", None),
        ] {
            assert_eq!(cleaned(printed).as_deref(), name, "{printed}");
        }
    }
}
