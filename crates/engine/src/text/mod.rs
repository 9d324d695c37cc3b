//! Characters and strings: folding for matching, classes of characters, sentences.

pub mod chars;
pub mod fold;
pub mod sentence;

/// A part of a text; empty where the range is no part of it. Callers count by whole characters, so that it
/// always is one; without the check's message the wasm module is smaller.
pub(crate) fn slice(text: &str, range: impl std::slice::SliceIndex<str, Output = str>) -> &str {
    text.get(range).unwrap_or_default()
}

/// The first place of a short string in a text, in bytes. The standard library's search is quicker on long
/// texts, and larger than all the texts' other handling.
pub(crate) fn find(text: &str, needle: &str) -> Option<usize> {
    places(text, needle).next()
}

/// Whether a short string stands in a text.
pub(crate) fn contains(text: &str, needle: &str) -> bool {
    find(text, needle).is_some()
}

/// All places of a short string in a text, in bytes; they may overlap. An empty one stands nowhere.
pub(crate) fn places(text: &str, needle: &str) -> impl Iterator<Item = usize> {
    let (text, needle) = (text.as_bytes(), needle.as_bytes());
    // The first byte decides most places without a call.
    let first = needle.first().copied();
    let starts = text.iter().enumerate().filter(move |&(_, byte)| first == Some(*byte)).map(|(at, _)| at);
    starts.filter(move |&at| text.get(at..).is_some_and(|rest| rest.starts_with(needle)))
}
