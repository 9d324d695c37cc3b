//! The measure of a column, and what follows from it: paragraph starts and headings among wrapped lines.

use crate::page::chars::{ends_sentence, is_balanced};
use crate::page::forms::heading;
use crate::page::forms::listing;
use crate::page::forms::opener;
use crate::page::line::Line;
use crate::page::rules::block::ParagraphStart;
use crate::page::rules::flow;

/// Lines of one column differ by less than this (half columns): two characters and a half, because some
/// punctuation may not begin a line and a number is not cut.
const RAGGED: usize = 5;
/// A paragraph's first line is short by its indent; this much below the median of the lines around it (half
/// columns) distinguishes it from a full line (any threshold of 1 to 2 works on the seeds, 2.5 does not).
const INDENT_SHORT: usize = 2;
/// A line wider than this (half columns) is running text.
const WIDE_LINE: usize = 50;
/// Fewer certain paragraph starts than this decide nothing.
const FEW_VOTES: usize = 3;
/// Width of a paragraph's indent in half columns.
const INDENT_WIDTH: usize = 4;
/// Lines on each side that the median is taken of.
const MEDIAN_REACH: usize = 12;
/// A line this much shorter than the column, not ending a sentence, is no running text: more than an
/// indent and a dropped punctuation mark.
const HEADING_SHORT: usize = 7;
/// A column wider than this (half columns) is no newspaper column but one line per paragraph.
const WIDEST_MEASURE: usize = 100;

fn percentile_75(widths: impl Iterator<Item = usize>) -> Option<usize> {
    let mut widths: Vec<usize> = widths.collect();
    widths.sort_unstable();
    widths.get((widths.len() * 3).saturating_sub(1) / 4).copied()
}

/// Rule "wrapped chunk": three lines or more, most of them about equally wide and most not ending a
/// sentence, with a punctuation mark somewhere. Returns the measure.
pub(crate) fn of_wrapped_chunk(chunk: &[Line]) -> Option<usize> {
    if chunk.len() < 3
        || chunk.iter().filter(|line| listing::is_key_value(&line.folded)).count() * 2 > chunk.len()
    {
        return None;
    }
    let body = &chunk[..chunk.len() - 1];
    let measure = percentile_75(body.iter().map(|line| line.width))?;
    if measure > WIDEST_MEASURE {
        return None;
    }
    let near = |line: &&Line| line.width + RAGGED + 1 >= measure && line.width <= measure + RAGGED;
    let bunched = body.iter().filter(near).count();
    let ended = body.iter().filter(|line| ends_sentence(&line.folded)).count();
    let punctuated = chunk.iter().any(|line| line.folded.contains(['。', '，', '、', '；']));
    (bunched * 10 >= body.len() * 6 && ended * 2 <= body.len() && punctuated).then_some(measure)
}

/// Rule "short column piece": one or two lines between blanks are running text of a column `measure` wide
/// if the first is full and the last is full too (cut by the column's end) or ends a sentence.
pub(crate) fn is_short_column_piece(chunk: &[Line], measure: usize) -> bool {
    let [first, last] = chunk else { return false };
    let fits = chunk.iter().all(|line| line.width <= measure + RAGGED);
    let first_full = first.width + HEADING_SHORT >= measure;
    let last_full = last.width + 2 >= measure && last.width <= measure + 2;
    fits && first_full && !ends_sentence(&first.folded) && (last_full || ends_sentence(&last.folded))
}

/// Rule "cut first line": a line alone between blanks, as wide as the column and followed by wrapped text, is
/// the first line of a paragraph that a column break cut, if a word crosses to the next line or if it is
/// as long as the longest subheads and follows running text (`after_text`).
pub(crate) fn is_cut_first_line(
    chunk: &[Line],
    next: &Line,
    measure: usize,
    style: ParagraphStyle,
    after_text: bool,
) -> bool {
    let Some(line) = chunk.last() else { return false };
    let crosses = flow::word_crosses(&line.folded, &next.folded);
    // A character that may not begin a line takes its neighbour along, so that a line may be shorter still.
    let slack = if crosses { 3 } else { 1 };
    let full = line.width + INDENT_WIDTH + slack >= measure && line.width <= measure + 2;
    // Where first lines are short and the next line is full, this one is the first line.
    let is_short_first = style == ParagraphStyle::ShortFirstLine
        && line.width + INDENT_SHORT <= measure
        && next.width + 1 >= measure;
    full && !ends_sentence(&line.folded)
        && (is_short_first
            || crosses
            || after_text
                && chunk.len() == 1
                && line.width + 2 >= measure
                && line.text.chars().count() + 2 >= heading::LONGEST_SUBHEAD)
}

