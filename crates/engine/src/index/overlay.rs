//! The overlay: where the printed text differs from what the alphabet says of its folded text.
//!
//! Section layout: the table of printed strings (count, then length and UTF-8 bytes of each, the most
//! frequent first), then for every article its number of entries and the entries in ascending order of
//! place: how many symbols after the one before (varint), then twice the number of the string, plus one
//! where the string stands instead of the symbol and not before it. No string is longer than [`LONGEST`]
//! bytes: what is longer is written as several, so that a file never prints as far more than it holds.

use super::varint::{self, Cursor};

/// Bytes of the longest printed string.
const LONGEST: usize = 64;

/// One difference of an article's printed text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Number of the symbol within the article's text.
    pub(super) place: u32,
    /// Whether the string replaces the symbol's usual form; else it is printed before it.
    pub(super) replaces: bool,
    /// The string.
    pub(super) printed: String,
}

impl Entry {
    /// The entries that print `string` before the symbol at `place`, or, if it `replaces`, instead of it.
    pub(super) fn push(entries: &mut Vec<Self>, place: u32, replaces: bool, string: &str) {
        let mut rest = string;
        while rest.len() > LONGEST {
            let end = (1..=LONGEST).rev().find(|&end| rest.is_char_boundary(end)).unwrap_or(rest.len());
            let (piece, behind) = rest.split_at(end);
            entries.push(Self { place, replaces: false, printed: piece.to_owned() });
            rest = behind;
        }
        entries.push(Self { place, replaces, printed: rest.to_owned() });
    }
}

/// Writes the section from the entries of every article, which must be in ascending order of place, a
/// string before a symbol ahead of one instead of it.
pub(super) fn write(docs: &[Vec<Entry>]) -> Vec<u8> {
    let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for entry in docs.iter().flatten() {
        *counts.entry(&entry.printed).or_default() += 1;
    }
    let mut strings: Vec<(&str, usize)> = counts.into_iter().collect();
    strings.sort_by_key(|&(string, count)| (std::cmp::Reverse(count), string));
    let mut out = Vec::new();
    varint::write(&mut out, strings.len() as u64);
    for (string, _) in &strings {
        varint::write_bytes(&mut out, string.as_bytes());
    }
    for entries in docs {
        varint::write(&mut out, entries.len() as u64);
        let mut last = 0;
        for entry in entries {
            let number = strings.iter().position(|&(string, _)| string == entry.printed).unwrap_or_default();
            varint::write(&mut out, u64::from(entry.place - last));
            varint::write(&mut out, (number as u64) << 1 | u64::from(entry.replaces));
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
        cursor.sound(Self { strings, starts })
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

impl<'a> Iterator for Entries<'a> {
    /// Place, whether it replaces, and the string.
    type Item = (u64, bool, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        self.place = self.place.saturating_add(self.cursor.varint());
        let code = self.cursor.varint();
        let string = self.strings.get((code >> 1) as usize)?;
        Some((self.place, code & 1 == 1, string))
    }
}
