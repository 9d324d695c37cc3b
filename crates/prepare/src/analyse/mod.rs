//! What is learnt from a corpus at build time, with whole dictionaries.

pub mod fold_table;
