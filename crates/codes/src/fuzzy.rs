//! Where in a coded text a typed string may occur with typos. Most places are ruled out here, so that only the
//! others need an exact edit distance.

use crate::code::{SEPARATORS, symbol_at};

/// The bit of a symbol that is punctuation (a quotation mark, a comma, a blank) and may be skipped.
pub const PUNCTUATION: u32 = 1 << 31;
/// Characters of the longest pattern: each has a bit beside [`PUNCTUATION`].
pub const LONGEST: usize = 30;

/// The positions of a pattern that one symbol matches: a bit for every position.
#[derive(Clone, Copy, Debug, Default)]
pub struct Positions {
    /// Where the symbol is the typed character.
    pub equal: u32,
    /// Where it is a homophone of the typed character.
    pub homophone: u32,
    /// Where it is a near homophone; [`PUNCTUATION`] for punctuation.
    pub near_homophone: u32,
}

/// How much of a text a pattern must match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The whole text, which is a word of the corpus. At least one character must be equal.
    Word,
    /// The beginning of the text.
    Prefix,
}

/// A typed string to match with typos.
#[derive(Clone, Debug)]
pub struct FuzzyPattern {
    /// How many characters were typed, at most [`LONGEST`].
    pub length: usize,
    /// The positions of every symbol. A homophone is also a near homophone, and an equal symbol is both.
    pub positions: Vec<Positions>,
    /// How many punctuation symbols in a row may be skipped.
    pub punctuation: usize,
}

impl FuzzyPattern {
    /// Whether `text` may match. It matches when it is a homophone of the pattern, or when it holds all but
    /// `edits` of the pattern's characters and at most `edits` others. Punctuation between characters does not
    /// count as an edit.
    ///
    /// The answer is true for every match and for some other texts: with edits, the order of the characters is
    /// not compared. The beginning of a text matches with edits only if its first character is equal.
    #[must_use]
    pub fn may_match(&self, text: &[u8], scope: Scope, edits: u8) -> bool {
        let (edits, is_word) = (u32::from(edits), scope == Scope::Word);
        // The homophones matched in a row: one bit, after the last of them, and the punctuation that may follow.
        let (mut next, mut punctuation) = (1u32, 0);
        let (mut held, mut others) = (0, 0);
        let all = 1 << self.length;
        let mut at = 0;
        let begins_equal =
            || !text.is_empty() && self.positions[usize::from(symbol_at(text, 0).0)].equal & 1 == 1;
        let may_be_edited = edits > 0 && (is_word || begins_equal());
        // No match is longer than this.
        for _ in 0..(self.length + edits as usize) * (1 + self.punctuation) {
            if at >= text.len() {
                break;
            }
            let (symbol, length) = symbol_at(text, at);
            if usize::from(symbol) < SEPARATORS {
                break;
            }
            at += length;
            let Positions { equal, near_homophone, .. } = self.positions[usize::from(symbol)];
            if near_homophone & next != 0 {
                (next, punctuation) = (next << 1, self.punctuation);
                if next == all && !is_word {
                    return true;
                }
            } else if near_homophone & PUNCTUATION != 0 && punctuation > 0 && !is_word {
                punctuation -= 1;
            } else {
                next = 0;
            }
            held |= equal;
            others += u32::from(equal == 0 && near_homophone & PUNCTUATION == 0);
            if next == 0 && (others > edits || !may_be_edited) {
                break;
            }
        }
        let within_edits =
            may_be_edited && held.count_ones() + edits >= self.length as u32 && (others <= edits || !is_word);
        held != 0 && (within_edits || is_word && next == all && at == text.len())
    }
}
