//! A printed line of a sheet.

use super::flow::Flow;
use super::line_end::hangs;
use super::segments::{self, Segment};
use super::sheet::Sheet;
use crate::page::reading_order::Bounds;

/// A line, or the part of it in one column.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct SheetLine {
    pub(crate) text: String,
    pub(crate) bounds: Bounds,
    /// The end of its text without closing marks: they may hang out of the column.
    pub(crate) end: f32,
    /// Size of most of its characters, in points.
    pub(crate) size: f32,
    pub(crate) bold: bool,
    /// The mean ink of its Chinese characters; 0 if it is not known.
    pub(crate) ink: f32,
    /// Font of most of its characters.
    pub(crate) font: u16,
    pub(crate) flow: Flow,
    /// Its glyphs in reading order.
    pub(crate) glyphs: Vec<usize>,
    /// Whether it is a row of a table, its cells one after another.
    pub(crate) row: bool,
}

/// The line that a segment makes.
pub(crate) fn line(sheet: &Sheet, segment: Segment) -> SheetLine {
    let last = segment.glyphs.iter().rev().map(|at| &sheet.glyphs[*at]).find(|glyph| !hangs(glyph.text));
    let x1 = segment.bounds.x1;
    SheetLine {
        end: if segment.flow == Flow::Right { last.map_or(x1, |glyph| glyph.bounds.x1) } else { x1 },
        text: segments::text(sheet, &segment),
        bounds: segment.bounds,
        size: segment.size,
        bold: segment.bold,
        ink: segment.ink,
        font: segment.font,
        flow: segment.flow,
        glyphs: segment.glyphs,
        row: false,
    }
}
