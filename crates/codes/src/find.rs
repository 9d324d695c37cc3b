//! A string of codes in a coded text.

/// The first place of `code` in `text` at or behind `from`. Codes are self-synchronising, so that a place
/// found is always one of whole characters. An empty `code` stands nowhere.
#[must_use]
pub fn find(text: &[u8], code: &[u8], from: usize) -> Option<usize> {
    let (&first, rest) = code.split_first()?;
    // Of a code of several bytes the second tells more than the lead byte, which dozens of characters share.
    let Some(&second) = rest.first() else {
        return Some(from + text.get(from..)?.iter().position(|&byte| byte == first)?);
    };
    let last_start = text.len().checked_sub(code.len())?;
    let mut at = from;
    while at <= last_start {
        let ahead = text.get(at + 1..last_start + 2)?;
        at += ahead.iter().position(|&byte| byte == second)?;
        if text.get(at..).is_some_and(|here| here.starts_with(code)) {
            return Some(at);
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::find;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn finds_what_windows_find(text in "[a-c]{0,30}", code in "[a-c]{1,4}", from in 0usize..8) {
            let (text, code) = (text.as_bytes(), code.as_bytes());
            let expected = text
                .windows(code.len())
                .enumerate()
                .find(|&(at, window)| at >= from && window == code)
                .map(|(at, _)| at);
            prop_assert_eq!(find(text, code, from), expected);
        }
    }
}
