//! Printed dates of all forms, as ISO dates: for the readers of files and web pages. A form that is a date only in a
//! certain place is in the module `partial`, which the caller asks there.
//!
//! A date with an offset or in Unix time becomes the day in China (UTC+8), which is the day that the site itself prints.

mod calendar;
mod han;
#[cfg(feature = "html")]
mod partial;

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::pattern::pattern;
use calendar::{of, of_days, to_days};
use han::{han, month_in_han};
#[cfg(feature = "html")]
pub(crate) use partial::{day_of_year, in_two, is_date_alone, is_day, regional, short};

/// Finds the first date of one form: its place and its ISO form.
type Form = fn(&str) -> Option<(usize, String)>;

/// Seconds from UTC to China Standard Time.
const CHINA: i64 = 8 * 3600;
const DAY: i64 = 86_400;

/// `2024-3-8`, `2024/03/08 12:00`, `2024.3.8`, `2024年3月8日`, `2024-03-08T01:02:03Z`, `2007-08-20-23:59:59`.
static YEAR_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[^0-9.])((?:19|20)[0-9]{2}) ?(?:[-/.]|年) ?([0-9]{1,2}) ?(?:[-/.]|月) ?([0-9]{1,2})(?:[ T]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)? ?(Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})?)?(?:[^0-9]|$)",
    )
});

/// `20240308`, with or without a time after it.
static DIGITS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[^0-9])((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])(?:[0-2][0-9](?:[0-5][0-9]){1,2})?(?:[^0-9]|$)",
    )
});

/// `中華民國103年3月26日`, `民國 102.5.7`: years from 1912 on, as Taiwan counts them.
static OF_TAIWAN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"民[國国] ?([0-9]{2,3}) ?(?:[-/.]|年) ?([0-9]{1,2}) ?(?:[-/.]|月) ?([0-9]{1,2})(?:[^0-9]|$)")
});

/// RFC 2822 and what mail programs write: `Fri, 08 Mar 2024 09:00:00 +0800`.
static DAY_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[^0-9])([0-9]{1,2})[ -](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?[ -]((?:19|20)[0-9]{2})(?: +([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))? ?(Z|UTC?|GMT|[+-][0-9]{2}:?[0-9]{2})?)?",
    )
});

/// `March 8, 2024`, and the date of JavaScript: `Fri Mar 08 2024 09:00:00 GMT+0800`.
static MONTH_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[^a-z])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ((?:19|20)[0-9]{2})(?: +([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))? ?(?:GMT|UTC)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?",
    )
});

/// `3/8/2024 9:00:00 PM`, as VBScript writes a date.
static SLASHES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[^0-9/])([0-9]{1,2})/([0-9]{1,2})/((?:19|20)[0-9]{2})( +(?:- +)?[0-9]{1,2}:[0-9]{2})?(?:[^0-9]|$)",
    )
});

/// `08-03-2024`: with hyphens the day is first, as Hong Kong and Macau print it; a second number over 12 is the day.
static HYPHENS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|[^0-9-])([0-9]{1,2})-([0-9]{1,2})-((?:19|20)[0-9]{2})(?:[^0-9-]|$)"));

/// The first date that a text prints with its year, as `2024-03-08`. `M/D/YYYY` counts only with a time after it.
#[must_use]
pub fn printed_date(text: &str) -> Option<String> {
    /// Forms whose year has four digits.
    const IN_DIGITS: [Form; 7] =
        [year_first, digits, month_in_han, day_first, month_first, slashes_with_time, hyphens];
    const OTHERS: [Form; 2] = [han, of_taiwan];
    let text = narrow(text);
    // Most texts that are asked have no date: two short searches are quicker than nine patterns.
    let in_digits: &[Form] = if text.contains("19") || text.contains("20") { &IN_DIGITS } else { &[] };
    let others: &[Form] = if text.contains(['年', '民']) { &OTHERS } else { &[] };
    let found = in_digits.iter().chain(others).filter_map(|form| form(&text));
    found.min_by_key(|(at, _)| *at).map(|(_, date)| date)
}

/// The date of a field that holds a date and nothing else: whatever [`printed_date`] reads, `M/D/YYYY` without a
/// time, Unix seconds or milliseconds, and the serial numbers of Excel.
#[must_use]
pub fn field_date(text: &str) -> Option<String> {
    let text = text.trim();
    let number = || text.parse::<f64>().ok().and_then(number_date);
    printed_date(text).or_else(number).or_else(|| slashes(&narrow(text)).map(|(_, date)| date))
}

/// The date of a number: Unix seconds or milliseconds, or a serial number of Excel (days since 1899-12-30).
#[must_use]
pub fn number_date(number: f64) -> Option<String> {
    /// Serial numbers of the years 1954 to 2118; smaller numbers are no dates.
    const SERIALS: std::ops::Range<f64> = 20_000.0..80_000.0;
    /// Unix seconds of the years 1980 to 2100.
    const SECONDS: std::ops::Range<f64> = 315_532_800.0..4_102_444_800.0;
    /// Days from 1899-12-30 to 1970-01-01.
    const EXCEL_EPOCH: i64 = 25_569;
    if SERIALS.contains(&number) {
        return Some(of_days(number as i64 - EXCEL_EPOCH));
    }
    let seconds = if SECONDS.contains(&(number / 1000.0)) { number / 1000.0 } else { number };
    SECONDS.contains(&seconds).then(|| of_days((seconds as i64 + CHINA).div_euclid(DAY)))
}

