//! The date of a page.

mod carried;

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::facts::{Fact, LONGEST, Near, Zone};
use super::found::Found;
use super::labels::{Label, is_besides};
use super::lines::{Line, Link};
use super::marks::{self, Field};
use super::page::Page;
use super::posted;
use crate::fields::printed_date::{
    day_of_year, field_date, in_two, is_date_alone, number_date, printed_date, regional, short,
};
use crate::pattern::pattern;

const HIDDEN: &str = "input[type=hidden][id*=pub], input[type=hidden][name*=pub], input[type=hidden][id*=date], input[type=hidden][id*=time]";

/// The date and the rule that gave it.
pub(super) fn date(page: &Page<'_>, zone: &Zone, facts: &[Fact], title: &str) -> Found {
    if let Some((value, rule)) = page.given("date", &page.options.selectors.date)
        && let Some(date) = field_date(&value)
    {
        return Some((date, rule));
    }
    if let Some(date) = page.form.date.clone() {
        return Some((date, "field of a form"));
    }
    let printed = labelled(facts, Label::Date, Near::Head, page.is_big5);
    // Readers see the printed date; what is stated for programs may be the template's.
    let sure = printed.clone().filter(|_| facts.iter().any(is_year_first));
    // A label without a value, or an empty element, is filled by a script.
    let is_empty =
        |fact: &Fact| fact.label == Label::Date && fact.near == Near::Head && fact.value.is_empty();
    let awaits = printed.is_none() && (facts.iter().any(is_empty) || carried::is_awaited(page));
    let script = |least| carried::in_script(page, title, least);
    sure.or_else(|| stated(page))
        .or(printed)
        .or_else(|| element(page, zone))
        .or_else(|| bare(page, zone.head(), zone))
        .or_else(|| carried::in_attribute(page, zone))
        .or_else(|| if awaits { script(1) } else { None })
        .or_else(|| labelled(facts, Label::OtherDate, Near::Head, page.is_big5))
        .or_else(|| bare(page, over(zone), zone))
        .or_else(|| labelled(facts, Label::Date, Near::Foot, page.is_big5))
        .or_else(|| in_sentence(page, zone))
        .or_else(|| beside_label(page, zone))
        .or_else(|| labelled(facts, Label::OtherDate, Near::Foot, page.is_big5))
        .or_else(|| page.letter.date.clone().map(|date| (date, "answer to a letter")))
        .or_else(|| foot(page, zone))
        .or_else(|| script(3))
        .or_else(|| in_path(page))
        .or_else(|| with_year_of_path(page, zone))
        .or_else(|| signed(page, zone))
        .or_else(|| script(2))
}

/// All other dates of the page, the likeliest first: for the second pass, which may find that the one taken is the
/// template's.
pub(super) fn others(page: &Page<'_>, zone: &Zone, facts: &[Fact]) -> Vec<String> {
    let found = [
        labelled(facts, Label::Date, Near::Foot, page.is_big5),
        element(page, zone),
        bare(page, zone.head(), zone),
        in_sentence(page, zone),
        beside_label(page, zone),
        labelled(facts, Label::OtherDate, Near::Foot, page.is_big5),
        in_path(page),
        signed(page, zone),
    ];
    found.into_iter().flatten().map(|(date, _)| date).collect()
}

/// The date that a part of a line of facts prints.
pub(super) fn date_of_part(part: &str, is_big5: bool) -> Option<String> {
    regional(part, is_big5).or_else(|| printed_date(part)).or_else(|| short(part))
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
        let date = seconds.and_then(number_date).map(|date| (date, "WeChat ct"));
        if let Some(found) = date.or_else(|| carried::in_script(page, "", 2)) {
            return Some(found);
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
            .or_else(|| short(&start))
            .map(|date| (date, "label"))
    })
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
    zone.title.map_or(0..0, |title| zone.over..title)
}

