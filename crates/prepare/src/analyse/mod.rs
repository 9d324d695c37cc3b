//! What is learnt from a corpus at build time, with whole dictionaries.

pub(crate) mod dictionary;
pub mod fold_table;
pub mod keywords;
pub(crate) mod readings;
pub(crate) mod scripts;
