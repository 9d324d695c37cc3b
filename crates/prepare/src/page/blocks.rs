//! Stage 2, blocks: lines that one column wrapped become one piece of text; all others stand alone.
//!
//! The rules here are about the *measure* (the width of a column). Text in a narrow column is wrapped hard:
//! its lines are all about as wide as the measure, but for a paragraph's first line (short by its indent,
//! which extraction drops) and its last.

use super::chars::{ends_sentence, join_into};
use super::lines::Line;
use super::measure::{self, ParagraphStyle};
use super::opener;

/// One or more printed lines that certainly belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    /// Its lines, in printed order.
    pub lines: Vec<Line>,
    /// The joined text.
    pub text: String,
    /// The joined text folded; as many characters as `text`.
    pub folded: String,
    /// Empty lines before it.
    pub blanks: usize,
    /// Whether a paragraph starts here, where the indent tells.
    pub starts_paragraph: Option<bool>,
    /// Whether a column wrapped it (so that it is running text).
    pub wrapped: bool,
}

impl Block {
    /// A block of the given lines.
    pub(crate) fn new(lines: Vec<Line>, starts_paragraph: Option<bool>, wrapped: bool) -> Self {
        let mut text = String::new();
        let mut folded = String::new();
        for line in &lines {
            join_into(&mut text, &line.text);
            join_into(&mut folded, &line.folded);
        }
        let blanks = lines.first().map_or(0, |line| line.blanks);
        Self { lines, text, folded, blanks, starts_paragraph, wrapped }
    }
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
    let medians = measure::medians(&chunks);
    let style = measure::paragraph_style(&chunks, &measures, &medians);
    let mut blocks: Vec<Block> = Vec::new();
    for (index, chunk) in chunks.into_iter().enumerate() {
        let near = nearest(&measures, index);
        let is_wrapped =
            measures[index].is_some() || near.is_some_and(|m| measure::is_short_column_piece(&chunk, m));
        if is_wrapped {
            let before_closed = blocks.last().is_none_or(|block| ends_sentence(&block.folded));
            cut_wrapped(chunk, near.unwrap_or_default(), &medians[index], style, before_closed, &mut blocks);
        } else {
            for line in chunk {
                let starts = style.wide_start(&line);
                blocks.push(Block::new(vec![line], starts, false));
            }
        }
    }
    blocks
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

/// Cuts a wrapped chunk at openers, paragraph starts and headings.
fn cut_wrapped(
    chunk: Vec<Line>,
    near: usize,
    medians: &[usize],
    style: ParagraphStyle,
    before_closed: bool,
    blocks: &mut Vec<Block>,
) {
    let local: Vec<usize> = (0..chunk.len()).map(|at| measure::local(&chunk, at, near)).collect();
    let headings = measure::heading_lines(&chunk, &local, before_closed);
    let mut current: Vec<Line> = Vec::new();
    let mut starts = None;
    let mut flush = |current: &mut Vec<Line>, starts: Option<bool>, wrapped: bool| {
        if !current.is_empty() {
            blocks.push(Block::new(std::mem::take(current), starts, wrapped));
        }
    };
    let lines: Vec<Line> = chunk;
    for (at, line) in lines.iter().enumerate() {
        if headings[at] {
            flush(&mut current, starts, true);
            current.push(line.clone());
            flush(&mut current, None, false);
            starts = None;
            continue;
        }
        let closed_before = match at {
            0 => before_closed,
            _ => headings[at - 1] || ends_sentence(&lines[at - 1].folded),
        };
        let opens = opener::starts_at(&lines, at, closed_before);
        let short_before = at > 0 && lines[at - 1].width + 4 < local[at - 1];
        let start = if opens || (at > 0 && headings[at - 1]) {
            Some(true)
        } else {
            style.wrapped_start(line, medians[at], closed_before, short_before && closed_before)
        };
        if current.is_empty() {
            starts = start;
        } else if opens || (closed_before && start == Some(true)) {
            flush(&mut current, starts, true);
            starts = start;
        }
        current.push(line.clone());
    }
    flush(&mut current, starts, true);
}
