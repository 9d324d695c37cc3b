//! Gongwen's run time: Chinese full-text search, highlighting and extractive summaries over one index.
//!
//! A pure library over bytes: it reads no file and knows no JS, so that it is compiled natively (tests,
//! the `gongwen` command) and to WebAssembly (the browser) from the same source.

pub mod archive;
pub mod article;
mod engine;
pub mod error;
pub mod facets;
pub mod highlight;
pub mod index;
pub mod json;
mod lexicon;
pub mod search;
mod sort;
pub mod summary;
pub mod text;

pub use article::{Article, Kind, Subhead};
pub use engine::{Engine, Stats};
pub use error::{ErrorCode, GongwenError, Result};
pub use index::Index;
