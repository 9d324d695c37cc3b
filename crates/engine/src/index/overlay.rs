//! The overlay: where the printed text differs from what the alphabet prints for the folded text.
//!
//! Section layout: the table of printed strings (count, then length and UTF-8 bytes of each, the most
//! frequent first), then for every article its number of entries and the entries in ascending order of
//! place: how many symbols after the one before (varint), then twice the number of the string, plus one
//! if the string [replaces](Effect::Replace) the symbol. No string is longer than [`LONGEST`] bytes: a longer one is
//! split, so that no file prints as far more than it holds.

use std::collections::BTreeMap;

use super::varint::{self, Cursor};

/// Bytes of the longest printed string.
const LONGEST: usize = 64;

/// What an entry does with its string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// It is printed before the symbol.
    Insert,
    /// It is printed for the symbol, in place of the usual form.
    Replace,
}

/// One difference of an article's printed text. A writer owns the string, a reader borrows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry<S = String> {
    /// Number of the symbol within the article's text.
    pub(super) place: u64,
    pub(super) effect: Effect,
    /// The string.
    pub(super) printed: S,
}

impl Entry {
    /// Adds the entries that print `string` at `place`.
    pub(super) fn push(entries: &mut Vec<Self>, place: u64, effect: Effect, string: &str) {
        let mut rest = string;
        while rest.len() > LONGEST {
            let end = (1..=LONGEST).rev().find(|&end| rest.is_char_boundary(end)).unwrap_or(rest.len());
            let (piece, after) = rest.split_at(end);
            entries.push(Self { place, effect: Effect::Insert, printed: piece.to_owned() });
            rest = after;
        }
        entries.push(Self { place, effect, printed: rest.to_owned() });
    }
}

/// Writes the section from the entries of every article. They must be in ascending order of place, and at one place
/// insertions come before the replacement.
pub(super) fn write(docs: &[Vec<Entry>]) -> Vec<u8> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in docs.iter().flatten() {
        *counts.entry(&entry.printed).or_default() += 1;
    }
    let mut strings: Vec<(&str, usize)> = counts.into_iter().collect();
    strings.sort_by_key(|&(string, count)| (std::cmp::Reverse(count), string));
    let numbers: BTreeMap<&str, u64> =
        (0..).zip(&strings).map(|(number, &(string, _))| (string, number)).collect();
    let mut out = Vec::new();
    varint::write(&mut out, strings.len() as u64);
    for (string, _) in &strings {
        varint::write_bytes(&mut out, string.as_bytes());
    }
    for entries in docs {
        varint::write(&mut out, entries.len() as u64);
        let mut last = 0;
        for entry in entries {
            let number = numbers.get(entry.printed.as_str()).copied().unwrap_or_default();
            varint::write(&mut out, entry.place - last);
            varint::write(&mut out, number << 1 | u64::from(entry.effect == Effect::Replace));
            last = entry.place;
        }
    }
    out
}

/// The overlay of an opened index.
#[derive(Clone, Debug)]
pub(super) struct Overlay {
    strings: Vec<String>,
    /// Where the entries of each article start in the section.
    starts: Vec<u32>,
}

impl Overlay {
    #[inline(never)]
    pub(super) fn read(bytes: &[u8], docs: usize) -> Option<Self> {
        let mut cursor = Cursor::new(bytes);
        let count = cursor.count();
        let mut strings = Vec::with_capacity(count);
        for _ in 0..count {
            let string = cursor.byte_string();
            cursor.check(string.len() <= LONGEST);
            strings.push(std::str::from_utf8(string).ok()?.to_owned());
        }
        let mut starts = Vec::with_capacity(docs.min(bytes.len()));
        for _ in 0..docs {
            starts.push(cursor.position() as u32);
            for _ in 0..cursor.count() {
                cursor.varint();
                cursor.below(strings.len() * 2);
            }
        }
        cursor.valid(Self { strings, starts })
    }

    /// The entries of one article, in ascending order of place.
    pub(super) fn entries<'a>(&'a self, bytes: &'a [u8], doc: usize) -> Entries<'a> {
        let start = self.starts.get(doc).map_or(bytes.len(), |&start| start as usize);
        let mut cursor = Cursor::new(bytes.get(start..).unwrap_or_default());
        let left = cursor.varint();
        Entries { strings: &self.strings, cursor, left, place: 0 }
    }
}

/// The entries of one article, read one after the other.
pub(super) struct Entries<'a> {
    strings: &'a [String],
    cursor: Cursor<'a>,
    left: u64,
    place: u64,
}

#[cfg(test)]
impl Entries<'_> {
    /// How many are still to be read.
    pub(super) fn left(&self) -> u64 {
        self.left
    }
}

impl<'a> Iterator for Entries<'a> {
    type Item = Entry<&'a str>;

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        self.place = self.place.saturating_add(self.cursor.varint());
        let code = self.cursor.varint();
        let printed = self.strings.get((code >> 1) as usize)?;
        let effect = if code & 1 == 1 { Effect::Replace } else { Effect::Insert };
        Some(Entry { place: self.place, effect, printed })
    }
}
