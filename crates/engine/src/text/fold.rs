//! Folding: characters that a reader takes for the same become the same characters for matching.
//!
//! Width, case, quotation marks, dashes, middle dots and, through the [`FoldTable`] of a corpus, script, compatibility
//! forms and variants are folded; a compatibility form may become several characters (㎡ becomes m2). White space is kept
//! only between two Latin words, and what cannot be seen leaves no trace. The result remembers where each character came
//! from, so that what is shown is always the text as printed.

use super::chars::is_ascii_word;
use crate::sort::{sort, sort_by};

/// Foldings that a corpus needs beyond the built-in ones: traditional to simplified, compatibility forms,
/// letters other than A to Z. Made at build time, from whole tables, for the characters of the corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoldTable {
    pairs: Vec<(char, char)>,
    expansions: Vec<(char, String)>,
}

impl FoldTable {
    /// A table of `(from, to)` pairs in any order. Of two pairs with the same `from`, the one with the smaller `to` wins.
    #[must_use]
    pub fn new(mut pairs: Vec<(char, char)>) -> Self {
        sort(&mut pairs);
        pairs.dedup_by_key(|&mut (from, _)| from);
        Self { pairs, expansions: Vec::new() }
    }

    /// The table with these expansions, in any order: characters that become several. An empty one is left out.
    #[must_use]
    pub fn with_expansions(mut self, mut expansions: Vec<(char, String)>) -> Self {
        expansions.retain(|(_, to)| !to.is_empty());
        sort_by(&mut expansions, Ord::cmp);
        expansions.dedup_by_key(|(from, _)| *from);
        self.expansions = expansions;
        self
    }

    /// A table of pairs and of expansions in ascending order of `from`, without duplicates.
    pub(crate) fn ascending(pairs: Vec<(char, char)>, expansions: Vec<(char, String)>) -> Self {
        Self { pairs, expansions }
    }

    /// The `(from, to)` pairs, in ascending order of `from`.
    #[must_use]
    pub fn pairs(&self) -> &[(char, char)] {
        &self.pairs
    }

    /// The characters that become several, in ascending order.
    #[must_use]
    pub fn expansions(&self) -> &[(char, String)] {
        &self.expansions
    }

    /// The folded form of one character, without straight quotation marks: these need their context. A character that
    /// becomes several is left as it is.
    #[must_use]
    pub fn fold_char(&self, c: char) -> char {
        let c = fold_basic(c);
        match self.pairs.binary_search_by_key(&c, |&(from, _)| from) {
            Ok(at) => self.pairs[at].1,
            Err(_) => c,
        }
    }

    /// What one character becomes, if that is several.
    fn expansion(&self, c: char) -> Option<&str> {
        let at = self.expansions.binary_search_by_key(&c, |&(from, _)| from).ok()?;
        Some(&self.expansions[at].1)
    }

    /// Hands what one character becomes to `each`, as [`fold_char`](Self::fold_char) has it.
    pub fn fold_each(&self, c: char, mut each: impl FnMut(char)) {
        match self.expansion(c) {
            Some(expansion) => expansion.chars().for_each(each),
            None => each(self.fold_char(c)),
        }
    }
}

/// Width, case, quotation marks, dashes and dots: the foldings that need no table.
fn fold_basic(c: char) -> char {
    let c = match c {
        // Full-width forms are at a fixed distance from ASCII.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '「' | '『' | '〝' | '｢' | '﹁' | '﹃' | '«' | '„' | '‟' | '❝' => '“',
        '」' | '』' | '〞' | '〟' | '｣' | '﹂' | '﹄' | '»' | '″' | '❞' => '”',
        '‹' | '‚' | '‛' | '❛' => '‘',
        '\'' | '›' | '′' | '❜' => '’',
        '‐'..='―' | '─' | '━' | '−' | '⁃' | '﹘' | '﹣' => '-',
        '•' | '・' | '‧' | '∙' | '･' | '⋅' | '·' | '⸱' | '⸳' | 'ꞏ' => '·',
        '〜' | '∼' => '~',
        '⁄' | '∕' => '/',
        '〇' | '○' | '◯' => '零',
        '⋯' => '…',
        _ => c,
    }
}

/// Whether `c` cannot be seen and divides nothing: control characters that are no blanks, and those that Unicode has as
/// ignorable by default, among them variation selectors, direction marks and characters without width.
#[must_use]
pub fn is_ignorable(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
        || matches!(c,
            '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}')
}

/// One folded character and where its printed form is. Characters that one printed character folds to share its place.
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
        if is_ignorable(c) {
            continue;
        }
        if c.is_whitespace() {
            blank.get_or_insert(start);
            continue;
        }
        let end = start + c.len_utf8();
        table.fold_each(c, |mut to| {
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
            folded.push(FoldedChar { folded: to, start, end });
        });
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

    #[test]
    fn what_cannot_be_seen_leaves_no_trace() {
        assert_eq!(folded("葛\u{E0100}师傅，辻\u{FE00}村"), "葛师傅,辻村");
        assert_eq!(folded("劳动\u{202C}\u{202E}竞赛\u{8}工\u{1}人"), "劳动竞赛工人");
        assert_eq!(folded("Wi\u{200B}Fi ta\u{AD}ble\u{2066}5G\u{2069}"), "wifi table5g");
        assert_eq!(folded("工\u{180E}\u{61C}\u{3164}\u{34F}会\u{7F}\u{85}\u{9F}"), "工会");
        // A blank beside it still parts two words.
        assert_eq!(folded("AI\u{200B} \u{200B}OK\tB"), "ai ok b");
    }

    #[test]
    fn marks_of_one_kind_are_one() {
        for quoted in ["«工会»", "„工会‟", "﹁工会﹂", "﹃工会﹄", "〝工会〞", "＂工会＂", "｢工会｣", "❝工会❞"]
        {
            assert_eq!(folded(quoted).replace('”', "“"), "“工会“", "{quoted}");
        }
        for quoted in ["‹工会›", "‚工会‛", "＇工会＇", "′工会′"] {
            assert_eq!(folded(quoted).replace('’', "‘"), "‘工会‘", "{quoted}");
        }
        for dot in "·•・‧∙･⋅·⸱".chars() {
            assert_eq!(folded(&format!("冯{dot}洛尔")), "冯·洛尔", "{dot}");
        }
        for dash in "‐‑‒–—―─━−﹘﹣－⁃".chars() {
            assert_eq!(folded(&format!("5{dash}8")), "5-8", "{dash}");
        }
    }

    #[test]
    fn a_character_may_become_several() {
        let table = FoldTable::new(vec![('勞', '劳')]).with_expansions(vec![
            ('㎡', "m2".into()),
            ('ﬁ', "fi".into()),
            ('½', "1/2".into()),
            ('x', String::new()),
        ]);
        assert_eq!(table.expansions().len(), 3);
        assert_eq!(fold_to_string("30㎡勞ﬁ½ x", &table), "30m2劳fi1/2 x");
        let text = "a ㎡";
        let places: Vec<(char, &str)> =
            fold(text, &table).iter().map(|c| (c.folded, &text[c.start..c.end])).collect();
        assert_eq!(places, [('a', "a"), (' ', " "), ('m', "㎡"), ('2', "㎡")]);
    }
}
