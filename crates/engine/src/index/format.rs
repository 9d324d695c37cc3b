//! The container: magic, version, checksum, table of sections.
//!
//! ```text
//! 4 bytes   magic "GWIX"
//! 1 byte    version
//! 4 bytes   checksum of all that follows, little endian
//! varint    number of articles
//! varint    number of sections
//!           for each section: its number (1 byte), its length in bytes (varint)
//!           the sections, in the order of the table
//! ```
//! A reader skips sections whose number it does not know.

use std::ops::Range;

use super::varint::{self, Cursor};
use crate::error::{ErrorCode, GongwenError, Result};

const MAGIC: &[u8; 4] = b"GWIX";
/// Raised whenever the layout changes: a reader opens files of its own version only. `tests/golden.rs` enforces it.
pub const VERSION: u8 = 2;
const HEAD: usize = MAGIC.len() + 1 + 4;

/// A part of the index with a layout of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum SectionId {
    /// Characters and symbols: `index::alphabet`.
    Alphabet = 1,
    /// Foldings beyond the built-in ones: `index::fold_table`.
    FoldTable = 2,
    /// Folded text: `index::text`.
    Text = 3,
    /// Where the printed text differs: `index::overlay`.
    Overlay = 4,
    /// The articles of each symbol: `index::postings`.
    Postings = 5,
    /// All fields but the text: `index::meta`.
    Meta = 6,
    /// Keywords of each article: `index::keywords`.
    Keywords = 7,
    /// Words, names and phrases: `index::words`.
    Words = 8,
    /// Pinyin of characters and words: `index::readings`.
    Readings = 9,
    /// Names for the same thing: `index::word_groups`.
    Aliases = 10,
    /// Related articles of each article: `index::related`.
    Related = 11,
    /// Where two words look like a third: `index::crossings`.
    Crossings = 12,
    /// Words of like meaning: `index::word_groups`.
    Synonyms = 13,
    /// In a companion file only: the checksum of the core. `index::divide`.
    Core = 14,
}

impl SectionId {
    /// The sections of an index, in the order in which they are written.
    pub const ALL: [Self; 13] = [
        Self::Alphabet,
        Self::FoldTable,
        Self::Text,
        Self::Overlay,
        Self::Postings,
        Self::Meta,
        Self::Keywords,
        Self::Words,
        Self::Readings,
        Self::Aliases,
        Self::Related,
        Self::Crossings,
        Self::Synonyms,
    ];

    /// The name that `gongwen inspect` shows.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Alphabet => "alphabet",
            Self::FoldTable => "fold table",
            Self::Text => "text",
            Self::Overlay => "overlay",
            Self::Postings => "postings",
            Self::Meta => "meta",
            Self::Keywords => "keywords",
            Self::Words => "words",
            Self::Readings => "readings",
            Self::Aliases => "aliases",
            Self::Related => "related",
            Self::Crossings => "crossings",
            Self::Synonyms => "synonyms",
            Self::Core => "core",
        }
    }
}

/// FNV-1a (Fowler, Noll, Vo) over 32-bit words, little endian, the last one filled with zeros. It detects damage, not
/// forgery: every read is checked all the same.
fn checksum(bytes: &[u8]) -> u32 {
    let mut hash = 0x811C_9DC5_u32;
    let mut add = |word: u32| {
        hash = (hash ^ word).wrapping_mul(0x0100_0193);
        // Multiplication never carries high bits down to low ones. Over words, not bytes, that would matter.
        hash ^= hash >> 15;
    };
    let (words, rest) = bytes.as_chunks::<4>();
    for word in words {
        add(u32::from_le_bytes(*word));
    }
    if !rest.is_empty() {
        add(rest.iter().rev().fold(0, |word, &byte| word << 8 | u32::from(byte)));
    }
    hash
}

/// The checksum that a file says it has; zeros where it is too short.
pub(super) fn stated_checksum(file: &[u8]) -> [u8; 4] {
    file.get(MAGIC.len() + 1..HEAD).and_then(|bytes| bytes.try_into().ok()).unwrap_or_default()
}

/// Writes the checksum that fits the bytes. For tests and fuzz targets: only so damaged bytes get past the checksum.
/// A file that is too short stays as it is.
#[doc(hidden)]
pub fn seal(bytes: &mut [u8]) {
    if let Some((head, body)) = bytes.split_at_mut_checked(HEAD) {
        head[MAGIC.len() + 1..].copy_from_slice(&checksum(body).to_le_bytes());
    }
}

/// Puts sections into a file.
pub(super) fn write(docs: usize, sections: &[(SectionId, Vec<u8>)]) -> Vec<u8> {
    let mut body = Vec::new();
    varint::write(&mut body, docs as u64);
    varint::write(&mut body, sections.len() as u64);
    for (id, bytes) in sections {
        body.push(*id as u8);
        varint::write(&mut body, bytes.len() as u64);
    }
    for (_, bytes) in sections {
        body.extend_from_slice(bytes);
    }
    let mut out = Vec::with_capacity(HEAD + body.len());
    out.extend_from_slice(MAGIC);
    out.push(VERSION);
    out.extend_from_slice(&checksum(&body).to_le_bytes());
    out.extend_from_slice(&body);
    out
}

/// The head of a file, read and checked.
#[derive(Clone, Debug)]
pub(super) struct Container {
    pub(super) docs: usize,
    ranges: [Range<usize>; SectionId::Core as usize],
}

impl Container {
    #[inline(never)]
    pub(super) fn read(bytes: &[u8]) -> Result<Self> {
        if bytes.len() < HEAD || &bytes[..MAGIC.len()] != MAGIC {
            return Err(GongwenError::new(
                ErrorCode::NotAnIndex,
                "the bytes do not start as a Gongwen index",
            ));
        }
        let version = bytes[MAGIC.len()];
        if version != VERSION {
            return Err(GongwenError::new(
                ErrorCode::Version,
                "the index was made by another version of Gongwen: make it anew with this one",
            ));
        }
        let body = &bytes[HEAD..];
        if bytes[MAGIC.len() + 1..HEAD] != checksum(body).to_le_bytes() {
            return Err(GongwenError::corrupt(
                "the checksum of the index does not fit: it is cut or altered",
            ));
        }
        let mut cursor = Cursor::new(body);
        // An article takes at least a byte in several sections, so that the file bounds their number.
        let docs = cursor.count();
        let mut table = Vec::new();
        for _ in 0..cursor.count() {
            table.push((cursor.byte(), cursor.below(body.len() + 1)));
        }
        let mut ranges: [Range<usize>; SectionId::Core as usize] = Default::default();
        for (number, length) in table {
            let start = HEAD + cursor.position();
            cursor.take(length);
            if let Some(range) = ranges.get_mut(usize::from(number).wrapping_sub(1)) {
                *range = start..start + length;
            }
        }
        if cursor.left() > 0 || !cursor.is_valid() {
            return Err(GongwenError::corrupt("the sections do not fill the file"));
        }
        Ok(Self { docs, ranges })
    }

    /// Where a section lies in the file; empty where it is absent.
    pub(super) fn range(&self, id: SectionId) -> Range<usize> {
        // Sections are numbered from 1.
        self.ranges[id as usize - 1].clone()
    }
}
