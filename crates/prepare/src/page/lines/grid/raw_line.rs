//! Lines before they are cut into columns.

/// A raw line: its number in the source and its text. Empty text is an empty line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RawLine {
    /// Number of the line in the source, from 1.
    pub number: usize,
    /// The text with its white space.
    pub text: String,
}
