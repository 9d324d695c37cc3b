//! Runs: the parts of a row that wide blanks set apart, and single ones that lie in a gutter.

use super::raw_line::RawLine;
use crate::page::chars::is_han;

/// A part of a row, in one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// The row in the page, and the number of its line in the source.
    pub(super) row: usize,
    pub(super) number: usize,
    /// Its first cell, and the one after its last.
    pub(super) x0: usize,
    pub(super) x1: usize,
    /// Its text; inner blanks are single.
    pub(super) text: String,
}

impl Run {
    /// The cells of its inner blanks; a wide character takes `wide` cells.
    pub(super) fn blanks(&self, wide: usize) -> impl Iterator<Item = usize> {
        let mut cell = self.x0;
        self.text.chars().filter_map(move |c| {
            let at = cell;
            cell += cells(c, wide);
            (c == ' ').then_some(at)
        })
    }

    /// The text as a sentence is written: without the blanks between all characters of a justified line.
    pub(super) fn closed_up(&self) -> String {
        if !is_spaced(&self.text) {
            return self.text.clone();
        }
        let characters: Vec<char> = self.text.chars().collect();
        let is_inner = |at: usize| {
            let beside = |at: Option<usize>| at.and_then(|at| characters.get(at)).copied();
            let (before, after) = (beside(at.checked_sub(1)), beside(at.checked_add(1)));
            characters[at] == ' ' && (before.is_some_and(is_wide) || after.is_some_and(is_wide))
        };
        (0..characters.len()).filter(|at| !is_inner(*at)).map(|at| characters[at]).collect()
    }
}

/// Whether blanks are between most characters.
fn is_spaced(text: &str) -> bool {
    let blanks = text.chars().filter(|c| *c == ' ').count();
    blanks * 3 > text.chars().filter(|c| is_wide(*c)).count().max(1)
}

/// Whether a character is as wide as two Latin letters in print.
pub(super) fn is_wide(c: char) -> bool {
    is_han(c)
        || (c as u32) >= 0x2e80
        || matches!(
            c,
            '“' | '”'
                | '‘'
                | '’'
                | '…'
                | '—'
                | '·'
                | '●'
                | '■'
                | '□'
                | '★'
                | '▲'
                | '◆'
                | '◎'
                | '○'
        )
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{3000}')
}

/// The cells of a tab.
const TAB: usize = 8;

/// The cells of a character; a wide one takes `wide` cells.
fn cells(c: char, wide: usize) -> usize {
    match c {
        '\t' => TAB,
        '\u{0}'..='\u{1f}' | '\u{feff}' | '\u{200b}'..='\u{200f}' => 0,
        c if is_wide(c) => wide,
        _ => 1,
    }
}

/// The rows of a page cut at blanks of two cells and more.
pub(super) struct Grid {
    pub(super) rows: Vec<Vec<Run>>,
    /// The cells of a wide character: pdftotext counts one, a terminal counts two.
    pub(super) wide: usize,
    /// Starts of runs, first ones aside, that one of the next rows repeats.
    pub(super) starts: usize,
}

impl Grid {
    /// Reads rows in the way in which more of their columns are aligned.
    pub(super) fn of(lines: &[RawLine]) -> Self {
        let [one, two] = [1, 2].map(|wide| {
            let cut = |(row, line): (usize, &RawLine)| runs(row, line, wide);
            let rows: Vec<Vec<Run>> = lines.iter().enumerate().map(cut).collect();
            let starts = repeated_starts(&rows);
            Self { rows, wide, starts }
        });
        if two.starts > one.starts { two } else { one }
    }
}

fn repeated_starts(rows: &[Vec<Run>]) -> usize {
    /// Rows below that are looked at.
    const BELOW: usize = 3;
    let inner = |row: &[Run]| row.iter().skip(1).map(|run| run.x0).collect::<Vec<_>>();
    let starts: Vec<Vec<usize>> = rows.iter().map(|row| inner(row)).collect();
    let is_repeated =
        |at: usize, start: &usize| starts[at + 1..].iter().take(BELOW).any(|below| below.contains(start));
    (0..starts.len()).map(|at| starts[at].iter().filter(|start| is_repeated(at, start)).count()).sum()
}

/// The runs of a line.
fn runs(row: usize, line: &RawLine, wide: usize) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let (mut cell, mut blanks) = (0, 0);
    for c in line.text.chars() {
        let width = cells(c, wide);
        if is_blank(c) {
            blanks += if c == '\t' { TAB } else { 1 };
        } else if width > 0 {
            match runs.last_mut() {
                Some(run) if blanks < 2 => {
                    if blanks > 0 {
                        run.text.push(' ');
                    }
                    run.text.push(c);
                    run.x1 = cell + width;
                }
                _ => runs.push(Run {
                    row,
                    number: line.number,
                    x0: cell,
                    x1: cell + width,
                    text: c.to_string(),
                }),
            }
            blanks = 0;
        }
        cell += width;
    }
    runs
}

