//! Whether a string that occurs in a text is a whole word or number there.

use std::ops::Range;

use gongwen_codes::sentence::{DIGIT, WORD};

use crate::index::Alphabet;
use crate::index::alphabet::{is_lead, symbol_at};

/// Whether what is at a place is a whole word or number. Next to a Latin letter or digit at its edge the text must not have
/// another one, nor a decimal point or comma with a digit after it. An edge that is a Chinese character is always whole.
pub(crate) fn is_whole(text: &[u8], place: Range<usize>, alphabet: &Alphabet) -> bool {
    let class = |at: Option<usize>| {
        let symbol = at.filter(|&at| at < text.len()).map(|at| symbol_at(text, at));
        symbol.map_or((0, '\0'), |(symbol, _)| {
            (alphabet.classes()[usize::from(symbol)], alphabet.folded(symbol))
        })
    };
    let before = |at: Option<usize>| (0..at?).rev().find(|&at| is_lead(text[at]));
    let after = |at: Option<usize>| at.filter(|&at| at < text.len()).map(|at| at + symbol_at(text, at).1);
    // The character at one edge, the next one beyond it, and the one after that.
    let is_cut = |edge: Option<usize>, next: Option<usize>, further: Option<usize>| {
        let (edge, _) = class(edge);
        if edge & WORD == 0 {
            return false;
        }
        let (next_class, next) = class(next);
        let is_number = edge & class(further).0 & DIGIT != 0 && matches!(next, '.' | ',');
        next_class & WORD != 0 || is_number
    };
    let (start, end) = (Some(place.start), Some(place.end));
    let last = before(end);
    !is_cut(start, before(start), before(before(start))) && !is_cut(last, end, after(end))
}
