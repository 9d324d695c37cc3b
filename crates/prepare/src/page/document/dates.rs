//! Days as documents print them, in figures of either kind.

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::pattern;

const FIGURES: &str = "〇一二三四五六七八九";

/// A day on a line of its own: `2024年3月5日`, `二○二四年三月五日`. Gives it in Arabic figures.
pub(super) fn day_alone(folded: &str) -> Option<String> {
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:公元)?([\d〇○零一二三四五六七八九]{4})年([\d一二三四五六七八九十]{1,3})月([\d一二三四五六七八九十]{1,3})日(?:印发|起施行)?$",
        )
    });
    let compact: String = folded.chars().filter(|c| !c.is_whitespace()).collect();
    let found = DAY.captures(&compact)?;
    let number = |at: usize| found.get(at).and_then(|text| number(text.as_str()));
    Some(format!("{}年{}月{}日", number(1)?, number(2)?, number(3)?))
}

/// The first day in a text, in Arabic figures.
pub(super) fn day_in(folded: &str) -> Option<String> {
    static DAY: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d{4}年\d{1,2}月\d{1,2}日"));
    let compact: String = folded.chars().filter(|c| !c.is_whitespace()).collect();
    DAY.find(&compact).map(|found| found.as_str().to_owned())
}

/// A number in Arabic or Chinese figures, up to 31 with 十, else figure by figure.
fn number(text: &str) -> Option<u32> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let figure = |c: char| {
        let place = FIGURES.chars().position(|known| known == c).or(matches!(c, '○' | '零').then_some(0));
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
