//! The words of the vocabulary, as positions in the text.
//!
//! A word is stored as the position of its first occurrence: the text has its characters already. Words of the same
//! kind, tier and length form a group, and a group is a list of positions.
//!
//! Section layout, in bits: number of words and greatest length in characters (gamma, each plus one), then
//! for every [`WordKind`], every tier (below [`TIERS`]) and every length from 1 on: how many such words there
//! are (gamma, plus one) and their positions, ascending (interpolative). A position counts the codes, separators
//! included, before the word in all texts taken together.

use std::collections::BTreeSet;
use std::ops::Range;

use gongwen_codes::bits::{BitReader, BitWriter};
use gongwen_codes::find::occurs_at;
use gongwen_codes::list;
use gongwen_codes::starts::{CodeStarts, skip_codes};

use super::alphabet::{FIELD, ITEM, Symbol, code_count, symbol_at};
use super::doc_id::DocId;
use super::text::Extent;
use super::vocabulary::WordKind;

/// The number of tiers, from the most useful words to the least.
pub(crate) const TIERS: usize = 4;
/// The first word of each tier, by its rank in the order in which words are given.
const TIER_STARTS: [usize; TIERS] = [0, 64, 256, 1024];
/// The tier of a word by its rank.
pub(crate) fn tier_of(rank: usize) -> u8 {
    TIER_STARTS.iter().rposition(|&start| start <= rank).unwrap_or(0) as u8
}

/// The characters of the longest word.
const LONGEST: usize = 24;

const KINDS: [WordKind; 4] = [WordKind::Word, WordKind::Person, WordKind::Place, WordKind::Organisation];

/// A word of the corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// First byte in the text section.
    pub(crate) start: u32,
    /// Bytes of its code.
    bytes: u8,
    /// Its kind times the number of tiers, plus its tier.
    class: u8,
}

impl Word {
    /// Its byte range in the text section.
    pub(crate) fn range(self) -> Range<usize> {
        self.start as usize..self.start as usize + usize::from(self.bytes)
    }

    /// How useful it is: 0 is the best.
    pub(crate) fn tier(self) -> u8 {
        self.class % TIERS as u8
    }

    /// What it is.
    pub(crate) fn kind(self) -> WordKind {
        KINDS.get(usize::from(self.class) / TIERS).copied().unwrap_or_default()
    }
}

/// A word that is written. The order is that of the section.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Located {
    group: Group,
    /// The position of its first occurrence.
    position: u32,
    /// Its place in the list of words as given.
    number: usize,
}

/// What the words of a group have in common.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Group {
    kind: WordKind,
    tier: usize,
    length: usize,
}

/// Locates the words in the texts and writes the section. `words` are codes, the most useful first. Returns the
/// section and, for every word in the order of the section, its place in `words`. Words that occur nowhere, are too
/// long or are listed twice are left out.
pub(super) fn write(words: &[(Vec<u8>, WordKind)], texts: &[Vec<u8>]) -> (Vec<u8>, Vec<usize>) {
    let (positions, codes) = first_positions(words, texts);
    let mut located: Vec<Located> = Vec::new();
    let mut taken = BTreeSet::new();
    for (number, ((code, kind), position)) in words.iter().zip(positions).enumerate() {
        let length = code_count(code);
        let Some(position) = position.filter(|_| length <= LONGEST) else { continue };
        if taken.insert((length, position)) {
            let tier = usize::from(tier_of(located.len()));
            located.push(Located { group: Group { kind: *kind, tier, length }, position, number });
        }
    }
    located.sort_unstable();
    let longest = located.iter().map(|word| word.group.length).max().unwrap_or(0);
    let mut bits = BitWriter::default();
    bits.write_gamma(located.len() as u32 + 1);
    bits.write_gamma(longest as u32 + 1);
    let mut rest = located.as_slice();
    for kind in KINDS {
        for tier in 0..TIERS {
            for length in 1..=longest {
                let group = Group { kind, tier, length };
                let count = rest.iter().take_while(|word| word.group == group).count();
                let (words, others) = rest.split_at(count);
                rest = others;
                let positions: Vec<u32> = words.iter().map(|word| word.position).collect();
                bits.write_gamma(positions.len() as u32 + 1);
                list::write(&mut bits, &positions, 0, codes.saturating_sub(1));
            }
        }
    }
    (bits.finish(), located.iter().map(|word| word.number).collect())
}

/// For every word the position of its first occurrence, if there is one, and the number of codes in all texts.
///
/// One pass over the texts searches for all words: at each position it tests the words that begin with the next two
/// codes and have not been found yet.
fn first_positions(words: &[(Vec<u8>, WordKind)], texts: &[Vec<u8>]) -> (Vec<Option<u32>>, u32) {
    let mut missing = MissingWords::new(words);
    let mut positions = vec![None; words.len()];
    let mut codes = 0u32;
    for text in texts {
        let mut at = 0;
        while at < text.len() {
            let (_, length) = symbol_at(text, at);
            missing.take_at(text, at, |number| positions[number] = Some(codes));
            at += length;
            codes += 1;
        }
    }
    (positions, codes)
}

/// The words that have not been found yet.
struct MissingWords<'a> {
    words: &'a [(Vec<u8>, WordKind)],
    /// The numbers of the words by their first symbol and, ascending, by their second one. For a word of one symbol the
    /// second is [`FIELD`], which no word contains.
    beginnings: Vec<Vec<(Symbol, Vec<usize>)>>,
}

