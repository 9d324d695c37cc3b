//! Characters and strings: folding for matching, classes of characters, sentences.

pub mod chars;
pub mod fold;
pub mod sentence;

/// A part of a text; empty if the range is not one. Callers count whole characters, so the range is always valid;
/// unlike indexing, this needs no panic message, which keeps the wasm module smaller.
pub(crate) fn slice(text: &str, range: impl std::slice::SliceIndex<str, Output = str>) -> &str {
    text.get(range).unwrap_or_default()
}

/// The byte at which a short string first occurs in a text. The standard library's search is quicker on long texts, but
/// its code is larger than all the rest of this folder.
pub(crate) fn find(text: &str, needle: &str) -> Option<usize> {
    places(text, needle).next()
}

/// Whether a short string occurs in a text.
pub(crate) fn contains(text: &str, needle: &str) -> bool {
    find(text, needle).is_some()
}

/// The bytes at which a short string occurs in a text; occurrences may overlap. An empty string occurs nowhere.
pub(crate) fn places(text: &str, needle: &str) -> impl Iterator<Item = usize> {
    let (text, needle) = (text.as_bytes(), needle.as_bytes());
    // The first byte rules out most positions without a call.
    let first = needle.first().copied();
    let starts = text.iter().enumerate().filter(move |&(_, byte)| first == Some(*byte)).map(|(at, _)| at);
    starts.filter(move |&at| text.get(at..).is_some_and(|rest| rest.starts_with(needle)))
}
