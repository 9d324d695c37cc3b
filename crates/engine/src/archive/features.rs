//! Blocks of features: for a character or a pair of adjacent characters, the articles that hold it.
//!
//! Block layout: entries in ascending order of their key, each with the difference to the key before, the
//! number of articles and the byte length of its list (varints), and the list: for every article its number
//! as difference to the one before, twice the occurrences outside the headline plus one where there are
//! some in it, and then, in that case, their number.

use std::collections::BTreeMap;

use crate::index::alphabet::{FIELD, ITEM, symbol_at};
use crate::index::varint::{self, Cursor};
use crate::index::{Alphabet, DocId, Symbol};
use crate::search::Frequency;
use crate::text::chars::is_ascii_word;

/// A block is closed when it has grown to this length in bytes.
const BLOCK_BYTES: usize = 8 * 1024;

/// A symbol, or two that are adjacent: the first in the upper half, the second (zero for none) in the lower.
/// The separator [`ITEM`] stands for the border of a Latin word or number.
pub(super) type Key = u32;

/// The key of a single character.
pub(super) fn single(symbol: Symbol) -> Key {
    Key::from(symbol) << 16
}

/// The key of a pair.
pub(super) fn pair(first: Symbol, second: Symbol) -> Key {
    single(first) | Key::from(second)
}

/// The key of a Latin letter or digit at the start of a word.
pub(super) fn word_start(symbol: Symbol) -> Key {
    pair(Symbol::from(ITEM), symbol)
}

/// The key of a Latin letter or digit at the end of a word.
pub(super) fn word_end(symbol: Symbol) -> Key {
    pair(symbol, Symbol::from(ITEM))
}

/// The articles that hold a feature, ascending.
pub(super) type FeatureList = Vec<(DocId, Frequency)>;

/// Features of a corpus, collected article by article.
#[derive(Default)]
pub(super) struct Collector {
    lists: BTreeMap<Key, FeatureList>,
}

impl Collector {
    /// Adds the features of one article, given its coded text and where its headline ends in it. Articles
    /// must come in ascending order.
    pub(super) fn add(&mut self, alphabet: &Alphabet, doc: DocId, text: &[u8], headline_end: usize) {
        let is_latin =
            |symbol: Option<Symbol>| symbol.is_some_and(|symbol| is_ascii_word(alphabet.folded(symbol)));
        let mut count = |key: Key, in_headline: bool| {
            let list = self.lists.entry(key).or_default();
            if list.last().is_none_or(|&(last, _)| last != doc) {
                list.push((doc, Frequency::default()));
            }
            if let Some((_, frequency)) = list.last_mut() {
                frequency.count(in_headline);
            }
        };
        let mut before = None;
        let mut at = 0;
        while at < text.len() {
            let (symbol, length) = symbol_at(text, at);
            let in_headline = at < headline_end;
            let now = (text[at] != FIELD && text[at] != ITEM).then_some(symbol);
            if let Some(symbol) = now {
                count(single(symbol), in_headline);
                if let Some(before) = before {
                    count(pair(before, symbol), in_headline);
                }
                if is_latin(now) && !is_latin(before) {
                    count(word_start(symbol), in_headline);
                }
            }
            if let Some(before) = before.filter(|&before| is_latin(Some(before)) && !is_latin(now)) {
                count(word_end(before), in_headline);
            }
            before = now;
            at += length;
        }
    }

    /// Writes the blocks, each with the first key in it.
    pub(super) fn blocks(self) -> Vec<(Key, Vec<u8>)> {
        let mut blocks: Vec<(Key, Vec<u8>)> = Vec::new();
        let mut last = 0;
        for (key, list) in self.lists {
            let entry = encode(&list);
            let full = |block: &[u8]| block.len() + entry.len() > BLOCK_BYTES;
            if blocks.last().is_none_or(|(_, block)| full(block)) {
                blocks.push((key, Vec::new()));
                last = key;
            }
            if let Some((_, block)) = blocks.last_mut() {
                varint::write(block, u64::from(key - last));
                varint::write(block, list.len() as u64);
                varint::write_bytes(block, &entry);
            }
            last = key;
        }
        blocks
    }
}

fn encode(list: &FeatureList) -> Vec<u8> {
    let mut out = Vec::new();
    let mut before = 0;
    for &(doc, frequency) in list {
        varint::write(&mut out, u64::from(doc - before));
        before = doc;
        varint::write(&mut out, u64::from(frequency.body) << 1 | u64::from(frequency.headline > 0));
        if frequency.headline > 0 {
            varint::write(&mut out, u64::from(frequency.headline));
        }
    }
    out
}

/// Finds a feature in a block that begins with the key `first`; an absent one has no articles. `None` where
/// the block is damaged.
pub(super) fn find(block: &[u8], first: Key, wanted: Key, docs: usize) -> Option<FeatureList> {
    let mut cursor = Cursor::new(block);
    let mut key = first;
    while cursor.left() > 0 && key <= wanted {
        key = key.saturating_add(cursor.below(u32::MAX as usize) as Key);
        let count = cursor.below(docs + 1);
        let list = cursor.byte_string();
        if key == wanted && cursor.is_sound() {
            return decode(list, count, docs);
        }
    }
    cursor.sound(FeatureList::new())
}

fn decode(bytes: &[u8], count: usize, docs: usize) -> Option<FeatureList> {
    let mut cursor = Cursor::new(bytes);
    // An entry takes at least two bytes.
    if count > bytes.len() / 2 {
        return None;
    }
    let mut list = FeatureList::with_capacity(count);
    let mut doc = 0;
    for at in 0..count {
        let step = cursor.below(docs);
        doc += step;
        // No article stands twice.
        cursor.check((at == 0 || step > 0) && doc < docs);
        let code = cursor.below(u32::MAX as usize);
        let headline = if code & 1 == 1 { cursor.below(u32::MAX as usize) } else { 0 };
        list.push((doc as DocId, Frequency { headline: headline as u32, body: (code >> 1) as u32 }));
    }
    cursor.sound(list)
}
