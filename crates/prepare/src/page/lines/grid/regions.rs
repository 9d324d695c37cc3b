//! Parts of a page whose columns lie side by side: two comments between texts of the whole width, say.

use std::ops::Range;

use super::is_beside;
use super::runs::{Grid, Run};
use super::tables::join_rows;
use crate::page::chars::ends_sentence;

/// Rows that two columns have beside each other at least, and another one that has but one blank between them.
const FEWEST_ROWS: usize = 4;
/// Rows that print, of one column only, between rows of two.
const BETWEEN: usize = 2;
/// Of the lines of a column of running text more than one in so many is full; cells of a table end anywhere.
const FULL: usize = 2;
/// Where marks hang out and digits are narrow, the lines of a column end so many cells apart; headlines, the ends of paragraphs
/// and a caption may be among them, so that such a share must end there, and one line in so many has a mark.
const RAGGED: usize = 4;
const ENOUGH: (usize, usize) = (2, 5);
const MARKED: usize = 3;
/// Cells by which a line may be set in, and between a blank and the column that it sets apart.
const INDENT: usize = 4;
const NEAR: usize = 2;

/// The ranges of rows with columns of running text.
pub(super) fn regions(grid: &Grid) -> Vec<Range<usize>> {
    let rows = &join_rows(grid.rows.clone());
    let beside: Vec<usize> = (0..rows.len()).filter(|at| is_beside(&rows[*at])).collect();
    let is_near = |above: &usize, below: &usize| {
        rows[above + 1..*below].iter().filter(|row| !row.is_empty()).count() <= BETWEEN
    };
    let groups = beside.chunk_by(is_near).filter(|group| group.len() >= FEWEST_ROWS);
    groups
        .filter(|group| is_text(rows, group, 0) && is_text(rows, group, 1))
        .map(|group| range(rows, group, grid.wide))
        .collect()
}

/// Whether the lines of a column are those of running text: most end at its edge, or many about there and they have the marks
/// of sentences.
fn is_text(rows: &[Vec<Run>], group: &[usize], column: usize) -> bool {
    let lines: Vec<&Run> = group.iter().filter_map(|at| rows[*at].get(column)).collect();
    let ends: Vec<usize> = lines.iter().map(|run| run.x1).collect();
    let edge = ends.iter().copied().max().unwrap_or_default();
    // A line ends one wide character short of the edge where a mark must not begin the next one.
    let full = ends.iter().filter(|end| **end + 2 >= edge).count();
    let about = |edge: &usize| ends.iter().filter(|end| (*edge..=edge + RAGGED).contains(end)).count();
    let ragged = ends.iter().map(about).max().unwrap_or_default();
    let marked = lines.iter().filter(|run| run.text.contains(['，', '。', '、', '：'])).count();
    full * FULL > ends.len() || ragged * ENOUGH.1 >= ends.len() * ENOUGH.0 && marked * MARKED >= ends.len()
}

/// A group with the headlines right above it, and with what its columns still have below it: a last line beside another one, and
/// the first column's text until it has ended.
fn range(rows: &[Vec<Run>], group: &[usize], wide: usize) -> Range<usize> {
    let (first, last) = (group.first().copied().unwrap_or(0), group.last().copied().unwrap_or(0));
    let gutter = group.iter().filter_map(|at| rows[*at].get(1)).map(|run| run.x0).min().unwrap_or(0);
    let left = group.iter().filter_map(|at| rows[*at].first()).map(|run| run.x0).min().unwrap_or(0);
    let is_rest = |row: &[Run]| match row {
        [only] => only.x1 < gutter || only.blanks(wide).any(|cell| cell.abs_diff(gutter) <= NEAR),
        [one, other] => one.x1 < gutter && (gutter..=gutter + INDENT).contains(&other.x0),
        _ => false,
    };
    let ends = |row: &[Run]| {
        row.first().is_none_or(|run| ends_sentence(&run.text) || run.text.ends_with(['）', ')']))
    };
    let above = rows[..first].iter().rev().take_while(|row| is_rest(row) && !ends(row)).count();
    let goes_on = |at: &usize| {
        let (before, row) = (&rows[at - 1], &rows[*at]);
        let begins =
            row.first().is_some_and(|run| run.x0 >= left + INDENT || run.text.starts_with(['（', '(']));
        let is_in_both = row.len() == 2 || row.first().is_some_and(|run| run.x1 >= gutter);
        is_rest(row) && (is_in_both || begins || !ends(before))
    };
    let below = (last + 1..rows.len()).take_while(goes_on).count();
    first - above..last + 1 + below
}
