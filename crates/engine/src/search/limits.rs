//! What keeps the work for one query within bounds, whatever is typed.

use crate::text::slice;

/// Characters of a query that are read; the rest is left off. No question is so long, and a page of text that
/// was pasted is answered by its beginning.
pub const LONGEST_QUERY: usize = 1000;
/// Words of a query that are looked for by their sound, or by likeness: each takes a pass over all texts. Further
/// ones are searched as they were typed.
pub(crate) const MOST_REPLACED: usize = 8;
/// Strings of a query, no words of the corpus, that are tried for whether they occur, each in a search of its own.
pub(crate) const MOST_TRIED: usize = 200;

/// The part of a query that is read.
pub(crate) fn beginning(typed: &str) -> &str {
    match typed.char_indices().nth(LONGEST_QUERY) {
        Some((end, _)) => slice(typed, ..end),
        None => typed,
    }
}
