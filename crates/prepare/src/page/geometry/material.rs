//! What stories are made of: the lines of one sheet in reading order.

use super::kinds::LineKind;
use super::sheet_line::SheetLine;
use crate::page::chars::fold_text;
use crate::page::draft::Part;
use crate::page::reading_order::Bounds;

/// A line in reading order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ordered {
    /// Its place among the lines of the sheet.
    pub(crate) at: usize,
    pub(crate) kind: LineKind,
    pub(crate) frame: Option<usize>,
    /// Whether its block has only a line or two.
    pub(crate) lone: bool,
}

/// What the drafts are made of.
#[derive(Clone, Copy)]
pub(crate) struct Material<'a> {
    pub(crate) lines: &'a [SheetLine],
    /// The number of each line in the text of the file.
    pub(crate) numbers: &'a [usize],
    pub(crate) pictures: &'a [Bounds],
    pub(crate) rules: &'a [Bounds],
}

impl Material<'_> {
    pub(crate) fn part(&self, at: usize) -> Part {
        let text = self.lines[at].text.trim().to_owned();
        Part { folded: fold_text(&text), text, lines: vec![self.numbers[at]], blanks: 0 }
    }
}