impl<'a> MissingWords<'a> {
    fn new(words: &'a [(Vec<u8>, WordKind)]) -> Self {
        let mut order: Vec<(Symbol, Symbol, usize)> = Vec::with_capacity(words.len());
        for (number, (code, _)) in words.iter().enumerate().filter(|(_, (code, _))| !code.is_empty()) {
            let (first, length) = symbol_at(code, 0);
            order.push((first, second(code, length), number));
        }
        order.sort_unstable();
        let symbols = order.last().map_or(0, |&(first, ..)| usize::from(first) + 1);
        let mut beginnings = vec![Vec::new(); symbols];
        for pair in order.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
            let numbers = pair.iter().map(|&(_, _, number)| number).collect();
            beginnings[usize::from(pair[0].0)].push((pair[0].1, numbers));
        }
        Self { words, beginnings }
    }

    /// Removes the words that occur in `text` at `at`, and calls `found` with their numbers.
    fn take_at(&mut self, text: &[u8], at: usize, mut found: impl FnMut(usize)) {
        let (first, length) = symbol_at(text, at);
        let Some(beginnings) = self.beginnings.get_mut(usize::from(first)) else { return };
        if beginnings.is_empty() {
            return;
        }
        for second in [second(text, at + length), Symbol::from(FIELD)] {
            let Ok(place) = beginnings.binary_search_by_key(&second, |&(symbol, _)| symbol) else { continue };
            let numbers = &mut beginnings[place].1;
            numbers.retain(|&number| {
                let occurs = occurs_at(text, &self.words[number].0, at);
                if occurs {
                    found(number);
                }
                !occurs
            });
            if numbers.is_empty() {
                beginnings.remove(place);
            }
        }
    }
}

/// The symbol at `at`; [`FIELD`] at the end.
fn second(code: &[u8], at: usize) -> Symbol {
    if at < code.len() { symbol_at(code, at).0 } else { Symbol::from(FIELD) }
}

/// Reads the section: no words if it is absent, `None` if it is damaged. `texts` is the section of the texts, and
/// `extents` says where each text is in it.
#[inline(never)]
pub(super) fn read(bytes: &[u8], texts: &[u8], extents: &[Extent]) -> Option<Vec<Word>> {
    let mut words = Vec::new();
    let Some(first) = extents.first().filter(|_| !bytes.is_empty()) else { return Some(words) };
    // A few positions are stored: all of them would take four times the memory of the text.
    let starts = CodeStarts::new(texts, first.start as usize);
    let codes = starts.count() as u32;
    let mut bits = BitReader::new(bytes);
    // A group may take no bits, so the number of words is limited: that bounds the memory.
    let mut left = bits.read_gamma().ok()? - 1;
    let longest = bits.read_gamma().ok()? as usize - 1;
    if left > codes || longest > LONGEST {
        return None;
    }
    let mut positions = Vec::new();
    for class in 0..(KINDS.len() * TIERS) as u8 {
        for length in 1..=longest {
            let count = bits.read_gamma().ok()? - 1;
            left = left.checked_sub(count)?;
            positions.clear();
            list::read(&mut bits, count, 0, codes - 1, &mut positions).ok()?;
            for &position in &positions {
                if position as usize + length > codes as usize {
                    return None;
                }
                let start = starts.at(texts, position as usize);
                let end = skip_codes(texts, start, length);
                // Separators also end a text, so a word never reaches into the next one.
                if texts[start..end].iter().any(|&byte| byte <= ITEM) {
                    return None;
                }
                words.push(Word { start: start as u32, bytes: (end - start) as u8, class });
            }
        }
    }
    Some(words)
}

/// The article whose text holds the byte at `start` of the text section.
pub(crate) fn doc_at(extents: &[Extent], start: u32) -> DocId {
    extents.partition_point(|extent| extent.end <= start) as DocId
}

#[cfg(test)]
mod tests {
    use gongwen_codes::code::push_code;
    use gongwen_codes::find::find;
    use proptest::prelude::*;

    use super::*;

    fn code(symbols: &[Symbol]) -> Vec<u8> {
        let mut code = Vec::new();
        for &symbol in symbols {
            push_code(&mut code, symbol);
        }
        code
    }

    proptest! {
        /// The pass finds each word where a search for it alone finds it first.
        #[test]
        fn words_are_located_where_a_search_finds_them(
            texts in prop::collection::vec(prop::collection::vec(prop::sample::select(vec![2, 3, 4, 130, 131, 4000]), 0..30), 0..6),
            words in prop::collection::vec(prop::collection::vec(prop::sample::select(vec![2, 3, 4, 130, 131, 4000]), 0..5), 0..40),
        ) {
            // A text ends with a separator.
            let texts: Vec<Vec<u8>> = texts.iter().map(|text| [code(text), vec![FIELD]].concat()).collect();
            let words: Vec<(Vec<u8>, WordKind)> =
                words.iter().map(|word| (code(word), WordKind::Word)).collect();
            let (positions, codes) = first_positions(&words, &texts);
            prop_assert_eq!(codes as usize, texts.iter().map(|text| code_count(text)).sum::<usize>());
            for ((word, _), position) in words.iter().zip(positions) {
                let mut before = 0;
                let expected = texts.iter().find_map(|text| {
                    let position = find(text, word, 0).map(|at| before + code_count(&text[..at]));
                    before += code_count(text);
                    position
                });
                prop_assert_eq!(position.map(|position| position as usize), expected);
            }
        }
    }
}
