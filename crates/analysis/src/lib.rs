//! Language analysis of a corpus at build time, with whole dictionaries.

pub mod aliases;
pub(crate) mod content;
pub mod crossings;
pub(crate) mod cut;
pub(crate) mod equivalents;
pub mod fold_table;
pub(crate) mod frequencies;
pub mod keywords;
pub(crate) mod occurrences;
pub(crate) mod persons;
pub(crate) mod readings;
pub mod related;
pub(crate) mod scripts;
pub(crate) mod time_words;
pub(crate) mod token;
pub(crate) mod tokens;
pub mod vocabulary;
