//! How much of a query is read: the same in searches, suggestions, highlighting and summaries.

use crate::text::slice;

/// Characters of a query that are read; the rest is left off. No question is so long, and a page of text that
/// was pasted is answered by its beginning.
pub const LONGEST_QUERY: usize = 1000;

/// The part of a query that is read.
pub(crate) fn beginning(typed: &str) -> &str {
    match typed.char_indices().nth(LONGEST_QUERY) {
        Some((end, _)) => slice(typed, ..end),
        None => typed,
    }
}
