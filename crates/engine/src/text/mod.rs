//! Characters and strings: folding for matching, classes of characters.

pub mod chars;
pub mod fold;
