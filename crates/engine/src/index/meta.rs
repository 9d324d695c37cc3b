//! What is known of every article besides its text.
//!
//! Section layout: the string pool (count, then for each string twice its byte length, plus one where it is
//! stored in the codes of the alphabet and not as UTF-8, and the bytes), then a record for every article:
//! id, source, kind, date, url (number of a string plus one, zero for none), the lists of [`Attribute::ALL`]
//! (length, then numbers of strings), the paragraphs that subheads stand before, source lines (count, then
//! gap to the line before and length), confidence in percent. All numbers are varints.

use gongwen_codes::print::print as print_run;

use super::alphabet::{Alphabet, is_well_formed};
use super::varint::{self, Cursor};
use crate::article::{Article, Kind};
use crate::error::{ErrorCode, GongwenError, Result};
use crate::text::fold::{FoldTable, fold};

/// An attribute of articles that has a list of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attribute {
    /// Names of reporters.
    Reporter,
    /// Names of correspondents.
    Correspondent,
    /// Names of photographers.
    Photographer,
    /// Places, normalised.
    Place,
    /// Organisations.
    Organisation,
}

impl Attribute {
    /// All attributes in the order in which they are stored.
    pub const ALL: [Self; 5] =
        [Self::Reporter, Self::Correspondent, Self::Photographer, Self::Place, Self::Organisation];

    /// The values of an article.
    #[must_use]
    pub fn values(self, article: &Article) -> &[String] {
        match self {
            Self::Reporter => &article.reporters,
            Self::Correspondent => &article.correspondents,
            Self::Photographer => &article.photographers,
            Self::Place => &article.places,
            Self::Organisation => &article.organisations,
        }
    }
}

/// Greatest number of a paragraph, and of lines from one to the next, that a record holds.
const GREATEST: usize = (u32::MAX - 1) as usize;

/// The values of an article, spelled out, take at most so many times the bytes of the section, and so many
/// bytes more: one long name listed again and again must not fill the memory.
const MOST_REPEATS: usize = 8;
const ALWAYS_ALLOWED: usize = 1 << 16;

/// Number of a string in the pool.
pub(crate) type StringId = u32;

/// The record of one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Record {
    pub(crate) id: StringId,
    pub(crate) source: StringId,
    pub(crate) kind: Kind,
    pub(crate) date: Option<StringId>,
    pub(crate) url: Option<StringId>,
    pub(crate) values: [Vec<StringId>; Attribute::ALL.len()],
    pub(crate) subheads_before: Vec<usize>,
    pub(crate) source_lines: Vec<(usize, usize)>,
    pub(crate) confidence: u8,
}

const KINDS: [Kind; 4] = [Kind::Article, Kind::Photo, Kind::Listing, Kind::Brief];

/// The section, read.
#[derive(Clone, Debug)]
pub(crate) struct Meta {
    pub(crate) strings: Vec<String>,
    pub(crate) records: Vec<Record>,
}

/// Writes the section. Strings that the alphabet can spell as printed are stored in its codes, so that
/// compression in transport finds them again in the texts.
pub(super) fn write(articles: &[Article], alphabet: &Alphabet, table: &FoldTable) -> Result<Vec<u8>> {
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
    let number = |string: &str| pool.binary_search(&string).unwrap_or_default() as u64;

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
        varint::write(&mut out, number(&article.id));
        varint::write(&mut out, number(&article.source));
        varint::write(
            &mut out,
            KINDS.iter().position(|&kind| kind == article.kind).unwrap_or_default() as u64,
        );
        for option in [&article.date, &article.url] {
            varint::write(&mut out, option.as_deref().map_or(0, |string| number(string) + 1));
        }
        for attribute in Attribute::ALL {
            let values = attribute.values(article);
            varint::write(&mut out, values.len() as u64);
            for value in values {
                varint::write(&mut out, number(value));
            }
        }
        varint::write(&mut out, article.subheads.len() as u64);
        for subhead in &article.subheads {
            varint::write(&mut out, subhead.before.min(GREATEST) as u64);
        }
        varint::write(&mut out, article.source_lines.len() as u64);
        let mut last = 0;
        for &(first, end) in &article.source_lines {
            varint::write(&mut out, first.saturating_sub(last).min(GREATEST) as u64);
            varint::write(&mut out, end.saturating_sub(first).min(GREATEST) as u64);
            last = end;
        }
        varint::write(&mut out, (article.confidence.clamp(0.0, 1.0) * 100.0).round() as u64);
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

/// Whether an article may list values of `spelled` bytes in a section of `length` bytes.
fn is_allowed(spelled: usize, length: usize) -> bool {
    spelled.saturating_sub(ALWAYS_ALLOWED) / MOST_REPEATS <= length
}

/// The codes that print as exactly `string`, if there are any.
fn spelled(string: &str, alphabet: &Alphabet, table: &FoldTable) -> Option<Vec<u8>> {
    let folded: Vec<char> = fold(string, table).iter().map(|c| c.folded).collect();
    let code = alphabet.encode(&folded)?;
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
        let count = cursor.count();
        let mut strings = Vec::with_capacity(count);
        for _ in 0..count {
            let head = cursor.varint();
            let string = cursor.take(usize::try_from(head >> 1).unwrap_or(usize::MAX));
            strings.push(if head & 1 == 1 {
                if !is_well_formed(string, alphabet.size()) {
                    return None;
                }
                print(string, alphabet)
            } else {
                std::str::from_utf8(string).ok()?.to_owned()
            });
        }
        let mut records = Vec::with_capacity(docs.min(bytes.len()));
        for _ in 0..docs {
            let record = read_record(&mut cursor, strings.len());
            let values = record.values.iter().flatten();
            let spelled = values.map(|&id| strings.get(id as usize).map_or(0, String::len)).sum();
            cursor.check(is_allowed(spelled, bytes.len()));
            records.push(record);
        }
        cursor.check(cursor.left() == 0);
        cursor.sound(Self { strings, records })
    }

    /// A string of the pool.
    pub(crate) fn string(&self, id: StringId) -> &str {
        &self.strings[id as usize]
    }

    /// The strings of a list.
    pub(crate) fn list(&self, ids: &[StringId]) -> Vec<String> {
        ids.iter().map(|&id| self.string(id).to_owned()).collect()
    }
}

fn read_record(cursor: &mut Cursor<'_>, strings: usize) -> Record {
    let mut record = Record {
        id: cursor.below(strings) as StringId,
        source: cursor.below(strings) as StringId,
        kind: KINDS[cursor.below(KINDS.len())],
        ..Record::default()
    };
    record.date = cursor.below(strings + 1).checked_sub(1).map(|id| id as StringId);
    record.url = cursor.below(strings + 1).checked_sub(1).map(|id| id as StringId);
    for values in &mut record.values {
        for _ in 0..cursor.count() {
            values.push(cursor.below(strings) as StringId);
        }
    }
    for _ in 0..cursor.count() {
        record.subheads_before.push(cursor.below(GREATEST + 1));
    }
    let mut line = 0usize;
    for _ in 0..cursor.count() {
        let first = line.saturating_add(cursor.below(GREATEST + 1));
        line = first.saturating_add(cursor.below(GREATEST + 1));
        record.source_lines.push((first, line));
    }
    record.confidence = cursor.below(101) as u8;
    record
}
