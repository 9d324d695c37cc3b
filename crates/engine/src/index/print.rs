//! From coded text back to what stood on the page.

use std::ops::Range;

use super::alphabet::{Alphabet, code_count, symbol_at};
use super::overlay::Entries;
use super::text::Field;
use crate::article::{Article, Subhead};

/// A printed piece of text with its marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printed {
    /// The text as it stood on the page.
    pub text: String,
    /// The marked ranges, in UTF-16 code units of `text`: first, and behind the last.
    pub marks: Vec<(u32, u32)>,
}

/// Prints `range` of `text`; `marks` are ascending, do not overlap and lie within `range`.
pub(super) fn print(
    text: &[u8],
    range: Range<usize>,
    marks: &[Range<usize>],
    alphabet: &Alphabet,
    entries: Entries<'_>,
) -> Printed {
    let mut printed = Printed { text: String::with_capacity(range.len() * 2), marks: Vec::new() };
    let first_place = code_count(&text[..range.start]) as u64;
    let mut entries = entries.skip_while(|&(at, ..)| at < first_place).peekable();
    let mut place = first_place;
    let mut marks = marks.iter().peekable();
    let mut opened: Option<u32> = None;
    let mut units = 0u32;
    let mut at = range.start;
    loop {
        if let (Some(start), Some(mark)) = (opened, marks.peek())
            && at >= mark.end
        {
            printed.marks.push((start, units));
            opened = None;
            marks.next();
        }
        if at >= range.end {
            break;
        }
        // What stands before the first character of a piece belongs to the piece before it.
        while let Some((_, _, string)) = entries.next_if(|&(entry, replaces, _)| entry == place && !replaces)
        {
            if place > first_place {
                push(&mut printed.text, &mut units, string);
            }
        }
        if opened.is_none() && marks.peek().is_some_and(|mark| at >= mark.start) {
            opened = Some(units);
        }
        let (symbol, length) = symbol_at(text, at);
        let mut usual = [0; 4];
        match entries.next_if(|&(entry, ..)| entry == place) {
            Some((_, _, string)) => push(&mut printed.text, &mut units, string),
            None => push(&mut printed.text, &mut units, alphabet.printed(symbol).encode_utf8(&mut usual)),
        }
        at += length;
        place += 1;
    }
    printed
}

fn push(text: &mut String, units: &mut u32, string: &str) {
    text.push_str(string);
    *units += string.encode_utf16().count() as u32;
}

/// Puts the printed items of a field back into an article.
pub(super) fn restore(article: &mut Article, field: Field, mut items: Vec<String>, before: &[usize]) {
    match field {
        Field::Title => article.title = items.pop().unwrap_or_default(),
        Field::Kicker => article.kicker = items.pop(),
        Field::Subtitle => article.subtitle = items.pop(),
        Field::Section => article.section = items.pop(),
        Field::Byline => article.byline = items.pop(),
        Field::Credit => article.credit = items.pop(),
        Field::Captions => article.captions = items,
        Field::Subheads => {
            let places = before.iter().copied().chain(std::iter::repeat(0));
            let subheads = items.into_iter().zip(places);
            article.subheads = subheads.map(|(text, before)| Subhead { text, before }).collect();
        }
        Field::Body => article.paragraphs = items,
    }
}
