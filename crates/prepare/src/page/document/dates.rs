//! Days as documents print them, in figures of either kind.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::wording;
use crate::pattern::pattern;

const FIGURES: &str = "〇一二三四五六七八九";

/// A day, in figures of either kind, white space left out; a note in brackets may follow.
static DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:公元)?([\d〇○零OＯ一二三四五六七八九]{4})[年./-]([\d一二三四五六七八九十]{1,3})[月./-]([\d一二三四五六七八九十]{1,3})日?",
    )
});

/// A day on a line of its own: `2024年3月5日`, `二○二四年三月五日`. Gives it in Arabic figures.
pub(super) fn day_alone(folded: &str) -> Option<String> {
    static AFTER: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?:印发|起施行|于\p{Han}{2,8}|星期.|（[^（）]{2,12}）)?$"));
    let compact = wording::compact(folded);
    let compact = compact.trim_start_matches("（").trim_start_matches("日期：").trim_start_matches("时间：");
    let found = DAY.captures(compact)?;
    let whole = found.get(0)?;
    let after = compact[whole.end()..].trim_end_matches(if compact.contains('（') { ' ' } else { '）' });
    (whole.start() == 0 && AFTER.is_match(after)).then(|| in_figures(&found)).flatten()
}

/// A month on a line of its own: `2021年4月`.
pub(super) fn month_alone(folded: &str) -> bool {
    static MONTH: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^[\d〇○零一二三四五六七八九]{4} *年 *[\d一二三四五六七八九十]{1,2} *月$"));
    MONTH.is_match(folded)
}

/// The first day in a text, in Arabic figures.
pub(super) fn day_in(folded: &str) -> Option<String> {
    DAY.captures_iter(&wording::compact(folded)).find_map(|found| in_figures(&found))
}

fn in_figures(found: &Captures) -> Option<String> {
    let number = |at: usize| found.get(at).and_then(|text| number(text.as_str()));
    let (year, month, day) = (number(1)?, number(2)?, number(3)?);
    let is_day = (1900..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    is_day.then(|| format!("{year}年{month}月{day}日"))
}

/// A number in Arabic or Chinese figures, up to 31 with 十, else figure by figure.
pub(super) fn number(text: &str) -> Option<u32> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let figure = |c: char| {
        let place = FIGURES
            .chars()
            .position(|known| known == c)
            .or(matches!(c, '○' | '零' | 'O' | 'Ｏ').then_some(0));
        place.and_then(|place| u32::try_from(place).ok()).or_else(|| c.to_digit(10))
    };
    if let Some((tens, ones)) = text.split_once('十') {
        let tens = if tens.is_empty() { 1 } else { figure(tens.chars().next()?)? };
        let ones = if ones.is_empty() { 0 } else { figure(ones.chars().next()?)? };
        return Some(tens * 10 + ones);
    }
    text.chars().try_fold(0, |sum, c| Some(sum * 10 + figure(c)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_figures_of_either_kind() {
        assert_eq!(day_alone("二○二四年三月十五日").as_deref(), Some("2024年3月15日"));
        assert_eq!(day_alone("2022 年 11 月 28 日").as_deref(), Some("2022年11月28日"));
        assert_eq!(day_alone("二〇二一年十月二十日").as_deref(), Some("2021年10月20日"));
        assert_eq!(day_alone("2022年11月28日，大会召开"), None);
    }
}
