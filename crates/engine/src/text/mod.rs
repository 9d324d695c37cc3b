//! Characters and strings: folding for matching, classes of characters, sentences.

pub mod chars;
pub mod fold;
pub mod sentence;

/// A part of a text; empty where the range is no part of it. Callers count by whole characters, so that it
/// always is one; without the check's message the wasm module is smaller.
pub(crate) fn slice(text: &str, range: impl std::slice::SliceIndex<str, Output = str>) -> &str {
    text.get(range).unwrap_or_default()
}
