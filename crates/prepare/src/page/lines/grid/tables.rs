//! Rows of tables, which are read from left to right.

use super::runs::Run;

/// A row of a table has at least so many cells, of so many characters at most on average.
const CELLS: usize = 3;
const SHORT: usize = 7;
/// A table has at least so many rows, which differ by one cell at most, and are so near each other.
const FEWEST_ROWS: usize = 3;
const NEAR: usize = 3;

fn is_row(row: &[Run]) -> bool {
    let characters: usize = row.iter().map(|run| run.text.chars().count()).sum();
    row.len() >= CELLS && characters <= SHORT * row.len()
}

/// Makes one run of each row of a table.
pub(super) fn join_rows(mut rows: Vec<Vec<Run>>) -> Vec<Vec<Run>> {
    let found: Vec<usize> = (0..rows.len()).filter(|at| is_row(&rows[*at])).collect();
    for group in found.chunk_by(|one, next| next - one <= NEAR) {
        let count = |at: &usize| rows[*at].len();
        let most = group.iter().map(count).max().unwrap_or_default();
        let least = group.iter().map(count).min().unwrap_or_default();
        if group.len() < FEWEST_ROWS || most - least > 1 {
            continue;
        }
        for at in group {
            let row = std::mem::take(&mut rows[*at]);
            let text = row.iter().map(|run| run.text.as_str()).collect::<Vec<_>>().join("  ");
            if let (Some(first), Some(last)) = (row.first(), row.last()) {
                rows[*at] = vec![Run { x1: last.x1, text, ..first.clone() }];
            }
        }
    }
    rows
}
