//! Tables without rules: short cells beside each other, in several rows, each below one of the row above.

use super::segments::segment;
use super::sheet_line::{SheetLine, line};
use super::{Bounds, Flow, Sheet};

/// A row has at least so many cells, of so many characters at most on average, and a cell of so many at most.
const CELLS: usize = 3;
const SHORT: usize = 5;
const LONGEST: usize = 8;
/// So many rows make a table.
const ROWS: usize = 3;
/// Widest distance of two cells, and of two rows, in ems.
const APART: f32 = 12.0;
const LEADING: f32 = 2.5;

/// Joins the cells of each row to one line; other lines stay as they are.
pub(crate) fn join_rows(sheet: &Sheet, lines: Vec<SheetLine>) -> Vec<SheetLine> {
    let tables = tables(&lines);
    if tables.is_empty() {
        return lines;
    }
    let mut rows: Vec<SheetLine> = Vec::new();
    let mut is_cell = vec![false; lines.len()];
    for row in tables.iter().flatten() {
        let glyphs: Vec<usize> = row.iter().flat_map(|at| lines[*at].glyphs.iter().copied()).collect();
        let text = row.iter().map(|at| lines[*at].text.trim()).collect::<Vec<_>>().join(" ");
        rows.push(SheetLine { text, row: true, ..line(sheet, segment(sheet, &glyphs)) });
        for at in row {
            is_cell[*at] = true;
        }
    }
    let rest = lines.into_iter().zip(is_cell).filter(|(_, cell)| !cell).map(|(line, _)| line);
    let mut joined: Vec<SheetLine> = rest.chain(rows).collect();
    joined.sort_by(|one, other| {
        one.bounds.y0.total_cmp(&other.bounds.y0).then(one.bounds.x0.total_cmp(&other.bounds.x0))
    });
    joined
}

/// The tables: rows of cells, by their places among the lines.
fn tables(lines: &[SheetLine]) -> Vec<Vec<Vec<usize>>> {
    let mut tables: Vec<Vec<Vec<usize>>> = Vec::new();
    for row in rows(lines) {
        let table =
            tables.iter_mut().rev().find(|table| table.last().is_some_and(|last| is_next(lines, last, &row)));
        match table {
            Some(table) => table.push(row),
            None => tables.push(vec![row]),
        }
    }
    tables.retain(|table| table.len() >= ROWS && !is_text_between(lines, table));
    tables
}

/// Whether lines that are too long for cells are between the rows: the columns of a text, of which some lines are short.
fn is_text_between(lines: &[SheetLine], table: &[Vec<usize>]) -> bool {
    let cells: Vec<usize> = table.iter().flatten().copied().collect();
    let around = Bounds::around(cells.iter().map(|at| &lines[*at].bounds));
    let between = (0..lines.len()).filter(|at| !cells.contains(at)).filter(|at| {
        let own = &lines[*at].bounds;
        lines[*at].flow == Flow::Right
            && lines[*at].glyphs.len() > LONGEST
            && around.overlap_x(own) > 0.5 * own.width()
            && around.holds(own.center())
    });
    between.count() * 2 > table.len()
}

/// Rows of short cells, from top to bottom.
fn rows(lines: &[SheetLine]) -> Vec<Vec<usize>> {
    let is_cell = |line: &SheetLine| {
        line.flow == Flow::Right && !line.row && (1..=LONGEST).contains(&line.glyphs.len())
    };
    let mut cells: Vec<usize> = (0..lines.len()).filter(|at| is_cell(&lines[*at])).collect();
    cells.sort_by(|one, other| {
        let (one, other) = (&lines[*one].bounds, &lines[*other].bounds);
        one.y1.round().total_cmp(&other.y1.round()).then(one.x0.total_cmp(&other.x0))
    });
    let are_beside = |one: &usize, next: &usize| {
        let (one, next) = (&lines[*one], &lines[*next]);
        let gap = next.bounds.x0 - one.bounds.x1;
        (one.bounds.y1 - next.bounds.y1).abs() < 0.3 * one.size
            && (one.size - next.size).abs() < 0.06 * one.size
            && (0.8 * one.size..APART * one.size).contains(&gap)
    };
    let is_short = |row: &&[usize]| {
        let characters: usize = row.iter().map(|at| lines[*at].glyphs.len()).sum();
        row.len() >= CELLS && characters <= SHORT * row.len()
    };
    cells.chunk_by(are_beside).filter(is_short).map(<[usize]>::to_vec).collect()
}

/// Whether a row is the next one of a table: near, with as many cells or one more or less, each below another.
fn is_next(lines: &[SheetLine], last: &[usize], row: &[usize]) -> bool {
    let (Some(above), Some(first)) = (last.first(), row.first()) else { return false };
    let gap = lines[*first].bounds.y0 - lines[*above].bounds.y1;
    let is_below =
        |at: &usize| last.iter().any(|above| lines[*above].bounds.overlap_x(&lines[*at].bounds) > 0.0);
    (-0.2 * lines[*first].size..LEADING * lines[*first].size).contains(&gap)
        && last.len().abs_diff(row.len()) <= 1
        && row.iter().filter(|at| is_below(at)).count() + 1 >= row.len()
}

#[cfg(test)]
mod tests {
    use crate::page::geometry::testing::sheet;

    #[test]
    fn short_lines_of_columns_are_no_cells() {
        let columns = [
            ["殷素素 市第一幼儿", "园教师", "丁典 锦屏供水公司", "抄表员", "狄云 南桥建筑公司", "木工"],
            ["水笙女 锦屏邮政局", "投递员", "言达平 东岭林场护", "林员", "戚芳女 锦绣丝织厂", "挡车工"],
            ["万震山 市殡仪馆火", "化工", "汪啸风 市消防支队", "助理", "花铁干 锦屏化工厂", "仪表工"],
        ];
        let words: Vec<_> = (0..)
            .zip(columns)
            .flat_map(|(at, column)| {
                (0..).zip(column).map(move |(row, text)| (text, 11.0 * at as f32, 1.5 * row as f32))
            })
            .collect();
        assert!(crate::page::geometry::lines::lines(&sheet(&words)).iter().all(|line| !line.row));
    }

    #[test]
    fn short_cells_in_rows_are_read_from_left_to_right() {
        let mut words = Vec::new();
        for (row, cells) in [["日期", "内容", "教师"], ["二月", "逆光人像", "李凡"], ["三月", "街拍", "张越"]]
            .iter()
            .enumerate()
        {
            for (column, cell) in cells.iter().enumerate() {
                words.push((*cell, 7.0 * column as f32, 1.6 * row as f32));
            }
        }
        let lines = crate::page::geometry::lines::lines(&sheet(&words));
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["日期 内容 教师", "二月 逆光人像 李凡", "三月 街拍 张越"]);
        assert!(lines.iter().all(|line| line.row));
    }
}
