//! The date of a page.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::facts::{Fact, LONGEST, Near, Zone};
use super::labels::{Label, is_besides};
use super::lines::{Line, Link};
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
    let printed = labelled(facts, Label::Date, Near::Head, page.is_big5);
    // Readers see the printed date; what is stated for programs may be the template's.
    let sure = printed.clone().filter(|_| facts.iter().any(is_year_first));
    sure.or_else(|| stated(page))
        .or(printed)
        .or_else(|| element(page, zone))
        .or_else(|| bare(page, zone.head(), zone))
        .or_else(|| labelled(facts, Label::OtherDate, Near::Head, page.is_big5))
        .or_else(|| bare(page, over(zone), zone))
        .or_else(|| labelled(facts, Label::Date, Near::Foot, page.is_big5))
        .or_else(|| beside_label(page, zone))
        .or_else(|| labelled(facts, Label::OtherDate, Near::Foot, page.is_big5))
        .or_else(|| in_path(page))
        .or_else(|| signed(page, zone))
}

/// All other dates of the page, the likeliest first: for the second pass, which may find that the one taken is the
/// template's.
pub(super) fn others(page: &Page<'_>, zone: &Zone, facts: &[Fact]) -> Vec<String> {
    let found = [
        labelled(facts, Label::Date, Near::Foot, page.is_big5),
        element(page, zone),
        bare(page, zone.head(), zone),
        beside_label(page, zone),
        labelled(facts, Label::OtherDate, Near::Foot, page.is_big5),
        in_path(page),
        signed(page, zone),
    ];
    found.into_iter().flatten().map(|(date, _)| date).collect()
}

/// Whether a fact is a date under the headline whose form leaves no doubt which number is the month.
fn is_year_first(fact: &Fact) -> bool {
    static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*(?:19|20)\d\d\s*[-/.年]"));
    fact.label == Label::Date && fact.near == Near::Head && YEAR.is_match(&fact.value)
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
        regional(&start, is_big5)
            .or_else(|| field_date(&start))
            .or_else(|| printed_date(&start))
            .map(|date| (date, "label"))
    })
}

/// Dates of pages in Big5: `02/08/2016` in Hong Kong and Macau is the second of August, `102-05-07` in Taiwan is of 2013.
fn regional(value: &str, is_big5: bool) -> Option<String> {
    static DAY_FIRST: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^\s*(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d\d)(?:\D|$)"));
    static OF_TAIWAN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^\s*(\d{2,3})(?:[-/.]|年) ?(\d{1,2})(?:[-/.]|月) ?(\d{1,2})(?:[^\d/-]|$)")
    });
    if !is_big5 {
        return None;
    }
    if let Some(found) = DAY_FIRST.captures(value) {
        return printed_date(&format!("{}-{}-{}", &found[3], &found[2], &found[1]));
    }
    let found = OF_TAIWAN.captures(value)?;
    printed_date(&format!("民國{}年{}月{}日", &found[1], &found[2], &found[3]))
}

/// A `time` element, or one with a class that says so, outside lists of other articles.
fn element(page: &Page<'_>, zone: &Zone) -> Found {
    let found = page.document.select(
        "time[datetime], [itemprop=datePublished], [property*='dc:date'], [property*='dc:created'], [id^=authorposton]",
    );
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

/// The lines right over the headline.
fn over(zone: &Zone) -> Range<usize> {
    zone.title.map_or(0..0, |title| title.saturating_sub(2)..title)
}

/// A date without a label in lines round the headline.
fn bare(page: &Page<'_>, mut lines: Range<usize>, zone: &Zone) -> Found {
    lines.find_map(|at| {
        let line = &page.lines()[at];
        let longest = if Some(at) < zone.title { 40 } else { LONGEST };
        let leads_away = |link: &Link| link.text.chars().count() > 4 && !is_besides(&link.text);
        let is_linked = line.is_linked() && line.links.iter().any(leads_away);
        let is_fact = line.chars < longest && !is_linked && !is_of_page(&line.text);
        let other = line.labels().iter().any(|found| found.label == Label::OtherDate);
        let date = if is_fact && !other {
            // Elements divide numbers that have no blank between them: a date and a counter.
            printed_date(&line.divided())
                .or_else(|| printed_date(&line.text))
                .or_else(|| part(line, page.is_big5))
        } else {
            None
        };
        date.map(|date| (date, "date under the headline"))
    })
}

/// A date that an element of a line has for itself, with a year of two digits (`17-09-30`) or, in Hong Kong and Macau,
/// with the day first.
fn part(line: &Line, is_big5: bool) -> Option<String> {
    static SHORT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^\[?([0-3]\d)[-/.]([01]\d)[-/.]([0-3]\d)\]?(?: +\d{1,2}:\d\d(?::\d\d)?)?$")
    });
    line.parts().iter().find_map(|part| {
        let short = SHORT.captures(part);
        let date =
            short.and_then(|found| printed_date(&format!("20{}-{}-{}", &found[1], &found[2], &found[3])));
        date.or_else(|| regional(part, is_big5))
    })
}

/// Whether a line says when the page was made, not the article.
fn is_of_page(line: &str) -> bool {
    ["生成时间", "本页", "今天", "现在时间", "当前时间", "版权", "Copyright", "©", "ICP"]
        .iter()
        .any(|word| line.contains(word))
}

/// A date in a line that names a source or an author, in the first lines of the text or after it.
fn beside_label(page: &Page<'_>, zone: &Zone) -> Found {
    let names = |label: Label| matches!(label, Label::Source | Label::Unit | Label::Author | Label::Editor);
    page.lines().iter().enumerate().filter(|(at, _)| zone.near(*at) <= Near::Foot).find_map(|(_, line)| {
        let fits = line.chars < LONGEST && line.labels().iter().any(|found| names(found.label));
        let date = if fits && !is_of_page(&line.text) { printed_date(&line.text) } else { None };
        date.map(|date| (date, "beside a name"))
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
