//! Lines as the text stages take them: with indents and empty lines measured on the sheet.

use super::reading::Reading;
use super::sheet_line::SheetLine;
use crate::page::line::Line;

/// A gap of so many ems more than usual is an empty line.
const EMPTY: f32 = 0.7;

/// The indent that makes a row a paragraph, in half columns.
const ROW: usize = 4;

/// The lines of a sheet in reading order, without captions and furniture.
pub(crate) fn lines(reading: &Reading) -> Vec<Line> {
    let ordered: Vec<&SheetLine> = reading.ordered.iter().map(|line| &reading.lines[line.at]).collect();
    let usual = usual_gap(&ordered);
    let mut lines = Vec::with_capacity(ordered.len());
    for (index, line) in ordered.iter().enumerate() {
        let gap = index.checked_sub(1).map_or(f32::MAX, |before| gap(ordered[before], line));
        let blanks = usize::from(gap > usual + EMPTY || gap < -2.0);
        let number = reading.numbers[reading.ordered[index].at];
        if let Some(mut made) = Line::new(number, &line.text, blanks) {
            // Each row of a table is a paragraph of its own.
            let row = line.row || index.checked_sub(1).is_some_and(|before| ordered[before].row);
            made.indent = if row { ROW } else { indent(&ordered, index) };
            lines.push(made);
        }
    }
    lines
}

/// The distance of a line from the one before it, in ems; negative where another column begins.
fn gap(before: &SheetLine, line: &SheetLine) -> f32 {
    (line.bounds.y0 - before.bounds.y1) / line.size.max(1.0)
}

fn usual_gap(lines: &[&SheetLine]) -> f32 {
    let mut gaps: Vec<f32> =
        lines.windows(2).map(|pair| gap(pair[0], pair[1])).filter(|gap| (-0.5..3.0).contains(gap)).collect();
    gaps.sort_by(f32::total_cmp);
    gaps.get(gaps.len() / 2).copied().unwrap_or(0.0)
}

/// The indent of a line in its column, in half columns.
fn indent(lines: &[&SheetLine], index: usize) -> usize {
    /// Lines before and after that are looked at.
    const AROUND: usize = 40;
    let own = lines[index];
    let near = &lines[index.saturating_sub(AROUND)..(index + AROUND).min(lines.len())];
    let column = near.iter().filter(|line| line.bounds.overlap_x(&own.bounds) > 0.0);
    let left = column.map(|line| line.bounds.x0).fold(own.bounds.x0, f32::min);
    ((own.bounds.x0 - left) / own.size.max(1.0) * 2.0).round().max(0.0) as usize
}
