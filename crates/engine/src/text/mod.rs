//! Characters and strings: folding for matching, classes of characters, sentences.

pub mod chars;
pub mod fold;
pub mod sentence;
