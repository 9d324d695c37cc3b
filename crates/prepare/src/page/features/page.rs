//! What the lines of a page have in common, and where on the page a line is.

use super::values::{flag, quantile};
use crate::page::chars::ends_sentence;
use crate::page::forms::{byline, opener};
use crate::page::line::Line;

/// Wider lines (half columns) are paragraphs that no column wrapped.
const WIDEST_COLUMN: usize = 88;
/// Lines from the edge of a page where furniture is likely.
const EDGE: usize = 4;

pub(super) const NAMES: [&str; 16] = [
    "first line",
    "last line",
    "near the top",
    "near the bottom",
    "how far down",
    "wide lines of page",
    "page is wrapped",
    "page indents by two",
    "page indents",
    "page without blanks",
    "page with wide gaps",
    "page ends sentences in lines",
    "openers of page",
    "bylines of page",
    "lines of page",
    "page with few lines",
];

/// What the lines of a page have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct PageShape {
    /// Whether a column wrapped the text.
    pub(crate) wrapped: bool,
    /// The width (half columns) that three of four lines keep.
    pub(crate) wide: usize,
    /// The share of lines without an empty line above.
    pub(crate) close: f32,
    /// The share of lines with the indent of a paragraph.
    pub(crate) indented: f32,
    rest: [f32; 7],
}

impl PageShape {
    /// Measures the lines of a page.
    pub(crate) fn of(lines: &[Line]) -> Self {
        if lines.is_empty() {
            return Self::default();
        }
        let count = lines.len() as f32;
        let share =
            |holds: &dyn Fn(&Line) -> bool| lines.iter().filter(|line| holds(line)).count() as f32 / count;
        let several = |holds: &dyn Fn(&str) -> bool| {
            let found = lines.iter().filter(|line| holds(&line.folded)).count() as f32;
            (found / count.sqrt()).min(1.0)
        };
        let wide = quantile(lines.iter().map(|line| line.width).collect(), 0.75);
        Self {
            wrapped: share(&|line| line.width > WIDEST_COLUMN) < 0.12,
            wide,
            close: share(&|line| line.blanks == 0),
            indented: share(&|line| (3..=5).contains(&line.indent)),
            rest: [
                (wide as f32 / 80.0).min(2.0),
                share(&|line| line.indent > 0),
                share(&|line| line.blanks >= 3),
                share(&|line| ends_sentence(&line.folded)),
                several(&|folded| opener::parse(folded).is_some()),
                several(&byline::is_byline_line),
                (count / 200.0).min(1.0),
            ],
        }
    }

    /// The features of the line at `at` of `count` lines.
    pub(super) fn row(&self, at: usize, count: usize) -> [f32; NAMES.len()] {
        let [wide, indents, gaps, ends, openers, bylines, lines] = self.rest;
        [
            flag(at == 0),
            flag(at + 1 == count),
            flag(at < EDGE),
            flag(at + EDGE >= count),
            at as f32 / count as f32,
            wide,
            flag(self.wrapped),
            self.indented,
            indents,
            self.close,
            gaps,
            ends,
            openers,
            bylines,
            lines,
            flag(count < 25),
        ]
    }
}