/// Full-width digits, colons and slashes as narrow ones.
fn narrow(text: &str) -> String {
    let one = |c: char| match c {
        '０'..='９' | '：' | '／' | '－' | '．' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{a0}' | '\u{3000}' => ' ',
        '–' | '—' | '‑' => '-',
        _ => c,
    };
    text.chars().map(one).collect()
}

/// The first match of a pattern that `read` takes for a date. The next match is looked for right after the first group:
/// the character after one date may be the character before the next.
fn first(
    pattern: &Regex,
    text: &str,
    read: impl Fn(&Captures<'_>) -> Option<String>,
) -> Option<(usize, String)> {
    let mut from = 0;
    while let Some(found) = pattern.captures_at(text, from) {
        let year = found.get(1)?;
        if let Some(date) = read(&found) {
            return Some((year.start(), date));
        }
        from = year.end();
    }
    None
}

fn year_first(text: &str) -> Option<(usize, String)> {
    first(&YEAR_FIRST, text, |found| {
        in_china((number(found, 1)?, number(found, 2)?, number(found, 3)?), found, 4)
    })
}

fn digits(text: &str) -> Option<(usize, String)> {
    first(&DIGITS, text, |found| of(number(found, 1)?, number(found, 2)?, number(found, 3)?))
}

fn of_taiwan(text: &str) -> Option<(usize, String)> {
    /// Earlier years are of the past that a text tells of.
    const EARLIEST: i64 = 1990;
    first(&OF_TAIWAN, text, |found| {
        let year = Some(number(found, 1)? + 1911).filter(|year| *year >= EARLIEST)?;
        of(year, number(found, 2)?, number(found, 3)?)
    })
}

fn day_first(text: &str) -> Option<(usize, String)> {
    let found = DAY_FIRST.captures(text)?;
    let date = (number(&found, 3)?, month(&found[2])?, number(&found, 1)?);
    Some((found.get(1)?.start(), in_china(date, &found, 4)?))
}

fn month_first(text: &str) -> Option<(usize, String)> {
    let found = MONTH_FIRST.captures(text)?;
    let date = (number(&found, 3)?, month(&found[1])?, number(&found, 2)?);
    Some((found.get(1)?.start(), in_china(date, &found, 4)?))
}

fn slashes_with_time(text: &str) -> Option<(usize, String)> {
    SLASHES.captures(text).filter(|found| found.get(4).is_some()).and_then(|found| of_slashes(&found))
}

fn slashes(text: &str) -> Option<(usize, String)> {
    SLASHES.captures(text).and_then(|found| of_slashes(&found))
}

/// Month before day, as servers set to American English print it; a first number over 12 is the day.
fn of_slashes(found: &Captures<'_>) -> Option<(usize, String)> {
    let (first, second, year) = (number(found, 1)?, number(found, 2)?, number(found, 3)?);
    let (month, day) = if first > 12 { (second, first) } else { (first, second) };
    Some((found.get(1)?.start(), of(year, month, day)?))
}

fn hyphens(text: &str) -> Option<(usize, String)> {
    let found = HYPHENS.captures(text)?;
    let (first, second, year) = (number(&found, 1)?, number(&found, 2)?, number(&found, 3)?);
    let (month, day) = if second > 12 { (first, second) } else { (second, first) };
    Some((found.get(1)?.start(), of(year, month, day)?))
}

fn number(found: &Captures<'_>, at: usize) -> Option<i64> {
    found.get(at)?.as_str().parse().ok()
}

/// A date whose time and offset follow in the groups from `time` on: the day in China, if there is an offset.
fn in_china((year, month, day): (i64, i64, i64), found: &Captures<'_>, time: usize) -> Option<String> {
    let local = of(year, month, day)?;
    let (Some(hour), Some(minute), Some(zone)) =
        (number(found, time), number(found, time + 1), found.get(time + 3))
    else {
        return Some(local);
    };
    let second = number(found, time + 2).unwrap_or(0);
    let offset = offset(zone.as_str())?;
    let seconds = to_days(year, month, day) * DAY + hour * 3600 + minute * 60 + second - offset + CHINA;
    Some(of_days(seconds.div_euclid(DAY)))
}

/// Seconds of an offset: `+0800`, `+08:00`; 0 for `Z`, `GMT`.
fn offset(zone: &str) -> Option<i64> {
    let Some(rest) = zone.strip_prefix(['+', '-']) else { return Some(0) };
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = (digits.get(..2)?.parse::<i64>().ok()?, digits.get(2..4)?.parse::<i64>().ok()?);
    let seconds = hours * 3600 + minutes * 60;
    Some(if zone.starts_with('-') { -seconds } else { seconds })
}

fn month(name: &str) -> Option<i64> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let name = name.to_ascii_lowercase();
    MONTHS.iter().position(|month| *month == name).map(|at| at as i64 + 1)
}

#[cfg(test)]
mod tests;
