//! Tables: the lines between rules that cross are cells; a row is read cell by cell, as one line.

use super::segments::segment;
use super::sheet_line::{SheetLine, line};
use super::{Bounds, Flow, Sheet};

/// Rules this close (points) are at one place.
const NEAR: f32 = 2.5;
/// Most rules of a sheet that are looked at.
const MOST_RULES: usize = 2_000;

/// A table: the edges of its rows and columns.
struct Table {
    bounds: Bounds,
    rows: Vec<f32>,
    columns: Vec<f32>,
}

/// Joins the cells of each row of each table to one line; other lines stay as they are.
pub(crate) fn join_rows(sheet: &Sheet, lines: Vec<SheetLine>) -> Vec<SheetLine> {
    let mut rest = lines;
    let mut joined = Vec::new();
    for table in tables(sheet) {
        let (inside, outside): (Vec<SheetLine>, Vec<SheetLine>) = rest
            .into_iter()
            .partition(|line| line.flow == Flow::Right && table.bounds.contains(&line.bounds));
        rest = outside;
        if is_table(&table, &inside) {
            joined.extend(rows(sheet, &table, inside));
        } else {
            rest.extend(inside);
        }
    }
    rest.extend(joined);
    rest.sort_by(|one, other| {
        one.bounds.y0.total_cmp(&other.bounds.y0).then(one.bounds.x0.total_cmp(&other.bounds.x0))
    });
    rest
}

/// The longest text of a cell, in characters: boxes with more are stories.
const LONGEST_CELL: usize = 160;

/// Whether lines between rules are cells: several rows have something in several columns, none of it long.
fn is_table(table: &Table, lines: &[SheetLine]) -> bool {
    let mut cells: std::collections::BTreeMap<(usize, usize), usize> = std::collections::BTreeMap::new();
    for line in lines {
        *cells.entry(place(table, &line.bounds)).or_default() += line.glyphs.len();
    }
    let full =
        (0..table.rows.len()).filter(|row| cells.keys().filter(|(at, _)| at == row).count() > 1).count();
    full >= 2 && cells.values().all(|count| *count <= LONGEST_CELL)
}

/// Row and column of a box.
fn place(table: &Table, bounds: &Bounds) -> (usize, usize) {
    let (x, y) = (bounds.x0 + NEAR, bounds.center().1);
    (table.rows.partition_point(|edge| *edge < y), table.columns.partition_point(|edge| *edge < x))
}

fn rows(sheet: &Sheet, table: &Table, lines: Vec<SheetLine>) -> Vec<SheetLine> {
    let mut rows: std::collections::BTreeMap<usize, Vec<(usize, SheetLine)>> =
        std::collections::BTreeMap::new();
    for line in lines {
        let (row, column) = place(table, &line.bounds);
        rows.entry(row).or_default().push((column, line));
    }
    rows.into_values()
        .map(|mut cells| {
            cells.sort_by(|one, other| {
                one.0.cmp(&other.0).then(one.1.bounds.y0.total_cmp(&other.1.bounds.y0))
            });
            let text = joined_text(&cells);
            let glyphs: Vec<usize> = cells.iter().flat_map(|(_, line)| line.glyphs.iter().copied()).collect();
            SheetLine { text, row: true, ..line(sheet, segment(sheet, &glyphs)) }
        })
        .collect()
}

/// The cells with a space between them.
fn joined_text(cells: &[(usize, SheetLine)]) -> String {
    let mut text = String::new();
    let mut before = None;
    for (column, line) in cells {
        if before.is_some_and(|before| before != *column) {
            text.push(' ');
        }
        text.push_str(line.text.trim());
        before = Some(*column);
    }
    text
}

/// The tables of a sheet: rules that touch, with two rows and two columns at least.
fn tables(sheet: &Sheet) -> Vec<Table> {
    let mut rules: Vec<Bounds> = sheet.rules.iter().take(MOST_RULES).copied().collect();
    for area in sheet.boxes.iter().take(MOST_RULES / 4) {
        let Bounds { x0, y0, x1, y1 } = *area;
        rules.extend([
            Bounds::new(x0, y0, x1, y0),
            Bounds::new(x0, y1, x1, y1),
            Bounds::new(x0, y0, x0, y1),
            Bounds::new(x1, y0, x1, y1),
        ]);
    }
    groups(&rules).into_iter().filter_map(|group| table(&group)).collect()
}

/// Rules that touch each other, directly or through others.
fn groups(rules: &[Bounds]) -> Vec<Vec<Bounds>> {
    let mut groups: Vec<(Bounds, Vec<Bounds>)> = Vec::new();
    for rule in rules {
        let mut own = (*rule, vec![*rule]);
        let touches =
            |known: &Bounds, rule: &Bounds| known.overlap_x(rule) >= -NEAR && known.overlap_y(rule) >= -NEAR;
        let mut index = 0;
        while index < groups.len() {
            if touches(&groups[index].0, rule) && groups[index].1.iter().any(|known| touches(known, rule)) {
                let (around, members) = groups.swap_remove(index);
                own.0 = own.0.joined(&around);
                own.1.extend(members);
            } else {
                index += 1;
            }
        }
        groups.push(own);
    }
    groups.into_iter().map(|(_, members)| members).collect()
}

fn table(rules: &[Bounds]) -> Option<Table> {
    let level = rules.iter().filter(|rule| rule.width() > rule.height());
    let upright = rules.iter().filter(|rule| rule.height() > rule.width());
    let rows = edges(level.map(|rule| rule.center().1));
    let columns = edges(upright.map(|rule| rule.center().0));
    // Two rows have three edges, two columns at least the one between them.
    let is_grid = rows.len() >= 3 && !columns.is_empty() && rows.len() + columns.len() >= 5;
    is_grid.then(|| Table { bounds: Bounds::around(rules), rows, columns })
}

/// Places in order, those that are near each other once.
fn edges(places: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut places: Vec<f32> = places.collect();
    places.sort_by(f32::total_cmp);
    places.dedup_by(|next, before| *next - *before < NEAR);
    places
}
