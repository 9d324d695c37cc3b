//! Dates that a page does not print but carries: in an attribute of an element beside the headline, or in a script that
//! fills that element.

use std::sync::LazyLock;

use dom_query::NodeRef;
use regex::Regex;

use crate::fields::printed_date::{field_date, printed_date};
use crate::pattern::pattern;
use crate::read::html::facts::Zone;
use crate::read::html::found::Found;
use crate::read::html::lines::{Range, bare};
use crate::read::html::page::Page;

/// The date in an attribute of an element between the lines over the headline and the text: `<em data-time="2024-03-08">`.
pub(super) fn in_attribute(page: &Page<'_>, zone: &Zone) -> Found {
    /// Most characters of a value that is a date and nothing else.
    const LONGEST: usize = 34;
    let lines = page.lines();
    let start = zone.over.checked_sub(1).and_then(|at| lines.get(at)).map_or(0, |line| line.place.end);
    let end = lines.get(zone.text).map_or(u32::MAX, |line| line.place.start);
    let zone = Range { start, end };
    let is_inside = |place: Range| zone.start <= place.start && place.start < zone.end;
    let date = |value: &str| {
        let fits = value.len() <= LONGEST && value.starts_with(|c: char| c.is_ascii_digit());
        if fits && value.contains(['-', '/', '.', '年']) { printed_date(value) } else { None }
    };
    let elements = page.document.select(
        "[data-time], [data-date], [title], [value], [data-value], span, em, i, b, time, div, p, td, label",
    );
    let found = elements.nodes().iter().filter(|node| {
        page.rendering.places.get(&node.id).copied().is_some_and(is_inside) && !node.has_attr("href")
    });
    let mut values = found.flat_map(NodeRef::attrs).filter(|attribute| {
        !matches!(attribute.name.local.as_ref(), "id" | "class" | "style" | "src" | "href" | "alt")
    });
    values.find_map(|attribute| date(&attribute.value)).map(|date| (date, "attribute of an element"))
}

/// How surely the name of a variable says that its value is when the article was published; none if it is something else.
fn weight(name: &str) -> Option<u32> {
    const OTHER: &[&str] = &[
        "now", "cur", "today", "server", "svr", "update", "modif", "edit", "expire", "end", "start", "begin",
        "build", "version", "deadline", "last", "login", "reg", "close", "open", "birth", "sys", "cache",
        "max", "min", "interval", "timeout", "visit", "req", "load", "stat",
    ];
    const PUBLISHED: &[&str] =
        &["pub", "release", "issue", "fabu", "post", "send", "display", "show", "fb", "ct"];
    const MADE: &[&str] = &["create", "add", "input", "news", "article", "insert", "doc", "info", "content"];
    let name = name.to_ascii_lowercase();
    let is_time = ["time", "date", "_at", "shijian", "riqi"].iter().any(|word| name.contains(word))
        || matches!(name.as_str(), "ct" | "fbsj" | "fbrq" | "sj" | "rq" | "published" | "created");
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if !is_time || has(OTHER) {
        return None;
    }
    Some(if has(PUBLISHED) {
        3
    } else if has(MADE) {
        2
    } else {
        1
    })
}

/// The date in a script: `var publishTime = '2024-03-08 10:20'`, `"createTime": 1709859600`, and as WeChat writes it,
/// `ct = xml ? getXmlValue('ct.DATA') : '1709859600'`, `create_time: JsDecode('1709859600')`. `least` is how sure its name
/// must be. Of several that differ, as in lists of articles, the one nearest to the headline counts.
pub(super) fn in_script(page: &Page<'_>, title: &str, least: u32) -> Found {
    static VALUE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r#"["']?([A-Za-z_$][\w$]{1,40})["']?\s*[:=]\s*(?:\w+ ?\?[^:;\n]{1,60}: ?)?(?:\w+\()?["']?((?:19|20)\d\d[-/.年][01]?\d[-/.月][0-3]?\d[^"'<>,;}\n]{0,24}|1\d{9}(?:\d{3})?\b)"#,
        )
    });
    let mut found: Vec<(u32, usize, String)> = Vec::new();
    for script in page.document.select("script").nodes() {
        let text = script.text();
        let place = text.find(title).filter(|_| !title.is_empty());
        for captures in VALUE.captures_iter(&text) {
            let (Some(name), Some(value)) = (captures.get(1), captures.get(2)) else { continue };
            let Some(weight) = weight(name.as_str()).filter(|weight| *weight >= least) else { continue };
            let Some(date) = field_date(value.as_str()) else { continue };
            let distance = place.map_or(usize::MAX, |place| place.abs_diff(name.start()));
            found.push((weight, distance, date));
        }
    }
    let most = found.iter().map(|(weight, ..)| *weight).max()?;
    found.retain(|(weight, ..)| *weight == most);
    let is_one = found.iter().all(|(.., date)| *date == found[0].2);
    let (_, distance, date) = found.into_iter().min_by_key(|(_, distance, _)| *distance)?;
    (is_one || distance < usize::MAX).then_some((date, "script"))
}

/// Whether the page has an empty element beside the headline that a script fills with the date.
pub(super) fn is_awaited(page: &Page<'_>) -> bool {
    let elements =
        page.document.select("[id*=time]:empty, [id*=date]:empty, [class*=time]:empty, [class*=date]:empty");
    elements.nodes().iter().any(|node| bare(&node.text()).is_empty())
}

#[cfg(test)]
mod tests {
    use super::weight;

    #[test]
    fn names_tell_when_it_was_published() {
        assert_eq!(weight("publishTime"), Some(3));
        assert_eq!(weight("ct"), Some(3));
        assert_eq!(weight("createTime"), Some(2));
        assert_eq!(weight("docDate"), Some(2));
        assert_eq!(weight("time"), Some(1));
        for other in ["serverTime", "updateTime", "nowDate", "endDate", "title", "activity"] {
            assert_eq!(weight(other), None, "{other}");
        }
    }
}
