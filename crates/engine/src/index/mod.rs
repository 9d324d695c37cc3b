//! The index: one byte string that holds a corpus, its inverted index and its attributes.
//!
//! The writer and the reader of each section are side by side in one file. [`build()`] makes an index,
//! [`Index::open`] reads one. Text and postings are used in place, without copying.
//!
//! An article comes out of an index as it went in, with these exceptions:
//! - white space and characters without width (all that folds to nothing) are dropped at both ends of a title,
//!   paragraph or other item of text;
//! - an empty or blank field is absent, and so is a list whose single item is empty or blank (an empty item beside
//!   others stays);
//! - of source lines only ascending ones are kept; numbers of lines and paragraphs are at most 2³² − 2;
//! - confidence is kept in percent.

pub mod alphabet;
mod articles;
mod attribute;
pub mod build;
mod crossings;
pub mod divide;
mod doc_id;
mod encode;
pub(crate) mod fold_table;
pub mod format;
mod keywords;
mod meta;
mod overlay;
pub mod postings;
mod print;
mod reader;
pub(crate) mod readings;
mod related;
pub(crate) mod syllables;
pub mod text;
pub(crate) mod varint;
pub mod vocabulary;
mod word_groups;
pub(crate) mod words;
mod words_by_start;

pub use alphabet::{Alphabet, Symbol};
pub use attribute::Attribute;
pub use build::{ArticleInput, IndexInput, build};
pub use doc_id::DocId;
pub use print::Printed;
pub use reader::{Index, SectionSize};
pub use text::{Extent, Field, Lengths};
