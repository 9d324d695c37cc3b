//! Gongwen's run time: Chinese full-text search, highlighting and extractive summaries over one index.
//!
//! A pure library over bytes: it reads no file and knows no JS, so that it is compiled natively (tests,
//! the `gongwen` command) and to WebAssembly (the browser) from the same source.
//!
//! **Out of line.** A browser compiles a function when it is first called, and then the whole of it; large ones take
//! longer than their parts together. So that a first query does not wait for what it does not need, everything off
//! its way (suggestions, facets, questions, slips, whole articles) and every reader of a section is marked
//! `#[inline(never)]`: the optimiser, which joins what has one caller, would make one function of most of the crate.

pub mod article;
mod engine;
pub mod error;
pub mod facets;
pub mod highlight;
pub mod index;
mod lexicon;
pub mod search;
mod sort;
pub mod summary;
pub mod text;

pub use article::{Article, Kind, Subhead};
pub use engine::{Engine, Stats};
pub use error::{ErrorCode, GongwenError, Result};
pub use index::Index;
