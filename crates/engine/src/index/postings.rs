//! Postings: for every symbol, the articles it occurs in.
//!
//! Section layout: lists in groups of [`GROUP`] symbols. First the byte length of every group (varints),
//! then the groups: for each list its length in gamma code and the list itself, interpolative. Symbols that
//! separate have a list of one article that is never asked for.
//!
//! Term frequencies are not stored: they are counted in the text of the few articles that are scored.

use gongwen_codes::bits::{BitReader, BitWriter};
use gongwen_codes::list;

use super::alphabet::Symbol;
use super::varint::{self, Cursor};

/// Lists in a group: one list is reached by reading those before it in its group.
const GROUP: usize = 8;

/// Numbers of articles in ascending order.
pub type DocList = Vec<u32>;

/// Writes the section: `lists[symbol]` holds the ascending numbers of the articles, below `docs`.
pub(super) fn write(lists: &[DocList], docs: u32) -> Vec<u8> {
    let mut directory = Vec::new();
    let mut body = Vec::new();
    for group in lists.chunks(GROUP) {
        let mut bits = BitWriter::default();
        for list in group {
            // A separator's empty list is written as a list of one: it is never asked for.
            let list: &[u32] = if list.is_empty() { &[0] } else { list };
            bits.write_gamma(list.len() as u32);
            list::write(&mut bits, list, 0, docs - 1);
        }
        let bytes = bits.finish();
        varint::write(&mut directory, bytes.len() as u64);
        body.extend(bytes);
    }
    directory.extend(body);
    directory
}

/// The postings of an opened index.
#[derive(Clone, Debug)]
pub struct Postings {
    /// Start of every group in the section, and the end of the last one.
    starts: Vec<u32>,
    docs: u32,
}

impl Postings {
    pub(super) fn read(bytes: &[u8], symbols: usize, docs: u32) -> Option<Self> {
        let mut cursor = Cursor::new(bytes);
        let groups = if docs == 0 { 0 } else { symbols.div_ceil(GROUP) };
        let mut starts = Vec::with_capacity(groups + 1);
        let mut at = 0usize;
        for _ in 0..groups {
            starts.push(at as u32);
            at += cursor.below(bytes.len() + 1);
        }
        starts.push(at as u32);
        let head = cursor.position();
        cursor.check(head + at == bytes.len());
        for start in &mut starts {
            *start += head as u32;
        }
        cursor.sound(Self { starts, docs })
    }

    /// Reads the list of `symbol` from the section's `bytes`; `None` where it is damaged.
    pub fn list(&self, bytes: &[u8], symbol: Symbol) -> Option<DocList> {
        let (group, place) = (usize::from(symbol) / GROUP, usize::from(symbol) % GROUP);
        let (Some(&start), Some(&end)) = (self.starts.get(group), self.starts.get(group + 1)) else {
            return Some(DocList::new());
        };
        let mut bits = BitReader::new(bytes.get(start as usize..end as usize)?);
        let mut docs = DocList::new();
        // Lists before it in the group are read and dropped.
        for _ in 0..=place {
            let count = bits.read_gamma().ok()?;
            if count > self.docs {
                return None;
            }
            docs.clear();
            list::read(&mut bits, count, 0, self.docs - 1, &mut docs).ok()?;
        }
        Some(docs)
    }
}
