//! What of a query is asked for: its first words, and the strings that articles are ranked by.

use super::stop_words::{content_pieces, is_question};
use super::{Query, Term};

/// Words of a query beyond this number are not asked for.
pub(crate) const MOST_GROUPS: usize = 64;

/// The terms that are asked for, in groups.
pub(crate) fn groups(query: &Query) -> &[Vec<Term>] {
    query.groups.get(..MOST_GROUPS).unwrap_or(&query.groups)
}

/// The strings by whose characters and pairs articles are ranked.
pub(crate) fn ranked_strings(query: &Query) -> Vec<Vec<char>> {
    let terms = groups(query).iter().flatten();
    terms
        .flat_map(|term| {
            if is_question(&term.folded) { content_pieces(&term.folded) } else { vec![term.folded.clone()] }
        })
        .collect()
}
