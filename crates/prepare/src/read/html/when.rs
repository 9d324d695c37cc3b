//! The date of a page.

use std::sync::LazyLock;

use regex::Regex;

use super::facts::{Fact, LONGEST, Near, Zone};
use super::labels::{Label, labels};
use super::marks::{self, Field};
use super::page::Page;
use crate::fields::printed_date::{field_date, number_date, printed_date};
use crate::pattern::pattern;

const HIDDEN: &str = "input[type=hidden][id*=pub], input[type=hidden][name*=pub], input[type=hidden][id*=date], input[type=hidden][id*=time]";

type Found = Option<(String, &'static str)>;

/// The date and the rule that gave it.
pub(super) fn date(page: &Page<'_>, zone: &Zone, facts: &[Fact]) -> Found {
    if let Some((value, rule)) = page.given("date", &page.options.selectors.date)
        && let Some(date) = field_date(&value)
    {
        return Some((date, rule));
    }
    stated(page)
        .or_else(|| labelled(facts, Label::Date, Near::Head, page.is_big5))
        .or_else(|| element(page, zone))
        .or_else(|| bare(page, zone))
        .or_else(|| labelled(facts, Label::Date, Near::Foot, page.is_big5))
        .or_else(|| labelled(facts, Label::OtherDate, Near::Foot, page.is_big5))
        .or_else(|| beside_source(page, zone))
        .or_else(|| in_path(page))
        .or_else(|| signed(page, zone))
}

/// What the page states for programs.
fn stated(page: &Page<'_>) -> Found {
    const NAMES: &[(&str, &[&str])] = &[
        (
            "PubDate",
            &["pubdate", "publishdate", "pub_date", "publish_date", "firstpublishedtime", "publishtime"],
        ),
        (
            "article:published_time",
            &[
                "article:published_time",
                "og:published_time",
                "datepublished",
                "dc.date.issued",
                "dc.date",
                "og:release_date",
                "weibo:article:create_at",
                "article:create_at",
            ],
        ),
    ];
    for (rule, names) in NAMES {
        if let Some(date) = page.meta.get(names).and_then(field_date) {
            return Some((date, rule));
        }
    }
    if let Some(date) = page.json_ld.published.as_deref().and_then(field_date) {
        return Some((date, "JSON-LD"));
    }
    if page.html.contains("js_content") {
        let seconds = marks::variable(page.html, "ct").and_then(|seconds| seconds.parse().ok());
        if let Some(date) = seconds.and_then(number_date) {
            return Some((date, "WeChat ct"));
        }
    }
    let hidden = page.document.select(HIDDEN);
    let mut values = hidden.nodes().iter().filter_map(|node| node.attr("value"));
    if let Some(date) = values.find_map(|value| printed_date(&value)) {
        return Some((date, "hidden field"));
    }
    let marked = marks::field(page.html, Field::Date).and_then(|value| printed_date(&Page::plain(&value)));
    marked.map(|date| (date, "comment marks"))
}

/// The nearest fact with this label, up to `far`, whose value begins with a date.
fn labelled(facts: &[Fact], label: Label, far: Near, is_big5: bool) -> Found {
    let fits = |fact: &&Fact| fact.label == label && fact.near <= far;
    facts.iter().filter(fits).find_map(|fact| {
        let start: String = fact.value.chars().take(40).collect();
        day_first(&start, is_big5)
            .or_else(|| field_date(&start))
            .or_else(|| printed_date(&start))
            .map(|date| (date, "label"))
    })
}

/// `02/08/2016` in Hong Kong and Macau, whose pages are in Big5, is the second of August.
fn day_first(value: &str, is_big5: bool) -> Option<String> {
    static DAY: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^\s*(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d\d)(?:\D|$)"));
    let found = if is_big5 { DAY.captures(value) } else { None }?;
    printed_date(&format!("{}-{}-{}", &found[3], &found[2], &found[1]))
}

/// A `time` element, or one with a class that says so, outside lists of other articles.
fn element(page: &Page<'_>, zone: &Zone) -> Found {
    let found = page.document.select("time[datetime], [itemprop=datePublished], [id^=authorposton]");
    for node in found.nodes() {
        // A time that the walk did not meet is empty, and filled by a script.
        let near = page.line_of(node).map_or(Near::Foot, |at| zone.near(at));
        if near == Near::Far {
            continue;
        }
        // Discuz prints `3 天前` and has the date in the title of a span.
        let inner = node.descendants_it().find_map(|inner| inner.attr("title"));
        let texts = [node.attr("datetime"), node.attr("content"), inner, Some(node.text())];
        if let Some(date) = texts.into_iter().flatten().find_map(|text| printed_date(&text)) {
            return Some((date, "time element"));
        }
    }
    None
}

/// A date without a label between headline and text.
fn bare(page: &Page<'_>, zone: &Zone) -> Found {
    let over = zone.title.map_or(0..0, |title| title.saturating_sub(2)..title);
    zone.head().chain(over).find_map(|at| {
        let line = &page.lines()[at];
        let longest = if Some(at) < zone.title { 40 } else { LONGEST };
        let is_fact = line.chars < longest && !line.is_linked() && !is_of_page(&line.text);
        let other = labels(&line.text).iter().any(|found| found.label == Label::OtherDate);
        let date = if is_fact && !other { printed_date(&line.text) } else { None };
        date.map(|date| (date, "date under the headline"))
    })
}

/// Whether a line says when the page was made, not the article.
fn is_of_page(line: &str) -> bool {
    ["生成时间", "今天", "现在时间", "当前时间", "版权", "Copyright", "©", "ICP"]
        .iter()
        .any(|word| line.contains(word))
}

/// A date in a line that names a source, in the first lines of the text or after it.
fn beside_source(page: &Page<'_>, zone: &Zone) -> Found {
    page.lines().iter().enumerate().filter(|(at, _)| zone.near(*at) <= Near::Foot).find_map(|(_, line)| {
        let fits =
            line.chars < LONGEST && labels(&line.text).iter().any(|found| found.label == Label::Source);
        let date = if fits { printed_date(&line.text) } else { None };
        date.map(|date| (date, "beside the source"))
    })
}

/// A date in the path of the file or its address: `t20220417_974894.shtml`, `/2022/04/17/`, `/2022-04/17/`.
fn in_path(page: &Page<'_>) -> Found {
    static PATH: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?:^|[/_t-])((?:19|20)\d\d)(?:/|-)?(\d{1,2})(?:/|-)?(\d{1,2})(?:[/_.-]|$)")
    });
    let found = PATH
        .captures_iter(page.path)
        .find_map(|found| printed_date(&format!("{}-{}-{}", &found[1], &found[2], &found[3])));
    found.map(|date| (date, "path"))
}

/// A date alone on one of the last lines: the signature of a notice.
fn signed(page: &Page<'_>, zone: &Zone) -> Found {
    let last = zone.end.min(page.lines().len());
    (zone.text..last).rev().take(4).find_map(|at| {
        let line = &page.lines()[at];
        let date = if line.chars <= 14 { printed_date(&line.text) } else { None };
        date.map(|date| (date, "signature"))
    })
}
