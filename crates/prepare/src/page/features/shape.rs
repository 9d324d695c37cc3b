//! How a line lies on the page: its width beside its column's, its indent, the empty lines around it.

use super::values::{flag, quantile};
use crate::page::line::Line;

/// Lines on each side that show how wide the column is.
const NEAR: usize = 6;
/// Wider lines (half columns) are paragraphs on one line: they show no column.
const WIDEST_COLUMN: usize = 120;
/// The most empty lines that are told apart.
const MOST_BLANKS: usize = 3;

pub(super) const NAMES: [&str; 36] = [
    "width",
    "width logarithm",
    "width of column",
    "far shorter",
    "shorter",
    "little shorter",
    "as wide",
    "wider",
    "far wider",
    "wider than columns",
    "paragraph on a line",
    "very short",
    "short",
    "rather short",
    "differs from line above",
    "differs from line below",
    "no indent",
    "small indent",
    "paragraph indent",
    "wide indent",
    "no blank above",
    "one blank above",
    "two blanks above",
    "more blanks above",
    "no blank below",
    "one blank below",
    "two blanks below",
    "more blanks below",
    "alone",
    "in a pair",
    "in a triple",
    "in a longer run",
    "first of run",
    "last of run",
    "indent of line above",
    "indent of line below",
];

/// The place of every line in its run, and the lines of that run: a run is lines without an empty one between.
pub(super) fn runs(lines: &[Line]) -> Vec<(usize, usize)> {
    let mut places = Vec::with_capacity(lines.len());
    let mut start = 0;
    while start < lines.len() {
        let more = lines[start + 1..].iter().take_while(|line| line.blanks == 0).count();
        places.extend((0..=more).map(|at| (at, more + 1)));
        start += more + 1;
    }
    places
}

/// Width in em (a Chinese character is 1).
fn em(half_columns: usize) -> f32 {
    half_columns as f32 / 2.0
}

/// The shape of every line.
pub(super) fn shapes(lines: &[Line]) -> Vec<[f32; NAMES.len()]> {
    let runs = runs(lines);
    (0..lines.len()).map(|at| shape(lines, at, runs[at])).collect()
}

/// The width of the column around a line: most near lines are no wider.
pub(crate) fn column(lines: &[Line], at: usize) -> f32 {
    let near = lines[at.saturating_sub(NEAR)..lines.len().min(at + NEAR + 1)].iter();
    let widths: Vec<usize> = near.map(|line| line.width).filter(|width| *width < WIDEST_COLUMN).collect();
    em(quantile(widths, 0.7)).max(1.0)
}

fn shape(lines: &[Line], at: usize, (place, length): (usize, usize)) -> [f32; NAMES.len()] {
    let line = &lines[at];
    let width = em(line.width);
    let column = column(lines, at);
    let beside = width - column;
    let indent = em(line.indent);
    let above = if at == 0 { MOST_BLANKS } else { line.blanks };
    let below = lines.get(at + 1).map_or(MOST_BLANKS, |next| next.blanks);
    let differs =
        |other: Option<&Line>| other.map_or(1.0, |other| ((width - em(other.width)).abs() / 8.0).min(1.0));
    let before = at.checked_sub(1).map(|before| &lines[before]);
    let is_indented = |other: Option<&Line>| flag(other.is_some_and(|other| (3..=5).contains(&other.indent)));
    [
        width.min(80.0) / 40.0,
        (1.0 + width.min(80.0)).sqrt() / 4.0,
        (width / column).min(2.0),
        flag(beside < -6.0),
        flag((-6.0..-2.6).contains(&beside)),
        flag((-2.6..-1.2).contains(&beside)),
        flag((-1.2..0.8).contains(&beside)),
        flag((0.8..3.0).contains(&beside)),
        flag(beside >= 3.0),
        flag(width > 44.0),
        flag(width > 90.0),
        flag(width <= 8.0),
        flag(width > 8.0 && width <= 16.0),
        flag(width > 16.0 && width <= 26.0),
        differs(before),
        differs(lines.get(at + 1)),
        flag(line.indent == 0),
        flag(line.indent > 0 && indent < 1.5),
        flag((1.5..=2.5).contains(&indent)),
        flag(indent > 2.5),
        flag(above == 0),
        flag(above == 1),
        flag(above == 2),
        flag(above >= MOST_BLANKS),
        flag(below == 0),
        flag(below == 1),
        flag(below == 2),
        flag(below >= MOST_BLANKS),
        flag(length == 1),
        flag(length == 2),
        flag(length == 3),
        flag(length > 3),
        flag(place == 0),
        flag(place + 1 == length),
        is_indented(before),
        is_indented(lines.get(at + 1)),
    ]
}
