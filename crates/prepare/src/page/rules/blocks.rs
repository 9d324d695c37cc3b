//! Stage 2, blocks: lines that one column wrapped become one piece of text; every other line is a block of its own.
//!
//! The rules here are about the *measure* (the width of a column). Text in a narrow column is wrapped hard:
//! its lines are all about as wide as the measure, but for a paragraph's first line (short by its indent,
//! which extraction drops) and its last.

use crate::page::chars::ends_sentence;
use crate::page::forms::byline;
use crate::page::forms::credit;
use crate::page::forms::furniture;
use crate::page::forms::heading;
use crate::page::forms::{opener, speech};
use crate::page::line::Line;
use crate::page::rules::block::{Block, ParagraphStart};
use crate::page::rules::measure::{self, ParagraphStyle};

/// Longest second line of a credit that a wrap cut, in characters.
const LONGEST_CREDIT_REST: usize = 14;

/// A line this much shorter than the column (half columns) is not full.
const SHORT_LAST: usize = 4;

/// What comes before a chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    /// An unfinished sentence.
    Open,
    /// The end of a sentence, or a heading.
    Closed,
    /// The end of a sentence on a line that is not full: the end of a paragraph.
    Ended,
}

/// A run of lines without an empty line between.
fn chunks(lines: Vec<Line>) -> Vec<Vec<Line>> {
    let mut chunks: Vec<Vec<Line>> = Vec::new();
    for line in lines {
        match chunks.last_mut() {
            Some(chunk) if line.blanks == 0 => chunk.push(line),
            _ => chunks.push(vec![line]),
        }
    }
    chunks
}

/// Makes the blocks of a page.
pub(crate) fn make_blocks(lines: Vec<Line>) -> Vec<Block> {
    let chunks = chunks(lines);
    let measures: Vec<Option<usize>> = chunks.iter().map(|chunk| measure::of_wrapped_chunk(chunk)).collect();
    let medians = measure::medians(&chunks, &measures);
    let style = measure::paragraph_style(&chunks, &measures, &medians);
    let trusted = measure::trusts_wide_indents(&chunks);
    let mut blocks: Vec<Block> = Vec::new();
    let opens: Vec<bool> = chunks.iter().map(|chunk| opener::starts_at(chunk, 0, true)).collect();
    let firsts: Vec<Line> = chunks.iter().map(|chunk| chunk[0].clone()).collect();
    for (index, chunk) in chunks.into_iter().enumerate() {
        let near = nearest(&measures, index);
        let next_wrapped = measures.get(index + 1).copied().flatten().and(firsts.get(index + 1));
        let is_wrapped =
            measures[index].is_some() || near.is_some_and(|m| measure::is_short_column_piece(&chunk, m));
        if is_wrapped {
            // A line that can be a heading is no unfinished sentence.
            let before_closed =
                blocks.last().is_none_or(|block| ends_sentence(&block.folded) || block.can_be_heading());
            // A short last line ends a paragraph, whatever comes between.
            let last = blocks.last().and_then(|block| block.lines.last());
            let near = near.unwrap_or_default();
            let before = match last {
                Some(line) if before_closed && line.width + SHORT_LAST < near => Before::Ended,
                _ if before_closed => Before::Closed,
                _ => Before::Open,
            };
            cut_wrapped(chunk, near, &medians[index], style, before, &mut blocks);
        } else {
            let cut = near.zip(next_wrapped.filter(|_| !opens[index + 1])).is_some_and(|(m, next)| {
                let after_text = blocks.last().is_some_and(|block| block.wrapped);
                measure::is_cut_first_line(&chunk, next, m, style, after_text)
            });
            let (chunk, first_line) = split_last(chunk, cut);
            single_lines(chunk, style, trusted, &mut blocks);
            blocks.extend(first_line.map(|line| Block::new(vec![line], ParagraphStart::Yes, true)));
        }
    }
    blocks
}

/// Takes the last line off a chunk.
fn split_last(mut chunk: Vec<Line>, wanted: bool) -> (Vec<Line>, Option<Line>) {
    let last = if wanted { chunk.pop() } else { None };
    (chunk, last)
}

/// Lines that no column wrapped: a block each, but for a credit that a wrap cut.
fn single_lines(chunk: Vec<Line>, style: ParagraphStyle, trusted: bool, blocks: &mut Vec<Block>) {
    let mut lines = chunk.into_iter().peekable();
    while let Some(line) = lines.next() {
        let starts = style.wide_start(&line, trusted);
        let joint = lines.peek().and_then(|next| credit_joint(&line, next));
        match lines.next_if(|_| joint.is_some()) {
            Some(next) => blocks.push(joined_credit(&line, &next, joint.unwrap_or_default())),
            None => blocks.push(Block::new(vec![line], starts, false)),
        }
    }
}

