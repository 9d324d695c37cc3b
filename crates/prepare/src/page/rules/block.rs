//! A block: printed lines that certainly belong together.

use crate::page::chars::{join_into, text_width};
use crate::page::forms::heading;
use crate::page::line::Line;

/// Whether a paragraph starts at a block, as far as the indent shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum ParagraphStart {
    /// A paragraph starts here.
    Yes,
    /// The block continues a paragraph.
    No,
    /// The indent does not show it.
    #[default]
    Unknown,
}

impl ParagraphStart {
    /// What is known for certain.
    pub(crate) fn certain(starts: bool) -> Self {
        if starts { Self::Yes } else { Self::No }
    }
}

/// One or more printed lines that certainly belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    /// The lines, in printed order.
    pub lines: Vec<Line>,
    /// The joined text.
    pub text: String,
    /// The joined text folded; as many characters as `text`.
    pub folded: String,
    /// Empty lines before it.
    pub blanks: usize,
    /// Whether a paragraph starts here.
    pub paragraph_start: ParagraphStart,
    /// Whether a column wrapped it, so that it is running text.
    pub wrapped: bool,
}

impl Block {
    /// A block of the given lines.
    pub(crate) fn new(lines: Vec<Line>, paragraph_start: ParagraphStart, wrapped: bool) -> Self {
        let mut text = String::new();
        let mut folded = String::new();
        for line in &lines {
            join_into(&mut text, &line.text);
            join_into(&mut folded, &line.folded);
        }
        let blanks = lines.first().map_or(0, |line| line.blanks);
        Self { lines, text, folded, blanks, paragraph_start, wrapped }
    }

    /// Whether it can be a heading: one short line that no column wrapped.
    pub(crate) fn can_be_heading(&self) -> bool {
        !self.wrapped && heading::can_be_heading(&self.folded, text_width(&self.text))
    }

    /// Whether it can be a caption: one short sentence that no column wrapped.
    pub(crate) fn can_be_caption(&self) -> bool {
        !self.wrapped && heading::can_be_caption(&self.folded)
    }
}
