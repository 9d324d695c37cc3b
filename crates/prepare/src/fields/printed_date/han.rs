//! Dates in Chinese numerals.

use std::sync::LazyLock;

use regex::Regex;

use super::calendar::of;
use super::first;
use crate::pattern::pattern;

/// `二〇二四年三月八日`, `二○二四年十二月三十一日`; `〇三年十二月二十二日` and `九八年五月一日` leave the century out.
static HAN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"([一二三四五六七八九〇○零ＯO0]{4}|[〇○零九八][一二三四五六七八九〇○零])年([一二三四五六七八九十元正]{1,2})月([一二三四五六七八九十廿卅]{1,3})日",
    )
});

/// `三月 8, 2024`, `三月 8th, 2024`: English order under translated names of months, as older translations of blogs print it.
static MONTH_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"([一二三四五六七八九十]{1,2})月 ([0-9]{1,2})(?:st|nd|rd|th|日)?[,，] ?((?:19|20)[0-9]{2})(?:[^0-9]|$)",
    )
});

/// `2024, 三月 8`, as Drupal prints it.
static YEAR_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:^|[^0-9])((?:19|20)[0-9]{2}), ?([一二三四五六七八九十]{1,2})月 ([0-9]{1,2})(?:[^0-9]|$)")
});

/// A date with the name of its month in Chinese and other numbers in digits.
pub(super) fn month_in_han(text: &str) -> Option<(usize, String)> {
    let number = |text: &str| text.parse().ok();
    let month_first =
        first(&MONTH_FIRST, text, |found| of(number(&found[3])?, han_number(&found[1])?, number(&found[2])?));
    month_first.or_else(|| {
        first(&YEAR_FIRST, text, |found| of(number(&found[1])?, han_number(&found[2])?, number(&found[3])?))
    })
}

pub(super) fn han(text: &str) -> Option<(usize, String)> {
    first(&HAN, text, |found| {
        let year = found[1].chars().try_fold(0, |sum, c| Some(sum * 10 + han_digit(c)?))?;
        let year = match year {
            0..=49 => 2000 + year,
            50..=99 => 1900 + year,
            year => year,
        };
        let year = Some(year).filter(|year| (1900..=2100).contains(year))?;
        of(year, han_number(&found[2])?, han_number(&found[3])?)
    })
}

fn han_digit(c: char) -> Option<i64> {
    match c {
        '〇' | '○' | '零' | 'Ｏ' | 'O' | '0' => Some(0),
        '元' | '正' => Some(1),
        _ => "一二三四五六七八九".chars().position(|digit| digit == c).map(|at| at as i64 + 1),
    }
}

/// A number up to 39 in Chinese: `八`, `十`, `十二`, `二十`, `廿八`, `三十一`.
fn han_number(text: &str) -> Option<i64> {
    let long = text.replace('廿', "二十").replace('卅', "三十");
    let text = long.as_str();
    let Some((tens, units)) = text.split_once('十') else {
        let mut digits = text.chars();
        let digit = han_digit(digits.next()?)?;
        return digits.next().is_none().then_some(digit);
    };
    let one = |text: &str, empty: i64| match text.chars().next() {
        None => Some(empty),
        Some(c) if text.chars().count() == 1 => han_digit(c),
        Some(_) => None,
    };
    Some(one(tens, 1)? * 10 + one(units, 0)?)
}
