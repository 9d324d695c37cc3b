//! How the articles of an index are numbered.

/// The number of an article in the index: from 0, in the order of its input.
pub type DocId = u32;
