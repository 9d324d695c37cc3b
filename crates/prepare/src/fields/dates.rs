//! Dates: as exactly as the text or the page gives them, never guessed.

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::pattern;

static DATE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:(\d{4}) *年 *)?(\d{1,2}) *月 *(\d{1,2}) *日"));

/// The first date of a text: `2025-06-10` with a year in the text, `06-10` without.
fn first(text: &str) -> Option<(String, Option<i32>, u32)> {
    let found = DATE.captures(text)?;
    let number = |at: usize| found.get(at).and_then(|m| m.as_str().parse::<u32>().ok());
    let (month, day) = (number(2)?, number(3)?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let year = number(1).and_then(|year| i32::try_from(year).ok());
    let shown = match year {
        Some(year) => format!("{year:04}-{month:02}-{day:02}"),
        None => format!("{month:02}-{day:02}"),
    };
    Some((shown, year, month))
}

/// The date of an article: that of its news mark (本报6月10日讯) or of the event in its first sentence; the
/// year comes from the page's date, if that is not earlier in the year than a later event. Without any, the
/// page's own date.
pub(crate) fn date(mark: Option<&str>, lead: &str, page: Option<&str>) -> Option<String> {
    let end = lead.char_indices().filter(|(_, c)| *c == '。').nth(1).map_or(lead.len(), |(at, _)| at);
    let own = mark.and_then(first).or_else(|| first(&lead[..end]));
    match (own, page) {
        (Some((shown, None, month)), Some(page)) => {
            let year: i32 = page.get(..4)?.parse().ok()?;
            let page_month: u32 = page.get(5..7)?.parse().ok()?;
            // A report in January of an event in December means last year.
            let year = if month > page_month + 6 { year - 1 } else { year };
            Some(format!("{year:04}-{shown}"))
        }
        (Some((shown, _, _)), _) => Some(shown),
        (None, page) => page.map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn years_are_never_guessed() {
        assert_eq!(date(None, "6月10日，大会举行。", None).as_deref(), Some("06-10"));
        assert_eq!(date(None, "2023年6月10日，大会举行。", None).as_deref(), Some("2023-06-10"));
        assert_eq!(date(None, "近日，大会举行。", None), None);
        assert_eq!(date(None, "近日，大会举行。", Some("2025-06-12")).as_deref(), Some("2025-06-12"));
        assert_eq!(date(None, "6月10日，大会举行。", Some("2025-06-12")).as_deref(), Some("2025-06-10"));
        assert_eq!(date(None, "12月30日，大会举行。", Some("2026-01-02")).as_deref(), Some("2025-12-30"));
        assert_eq!(date(Some("本报6月10日讯"), "近日。", None).as_deref(), Some("06-10"));
    }
}
