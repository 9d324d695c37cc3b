//! The fields of every article besides its text.
//!
//! Section layout: the string pool (count, then for each string twice its byte length, plus one if it is
//! stored in the codes of the alphabet and not as UTF-8, and the bytes), then a record for every article:
//! id, source, kind, date, url (number of a string plus one, zero for none), the lists of [`Attribute::ALL`]
//! (length, then numbers of strings), for each subhead the paragraph after it, source lines (count, then gap to
//! the line before and length), confidence in percent. All numbers are varints.

use gongwen_codes::print::print as print_run;

use super::alphabet::{Alphabet, is_well_formed};
use super::attribute::Attribute;
use super::doc_id::DocId;
use super::varint::{self, Cursor};
use crate::article::{Article, Kind};
use crate::error::{ErrorCode, GongwenError, Result};
use crate::text::fold::{FoldTable, fold_to_chars};
use crate::text::slice;

/// The greatest number of a paragraph, and of lines between two, that a record holds.
const GREATEST: usize = (u32::MAX - 1) as usize;

/// The values of an article, written out, take at most [`MOST_REPEATS`] times the bytes of the section, and
/// [`ALWAYS_ALLOWED`] bytes more. The limit is for hostile files: one long name listed very often would fill the memory.
const MOST_REPEATS: usize = 8;
const ALWAYS_ALLOWED: usize = 1 << 16;

/// Number of a string in the pool.
pub(crate) type StringId = u32;

const KINDS: [Kind; 4] = [Kind::Article, Kind::Photo, Kind::Listing, Kind::Brief];

/// The section, read. One string holds all strings, one list all numbers: thousands of small allocations would take
/// longer than the rest of opening an index.
#[derive(Clone, Debug)]
pub(crate) struct Meta {
    /// All strings of the pool, one after the other.
    pool: String,
    /// Where each string begins, and where the last one ends.
    string_starts: Vec<u32>,
    /// The numbers of all records, in the order of the section.
    numbers: Vec<u32>,
    /// Where the numbers of each record begin, and where those of the last one end.
    record_starts: Vec<u32>,
}

/// Writes the section. Strings that the alphabet prints exactly are stored in its codes: compression in transport then
/// matches them with their occurrences in the texts.
pub(super) fn write(articles: &[&Article], alphabet: &Alphabet, table: &FoldTable) -> Result<Vec<u8>> {
    let mut pool: Vec<&str> = Vec::new();
    for article in articles {
        pool.extend([article.id.as_str(), &article.source]);
        pool.extend(article.date.as_deref());
        pool.extend(article.url.as_deref());
        pool.extend(
            Attribute::ALL.iter().flat_map(|attribute| attribute.values(article)).map(String::as_str),
        );
    }
    pool.sort_unstable();
    pool.dedup();
    let mut longest_lists = 0;
    let mut out = Vec::new();
    varint::write(&mut out, pool.len() as u64);
    for string in &pool {
        let code = spelled(string, alphabet, table);
        let bytes = code.as_deref().unwrap_or(string.as_bytes());
        varint::write(&mut out, (bytes.len() as u64) << 1 | u64::from(code.is_some()));
        out.extend_from_slice(bytes);
    }
    for article in articles {
        write_record(article, &pool, &mut out);
        let values = Attribute::ALL.iter().flat_map(|attribute| attribute.values(article));
        longest_lists = longest_lists.max(values.map(String::len).sum());
    }
    if !is_allowed(longest_lists, out.len()) {
        return Err(GongwenError::new(
            ErrorCode::TooLarge,
            "an article's lists of people, places and organisations repeat long values too often",
        ));
    }
    Ok(out)
}

/// Writes the numbers of one article. A string is given by its number in the sorted `pool`.
fn write_record(article: &Article, pool: &[&str], out: &mut Vec<u8>) {
    let mut write = |number: u64| varint::write(out, number);
    let number = |string: &str| pool.binary_search(&string).unwrap_or_default() as u64;
    write(number(&article.id));
    write(number(&article.source));
    write(KINDS.iter().position(|&kind| kind == article.kind).unwrap_or_default() as u64);
    for option in [&article.date, &article.url] {
        write(option.as_deref().map_or(0, |string| number(string) + 1));
    }
    for attribute in Attribute::ALL {
        let values = attribute.values(article);
        write(values.len() as u64);
        for value in values {
            write(number(value));
        }
    }
    write(article.subheads.len() as u64);
    for subhead in &article.subheads {
        write(subhead.before.min(GREATEST) as u64);
    }
    write(article.source_lines.len() as u64);
    let mut last = 0;
    for &(first, end) in &article.source_lines {
        write(first.saturating_sub(last).min(GREATEST) as u64);
        write(end.saturating_sub(first).min(GREATEST) as u64);
        last = end;
    }
    write((article.confidence.clamp(0.0, 1.0) * 100.0).round() as u64);
}

/// Whether an article may list values of `spelled` bytes in all in a section of `length` bytes.
fn is_allowed(spelled: usize, length: usize) -> bool {
    spelled.saturating_sub(ALWAYS_ALLOWED) / MOST_REPEATS <= length
}

/// The codes that print exactly as `string`, if there are any.
fn spelled(string: &str, alphabet: &Alphabet, table: &FoldTable) -> Option<Vec<u8>> {
    let code = alphabet.encode(&fold_to_chars(string, table))?;
    (print(&code, alphabet) == string).then_some(code)
}

fn print(code: &[u8], alphabet: &Alphabet) -> String {
    let mut printed = String::new();
    print_run(code, 0, code.len(), u64::MAX, alphabet.all_printed(), &mut printed);
    printed
}

