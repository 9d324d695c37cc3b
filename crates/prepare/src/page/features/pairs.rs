//! What lines have in common with the text of a page: pairs of characters that follow each other.

use std::collections::BTreeSet;

use crate::page::line::Line;

/// Narrower lines (half columns) are no text on pages that no column wrapped.
const NARROW: usize = 12;

/// Pairs of characters.
pub(super) type Pairs = BTreeSet<(char, char)>;

/// The pairs of those characters that belong to a text; others are passed over.
pub(super) fn pairs(folded: &str, belongs: impl Fn(char) -> bool) -> Pairs {
    let chars: Vec<char> = folded.chars().filter(|c| belongs(*c)).collect();
    chars.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// Whether a line may be text that a headline's words come again in; `wrapped` tells whether a column wrapped the page.
pub(super) fn is_text(line: &Line, wrapped: bool) -> bool {
    wrapped || line.width > NARROW
}
