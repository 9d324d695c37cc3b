//! How a string occurs in an article.

use crate::index::DocId;

/// How a string occurs in an article; the order is that of hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Occurs {
    /// As it was typed, and as a whole word or number at least once.
    Whole,
    /// As it was typed, inside a longer word or number or across the border of two words only.
    Inside,
    /// With other separators inside it, or other punctuation at its edges, than were typed.
    Separated,
}

/// An article that holds a term.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TermHit {
    pub(crate) doc: DocId,
    pub(crate) occurs: Occurs,
}
