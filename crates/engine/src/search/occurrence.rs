//! Where a string occurs in a coded text.

use std::ops::Range;

use gongwen_codes::find::find;

use crate::index::Alphabet;
use crate::index::alphabet::symbol_at;
use crate::text::chars::is_ascii_word;

/// All places of `code` in `text`, ascending, without overlaps.
pub(crate) fn find_all<'a>(text: &'a [u8], code: &'a [u8]) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = find(text, code, from)?;
        from = at + code.len();
        Some(at..from)
    })
}

/// Whether a found place is a whole word or number where that means something: an end that is a Latin letter
/// or digit must not go on in the text.
pub(crate) fn is_whole(text: &[u8], place: &Range<usize>, alphabet: &Alphabet) -> bool {
    let class = |at: usize| is_ascii_word(alphabet.folded(symbol_at(text, at).0));
    // A Latin letter or digit is one of at most three bytes; its lead byte is found going back.
    let before = |end: usize| {
        let mut at = end.checked_sub(1)?;
        while at > 0 && !crate::index::alphabet::is_lead(text[at]) {
            at -= 1;
        }
        Some(at)
    };
    let goes_on = |at: Option<usize>| at.is_some_and(class);
    let starts_inside = class(place.start) && goes_on(before(place.start));
    let ends_inside = goes_on(before(place.end)) && place.end < text.len() && class(place.end);
    !starts_inside && !ends_inside
}
