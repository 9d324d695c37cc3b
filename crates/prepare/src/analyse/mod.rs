//! What is learnt from a corpus at build time, with whole dictionaries.

pub mod aliases;
pub(crate) mod content;
pub(crate) mod dictionary;
pub(crate) mod equivalents;
pub mod fold_table;
pub mod keywords;
pub mod lexicon;
pub(crate) mod readings;
pub mod related;
pub(crate) mod scripts;
pub mod vocabulary;
pub(crate) mod words;
