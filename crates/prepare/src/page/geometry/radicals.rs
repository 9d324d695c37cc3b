//! Radicals in place of characters: some PDF files name the glyph of 一 U+2F00 (Kangxi radical one).

use std::collections::HashMap;
use std::sync::LazyLock;

use gongwen_analysis::radicals::radicals;
use unicode_normalization::UnicodeNormalization;

/// Radicals of the supplement, each with the character of the same shape.
static SUPPLEMENT: LazyLock<HashMap<char, char>> = LazyLock::new(|| radicals().collect());

/// The character that a radical stands for; any other character as it is. A printed page has no radicals of its own:
/// a dictionary of them aside.
pub(crate) fn unified(c: char) -> char {
    match c {
        '\u{2E80}'..='\u{2EFF}' | '\u{31C0}'..='\u{31EF}' => SUPPLEMENT.get(&c).copied().unwrap_or(c),
        // The radical is named by its traditional form; a font of simplified characters draws this one.
        '\u{2F3E}' => '户',
        // Kangxi radicals, and compatibility ideographs, which have a single character each.
        '\u{2F00}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' => c.nfkc().next().unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::unified;

    #[test]
    fn radicals_become_characters() {
        assert_eq!("⼀⼯⻓⻋会⼾".chars().map(unified).collect::<String>(), "一工长车会户");
    }
}
