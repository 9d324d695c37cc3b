//! A file of sheets, laid out.

use super::outline::Outline;
use super::sheet_line::SheetLine;
use crate::page::draft::{Draft, Page, Part};
use crate::page::line::Line;

/// A printed line with its place in the file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Placed {
    /// Number of the sheet, from 1.
    pub(crate) sheet: usize,
    pub(crate) line: SheetLine,
    pub(crate) kind: &'static str,
}

/// A file laid out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Laid {
    /// The lines in reading order; the number of a line is its place here and one.
    pub(crate) placed: Vec<Placed>,
    /// The text of the file, a line each.
    pub(crate) text: String,
    /// The rules, boxes and pictures of each sheet.
    pub(crate) outlines: Vec<Outline>,
    /// The lines as the text stages take them.
    pub(crate) lines: Vec<Line>,
    /// Furniture and captions, which are not among those lines.
    pub(crate) aside: Vec<Part>,
    pub(crate) captions: Vec<Part>,
    /// The drafts of stories; `None` if nothing but words tells what is what: all is set in one size.
    pub(crate) page: Option<Page>,
}

impl Laid {
    /// Adds furniture and captions to a page that was made of the lines alone.
    pub(crate) fn completed(&self, mut page: Page) -> Page {
        page.furniture.extend(self.aside.iter().cloned());
        if page.drafts.is_empty() {
            page.drafts.push(Draft::default());
        }
        page.drafts[0].captions.extend(self.captions.iter().cloned());
        page
    }
}
