//! Postings: for every symbol, the articles that it occurs in.
//!
//! Section layout: lists in groups of [`GROUP`] symbols. First the byte length of every group (varints),
//! then the groups: for each postings list its length in gamma code and its articles in interpolative code. A separator
//! has a list of one article that nobody reads.
//!
//! A small corpus stores no lists: they are computed from its text when the index is opened
//! ([`are_made_on_opening`]), which is quicker than fetching them.
//!
//! Term frequencies are not stored: they are counted in the text of the few articles that are scored.

use std::sync::{Arc, OnceLock};

use gongwen_codes::bits::{BitReader, BitWriter};
use gongwen_codes::{list, presence};

use super::alphabet::Symbol;
use super::text::Extent;
use super::varint::{self, Cursor};
use crate::number_set::NumberSet;

/// Lists in a group. A reader decodes the lists before the one it needs in its group.
const GROUP: usize = 8;

/// The most memory, in bytes, for lists that were read: those of the most frequent symbols are kept.
const MOST_KEPT: usize = 8 * 1024 * 1024;

/// The longest text, in bytes, whose postings are computed on opening: that takes some milliseconds on a phone.
const MOST_TEXT: usize = 512 * 1024;

/// Whether the postings of a corpus of so many symbols, articles and bytes of text are computed on opening: when the
/// text is short, and a bit for every symbol and article takes no more memory than the text.
pub(super) fn are_made_on_opening(symbols: usize, docs: usize, text: usize) -> bool {
    text <= MOST_TEXT && symbols.saturating_mul(docs.div_ceil(8)) <= text
}

/// Numbers of articles in ascending order.
pub type DocList = Vec<u32>;

/// The articles that hold a symbol.
#[derive(Clone, Debug, Default)]
pub(crate) struct Holders {
    /// How many they are.
    pub(crate) count: usize,
    /// Their numbers.
    pub(crate) set: NumberSet,
}

impl Holders {
    /// Of these articles out of so many.
    pub(crate) fn of(list: &[u32], articles: usize) -> Self {
        let mut set = NumberSet::below(articles);
        for &doc in list {
            set.insert(doc);
        }
        Self { count: list.len(), set }
    }
}

