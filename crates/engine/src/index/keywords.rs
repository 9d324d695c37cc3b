//! The keywords of every article, the best first, as positions in its text.
//!
//! Section layout: for every article the number of keywords and, for each, the byte of its first occurrence in the
//! article's text times [`LONGEST`] plus its length in bytes (varints).

use std::ops::Range;

use gongwen_codes::find::find;

use super::alphabet::is_well_formed;
use super::doc_id::DocId;
use super::varint::{self, Cursor};

/// The code of a keyword is shorter than this, in bytes.
const LONGEST: usize = 64;

/// What the section keeps of one article.
pub(super) struct KeywordsInput<'a> {
    /// Its coded text.
    pub(super) text: &'a [u8],
    /// The codes of its keywords.
    pub(super) keywords: Vec<Vec<u8>>,
}

/// Writes the section. A keyword that does not occur in the text, or is too long, is left out.
pub(super) fn write<'a>(articles: impl Iterator<Item = KeywordsInput<'a>>) -> Vec<u8> {
    let mut out = Vec::new();
    for KeywordsInput { text, keywords } in articles {
        let places: Vec<usize> = keywords
            .iter()
            .filter(|code| !code.is_empty() && code.len() < LONGEST)
            .filter_map(|code| Some(find(text, code, 0)? * LONGEST + code.len()))
            .collect();
        varint::write(&mut out, places.len() as u64);
        for place in places {
            varint::write(&mut out, place as u64);
        }
    }
    out
}

/// The ranges of the keywords of `doc` in its `text`, whose symbols are below `symbols`. None are there if the section
/// is absent; the result is `None` if it is damaged. Each call reads the section from its beginning.
#[inline(never)]
pub(super) fn of(bytes: &[u8], doc: DocId, symbols: usize, text: &[u8]) -> Option<Vec<Range<usize>>> {
    let mut places = Vec::new();
    if bytes.is_empty() {
        return Some(places);
    }
    let mut cursor = Cursor::new(bytes);
    for _ in 0..doc {
        for _ in 0..cursor.count() {
            cursor.varint();
        }
    }
    for _ in 0..cursor.count() {
        let place = cursor.below(text.len().saturating_mul(LONGEST));
        let range = place / LONGEST..place / LONGEST + place % LONGEST;
        let code = text.get(range.clone()).unwrap_or_default();
        cursor.check(!code.is_empty() && is_well_formed(code, symbols));
        places.push(range);
    }
    cursor.valid(places)
}