/// What the neighbours of a run tell of gutters: how long it is in print, and where its blanks are, in half ems.
struct Measured {
    length: usize,
    /// Each blank: half ems from the start, and its byte.
    blanks: Vec<(usize, usize)>,
    spaced: bool,
    /// Whether another run follows in the row.
    followed: bool,
    x0: usize,
}

fn measured(run: &Run, followed: bool) -> Measured {
    let mut length = 0;
    let mut blanks = Vec::new();
    for (byte, c) in run.text.char_indices() {
        if c == ' ' {
            blanks.push((length, byte));
        }
        length += cells(c, 2);
    }
    Measured { length, blanks, spaced: is_spaced(&run.text), followed, x0: run.x0 }
}

/// Divides runs at single blanks where the runs above and below, which begin in the same column, end or have a blank:
/// columns so close that a full line leaves one blank. Digits shift the cells, so that places are measured as printed.
pub(super) fn divide_at_gutters(rows: &[Vec<Run>], wide: usize) -> Vec<Vec<Run>> {
    let all: Vec<Vec<Measured>> = rows
        .iter()
        .map(|row| {
            let last = row.len().saturating_sub(1);
            row.iter().enumerate().map(|(at, run)| measured(run, at < last)).collect()
        })
        .collect();
    let divided = |(at, row): (usize, &Vec<Run>)| {
        let parts =
            row.iter().zip(&all[at]).flat_map(|(run, own)| divide(run, &gutters(&all, at, own, wide), wide));
        parts.collect()
    };
    rows.iter().enumerate().map(divided).collect()
}

/// The bytes of the blanks of a run that lie in a gutter.
fn gutters(all: &[Vec<Measured>], row: usize, own: &Measured, wide: usize) -> Vec<usize> {
    /// Runs above and below that are looked at, and rows in which they are.
    const RUNS: usize = 8;
    const ROWS: usize = 25;
    /// Runs that show a gutter, and how many for each that covers it.
    const FEWEST: usize = 2;
    const EACH: usize = 2;
    /// Shortest line that can be two, and shortest part, in half ems.
    const LONG: usize = 16;
    const PART: (usize, usize) = (8, 4);
    if own.blanks.is_empty() || own.spaced || own.length <= LONG {
        return Vec::new();
    }
    let near = |run: &&Measured| run.x0.abs_diff(own.x0) <= 4 && !run.spaced;
    let above = all[..row].iter().rev().take(ROWS).flatten().filter(near).take(RUNS);
    let below = all[row + 1..].iter().take(ROWS).flatten().filter(near).take(RUNS);
    let around: Vec<&Measured> = above.chain(below).collect();
    let is_gutter = |offset: usize| {
        let (mut shown, mut covered) = (0, 0);
        for other in &around {
            // An indent of two characters is one of two cells or of four.
            let moved = match other.x0 as isize - own.x0 as isize {
                -1..=1 => 0,
                cells => cells * 2 / wide as isize,
            };
            let here = offset as isize - moved;
            let is_near = |place: usize| (place as isize - here).abs() <= 2;
            if other.blanks.iter().any(|(place, _)| is_near(*place))
                || other.followed && is_near(other.length)
            {
                shown += 1;
            } else if other.length as isize > here + 3 {
                covered += 1;
            }
        }
        shown >= FEWEST && covered * EACH <= shown
    };
    let inner = own.blanks.iter().filter(|(offset, _)| *offset >= PART.0 && offset + PART.1 <= own.length);
    inner.filter(|(offset, _)| is_gutter(*offset)).map(|(_, byte)| *byte).collect()
}

/// A run cut at some of its blanks.
fn divide(run: &Run, bytes: &[usize], wide: usize) -> Vec<Run> {
    let mut parts = Vec::with_capacity(bytes.len() + 1);
    let (mut from, mut x0) = (0, run.x0);
    for to in bytes.iter().copied().chain([run.text.len()]) {
        let text = run.text[from..to].to_owned();
        let x1 = x0 + text.chars().map(|c| cells(c, wide)).sum::<usize>();
        if !text.is_empty() {
            parts.push(Run { x0, x1, text, ..*run });
        }
        (from, x0) = ((to + 1).min(run.text.len()), x1 + 1);
    }
    parts
}
