//! Where sentences and clauses of a coded text end.

use crate::code::symbol_at;

/// Class of characters that end a sentence; classes are bits of one byte for each symbol.
pub const END: u8 = 1;
/// Class of those that close a quotation or bracket: they belong to the sentence before them.
pub const CLOSER: u8 = 2;
/// Class of those after which a long sentence may be cut.
pub const CLAUSE: u8 = 4;
/// Class of Latin letters and digits.
pub const WORD: u8 = 8;
/// Class of what one writer prints inside a word and another leaves out: quotation marks, dashes, dots, blanks, and the commas of
/// numbers, which are of the class [`CLAUSE`] too.
pub const SEPARATOR: u8 = 16;
/// Class of digits.
pub const DIGIT: u8 = 32;
/// Class of double quotation marks, opening and closing.
pub const DOUBLE_QUOTE: u8 = 64;
/// Class of single quotation marks, opening and closing.
pub const SINGLE_QUOTE: u8 = 128;
/// Both kinds of quotation marks: marks of one kind count as the same.
pub const QUOTES: u8 = DOUBLE_QUOTE | SINGLE_QUOTE;

#[inline]
fn class(classes: &[u8], text: &[u8], at: usize) -> (u8, usize) {
    let (symbol, length) = symbol_at(text, at);
    (classes.get(usize::from(symbol)).copied().unwrap_or(0), length)
}

/// Where the sentence that begins at `at` ends: at `end` at the latest. `classes` holds the classes of each symbol.
#[must_use]
pub fn sentence_end(text: &[u8], at: usize, end: usize, classes: &[u8]) -> usize {
    let (mut at, mut ended) = (at, false);
    while at < end {
        let (class, length) = class(classes, text, at);
        if ended && class & (END | CLOSER) == 0 {
            return at;
        }
        ended |= class & END != 0;
        at += length;
    }
    end
}

/// Where to cut the text from `at` to `end` so that about `most` characters are left: after the last clause that
/// fits, if that keeps at least half of them.
#[must_use]
pub fn cut(text: &[u8], at: usize, end: usize, most: usize, classes: &[u8]) -> usize {
    let (mut at, mut clause) = (at, at);
    let (mut taken, mut clause_taken) = (0, 0);
    while at < end && taken < most {
        let (class, length) = class(classes, text, at);
        at += length;
        taken += 1;
        if class & CLAUSE != 0 {
            (clause, clause_taken) = (at, taken);
        }
    }
    if at < end && clause_taken * 2 >= most { clause } else { at }
}
