//! Where a string occurs in a coded text.

use std::ops::Range;

use gongwen_codes::find::find;
use gongwen_codes::sentence::WORD;

use crate::index::Alphabet;
use crate::index::alphabet::{is_lead, symbol_at};

/// Whether and how `code` stands in `text`: `Some(true)` if at least once as a whole word or number.
pub(crate) fn stands(text: &[u8], code: &[u8], alphabet: &Alphabet) -> Option<bool> {
    let mut found = None;
    let mut from = 0;
    while let Some(at) = find(text, code, from) {
        from = at + code.len();
        if is_whole(text, at..from, alphabet) {
            return Some(true);
        }
        found = Some(false);
    }
    found
}

/// Whether a found place is a whole word or number where that means something: an end that is a Latin letter
/// or digit must not go on in the text.
pub(crate) fn is_whole(text: &[u8], place: Range<usize>, alphabet: &Alphabet) -> bool {
    let is_word =
        |at: usize| at < text.len() && alphabet.classes()[usize::from(symbol_at(text, at).0)] & WORD != 0;
    let is_word_before = |end: usize| {
        let mut at = end;
        while at > 0 {
            at -= 1;
            if is_lead(text[at]) {
                return is_word(at);
            }
        }
        false
    };
    let starts_inside = is_word(place.start) && is_word_before(place.start);
    let ends_inside = is_word(place.end) && is_word_before(place.end);
    !starts_inside && !ends_inside
}