impl Meta {
    #[inline(never)]
    pub(super) fn read(bytes: &[u8], docs: usize, alphabet: &Alphabet) -> Option<Self> {
        let mut cursor = Cursor::new(bytes);
        let strings = cursor.count();
        let mut meta = Self {
            pool: String::with_capacity(bytes.len()),
            string_starts: Vec::with_capacity(strings + 1),
            // Every number takes a byte at least.
            numbers: Vec::with_capacity(bytes.len()),
            record_starts: Vec::with_capacity(docs.min(bytes.len()) + 1),
        };
        meta.string_starts.push(0);
        for _ in 0..strings {
            let head = cursor.varint();
            let string = cursor.take(usize::try_from(head >> 1).unwrap_or(usize::MAX));
            if head & 1 == 0 {
                meta.pool.push_str(std::str::from_utf8(string).ok()?);
            } else if is_well_formed(string, alphabet.size()) {
                print_run(string, 0, string.len(), u64::MAX, alphabet.all_printed(), &mut meta.pool);
            } else {
                return None;
            }
            meta.string_starts.push(meta.pool.len() as u32);
        }
        for _ in 0..docs {
            meta.record_starts.push(meta.numbers.len() as u32);
            let spelled = meta.read_record(&mut cursor, strings);
            cursor.check(is_allowed(spelled, bytes.len()));
            if !cursor.is_valid() {
                return None;
            }
        }
        meta.record_starts.push(meta.numbers.len() as u32);
        cursor.check(cursor.left() == 0);
        cursor.valid(meta)
    }

    /// Reads one record and returns the total bytes of its lists' values.
    fn read_record(&mut self, cursor: &mut Cursor<'_>, strings: usize) -> usize {
        for limit in [strings, strings, KINDS.len(), strings + 1, strings + 1] {
            self.numbers.push(cursor.below(limit) as u32);
        }
        let mut spelled = 0;
        for _ in Attribute::ALL {
            let count = cursor.count();
            self.numbers.push(count as u32);
            for _ in 0..count {
                let id = cursor.below(strings) as StringId;
                spelled += self.string(id).len();
                self.numbers.push(id);
            }
        }
        // Subheads have one number each, runs of source lines two.
        for each in [1, 2] {
            let count = cursor.count();
            self.numbers.push(count as u32);
            for _ in 0..count * each {
                self.numbers.push(cursor.below(GREATEST + 1) as u32);
            }
        }
        self.numbers.push(cursor.below(101) as u32);
        spelled
    }

    /// The number of strings in the pool.
    pub(crate) fn strings(&self) -> u32 {
        self.string_starts.len() as u32 - 1
    }

    /// A string of the pool.
    pub(crate) fn string(&self, id: StringId) -> &str {
        let end = self.string_starts.get(id as usize + 1).copied().unwrap_or_default();
        let start = self.string_starts.get(id as usize).copied().unwrap_or_default();
        slice(&self.pool, start as usize..end as usize)
    }

    /// The strings of a list.
    pub(crate) fn list(&self, ids: &[StringId]) -> Vec<String> {
        ids.iter().map(|&id| self.string(id).to_owned()).collect()
    }

    /// The record of an article.
    pub(crate) fn record(&self, doc: DocId) -> Record<'_> {
        let doc = doc as usize;
        Record(&self.numbers[self.record_starts[doc] as usize..self.record_starts[doc + 1] as usize])
    }
}

/// The number of numbers before the lists of a record.
const HEAD: usize = 5;
/// The position of the list of subheads among the lists of a record, and of that of source lines.
const SUBHEADS: usize = Attribute::ALL.len();
const LINES: usize = SUBHEADS + 1;

/// The numbers of one article.
#[derive(Clone, Copy)]
pub(crate) struct Record<'a>(&'a [u32]);

impl<'a> Record<'a> {
    /// The article's id.
    pub(crate) fn id(self) -> StringId {
        self.0[0]
    }

    pub(crate) fn source(self) -> StringId {
        self.0[1]
    }

    pub(crate) fn kind(self) -> Kind {
        KINDS[self.0[2] as usize]
    }

    pub(crate) fn date(self) -> Option<StringId> {
        self.0[3].checked_sub(1)
    }

    pub(crate) fn url(self) -> Option<StringId> {
        self.0[4].checked_sub(1)
    }

    /// The values of an attribute.
    pub(crate) fn values(self, attribute: Attribute) -> &'a [StringId] {
        self.list(attribute as usize)
    }

    /// For each subhead the paragraph after it.
    pub(crate) fn subheads_before(self) -> &'a [u32] {
        self.list(SUBHEADS)
    }

    /// The first and last line of each range.
    pub(crate) fn source_lines(self) -> Vec<(usize, usize)> {
        let mut line = 0usize;
        let mut lines = Vec::new();
        for gap in self.list(LINES).chunks(2) {
            let first = line.saturating_add(gap[0] as usize);
            line = first.saturating_add(gap[1] as usize);
            lines.push((first, line));
        }
        lines
    }

    /// In percent.
    pub(crate) fn confidence(self) -> u8 {
        self.0.last().map_or(0, |&percent| percent as u8)
    }

    fn list(self, number: usize) -> &'a [u32] {
        let (mut at, mut list): (usize, &[u32]) = (HEAD, &[]);
        for number in 0..=number {
            let length = self.0[at] as usize * if number == LINES { 2 } else { 1 };
            list = &self.0[at + 1..=at + length];
            at += length + 1;
        }
        list
    }
}
