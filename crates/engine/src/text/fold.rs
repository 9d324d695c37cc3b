//! Folding: characters that a reader takes for the same become one character for matching.
//!
//! Width, case, curly and straight quotation marks and dashes are folded, and through the [`FoldTable`] of a corpus
//! script and compatibility forms. White space stays only between two Latin words. The result keeps the offset of each
//! character, so that a match is always shown as printed.

use super::chars::is_ascii_word;
use crate::sort::sort;

/// The foldings that a corpus needs beyond the built-in ones: traditional to simplified, compatibility forms, letters
/// other than A to Z. The build picks them from whole tables, for the characters of the corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoldTable {
    pairs: Vec<(char, char)>,
}

impl FoldTable {
    /// A table of `(from, to)` pairs in any order. Of two pairs with the same `from`, the one with the smaller `to` wins.
    #[must_use]
    pub fn new(mut pairs: Vec<(char, char)>) -> Self {
        sort(&mut pairs);
        pairs.dedup_by_key(|&mut (from, _)| from);
        Self { pairs }
    }

    /// A table of pairs in ascending order of `from`, without duplicates.
    pub(crate) fn ascending(pairs: Vec<(char, char)>) -> Self {
        Self { pairs }
    }

    /// The `(from, to)` pairs, in ascending order of `from`.
    #[must_use]
    pub fn pairs(&self) -> &[(char, char)] {
        &self.pairs
    }

    /// The folded form of one character. A straight quotation mark stays: its form depends on the context.
    #[must_use]
    pub fn fold_char(&self, c: char) -> char {
        let c = fold_basic(c);
        match self.pairs.binary_search_by_key(&c, |&(from, _)| from) {
            Ok(at) => self.pairs[at].1,
            Err(_) => c,
        }
    }
}

/// The built-in foldings: width, case, quotation marks and dashes.
fn fold_basic(c: char) -> char {
    let c = match c {
        // Full-width forms are at a fixed distance from ASCII.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '「' | '『' | '〝' | '｢' => '“',
        '」' | '』' | '〞' | '｣' => '”',
        '\'' => '’',
        '–' | '—' | '―' | '─' | '‐' | '‑' | '−' => '-',
        '•' | '・' | '‧' | '∙' | '･' => '·',
        '〜' => '~',
        '⋯' => '…',
        _ => c,
    }
}

/// Whether `c` folds to nothing: white space, and characters without width.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

/// One folded character and where its printed form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoldedChar {
    /// The folded character.
    pub folded: char,
    /// Byte offset of the printed form in the text.
    pub start: usize,
    /// Byte offset just after the printed form.
    pub end: usize,
}

/// Folds `text`. Blanks between two Latin words become one space; all others are dropped. Straight double quotation marks
/// become opening and closing ones in turn.
#[must_use]
pub fn fold(text: &str, table: &FoldTable) -> Vec<FoldedChar> {
    let mut folded: Vec<FoldedChar> = Vec::with_capacity(text.len() / 2);
    let mut blank: Option<usize> = None;
    let mut quote_open = false;
    for (start, c) in text.char_indices() {
        if is_blank(c) {
            blank.get_or_insert(start);
            continue;
        }
        let mut to = table.fold_char(c);
        if to == '"' {
            to = if quote_open { '”' } else { '“' };
            quote_open = !quote_open;
        }
        if let (Some(at), Some(last)) = (blank.take(), folded.last())
            && is_ascii_word(last.folded)
            && is_ascii_word(to)
        {
            folded.push(FoldedChar { folded: ' ', start: at, end: start });
        }
        folded.push(FoldedChar { folded: to, start, end: start + c.len_utf8() });
    }
    folded
}

/// The folded characters alone, one by one.
#[must_use]
pub fn fold_to_chars(text: &str, table: &FoldTable) -> Vec<char> {
    fold(text, table).iter().map(|c| c.folded).collect()
}

/// The folded characters alone.
#[must_use]
pub fn fold_to_string(text: &str, table: &FoldTable) -> String {
    fold(text, table).iter().map(|c| c.folded).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        fold_to_string(text, &FoldTable::default())
    }

    #[test]
    fn width_case_and_quotes_are_folded() {
        assert_eq!(folded("ＡＩ　ａｉ，AI"), "ai ai,ai");
        assert_eq!(folded("「工会」\"工会\""), "“工会”“工会”");
        assert_eq!(folded("——"), "--");
    }

    #[test]
    fn blanks_vanish_except_between_latin_words() {
        assert_eq!(folded("25 年 AI 时代\n的"), "25年ai时代的");
        assert_eq!(folded("Wi Fi  and\n5G"), "wi fi and 5g");
    }

    #[test]
    fn the_table_folds_scripts() {
        let table = FoldTable::new(vec![('勞', '劳'), ('É', 'é')]);
        assert_eq!(fold_to_string("勞模É", &table), "劳模é");
    }

    #[test]
    fn offsets_lead_back_to_the_printed_text() {
        let text = "开展 ３ 期";
        let places: Vec<&str> =
            fold(text, &FoldTable::default()).iter().map(|c| &text[c.start..c.end]).collect();
        assert_eq!(places, ["开", "展", "３", "期"]);
    }
}
