//! Another string for a part of a query.

use crate::search::occurrence::TermHit;
use crate::search::response::Match;

/// Another string for a part of a query.
#[derive(Clone, Debug)]
pub(crate) struct Alternative {
    /// How its hits are labelled.
    pub(crate) matched: Match,
    pub(crate) folded: Vec<char>,
    /// As the corpus prints it.
    pub(crate) printed: String,
    /// The articles that hold it.
    pub(crate) hits: Vec<TermHit>,
}
