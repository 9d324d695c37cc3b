//! Gongwen's run time: Chinese full-text search, highlighting and extractive summaries over one index.
//!
//! ```
//! use gongwen_engine::index::{IndexInput, build};
//! use gongwen_engine::search::SearchOptions;
//! use gongwen_engine::{Article, Engine};
//!
//! # fn main() -> gongwen_engine::Result<()> {
//! let article = Article {
//!     id: "1".into(),
//!     title: "职工之家启用".into(),
//!     paragraphs: vec!["云溪市总工会启用职工之家。淋浴间免费开放。".into()],
//!     ..Article::default()
//! };
//! let bytes = build(&IndexInput::of(vec![article]))?;
//!
//! let engine = Engine::open(bytes)?;
//! let response = engine.search("总工会", &SearchOptions::default())?;
//! assert_eq!(response.hits[0].title, "职工之家启用");
//! assert_eq!(response.hits[0].snippets[0].text, "云溪市总工会启用职工之家。淋浴间免费开放。");
//! # Ok(())
//! # }
//! ```
//!
//! `gongwen-prepare` builds such an index from files, with keywords, pinyin, aliases and related articles.
//!
//! The crate is a pure library over bytes. It reads no file and knows no JS, so that the same source is compiled
//! natively (tests, the `gongwen` command) and to WebAssembly (the browser).
//!
//! **Errors.** Whatever can fail returns a [`GongwenError`] with a stable [`ErrorCode`]. No input makes it panic:
//! damaged bytes give [`ErrorCode::Corrupt`], bytes of another program or version [`ErrorCode::NotAnIndex`] or
//! [`ErrorCode::Version`], an id that no article has [`ErrorCode::UnknownArticle`].
//!
//! **`#[inline(never)]`.** A browser compiles a function when it is first called, and a large one takes longer than
//! its parts. A first query should not wait for code that it does not need. So every section's reader and all that
//! most queries do not reach (suggestions, facets, query expansion, whole articles) is kept out of line: the
//! optimiser inlines what has one caller, and would make one function of most of the crate.

pub mod article;
mod engine;
pub mod error;
pub mod facets;
pub mod highlight;
#[cfg(feature = "hosted")]
pub mod hosted;
pub mod index;
mod limits;
mod number_set;
pub mod search;
mod sort;
mod suggest;
mod suggestion;
pub mod summary;
pub mod text;

pub use article::{Article, Kind, Subhead};
pub use engine::{Engine, Stats};
pub use error::{ErrorCode, GongwenError, Result};
pub use index::Index;
pub use suggestion::{Suggestion, SuggestionKind};