/// The measure around one line: the smaller one of what the lines before and after it say, because two
/// columns of different width may follow each other without a blank.
pub(crate) fn local(chunk: &[Line], at: usize, near: usize) -> usize {
    const WINDOW: usize = 4;
    let before = &chunk[at.saturating_sub(WINDOW)..at];
    let after = &chunk[at..(at + WINDOW + 1).min(chunk.len())];
    let of = |lines: &[Line]| {
        if lines.len() < 3 { None } else { percentile_75(lines.iter().map(|line| line.width)) }
    };
    match (of(before), of(after)) {
        (Some(a), Some(b)) => a.min(b),
        (Some(a), None) | (None, Some(a)) => a,
        (None, None) => near,
    }
}

/// The median width around every line of the page, within the story that the line belongs to: from one
/// opener to the next.
///
/// Only lines of wrapped chunks that end no sentence count: headings, listings and the last lines of
/// paragraphs say nothing about the column.
pub(crate) fn medians(chunks: &[Vec<Line>], measures: &[Option<usize>]) -> Vec<Vec<usize>> {
    let lines: Vec<&Line> = chunks.iter().flatten().collect();
    let counts: Vec<bool> = chunks
        .iter()
        .zip(measures)
        .flat_map(|(chunk, measure)| {
            chunk.iter().map(|line| measure.is_some() && !ends_sentence(&line.folded))
        })
        .collect();
    let mut story = 0;
    let mut stories = Vec::with_capacity(lines.len());
    for chunk in chunks {
        for at in 0..chunk.len() {
            if opener::starts_at(chunk, at, true) {
                story += 1;
            }
            stories.push(story);
        }
    }
    let mut medians = (0..lines.len()).map(|at| {
        let reach = at.saturating_sub(MEDIAN_REACH)..(at + MEDIAN_REACH + 1).min(lines.len());
        let mut widths: Vec<usize> = reach
            .filter(|other| stories[*other] == stories[at] && counts[*other])
            .map(|other| lines[other].width)
            .collect();
        widths.sort_unstable();
        widths.get(widths.len() / 2).copied().unwrap_or(lines[at].width)
    });
    chunks.iter().map(|chunk| medians.by_ref().take(chunk.len()).collect()).collect()
}

/// Width of what could not be cut from the start of a line: a number or a Latin word with the punctuation
/// after it.
fn unbreakable(line: &Line) -> usize {
    line.text.chars().take_while(char::is_ascii_graphic).count()
}

/// Rule "heading among wrapped lines": after a sentence end, a line clearly shorter than the column that
/// ends no sentence; or lines without a full stop right before an opener.
pub(crate) fn heading_lines(chunk: &[Line], local: &[usize], before_closed: bool) -> Vec<bool> {
    let mut headings = vec![false; chunk.len()];
    let mut closed = before_closed;
    for at in 0..chunk.len() {
        let line = &chunk[at];
        let next = chunk.get(at + 1);
        let short = line.width + HEADING_SHORT + next.map_or(0, unbreakable) < local[at];
        let plain = !ends_sentence(&line.folded)
            && !line.folded.ends_with(['，', '、', '；', '：'])
            && is_balanced(&line.folded);
        if closed && !opener::starts_at(chunk, at, true) {
            let run = (1..=4).find(|n| at + n < chunk.len() && opener::starts_at(chunk, at + n, true));
            let before_opener = run.is_some_and(|n| {
                chunk[at..at + n]
                    .iter()
                    .all(|l| !l.folded.contains('。') && !l.folded.ends_with(['，', '、']))
            });
            if before_opener || (short && plain) {
                headings[at] = true;
                continue;
            }
        }
        closed = ends_sentence(&line.folded);
    }
    headings
}

