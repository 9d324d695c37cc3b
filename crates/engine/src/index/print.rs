//! From coded text back to what stood on the page.

use std::ops::Range;

use gongwen_codes::print::print as print_run;

use super::alphabet::{Alphabet, code_count, symbol_at};
use super::overlay::Entries;

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
    mut entries: Entries<'_>,
) -> Printed {
    let mut printed = Printed { text: String::with_capacity(range.len() * 2), marks: Vec::new() };
    let first_place = code_count(&text[..range.start]) as u64;
    let mut place = first_place;
    let mut entry = entries.next();
    while entry.is_some_and(|(at, ..)| at < first_place) {
        entry = entries.next();
    }
    let mut marks = marks.iter();
    let mut mark = marks.next();
    let mut opened: Option<u32> = None;
    let mut units = 0u32;
    let mut at = range.start;
    loop {
        if let (Some(start), Some(open)) = (opened, mark)
            && at >= open.end
        {
            printed.marks.push((start, units));
            opened = None;
            mark = marks.next();
        }
        if at >= range.end {
            break;
        }
        // What stands before the first character of a piece belongs to the piece before it.
        while let Some((_, _, string)) = entry.filter(|&(of, replaces, _)| of == place && !replaces) {
            if place > first_place {
                push(&mut printed.text, &mut units, string);
            }
            entry = entries.next();
        }
        if opened.is_none() && mark.is_some_and(|mark| at >= mark.start) {
            opened = Some(units);
        }
        if let Some((_, _, string)) = entry.filter(|&(of, ..)| of == place) {
            push(&mut printed.text, &mut units, string);
            entry = entries.next();
            at += symbol_at(text, at).1;
            place += 1;
            continue;
        }
        // As far as nothing but characters is printed: to the next entry, and to where a mark begins or ends.
        let end = mark.map_or(range.end, |mark| if opened.is_some() { mark.end } else { mark.start });
        let most = entry.filter(|&(of, ..)| of > place).map_or(u64::MAX, |(of, ..)| of - place);
        let end = end.min(range.end).max(at + 1);
        let run = print_run(text, at, end, most, alphabet.all_printed(), &mut printed.text);
        units += run.units;
        at = run.end;
        place += run.codes;
    }
    printed
}

fn push(text: &mut String, units: &mut u32, string: &str) {
    text.push_str(string);
    *units += string.encode_utf16().count() as u32;
}