/// What joins two lines that are one credit cut by a wrap: a space, or nothing inside a word.
fn credit_joint(line: &Line, next: &Line) -> Option<&'static str> {
    let whole = |joint: &str| {
        let joined = format!("{}{joint}{}", line.folded, next.folded);
        credit::photo(&joined)
            .is_some_and(|found| found.start == 0 && found.names_end < joined.chars().count())
    };
    // A complete credit continues only where 摄影 was cut.
    let cut_word = line.folded.ends_with('摄') && next.folded.starts_with('影');
    if credit::photo(&line.folded).is_some() && !cut_word {
        return None;
    }
    let short = next.text.chars().count() <= LONGEST_CREDIT_REST;
    let begun = short && byline::ROLE.is_match(&line.folded);
    begun.then(|| ["", " "].into_iter().find(|joint| whole(joint))).flatten()
}

/// Two lines of one credit.
fn joined_credit(line: &Line, next: &Line, joint: &str) -> Block {
    let mut block = Block::new(vec![line.clone(), next.clone()], ParagraphStart::Unknown, false);
    block.text = [line.text.as_str(), next.text.as_str()].join(joint);
    block.folded = [line.folded.as_str(), next.folded.as_str()].join(joint);
    block
}

/// Whether a line of a wrapped chunk is no running text: a credit, a source, furniture, a marked label.
fn is_apart(line: &Line) -> bool {
    credit::is_source(&line.folded)
        || furniture::is_furniture(&line.folded, false)
        || heading::is_marked_label(&line.folded)
        || credit::photo(&line.folded).is_some_and(|found| found.start == 0)
            && byline::ROLE.is_match(&line.folded)
}

/// The measure of this chunk, or else of the wrapped chunk nearest to it (the one before wins).
fn nearest(measures: &[Option<usize>], index: usize) -> Option<usize> {
    measures[..=index]
        .iter()
        .rev()
        .flatten()
        .next()
        .or_else(|| measures[index..].iter().flatten().next())
        .copied()
}

/// Makes a block of the lines gathered so far.
fn flush(blocks: &mut Vec<Block>, lines: &mut Vec<Line>, starts: ParagraphStart, wrapped: bool) {
    if !lines.is_empty() {
        blocks.push(Block::new(std::mem::take(lines), starts, wrapped));
    }
}

/// Cuts a wrapped chunk at openers, paragraph starts and headings.
fn cut_wrapped(
    chunk: Vec<Line>,
    near: usize,
    medians: &[usize],
    style: ParagraphStyle,
    before: Before,
    blocks: &mut Vec<Block>,
) {
    let before_closed = before != Before::Open;
    let local: Vec<usize> = (0..chunk.len()).map(|at| measure::local(&chunk, at, near)).collect();
    let headings = measure::heading_lines(&chunk, &local, before_closed);
    let mut current: Vec<Line> = Vec::new();
    let mut starts = ParagraphStart::Unknown;
    let lines: Vec<Line> = chunk;
    // Whether the line before is no running text: a heading, a credit, furniture.
    let mut apart = false;
    // Whether the line was taken together with the one before.
    let mut joined = false;
    for (at, line) in lines.iter().enumerate() {
        if std::mem::take(&mut joined) {
            continue;
        }
        let closed_before = match at {
            0 => before_closed,
            _ => apart || ends_sentence(&lines[at - 1].folded),
        };
        if closed_before
            && let Some(next) = lines.get(at + 1)
            && let Some(joint) = credit_joint(line, next)
        {
            flush(blocks, &mut current, starts, true);
            blocks.push(joined_credit(line, next, joint));
            (joined, apart) = (true, true);
            continue;
        }
        let after_apart = std::mem::replace(&mut apart, headings[at] || closed_before && is_apart(line));
        if apart {
            flush(blocks, &mut current, starts, true);
            current.push(line.clone());
            flush(blocks, &mut current, ParagraphStart::Unknown, false);
            starts = ParagraphStart::Unknown;
            continue;
        }
        let opens =
            opener::starts_at(&lines, at, closed_before) || closed_before && speech::is_spoken(&line.folded);
        let short_before = match at {
            0 => before == Before::Ended,
            _ => lines[at - 1].width + SHORT_LAST < local[at - 1],
        };
        let start =
            opens || after_apart || style.wrapped_start(line, medians[at], closed_before, short_before);
        if current.is_empty() {
            starts = ParagraphStart::certain(start);
        } else if opens || (closed_before && start) {
            flush(blocks, &mut current, starts, true);
            starts = ParagraphStart::certain(start);
        }
        current.push(line.clone());
    }
    flush(blocks, &mut current, starts, true);
}
