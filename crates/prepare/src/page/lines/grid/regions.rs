//! Parts of a page whose columns lie side by side: two comments between texts of the whole width, say.

use std::ops::Range;

use super::runs::Run;
use super::{FEWEST_ROWS, is_beside};

/// Rows that print, of one column only, between rows of two.
const BETWEEN: usize = 2;
/// Of the lines of a column of running text more than one in so many is full; cells of a table end anywhere.
const FULL: usize = 2;

/// The ranges of rows with columns of running text.
pub(super) fn regions(rows: &[Vec<Run>]) -> Vec<Range<usize>> {
    let beside: Vec<usize> = (0..rows.len()).filter(|at| is_beside(&rows[*at])).collect();
    let is_near = |above: &usize, below: &usize| {
        rows[above + 1..*below].iter().filter(|row| !row.is_empty()).count() <= BETWEEN
    };
    let groups = beside.chunk_by(is_near).filter(|group| group.len() >= FEWEST_ROWS);
    groups
        .filter(|group| is_text(rows, group, 0) && is_text(rows, group, 1))
        .map(|group| range(rows, group))
        .collect()
}

/// Whether the lines of a column are those of running text.
fn is_text(rows: &[Vec<Run>], group: &[usize], column: usize) -> bool {
    let ends: Vec<usize> = group.iter().filter_map(|at| rows[*at].get(column)).map(|run| run.x1).collect();
    let edge = ends.iter().copied().max().unwrap_or_default();
    // A line ends one wide character short of the edge where a mark must not begin the next one.
    ends.iter().filter(|end| **end + 2 >= edge).count() * FULL > ends.len()
}

/// A group with the rows right above and below it that lie in its first column.
fn range(rows: &[Vec<Run>], group: &[usize]) -> Range<usize> {
    let (first, last) = (group.first().copied().unwrap_or(0), group.last().copied().unwrap_or(0));
    let gutter = group.iter().filter_map(|at| rows[*at].get(1)).map(|run| run.x0).min().unwrap_or(0);
    let is_rest = |row: &&Vec<Run>| matches!(row.as_slice(), [only] if only.x1 < gutter);
    let above = rows[..first].iter().rev().take_while(is_rest).count();
    let below = rows[last + 1..].iter().take_while(is_rest).count();
    first - above..last + 1 + below
}
