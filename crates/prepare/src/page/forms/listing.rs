//! Listings: lines of `key：value`, such as a programme of events.

use super::speech;

/// Longest key, in characters.
const LONGEST_KEY: usize = 8;

/// Whether a folded line reads `key：value` (`时间：6月19日`): a short key without punctuation.
pub(crate) fn is_key_value(folded: &str) -> bool {
    let Some((key, value)) = folded.split_once('：') else { return false };
    let key = key.trim();
    let length = key.chars().filter(|c| !c.is_whitespace()).count();
    (2..=LONGEST_KEY).contains(&length)
        && key.chars().all(|c| crate::page::chars::is_han(c) || c == ' ')
        && !value.trim().is_empty()
        && !value.trim_start().starts_with('“')
        && !value.contains('。')
        && !speech::is_spoken(folded)
}

#[cfg(test)]
mod tests {
    use super::is_key_value;

    #[test]
    fn keys_are_short_and_plain() {
        assert!(is_key_value("时间：6月19日（周一）晚19：30"));
        assert!(!is_key_value("他表示：“这次比赛很好"));
        assert!(!is_key_value("赵师傅：我喜欢这行，机器响我就"));
        assert!(!is_key_value("据该公司工会主席介绍说：一"));
    }
}
