//! What keeps the work for one query within bounds, whatever is typed.

/// Words of a query that are looked for by pinyin or with typos: each takes a pass over all texts. Further ones are
/// searched as they were typed.
pub(crate) const MOST_REPLACED: usize = 8;
/// Strings of a query, no words of the corpus, that are tried for whether they occur, each in a search of its own.
pub(crate) const MOST_TRIED: usize = 200;
