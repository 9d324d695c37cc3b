//! Chinese numerals: 二十五 and 25, 一千二百 and 1200, 二零二五 and 2025.
//!
//! Folding has made 零 of 〇 and ○ already.

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
/// Characters of the longest numeral that is read.
const LONGEST: usize = 16;

/// Whether a character is part of Chinese numerals.
pub(super) fn is_numeral(c: char) -> bool {
    digit(c).is_some() || matches!(c, '两' | '十' | '廿' | '卅' | '百' | '千' | '万' | '亿')
}

fn digit(c: char) -> Option<u64> {
    DIGITS.iter().position(|&digit| digit == c).map(|digit| digit as u64)
}

/// The value of a numeral in digits or characters, or in both (3万).
pub(super) fn value(text: &[char]) -> Option<u64> {
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    // Digit by digit: 二零二五, 一二三五一. Two of them are a day (三八, 五一) or a choice (一二 of 一二线).
    if text.len() > 1 && text.iter().all(|&c| digit(c).is_some()) {
        if text.len() == 2 {
            return None;
        }
        return text.iter().try_fold(0u64, |value, &c| Some(value * 10 + digit(c)?));
    }
    // In units: what is collected below 万, below 亿, and all.
    let (mut all, mut section, mut number) = (0u64, 0u64, None::<u64>);
    for &c in text {
        let figure = c.to_digit(10).map(u64::from).or_else(|| digit(c)).or((c == '两').then_some(2));
        if let Some(figure) = figure {
            let is_arabic = c.is_ascii_digit();
            number = Some(if is_arabic { number.unwrap_or(0) * 10 + figure } else { figure });
            continue;
        }
        let (unit, most) = match c {
            '廿' => (20, 0),
            '卅' => (30, 0),
            '十' => (10, 100),
            '百' => (100, 1_000),
            '千' => (1_000, 10_000),
            '万' => (10_000, 0),
            '亿' => (100_000_000, 0),
            _ => return None,
        };
        if unit >= 10_000 {
            section += number.take().unwrap_or(0);
            // 万 alone is 10,000; 亿 multiplies all before it, 万 what is after 亿.
            section = section.max(u64::from(all == 0));
            all = match c {
                '亿' => (all + section).checked_mul(unit)?,
                _ => all.checked_add(section.checked_mul(unit)?)?,
            };
            section = 0;
        } else if most == 0 {
            section += unit;
        } else {
            section = section.checked_add(number.take().unwrap_or(1).checked_mul(unit)?)?;
        }
    }
    all.checked_add(section)?.checked_add(number.unwrap_or(0))
}

/// A number in Chinese characters, in units: 25 is 二十五, 110000 is 十一万.
pub(super) fn in_units(number: u64) -> Vec<char> {
    let mut out = Vec::new();
    for (size, unit) in [(100_000_000, Some('亿')), (10_000, Some('万')), (1, None)] {
        let section = if size == 100_000_000 { number / size } else { number / size % 10_000 };
        if section == 0 {
            continue;
        }
        let mut has_gap = !out.is_empty() && section < 1_000;
        for (place, name) in [(1_000, Some('千')), (100, Some('百')), (10, Some('十')), (1, None)] {
            let figure = section / place % 10;
            if figure == 0 {
                has_gap |= !out.is_empty();
                continue;
            }
            if has_gap {
                out.push('零');
                has_gap = false;
            }
            // 十五, not 一十五, where the number begins.
            if !(place == 10 && figure == 1 && out.is_empty()) {
                out.push(DIGITS[figure as usize]);
            }
            out.extend(name);
        }
        out.extend(unit);
    }
    if out.is_empty() {
        out.push('零');
    }
    out
}

/// A number in Chinese characters, digit by digit: 2025 is 二零二五.
pub(super) fn by_digits(number: u64) -> Vec<char> {
    in_arabic(number).into_iter().filter_map(|c| DIGITS.get(c.to_digit(10)? as usize).copied()).collect()
}

/// A number in digits.
pub(super) fn in_arabic(number: u64) -> Vec<char> {
    let mut digits = Vec::new();
    let mut rest = number;
    loop {
        digits.push(char::from(b'0' + (rest % 10) as u8));
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    digits.reverse();
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<u64> {
        value(&text.chars().collect::<Vec<_>>())
    }

    fn written(number: u64) -> String {
        in_units(number).into_iter().collect()
    }

    #[test]
    fn numerals_have_their_value() {
        for (text, number) in [
            ("25", 25),
            ("二十五", 25),
            ("十五", 15),
            ("廿五", 25),
            ("二零二五", 2025),
            ("一千二百", 1_200),
            ("一千零五", 1_005),
            ("三万", 30_000),
            ("3万", 30_000),
            ("一万一千", 11_000),
            ("两百", 200),
            ("万", 10_000),
            ("一亿二千万", 120_000_000),
            ("一百", 100),
        ] {
            assert_eq!(read(text), Some(number), "{text}");
        }
        for no_number in ["工", "", "三八", "五一"] {
            assert_eq!(read(no_number), None, "{no_number}");
        }
    }

    #[test]
    fn numbers_are_written_as_people_write_them() {
        for (number, text) in [
            (0, "零"),
            (10, "十"),
            (25, "二十五"),
            (110, "一百一十"),
            (1_005, "一千零五"),
            (1_200, "一千二百"),
            (30_000, "三万"),
            (100_200, "十万零二百"),
        ] {
            assert_eq!(written(number), text);
        }
        assert_eq!(by_digits(2025).into_iter().collect::<String>(), "二零二五");
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read(number in 0u64..10_000_000_000) {
            proptest::prop_assert_eq!(value(&in_arabic(number)), Some(number));
            let units = in_units(number);
            if units.len() <= LONGEST && units.len() > 1 {
                proptest::prop_assert_eq!(value(&units), Some(number), "{:?}", units);
            }
        }

        #[test]
        fn anything_is_read_without_a_panic(text in "[0-9一二三十百千万亿零两廿]{0,24}") {
            let _ = read(&text);
        }
    }
}
