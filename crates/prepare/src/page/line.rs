//! A printed line.

use crate::page::chars::{fold_text, text_width};

/// A printed line, or a part of one where two columns are side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Number of the line in the source, from 1.
    pub number: usize,
    /// Lines right below it that are part of it: upright lettering has one character on each.
    pub below: usize,
    /// The text without white space at its ends.
    pub text: String,
    /// The text folded (see [`crate::page::chars`]), as many characters as `text`.
    pub folded: String,
    /// Empty lines before it.
    pub blanks: usize,
    /// White space at its start, in half columns.
    pub indent: usize,
    /// Width in half columns, without the indent.
    pub width: usize,
}

impl Line {
    /// A line from its raw text; `None` if there is nothing but white space on it.
    pub(crate) fn new(number: usize, raw: &str, blanks: usize) -> Option<Self> {
        let visible = |c: char| !c.is_whitespace() && !is_invisible(c);
        let start = raw.find(visible)?;
        let end = raw
            .rfind(visible)
            .map_or(raw.len(), |at| at + raw[at..].chars().next().map_or(0, char::len_utf8));
        let text = raw[start..end].to_owned();
        let indent = raw[..start]
            .chars()
            .filter(|c| !is_invisible(*c))
            .map(|c| if c == '\u{3000}' { 2 } else { 1 })
            .sum();
        let folded = fold_text(&text);
        let width = text_width(&text);
        Some(Self { number, below: 0, text, folded, blanks, indent, width })
    }
}

impl Line {
    /// The numbers of all lines of the source that it is on.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = usize> + use<> {
        self.number..=self.number + self.below
    }
}

/// Characters that print nothing: byte order mark, zero-width space and joiners, soft hyphen, form feed.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{2060}' | '\u{c}') || c.is_control()
}
