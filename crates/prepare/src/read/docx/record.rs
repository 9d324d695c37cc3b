//! From the paragraphs of a document to its title, its date and its text.

use std::sync::LazyLock;

use regex::Regex;

use super::paragraph::{Paragraph, Style};
use crate::fields::printed_date::printed_date;
use crate::pattern::pattern;
use crate::read::block::{Block, BlockKind};
use crate::read::names::Field;
use crate::read::record::Record;

/// Paragraphs at the head among which the title is looked for.
const HEAD: usize = 12;
/// The longest title, in characters.
const TITLE_CHARS: usize = 90;
/// Paragraphs at the end among which the date is looked for.
const TAIL: usize = 4;

/// The record of a document: its title, what comes under it, the date at its end.
pub(super) fn record(mut paragraphs: Vec<Paragraph>) -> Record {
    let mut record = Record::default();
    let title = title(&paragraphs);
    let title: Vec<Paragraph> = paragraphs.drain(title.clone()).collect();
    record.set(Field::Title, title.iter().map(|paragraph| paragraph.text.as_str()).collect::<String>());
    let tail = paragraphs.iter().rev().take(TAIL);
    let mut short = tail.filter(|paragraph| paragraph.text.chars().count() <= 20);
    if let Some(date) = short.find_map(|paragraph| printed_date(&paragraph.text)) {
        record.set(Field::Date, date);
    }
    for paragraph in paragraphs {
        if paragraph.style == Style::Subtitle && record.get(Field::Subtitle).is_none() {
            record.set(Field::Subtitle, paragraph.text);
            continue;
        }
        let kind = match paragraph.style {
            Style::Heading(_) | Style::Title => BlockKind::Subhead,
            Style::Caption => BlockKind::Caption,
            Style::Text | Style::Subtitle => BlockKind::Paragraph,
        };
        record.blocks.push(Block { kind, text: paragraph.text });
    }
    record
}

/// Where the title is: the paragraphs of the style for it; else those of the largest centred type at the head; else the
/// first heading or short paragraph.
fn title(paragraphs: &[Paragraph]) -> std::ops::Range<usize> {
    /// A number of a document (文号), and the head of its paper: no titles.
    static NUMBER: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"[〔\[（(]\d{4}[〕\]）)]\s*第?\d+\s*号|文件$"));
    let head = &paragraphs[..paragraphs.len().min(HEAD)];
    let fits = |paragraph: &Paragraph| {
        let length = paragraph.text.chars().count();
        !paragraph.in_table
            && (2..=TITLE_CHARS).contains(&length)
            && !paragraph.text.ends_with(['。', '；', '：', ':'])
            && !NUMBER.is_match(&paragraph.text)
    };
    let like = |at: usize| {
        let first = &head[at];
        let same = head[at..].iter().take_while(|next| {
            fits(next)
                && next.style == first.style
                && next.is_centred == first.is_centred
                && next.size == first.size
        });
        at..at + same.count().clamp(1, 3)
    };
    if let Some(at) = head.iter().position(|paragraph| paragraph.style == Style::Title) {
        return like(at);
    }
    let centred = head.iter().enumerate().filter(|(_, paragraph)| paragraph.is_centred && fits(paragraph));
    if let Some((at, _)) = centred.rev().max_by_key(|(_, paragraph)| paragraph.size) {
        return like(at);
    }
    let heading = head.iter().position(|paragraph| paragraph.style == Style::Heading(1) && fits(paragraph));
    if let Some(at) = heading.filter(|at| *at < 3) {
        return at..at + 1;
    }
    if head.first().is_some_and(fits) && paragraphs.len() > 1 { 0..1 } else { 0..0 }
}
