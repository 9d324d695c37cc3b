//! Dates in forms that are sure only beside a headline: in two elements, with a year of two digits, of one region.

use std::sync::LazyLock;

use regex::Regex;

use super::printed_date;
use crate::pattern::pattern;

/// A date whose day is in one element and whose year is in the next or the one before: `05-01` and `2023`, `01` and
/// `2023-05`; or whose parts are in three.
pub(crate) fn in_two(parts: &[String]) -> Option<String> {
    static DAY: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^\[?(?:([01]?\d) ?[-/.月] ?([0-3]?\d)日?|([0-3]?\d)日?)\]?$"));
    static YEAR: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^((?:19|20)\d\d)(?: ?[-/.年] ?(?:([01]?\d)月?)?)?$"));
    let join = |day: &str, year: &str| {
        let (day, year) = (DAY.captures(day)?, YEAR.captures(year)?);
        let groups = (day.get(1), day.get(2), day.get(3), year.get(2));
        let ((Some(month), Some(day), _, None) | (_, _, Some(day), Some(month))) = groups else {
            return None;
        };
        printed_date(&format!("{}-{}-{}", &year[1], month.as_str(), day.as_str()))
    };
    let two =
        || parts.windows(2).find_map(|pair| join(&pair[0], &pair[1]).or_else(|| join(&pair[1], &pair[0])));
    // `8`, `Mar`, `2024`
    let in_three = |three: &[String]| {
        let whole = three.join(" ");
        if is_date_alone(&whole) { printed_date(&whole) } else { None }
    };
    two().or_else(|| parts.windows(3).find_map(in_three))
}

/// Month and day without a year: in one part (`07-08 09:20`, `7月8日`) or in two (`08` and `7月`).
pub(crate) fn day_of_year(parts: &[String]) -> Option<(u8, u8)> {
    static WHOLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^\[?([01]?\d) ?(?:[-/.]|月) ?([0-3]?\d)日?\]?(?: \d{1,2}:\d\d(?::\d\d)?)?$")
    });
    static MONTH: LazyLock<Regex> = LazyLock::new(|| pattern(r"^([01]?\d) ?月$"));
    static DAY: LazyLock<Regex> = LazyLock::new(|| pattern(r"^([0-3]?\d)日?$"));
    let number = |text: &str| text.parse::<u8>().ok();
    let whole = parts.iter().find_map(|part| {
        let found = WHOLE.captures(part)?;
        Some((number(&found[1])?, number(&found[2])?))
    });
    let join =
        |month: &str, day: &str| Some((number(&MONTH.captures(month)?[1])?, number(&DAY.captures(day)?[1])?));
    whole.or_else(|| {
        parts.windows(2).find_map(|pair| join(&pair[1], &pair[0]).or_else(|| join(&pair[0], &pair[1])))
    })
}

/// A date with a year of two digits and nothing but a time after it: `17-09-30`, `[17/09/30 10:20]`.
pub(crate) fn short(text: &str) -> Option<String> {
    static SHORT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^[\[(（]?([0-3]\d)(?:[-/.]([01]\d)[-/.]([0-3]\d)|[-/]([01]?\d)[-/]([0-3]?\d))[\])）]?(?:\s+\d{1,2}:\d\d(?::\d\d)?)?(?:$|[\s│|｜丨])",
        )
    });
    let found = SHORT.captures(text.trim())?;
    let (month, day) = (found.get(2).or(found.get(4))?, found.get(3).or(found.get(5))?);
    printed_date(&format!("20{}-{}-{}", &found[1], month.as_str(), day.as_str()))
}

/// Dates of pages in Big5: `02/08/2016` in Hong Kong and Macau is the second of August, `102-05-07` in Taiwan is of 2013.
pub(crate) fn regional(value: &str, is_big5: bool) -> Option<String> {
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

/// Whether a text is a day without its year: `05-12 08:30`, `3月8日`, `3天前`.
pub(crate) fn is_day(text: &str) -> bool {
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:\d{1,2}[-/.]\d{1,2}(?: \d{1,2}:\d\d)?|\d{1,2}月\d{1,2}日(?: ?\d{1,2}:\d\d)?|\d{1,2} ?(?:天|小时|分钟)前|昨天|今天)$",
        )
    });
    DAY.is_match(text)
}

/// Whether a text is a date, with or without a time, and nothing else.
pub(crate) fn is_date_alone(text: &str) -> bool {
    /// Most characters: `Wednesday, September 10th, 2014 at 10:11 am`.
    const LONGEST: usize = 48;
    static WORD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*|am|pm|at|st|nd|rd|th|t|z|gmt|utc|[年月日星期周上下午晚早点时分秒一二三四五六七八九十廿卅〇○零]+)$",
        )
    });
    let mut words = text.split(|c: char| !c.is_alphabetic() && c != '〇' && c != '○');
    text.chars().count() <= LONGEST
        && words.all(|word| word.is_empty() || WORD.is_match(word))
        && printed_date(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::{day_of_year, in_two, is_date_alone, short};

    #[test]
    fn a_date_alone_has_no_other_word() {
        for text in [
            "2024年3月8日 星期五 上午10:20",
            "三月 8, 2024",
            "Friday, March 8th, 2024 at 10:11 am",
            "二〇二四年三月八日",
        ] {
            assert!(is_date_alone(text), "{text}");
        }
        for text in ["2024年3月8日截止", "3月8日", "© 2024-3-8 云河", "March 8, 2024 in 通知"] {
            assert!(!is_date_alone(text), "{text}");
        }
    }

    #[test]
    fn two_elements_are_one_date() {
        let joined =
            |parts: &[&str]| in_two(&parts.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>());
        assert_eq!(joined(&["05-01", "2023"]).as_deref(), Some("2023-05-01"));
        assert_eq!(joined(&["2023年", "5月1日"]).as_deref(), Some("2023-05-01"));
        assert_eq!(joined(&["来源", "01", "2023-05"]).as_deref(), Some("2023-05-01"));
        assert_eq!(joined(&["2023/05", "01"]).as_deref(), Some("2023-05-01"));
        assert_eq!(joined(&["01", "May", "2023"]).as_deref(), Some("2023-05-01"));
        assert_eq!(joined(&["五月", "1", "2023"]), None, "May of this year, one comment, views");
        assert_eq!(joined(&["12", "2023"]), None, "a counter beside a year");
        assert_eq!(joined(&["05-01", "2023-05"]), None);
    }

    #[test]
    fn a_day_without_its_year_is_in_one_part_or_in_two() {
        let of =
            |parts: &[&str]| day_of_year(&parts.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>());
        assert_eq!(of(&["云河日报", "05-12 08:30"]), Some((5, 12)));
        assert_eq!(of(&["08", "7月"]), Some((7, 8)));
        assert_eq!(of(&["08", "1.2万"]), None);
    }

    #[test]
    fn short_years_are_of_this_century() {
        assert_eq!(short("17-09-30 10:20").as_deref(), Some("2017-09-30"));
        assert_eq!(short("（23/05/01）").as_deref(), Some("2023-05-01"));
        assert_eq!(short("09-4-16").as_deref(), Some("2009-04-16"));
        assert_eq!(short("17-09-30期"), None);
        assert_eq!(short("10.2.3"), None, "a chapter");
    }
}