/// Writes the section: `lists[symbol]` holds the ascending numbers of the articles, below `docs`.
pub(super) fn write(lists: &[DocList], docs: u32) -> Vec<u8> {
    let mut directory = Vec::new();
    let mut body = Vec::new();
    for group in lists.chunks(GROUP) {
        let mut bits = BitWriter::default();
        for list in group {
            // A separator has no articles. Its list has one all the same: the gamma code starts at 1.
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
    docs: u32,
    /// The start of every group in the section, and the end of the last one; empty if the lists are not stored.
    starts: Vec<u32>,
    /// If they are not stored, a bitmap for every symbol: a row of [`Self::width`] bytes.
    rows: Vec<u8>,
    /// What was read of the most frequent symbols: queries ask for the same ones again and again.
    kept: Vec<OnceLock<Arc<Holders>>>,
}

impl Postings {
    /// Reads the section. If it is empty, computes the postings of the texts that are in `text` at `extents`.
    #[inline(never)]
    pub(super) fn read(bytes: &[u8], symbols: usize, text: &[u8], extents: &[Extent]) -> Option<Self> {
        let docs = extents.len();
        let kept = vec![OnceLock::new(); symbols.min(MOST_KEPT / docs.div_ceil(8).max(1))];
        let mut postings = Self { docs: docs as u32, starts: Vec::new(), rows: Vec::new(), kept };
        if bytes.is_empty() {
            if !are_made_on_opening(symbols, docs, text.len()) {
                return None;
            }
            let width = postings.width();
            postings.rows = vec![0; symbols * width];
            for (doc, extent) in extents.iter().enumerate() {
                presence::mark(&mut postings.rows, width, doc, &text[extent.range()]);
            }
            return Some(postings);
        }
        postings.read_stored(bytes, symbols)
    }

    /// Reads where the groups of the section begin.
    #[inline(never)]
    fn read_stored(mut self, bytes: &[u8], symbols: usize) -> Option<Self> {
        let mut cursor = Cursor::new(bytes);
        let groups = if self.docs == 0 { 0 } else { symbols.div_ceil(GROUP) };
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
        self.starts = starts;
        cursor.valid(self)
    }

    /// The bytes of a row: a bit for each article.
    fn width(&self) -> usize {
        (self.docs as usize).div_ceil(8)
    }

    /// The articles that hold `symbol`; `bytes` is the section. `None` if it is damaged.
    #[must_use]
    pub(crate) fn holders(&self, bytes: &[u8], symbol: Symbol) -> Option<Arc<Holders>> {
        let symbol = usize::from(symbol);
        if let Some(kept) = self.kept.get(symbol).and_then(OnceLock::get) {
            return Some(kept.clone());
        }
        if bytes.is_empty() {
            let row = self.rows.get(symbol * self.width()..(symbol + 1) * self.width());
            return Some(self.keep(symbol, &presence::numbers(row.unwrap_or_default())));
        }
        self.stored(bytes, symbol)
    }

    /// Keeps a list.
    fn keep(&self, symbol: usize, list: &[u32]) -> Arc<Holders> {
        let holders = Arc::new(Holders::of(list, self.docs as usize));
        if let Some(kept) = self.kept.get(symbol) {
            let _ = kept.set(holders.clone());
        }
        holders
    }

    /// Reads a list of the section, and keeps those before it in its group.
    #[inline(never)]
    fn stored(&self, bytes: &[u8], symbol: usize) -> Option<Arc<Holders>> {
        let first = symbol - symbol % GROUP;
        let group = symbol / GROUP;
        let (Some(&start), Some(&end)) = (self.starts.get(group), self.starts.get(group + 1)) else {
            return Some(Arc::default());
        };
        let mut bits = BitReader::new(bytes.get(start as usize..end as usize)?);
        let mut list = DocList::new();
        let mut holders = Arc::default();
        for symbol in first..=symbol {
            let count = bits.read_gamma().ok()?;
            if count > self.docs {
                return None;
            }
            list.clear();
            list::read(&mut bits, count, 0, self.docs - 1, &mut list).ok()?;
            holders = self.keep(symbol, &list);
        }
        Some(holders)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::text;
    use super::*;
    use proptest::prelude::*;

    const SYMBOLS: usize = 40;

    proptest! {
        #[test]
        fn stored_lists_equal_those_computed_from_the_text(
            texts in prop::collection::vec(prop::collection::vec(2u8..40, 0..60), 1..30),
        ) {
            // Nine fields a text, all but the first of them empty.
            let whole: Vec<Vec<u8>> = texts.iter().map(|text| [text.as_slice(), &[0; 9]].concat()).collect();
            let section = text::write(&whole);
            let extents = text::read(&section, whole.len(), SYMBOLS).unwrap();
            let holders = |symbol: usize| -> DocList {
                let holds = |text: &Vec<u8>| text.contains(&(symbol as u8));
                (0u32..).zip(&texts).filter(|(_, text)| holds(text)).map(|(doc, _)| doc).collect()
            };
            let lists: Vec<DocList> = (0..SYMBOLS).map(holders).collect();
            let stored = write(&lists, texts.len() as u32);
            let reader = Postings::read(&stored, SYMBOLS, &section, &extents).unwrap();
            let made = Postings::read(&[], SYMBOLS, &section, &extents);
            prop_assert_eq!(made.is_some(), are_made_on_opening(SYMBOLS, texts.len(), section.len()));
            for (symbol, list) in lists.iter().enumerate().skip(2).filter(|(_, list)| !list.is_empty()) {
                // Once read, once kept.
                for _ in 0..2 {
                    let holders = reader.holders(&stored, symbol as Symbol).unwrap();
                    prop_assert_eq!(&holders.set.numbers(), list);
                    prop_assert_eq!(holders.count, list.len());
                    if let Some(made) = &made {
                        prop_assert_eq!(&made.holders(&[], symbol as Symbol).unwrap().set.numbers(), list);
                    }
                }
            }
        }
    }
}
