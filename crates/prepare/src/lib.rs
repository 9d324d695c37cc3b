//! Gongwen's build time: from files to articles, and from articles to an index.
//!
//! Everything that knows language runs here, natively, with whole dictionaries; the browser carries only
//! what one corpus needs of them.

pub(crate) mod fields;
pub mod page;
pub mod read;
pub mod score;