/// Whether nearly all long lines of a page that are not wrapped and follow the end of a sentence are
/// indented, so that one without an indent continues a paragraph.
pub(crate) fn trusts_wide_indents(chunks: &[Vec<Line>]) -> bool {
    let (mut indented, mut all) = (0, 0);
    let mut closed = true;
    for line in chunks.iter().flatten() {
        if line.width > WIDE_LINE {
            if closed {
                all += 1;
                indented += usize::from(line.indent >= 2);
            }
            closed = ends_sentence(&line.folded);
        }
    }
    indented >= 3 && indented * 10 >= all * 7
}

/// How a page shows where a paragraph starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ParagraphStyle {
    /// White space at the start of the line survived.
    Indent,
    /// The indent was dropped; first lines are short by two characters.
    ShortFirstLine,
    /// First lines look like all others: only empty lines and short last lines show it.
    Blank,
}

/// Finds out how a page shows paragraph starts, by a vote of the places where one is certain.
pub(crate) fn paragraph_style(
    chunks: &[Vec<Line>],
    measures: &[Option<usize>],
    medians: &[Vec<usize>],
) -> ParagraphStyle {
    let total = chunks.iter().map(Vec::len).sum::<usize>();
    let indented = chunks.iter().flatten().filter(|line| line.indent >= 2).count();
    if indented >= 3 && indented * 10 <= total * 8 {
        return ParagraphStyle::Indent;
    }
    let (mut short, mut full) = (0, 0);
    let (mut indent_like, mut after_sentence) = (0, 0);
    let mut closed = true;
    for ((chunk, measure), medians) in chunks.iter().zip(measures).zip(medians) {
        for (at, line) in chunk.iter().enumerate() {
            let clear = at == 0 || measure.is_some_and(|m| chunk[at - 1].width + HEADING_SHORT < m);
            if measure.is_some() && closed && clear && at + 1 < chunk.len() && !ends_sentence(&line.folded) {
                if line.width + INDENT_SHORT <= medians[at] { short += 1 } else { full += 1 }
            }
            if measure.is_some() && closed && at > 0 && !ends_sentence(&line.folded) {
                after_sentence += 1;
                indent_like +=
                    usize::from((3..=INDENT_WIDTH + 1).contains(&medians[at].saturating_sub(line.width)));
            }
            closed = ends_sentence(&line.folded);
        }
    }
    // Where few starts are certain: a good part of the lines after a sentence end are short by an indent.
    let looks_indented = short + full < FEW_VOTES && indent_like > 0 && indent_like * 4 >= after_sentence;
    if short > full || looks_indented { ParagraphStyle::ShortFirstLine } else { ParagraphStyle::Blank }
}

impl ParagraphStyle {
    /// Whether a paragraph starts at a wrapped line; `median` is that around the line, `closed` means that
    /// the text before ends a sentence, `short_before` that its last line is not full.
    pub(crate) fn wrapped_start(self, line: &Line, median: usize, closed: bool, short_before: bool) -> bool {
        if !closed || short_before {
            return closed;
        }
        match self {
            Self::Indent => line.indent >= 2,
            Self::ShortFirstLine => line.width + INDENT_SHORT <= median,
            Self::Blank => line.blanks > 0,
        }
    }

    /// Whether a paragraph starts at a line that is not wrapped (one line per paragraph piece).
    /// `trusted`: nearly all such lines of the page that start a sentence are indented.
    pub(crate) fn wide_start(self, line: &Line, trusted: bool) -> ParagraphStart {
        match self {
            Self::Indent if line.indent >= 2 => ParagraphStart::Yes,
            Self::Indent if trusted && (line.width > WIDE_LINE || ends_sentence(&line.folded)) => {
                ParagraphStart::No
            }
            _ => ParagraphStart::Unknown,
        }
    }
}