/// A date without a label in lines round the headline.
fn bare(page: &Page<'_>, lines: Range<usize>, zone: &Zone) -> Found {
    let is_fact = |at: usize| {
        let line = &page.lines()[at];
        let longest = if Some(at) < zone.title { 40 } else { LONGEST };
        let leads_away = |link: &Link| link.text.chars().count() > 4 && !is_besides(&link.text);
        let is_linked = line.is_linked() && line.links.iter().any(leads_away);
        line.chars < longest
            && !is_linked
            && !is_of_page(&line.text)
            && !is_of_event(&line.text)
            && !line.labels().iter().any(|found| found.label == Label::OtherDate)
    };
    let facts = || lines.clone().filter(|at| is_fact(*at)).map(|at| &page.lines()[at]);
    // Elements divide numbers that have no blank between them: a date and a counter.
    let whole = |line: &Line| {
        printed_date(&line.divided()).or_else(|| printed_date(&line.text)).or_else(|| {
            line.parts().iter().find_map(|part| short(part).or_else(|| regional(part, page.is_big5)))
        })
    };
    let parts = || facts().flat_map(Line::parts).collect::<Vec<_>>();
    let date = facts().find_map(whole).or_else(|| in_two(&parts()));
    date.map(|date| (date, "date under the headline"))
}

/// Whether a line says when the page was made, not the article.
fn is_of_page(line: &str) -> bool {
    ["生成时间", "本页", "今天", "今日", "现在时间", "当前时间", "版权", "Copyright", "©", "ICP"]
        .iter()
        .any(|word| line.contains(word))
}

/// Whether a line dates something that the article tells of: a meeting, the end of a registration.
fn is_of_event(line: &str) -> bool {
    static EVENT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:活动|会议|會議|活動|报名|考试|比赛|竞赛|举办|举行|舉行|开始|结束|截止|截至|到期|失效|有效|培训|演出|放映|开放|生效|实施|施行|出生|召开|开幕|集合|截稿|征集|申报|招标|开标|投标|面试|笔试|领取|公示|任职|(?i:deadline|event|expir\w*|start|end))\s?(?:时间|日期|時間|期限|期间|日|期|(?i:date|time|s))?\s?(?:[：:]|(?:19|20)\d\d)",
        )
    });
    EVENT.is_match(line)
}

/// A date after the text in a sentence that says when it was published: `This entry was posted in … on …`.
fn in_sentence(page: &Page<'_>, zone: &Zone) -> Found {
    let is_own = |line: &&Line| {
        !is_of_page(&line.text) && line.labels().iter().all(|found| found.label != Label::OtherDate)
    };
    let date = zone.after(page).filter(is_own).find_map(|line| posted::date(&line.text));
    date.map(|date| (date, "sentence after the text"))
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

/// A date after the text that is alone on its line, or under a label of any words: `上架时间：2024-03-08`. Links end the part
/// of the page that belongs to the article.
fn foot(page: &Page<'_>, zone: &Zone) -> Found {
    static ALONE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^[\[(（【]?(?:\p{Han}{1,4}(?:时间|日期|于|時間)[\]】]?\s?[：:]?\s?[\[(（]?)?(?:(?:19|20)?\d\d[-/.年] ?\d{1,2}[-/.月] ?\d{1,2})",
        )
    });
    let is_other = |line: &Line| line.labels().iter().any(|found| found.label == Label::OtherDate);
    let lines = zone.after(page).take_while(|line| !line.is_linked());
    let lines: Vec<&Line> = lines
        .filter(|line| {
            line.chars <= 40 && !is_of_page(&line.text) && !is_of_event(&line.text) && !is_other(line)
        })
        .collect();
    let alone = lines.iter().filter(|line| ALONE.is_match(&line.text) || is_date_alone(&line.text));
    let date = alone.map(|line| &line.text).find_map(|text| printed_date(text).or_else(|| short(text)));
    let parts = || lines.iter().flat_map(|line| line.parts()).collect::<Vec<_>>();
    let date = date.or_else(|| in_two(&parts()));
    date.map(|date| (date, "date after the text"))
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

/// A day near the headline with the year, and the month where there is one, of the path: `08` and `7月` on
/// `/2019/07/`, `07-08 09:20` on `/2019/`.
fn with_year_of_path(page: &Page<'_>, zone: &Zone) -> Found {
    static PATH: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?:^|/)((?:19|20)\d\d)(?:[/-]?([01]\d)(?:[/-]?[0-3]\d)?)?[/_-]"));
    let found = PATH.captures(page.path)?;
    let month = found.get(2).and_then(|month| month.as_str().parse().ok());
    let lines = page.lines().get(zone.over..zone.text)?;
    let parts: Vec<String> = lines.iter().filter(|line| line.chars <= 60).flat_map(Line::parts).collect();
    let (of_month, day) = day_of_year(&parts)?;
    let fits = month.is_none_or(|month: u8| month == of_month);
    let date = if fits { printed_date(&format!("{}-{of_month}-{day}", &found[1])) } else { None };
    date.map(|date| (date, "day under the headline, year of the path"))
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
