//! Folding: what is the same for a reader becomes the same character for matching.
//!
//! Width, case, curly and straight quotes, dashes and, through the [`FoldTable`] of a corpus, script and
//! compatibility forms are folded; white space is kept only between two Latin words. The result remembers
//! where each character came from, so that what is shown is always the text as printed.

use super::chars::is_ascii_word;
use crate::sort::sort;

/// Foldings that a corpus needs beyond the built-in ones: traditional to simplified, compatibility forms,
/// letters other than A to Z. Made at build time, from whole tables, for the characters of the corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoldTable {
    pairs: Vec<(char, char)>,
}

impl FoldTable {
    /// A table of `(from, to)` pairs in any order. Of two pairs with the same `from` the one with the smaller `to` counts.
    #[must_use]
    pub fn new(mut pairs: Vec<(char, char)>) -> Self {
        sort(&mut pairs);
        pairs.dedup_by_key(|&mut (from, _)| from);
        Self { pairs }
    }

    /// A table of pairs that ascend by the character they fold, each of which stands once.
    pub(crate) fn ascending(pairs: Vec<(char, char)>) -> Self {
        Self { pairs }
    }

    /// The pairs, in ascending order of the character they fold.
    #[must_use]
    pub fn pairs(&self) -> &[(char, char)] {
        &self.pairs
    }

    /// The folded form of one character, quotes aside: a straight quote needs its context.
    #[must_use]
    pub fn fold_char(&self, c: char) -> char {
        let c = fold_basic(c);
        match self.pairs.binary_search_by_key(&c, |&(from, _)| from) {
            Ok(at) => self.pairs[at].1,
            Err(_) => c,
        }
    }
}

/// Width, case, quotes and dashes: the foldings that need no table.
fn fold_basic(c: char) -> char {
    let c = match c {
        // Full-width forms stand at a fixed distance from ASCII.
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
        '〇' | '○' => '零',
        '⋯' => '…',
        _ => c,
    }
}

/// Whether `c` leaves no trace for matching: white space, and characters without width.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

/// One folded character and the place of its printed form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoldedChar {
    /// The folded character.
    pub folded: char,
    /// Byte offset of the printed form in the text.
    pub start: usize,
    /// Byte offset just behind the printed form.
    pub end: usize,
}

/// Folds `text`. Blanks between two Latin words become one space, all others vanish; a straight double
/// quote opens or closes in turn.
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
