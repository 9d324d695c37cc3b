//! Gongwen's language analysis at build time, with whole dictionaries: from articles to words, keywords, pinyin and related
//! articles, and the names, places and bylines in a text.
//!
//! It is a crate of its own since it is most of the work on a large corpus: the builder page has it compiled for speed, the readers
//! of files for size.

pub mod aliases;
pub mod byline_names;
pub(crate) mod content;
pub mod crossings;
pub mod cut;
pub mod data;
pub mod dictionary;
pub(crate) mod equivalents;
pub mod fold_table;
pub(crate) mod frequencies;
pub mod gazetteer;
pub mod keywords;
pub mod names;
pub(crate) mod occurrences;
pub mod pattern;
pub(crate) mod persons;
pub mod radicals;
pub(crate) mod readings;
pub mod related;
pub(crate) mod scripts;
pub mod time_words;
pub(crate) mod token;
pub(crate) mod tokens;
pub mod vocabulary;
