//! What the run of a line is like, and how the text goes on over it: a caption between two columns interrupts a sentence.
//!
//! A run is lines without an empty one between.

use std::ops::Range;

use super::shape::{column, runs};
use super::values::flag;
use crate::page::chars::{ends_sentence, unmatched};
use crate::page::forms::credit;
use crate::page::line::Line;
use crate::page::rules::flow::word_crosses;

/// Indent of a paragraph's first line, in half columns.
const INDENT: usize = 3;
/// A line this much narrower than its column (in characters) is not full.
const FULL: f32 = 1.6;

pub(super) const NAMES: [&str; 19] = [
    "characters of run",
    "run of one sentence",
    "run of several sentences",
    "run ends sentence",
    "run ends in photo credit",
    "run begins indented",
    "run is narrower than column",
    "run is wider than column",
    "run above is unfinished",
    "run below begins low",
    "word over the run",
    "quotation over the run",
    "sentence over the run",
    "run below is indented",
    "run above is text",
    "run below is text",
    "line above is full",
    "line is full",
    "two short runs meet",
];

/// What is counted once a run.
#[expect(clippy::struct_excessive_bools, reason = "each says something else of the run")]
struct Run {
    lines: Range<usize>,
    characters: usize,
    sentences: usize,
    widest: f32,
    column: f32,
    ends: bool,
    credit: bool,
    open: bool,
    closes: bool,
}

impl Run {
    fn of(lines: &[Line], range: Range<usize>) -> Self {
        let own = &lines[range.clone()];
        let text: String = own.iter().map(|line| line.folded.as_str()).collect();
        let marks = unmatched(&text);
        Self {
            characters: text.chars().count(),
            sentences: text.chars().filter(|c| "。！？".contains(*c)).count(),
            widest: own.iter().map(|line| line.width).max().unwrap_or(0) as f32 / 2.0,
            column: column(lines, range.start),
            ends: ends_sentence(&text),
            credit: own.last().is_some_and(|line| credit::photo(&line.folded).is_some()),
            open: marks.openers > 0,
            closes: marks.closers > 0,
            lines: range,
        }
    }

    /// Whether it is more than a heading: it has a sentence, or lines of a column.
    fn is_text(&self) -> bool {
        self.sentences > 0 && self.characters > 30 || self.lines.len() > 3
    }
}

/// The row of every line.
pub(super) fn rows(lines: &[Line]) -> Vec<[f32; NAMES.len()]> {
    let places = runs(lines);
    let starts = (0..lines.len()).filter(|at| places[*at].0 == 0);
    let all: Vec<Run> = starts.map(|at| Run::of(lines, at..at + places[at].1)).collect();
    let mut rows = Vec::with_capacity(lines.len());
    for (index, run) in all.iter().enumerate() {
        let above = index.checked_sub(1).map(|above| &all[above]);
        let own = of_run(lines, above, run, all.get(index + 1));
        for at in run.lines.clone() {
            let mut row = own;
            let full = |at: usize| lines[at].width as f32 / 2.0 > column(lines, at) - FULL;
            row[NAMES.len() - 3] = flag(at > 0 && full(at - 1));
            row[NAMES.len() - 2] = flag(full(at));
            rows.push(row);
        }
    }
    rows
}

fn of_run(lines: &[Line], above: Option<&Run>, run: &Run, below: Option<&Run>) -> [f32; NAMES.len()] {
    let (first, last) = (&lines[run.lines.start], above.map(|above| &lines[above.lines.end - 1]));
    let next = below.map(|below| &lines[below.lines.start]);
    let unfinished = last.is_some_and(|last| !ends_sentence(&last.folded) && above.is_some_and(Run::is_text));
    let low = next.is_some_and(|next| next.indent < INDENT);
    let over = last.zip(next).filter(|_| unfinished);
    let crosses = over.is_some_and(|(last, next)| word_crosses(&last.folded, &next.folded));
    let quoted = above.is_some_and(|above| above.open) && below.is_some_and(|below| below.closes);
    let short = |run: Option<&Run>| run.is_some_and(|run| run.characters < 30);
    let text = |run: Option<&Run>| run.is_some_and(Run::is_text);
    [
        (run.characters as f32 / 200.0).min(2.0),
        flag(run.sentences == 1),
        flag(run.sentences > 1),
        flag(run.ends),
        flag(run.credit),
        flag(first.indent >= INDENT),
        flag(run.widest < run.column - FULL),
        flag(run.widest > run.column + FULL),
        flag(unfinished),
        flag(low),
        flag(crosses),
        flag(quoted),
        flag(unfinished && low && text(below)),
        flag(next.is_some_and(|next| next.indent >= INDENT)),
        flag(text(above)),
        flag(text(below)),
        0.0,
        0.0,
        flag(short(Some(run)) && (short(above) || short(below))),
    ]
}
