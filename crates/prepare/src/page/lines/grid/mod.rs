//! Text whose columns are set side by side with blanks, as `pdftotext -layout` writes it: read column by column.
//!
//! Every character takes a cell of a grid. `runs` cuts the rows at wide blanks, and at single ones where the rows around
//! show a gutter; `tables` keeps the rows of tables whole; `blocks` joins runs below each other; the blocks are put in
//! order as those of a PDF are, and `flow` sees to it that an unfinished column is followed by the one that goes on.

mod blocks;
mod flow;
mod raw_line;
mod regions;
mod runs;
mod tables;

use crate::page::chars::fold_text;
use crate::page::forms::furniture::is_furniture;
use crate::page::reading_order::{self, Bounds, Item};
use blocks::Block;
pub(crate) use raw_line::RawLine;
use runs::Run;

/// Rows with columns of text beside each other: at least so many, and this share of the rows that print.
const FEWEST_ROWS: usize = 5;
const SHARE: usize = 5;
/// Fewer characters are no line of a column.
const COLUMN: usize = 6;
/// Starts of runs that the rows below repeat: at least so many, and in a part whose columns are known to be of text.
const FEWEST_STARTS: usize = 5;
const FEWEST_STARTS_OF_PART: usize = 3;
/// Longer texts, and those of more blocks, are no page.
const MOST_ROWS: usize = 1500;
const MOST_BLOCKS: usize = 1000;
/// Rows at the top of a page that may be furniture.
const TOP: usize = 3;

/// Separates columns; the lines come back in reading order, with empty lines between parts. A text without columns
/// comes back as it is.
pub(crate) fn separate_columns(lines: Vec<RawLine>) -> Vec<RawLine> {
    let mut separated = Vec::with_capacity(lines.len());
    let mut page: Vec<RawLine> = Vec::new();
    for line in lines {
        if line.text.starts_with('\u{c}') {
            separated.extend(separate_page(std::mem::take(&mut page)));
        }
        page.push(line);
    }
    separated.extend(separate_page(page));
    separated
}

fn separate_page(lines: Vec<RawLine>) -> Vec<RawLine> {
    if lines.len() > MOST_ROWS {
        return lines;
    }
    let grid = runs::Grid::of(&lines);
    if grid.starts >= FEWEST_STARTS
        && has_columns(&tables::join_rows(grid.rows.clone()))
        && let Some(separated) = separated(&lines, &grid)
    {
        return separated;
    }
    let mut out = Vec::with_capacity(lines.len());
    let mut rest = 0;
    for region in regions::regions(&grid) {
        let part = &lines[region.clone()];
        let grid = runs::Grid::of(part);
        let Some(separated) = separated(part, &grid).filter(|_| grid.starts >= FEWEST_STARTS_OF_PART) else {
            continue;
        };
        out.extend_from_slice(&lines[rest..region.start]);
        let end = separated.last().map_or(0, |line| line.number);
        out.extend(separated);
        out.push(RawLine { number: end, text: String::new() });
        rest = region.end;
    }
    out.extend_from_slice(&lines[rest..]);
    out
}

/// Lines column by column; `None` if they are in too many blocks.
fn separated(lines: &[RawLine], grid: &runs::Grid) -> Option<Vec<RawLine>> {
    let mut rows = tables::join_rows(grid.rows.clone());
    let edges = edges(lines, &rows);
    for at in edges.0.iter().chain(&edges.1) {
        rows[*at].clear();
    }
    let blocks = blocks::blocks(tables::join_rows(runs::divide_at_gutters(&rows, grid.wide)));
    if blocks.len() > MOST_BLOCKS {
        return None;
    }
    let mut out: Vec<RawLine> = edges.0.iter().map(|at| lines[*at].clone()).collect();
    // pdftotext leaves rows empty between the lines of large type and for the lines of other columns; in a text that was
    // typed, with cells as a terminal has them, an empty row is an empty line.
    let next = if grid.wide == 2 { 1 } else { 2 };
    write(&blocks, &in_order(&blocks), next, &mut out);
    out.extend(edges.1.iter().map(|at| lines[*at].clone()));
    Some(out)
}

/// Whether a page has columns of text side by side.
fn has_columns(rows: &[Vec<Run>]) -> bool {
    let printed = rows.iter().filter(|row| !row.is_empty()).count();
    let beside = rows.iter().filter(|row| is_beside(row)).count();
    beside >= FEWEST_ROWS && beside * SHARE >= printed
}

/// Whether a row has lines of two columns.
fn is_beside(row: &[Run]) -> bool {
    row.iter().filter(|run| run.text.chars().count() >= COLUMN).count() > 1
}

/// The rows of furniture at the top and at the foot of a page: they stay as they are.
fn edges(lines: &[RawLine], rows: &[Vec<Run>]) -> (Vec<usize>, Vec<usize>) {
    let printed: Vec<usize> = (0..rows.len()).filter(|at| !rows[*at].is_empty()).collect();
    let is_furniture = |at: &usize| is_furniture(&fold_text(lines[*at].text.trim()), true);
    let last = printed.iter().take(TOP).rposition(is_furniture).map_or(0, |at| at + 1);
    let (top, rest) = printed.split_at(last);
    let foot = rest.last().filter(|at| is_furniture(at)).copied();
    (top.to_vec(), foot.into_iter().collect())
}

/// The blocks in reading order.
fn in_order(blocks: &[Block]) -> Vec<usize> {
    /// A cell and a row as a sheet has them, in points: a line is taller than it is wide by its leading.
    const CELL: f32 = 10.0;
    const ROW: f32 = 16.0;
    let item = |block: &Block| Item {
        bounds: Bounds::new(
            block.x0 as f32 * CELL,
            block.first_row() as f32 * ROW,
            block.x1 as f32 * CELL,
            block.last_row() as f32 * ROW + CELL,
        ),
        head: block.head,
        byline: false,
        picture: false,
        size: CELL,
    };
    let items: Vec<Item> = blocks.iter().map(item).collect();
    flow::follow(blocks, &reading_order::order(&items, &[]))
}

/// Writes the blocks, each line with what it is indented in its column. Lines that are more than `next` rows apart have an
/// empty one between them.
fn write(blocks: &[Block], order: &[usize], next: usize, out: &mut Vec<RawLine>) {
    /// What is set in by so many cells begins a paragraph; what is set in by more is in the middle.
    const INDENT: std::ops::RangeInclusive<usize> = 2..=6;
    let mut before: Option<&Block> = None;
    for block in order.iter().map(|at| &blocks[*at]) {
        let goes_on = before.is_some_and(|before| {
            block.first_row() > before.last_row()
                && block.first_row() - before.last_row() <= next
                && block.x0 + 5 >= before.x0
                && block.x0 <= before.x1
                && !block.head
                && !before.head
        });
        let mut row = block.first_row();
        for (index, run) in block.runs.iter().enumerate() {
            if index == 0 && !goes_on || run.row - row > next {
                out.push(RawLine { number: run.number, text: String::new() });
            }
            row = run.row;
            let indented = !block.head && INDENT.contains(&run.x0.saturating_sub(block.base));
            let indent = if indented { "\u{3000}\u{3000}" } else { "" };
            out.push(RawLine { number: run.number, text: format!("{indent}{}", run.closed_up()) });
        }
        before = Some(block);
    }
}

#[cfg(test)]
mod tests;
