//! Paragraphs of a story, by indents and short last lines.

use super::lines::SheetLine;
use crate::page::chars::{ends_sentence, fold_text};

/// Indent of a first line, in ems: two are usual.
const INDENT: f32 = 1.2;
const WIDEST_INDENT: f32 = 4.5;
/// A line this much shorter than its column (ems) ends a paragraph, if its sentence ends.
const SHORT: f32 = 1.8;
/// Lines of one column overlap by this share.
const SAME_COLUMN: f32 = 0.5;
/// Left edges of one column differ by this many ems at most.
const SAME_LEFT: f32 = 4.0;

/// For each line of a story's text whether it begins a paragraph.
pub(crate) fn beginnings(lines: &[&SheetLine]) -> Vec<bool> {
    let edges: Vec<(f32, f32)> = (0..lines.len()).map(|at| edges(lines, at)).collect();
    let indented: Vec<bool> = lines
        .iter()
        .zip(&edges)
        .map(|(line, (left, _))| (INDENT..WIDEST_INDENT).contains(&((line.bounds.x0 - left) / line.size)))
        .collect();
    let has_indents = indented.iter().any(|indented| *indented);
    (0..lines.len())
        .map(|at| {
            let Some(before) = at.checked_sub(1).map(|before| lines[before]) else { return true };
            let ended = ends_sentence(&fold_text(before.text.trim()));
            let short = edges[at - 1].1 - before.bounds.x1 > SHORT * before.size;
            let in_column = lines[at].bounds.y0 > before.bounds.y0;
            let gap = (lines[at].bounds.y0 - before.bounds.y1) / before.size;
            let usual = usual_gap(lines, at);
            let spaced = in_column && gap > usual + 0.45 && ended;
            let row = lines[at].row || before.row;
            row || indented[at] || ended && short || spaced && !has_indents
        })
        .collect()
}

/// The left and right edge of the column of a line.
fn edges(lines: &[&SheetLine], at: usize) -> (f32, f32) {
    /// Lines before and after that are looked at.
    const AROUND: usize = 60;
    let own = lines[at];
    let near = &lines[at.saturating_sub(AROUND)..(at + AROUND).min(lines.len())];
    let column = near.iter().filter(|line| {
        let narrow = line.bounds.width().min(own.bounds.width());
        line.bounds.overlap_x(&own.bounds) > SAME_COLUMN * narrow
            && (line.bounds.x0 - own.bounds.x0).abs() < SAME_LEFT * own.size
    });
    column.fold((own.bounds.x0, own.bounds.x1), |(left, right), line| {
        (left.min(line.bounds.x0), right.max(line.bounds.x1))
    })
}

/// The usual distance of the lines around, in ems.
fn usual_gap(lines: &[&SheetLine], at: usize) -> f32 {
    let from = at.saturating_sub(12);
    let mut gaps: Vec<f32> = lines[from..(at + 12).min(lines.len())]
        .windows(2)
        .map(|pair| (pair[1].bounds.y0 - pair[0].bounds.y1) / pair[0].size)
        .filter(|gap| (-0.5..3.0).contains(gap))
        .collect();
    gaps.sort_by(f32::total_cmp);
    gaps.get(gaps.len() / 2).copied().unwrap_or(0.0)
}
