//! A picture of the articles by month.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::Entry;

/// Months up to which each has a bar; of a longer time each year has one.
const MOST_MONTHS: usize = 60;

/// Of the picture, in units of its own.
const HEIGHT: usize = 160;
const BAR: usize = 14;
const LEFT: usize = 40;
const BELOW: usize = 24;

/// Articles by month, or by year where the months are many; those without a date are told in words.
pub(super) fn months(articles: &[Entry]) -> Markup {
    let by_month = counts(articles, "yyyy-mm".len());
    let dated: usize = by_month.values().sum();
    let undated = articles.len() - dated;
    let spanned = span(&by_month);
    let (unit, counts) =
        if spanned.len() > MOST_MONTHS { ("年", years(articles)) } else { ("月", spanned) };
    html! {
        section {
            h2 { "文章按" (unit) "的篇数" }
            @if !counts.is_empty() { (picture(&counts, unit)) }
            p { "有日期的 " (dated) " 篇，没有完整日期的 " (undated) " 篇。" }
        }
    }
}

/// The beginning of a full date: a year, or a year and a month.
fn counts(articles: &[Entry], length: usize) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for article in articles {
        let date = article.date.as_deref().unwrap_or_default();
        if year_and_month(date).is_some() {
            *counts.entry(date.chars().take(length).collect()).or_default() += 1;
        }
    }
    counts
}

/// Of an ISO date with a year.
fn year_and_month(date: &str) -> Option<(usize, usize)> {
    let (year, rest) = date.split_once('-')?;
    let month = rest.split('-').next()?;
    let digits = |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    (digits(year, 4) && digits(month, 2)).then_some(())?;
    let (year, month) = (year.parse().ok()?, month.parse().ok()?);
    (1..=12).contains(&month).then_some((year, month))
}

/// The months from the first to the last, those without an article too. No more than are shown, and one.
fn span(by_month: &BTreeMap<String, usize>) -> Vec<(String, usize)> {
    let place = |key: &String| year_and_month(key).map(|(year, month)| year * 12 + month - 1);
    let (Some(first), Some(last)) =
        (by_month.keys().next().and_then(place), by_month.keys().next_back().and_then(place))
    else {
        return Vec::new();
    };
    (first..=last)
        .take(MOST_MONTHS + 1)
        .map(|month| format!("{:04}-{:02}", month / 12, month % 12 + 1))
        .map(|name| (by_month.get(&name).copied().unwrap_or_default(), name))
        .map(|(count, name)| (name, count))
        .collect()
}

/// The years that have an article.
fn years(articles: &[Entry]) -> Vec<(String, usize)> {
    counts(articles, "yyyy".len()).into_iter().collect()
}

fn picture(counts: &[(String, usize)], unit: &str) -> Markup {
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or_default().max(1);
    let width = LEFT + counts.len() * BAR;
    // Each label needs the room of four bars.
    let step = if counts.len() > 6 { counts.len().div_ceil(8).max(4) } else { 1 };
    let room = if step == 1 { 4 } else { 1 };
    let width = width + counts.len() * BAR * (room - 1);
    let label = format!("文章按{unit}的篇数，最多 {most} 篇");
    html! {
        svg viewBox=(format!("0 0 {width} {}", HEIGHT + BELOW)) width=(width) height=(HEIGHT + BELOW)
            role="img" aria-label=(label) {
            text x="0" y="12" { (most) }
            text x="0" y=(HEIGHT) { "0" }
            @for (at, (name, count)) in counts.iter().enumerate() {
                @let height = (count * (HEIGHT - 8)).div_ceil(most);
                @let x = LEFT + at * BAR * room;
                rect x=(x) y=(HEIGHT - height) width=(BAR - 2) height=(height) {
                    title { (name) "：" (count) " 篇" }
                }
                @if at % step == 0 { text x=(x) y=(HEIGHT + 16) { (name) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dated(dates: &[&str]) -> Vec<Entry> {
        let article = |date: &&str| Entry { date: Some((*date).to_owned()), ..Entry::default() };
        dates.iter().map(article).collect()
    }

    #[test]
    fn months_without_an_article_are_in_the_picture() {
        let counts = span(&counts(&dated(&["2025-11-30", "2026-01-02", "2026-01-03", "06-10", "x"]), 7));
        let expected = [("2025-11", 1), ("2025-12", 0), ("2026-01", 2)];
        assert_eq!(counts, expected.map(|(name, count)| (name.to_owned(), count)));
    }

    #[test]
    fn many_months_are_shown_as_years() {
        let text = months(&dated(&["1998-01-01", "2026-01-01", "0000-13-01"])).into_string();
        assert!(text.contains("按年") && text.contains("1998：1 篇"), "{text}");
        assert!(text.contains("没有完整日期的 1 篇"), "{text}");
    }

    #[test]
    fn no_article_is_no_picture() {
        assert!(!months(&[]).into_string().contains("<svg"));
    }
}
