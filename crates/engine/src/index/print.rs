//! From coded text back to the text as printed.

use std::ops::Range;

use gongwen_codes::print::print as print_run;

use super::alphabet::{Alphabet, code_count, symbol_at};
use super::overlay::{Effect, Entries, Entry};

/// A printed piece of text with its marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printed {
    /// The text as printed.
    pub text: String,
    /// The marked ranges in UTF-16 code units of `text`: start, and end (exclusive).
    pub marks: Vec<(u32, u32)>,
}

/// Prints pieces of one article's text in ascending order. Each piece continues where the one before ended, so that
/// all pieces together take no longer than the whole text.
pub(super) struct Printer<'a> {
    text: &'a [u8],
    alphabet: &'a Alphabet,
    entries: Entries<'a>,
    /// The next entry.
    entry: Option<Entry<&'a str>>,
    /// The byte at which the next piece may begin.
    at: usize,
    /// The number of codes before that byte.
    place: u64,
}

impl<'a> Printer<'a> {
    pub(super) fn new(text: &'a [u8], alphabet: &'a Alphabet, mut entries: Entries<'a>) -> Self {
        Self { text, alphabet, entry: entries.next(), entries, at: 0, place: 0 }
    }

    /// Prints `range`, which must not begin before the end of the last one. The `marks` are ascending and apart, and
    /// lie within `range`. A printed character of several symbols comes with the first of them in the range, and a mark
    /// on one of them is one on all of it.
    pub(super) fn print(&mut self, range: Range<usize>, marks: &[Range<usize>]) -> Printed {
        let Self { text, alphabet, .. } = *self;
        let mut printed = Printed { text: String::with_capacity(range.len() * 2), marks: Vec::new() };
        let first_place = self.place + code_count(&text[self.at..range.start]) as u64;
        let mut place = first_place;
        let mut entry = self.entry;
        // The last replacement before the piece: the first symbols of the piece may be parts of it.
        let mut whole = "";
        while let Some(passed) = entry.filter(|entry| entry.place < first_place) {
            if passed.effect == Effect::Replace && !passed.printed.is_empty() {
                whole = passed.printed;
            }
            entry = self.entries.next();
        }
        let mut whole_start = 0;
        let mut marks = marks.iter();
        let mut mark = marks.next();
        let mut opened: Option<u32> = None;
        let mut units = 0u32;
        let mut at = range.start;
        loop {
            if let (Some(start), Some(open)) = (opened, mark)
                && at >= open.end
            {
                if start < units {
                    printed.marks.push((start, units));
                }
                opened = None;
                mark = marks.next();
            }
            if at >= range.end {
                break;
            }
            // A string inserted before the first character of a piece belongs to the piece before.
            while let Some(insertion) =
                entry.filter(|entry| entry.place == place && entry.effect == Effect::Insert)
            {
                if place > first_place {
                    push(&mut printed.text, &mut units, insertion.printed);
                }
                entry = self.entries.next();
            }
            let replacement = entry.filter(|entry| entry.place == place).map(|entry| entry.printed);
            let is_part = replacement == Some("") && place > first_place;
            if opened.is_none() && mark.is_some_and(|mark| at >= mark.start) {
                let start = if is_part { whole_start } else { units };
                // Two marks on parts of one character are one.
                let last = printed.marks.pop_if(|last| last.1 > start);
                opened = Some(last.map_or(start, |last| last.0));
            }
            if let Some(replacement) = replacement {
                if !is_part {
                    whole_start = units;
                }
                let is_cut = replacement.is_empty() && place == first_place;
                push(&mut printed.text, &mut units, if is_cut { whole } else { replacement });
                entry = self.entries.next();
                at += symbol_at(text, at).1;
                place += 1;
                continue;
            }
            // Up to the next entry, or to the next start or end of a mark, only usual forms are printed.
            let end = mark.map_or(range.end, |mark| if opened.is_some() { mark.end } else { mark.start });
            let most =
                entry.filter(|entry| entry.place > place).map_or(u64::MAX, |entry| entry.place - place);
            let end = end.min(range.end).max(at + 1);
            let run = print_run(text, at, end, most, alphabet.all_printed(), &mut printed.text);
            units += run.units;
            at = run.end;
            place += run.codes;
        }
        (self.at, self.place, self.entry) = (at, place, entry);
        printed
    }
}

fn push(text: &mut String, units: &mut u32, string: &str) {
    text.push_str(string);
    *units += string.encode_utf16().count() as u32;
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::{Field, Index, IndexInput, build, text};
    use crate::Article;

    /// Each piece continues from the one before, and each entry is read once: the time to print an article grows in
    /// proportion to its paragraphs, not with their square.
    #[test]
    fn paragraphs_are_printed_in_one_pass() {
        const PARAGRAPHS: usize = 50_000;
        let paragraphs: Vec<String> =
            (0..PARAGRAPHS).map(|number| format!("Ａ{}工　工", number % 10)).collect();
        let article = Article { id: "a".into(), paragraphs: paragraphs.clone(), ..Article::default() };
        let bytes = build(&IndexInput::of(vec![article])).unwrap();
        let index = Index::open(bytes).unwrap();
        let body = text::fields(index.text(0))[Field::Body as usize].clone();
        let mut printer = index.printer(0);
        let (mut start, mut left) = (body.start, printer.entries.left());
        for paragraph in &paragraphs {
            let end =
                gongwen_codes::find::find_byte(index.text(0), 1, start).unwrap_or(body.end).min(body.end);
            assert_eq!(printer.print(start..end, &[]).text, *paragraph);
            assert_eq!(printer.at, end);
            assert!(printer.entries.left() <= left && left - printer.entries.left() <= 4);
            (start, left) = (end + 1, printer.entries.left());
        }
        assert_eq!((printer.at, left), (body.end, 0));
        assert_eq!(index.article(0).paragraphs, paragraphs);
    }
}
