//! Words of the corpus, as places in its text.
//!
//! A word is stored where it first stands, so that its characters cost nothing: the text has them. Words are
//! grouped by what they have in common, and a group is a list of places.
//!
//! Section layout, in bits: number of words and greatest length in characters (gamma, each plus one), then
//! for every [`WordKind`], every tier (below [`TIERS`]) and every length from 1 on: how many such words there
//! are (gamma, plus one) and their places, ascending (interpolative). A place counts the codes, separators
//! included, before the word in all texts taken together.

use std::collections::BTreeSet;
use std::ops::Range;

use gongwen_codes::bits::{BitReader, BitWriter};
use gongwen_codes::find::occurs_at;
use gongwen_codes::list;
use gongwen_codes::starts::{CodeStarts, skip_codes};

use super::DocId;
use super::alphabet::{FIELD, ITEM, Symbol, code_count, symbol_at};
use super::text::Extent;
use super::vocabulary::WordKind;

/// How useful a word is, from 0 for the best to the last tier, coarsely.
pub(crate) const TIERS: usize = 4;
/// The best word of a tier, by its place in the order in which words are given.
const TIER_STARTS: [usize; TIERS] = [0, 64, 256, 1024];
/// Characters of the longest word.
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
    /// Its bytes in the text section.
    pub(crate) fn range(self) -> Range<usize> {
        self.start as usize..self.start as usize + usize::from(self.bytes)
    }

    /// How useful it is: 0 is the best.
    pub(crate) fn tier(self) -> u8 {
        self.class % TIERS as u8
    }

    /// The place of its kind in the order of [`WordKind`].
    pub(crate) fn kind(self) -> usize {
        usize::from(self.class) / TIERS
    }
}

/// Finds the words in the texts and writes the section. `words` are codes, the most useful first. Gives the
/// section and, for every word in the order of the section, its place in `words`: those that stand nowhere, are
/// too long or stand twice in the list are left out.
pub(super) fn write(words: &[(Vec<u8>, WordKind)], texts: &[Vec<u8>]) -> (Vec<u8>, Vec<usize>) {
    let (places, codes) = first_places(words, texts);
    // Class, place, number of the word: in the order of the section.
    let mut found: Vec<(WordKind, usize, usize, u32, usize)> = Vec::new();
    let mut taken = BTreeSet::new();
    let mut rank = 0;
    for (number, ((code, kind), place)) in words.iter().zip(places).enumerate() {
        let length = code_count(code);
        if length == 0 || length > LONGEST {
            continue;
        }
        let Some(place) = place else { continue };
        if !taken.insert((length, place)) {
            continue;
        }
        let tier = TIER_STARTS.iter().rposition(|&start| start <= rank).unwrap_or(0);
        found.push((*kind, tier, length, place, number));
        rank += 1;
    }
    found.sort_unstable();
    let longest = found.iter().map(|&(_, _, length, ..)| length).max().unwrap_or(0);
    let mut bits = BitWriter::default();
    bits.write_gamma(found.len() as u32 + 1);
    bits.write_gamma(longest as u32 + 1);
    let mut rest = found.as_slice();
    for kind in KINDS {
        for tier in 0..TIERS {
            for length in 1..=longest {
                let count = rest.iter().take_while(|word| (word.0, word.1, word.2) == (kind, tier, length));
                let (group, behind) = rest.split_at(count.count());
                rest = behind;
                let places: Vec<u32> = group.iter().map(|word| word.3).collect();
                bits.write_gamma(places.len() as u32 + 1);
                list::write(&mut bits, &places, 0, codes.saturating_sub(1));
            }
        }
    }
    (bits.finish(), found.iter().map(|word| word.4).collect())
}

/// For every word the place where it first stands, if it stands anywhere, and the number of codes in all texts.
///
/// All words are looked for together, in one walk through the texts: where a code and the one behind it begin words that
/// are still sought, these are held against the text.
fn first_places(words: &[(Vec<u8>, WordKind)], texts: &[Vec<u8>]) -> (Vec<Option<u32>>, u32) {
    let mut sought = Sought::new(words);
    let mut places = vec![None; words.len()];
    let mut codes = 0u32;
    for text in texts {
        let mut at = 0;
        while at < text.len() {
            let (first, length) = symbol_at(text, at);
            sought.take_those_at(text, at, (first, length), |number| places[number] = Some(codes));
            at += length;
            codes += 1;
        }
    }
    (places, codes)
}

/// The words that have not been found yet.
struct Sought<'a> {
    words: &'a [(Vec<u8>, WordKind)],
    /// By their first symbol and, ascending, their second one: the numbers of words. What stands in place of the second
    /// symbol of a word that has but one is [`FIELD`], which no word holds.
    beginnings: Vec<Vec<(Symbol, Vec<usize>)>>,
}

impl<'a> Sought<'a> {
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

    /// Takes out the words that stand in `text` at `at`, where the code of the symbol `first` is, of so many bytes, and
    /// hands their numbers to `found`.
    fn take_those_at(
        &mut self,
        text: &[u8],
        at: usize,
        (first, length): (Symbol, usize),
        mut found: impl FnMut(usize),
    ) {
        let Some(beginnings) = self.beginnings.get_mut(usize::from(first)) else { return };
        if beginnings.is_empty() {
            return;
        }
        for second in [second(text, at + length), Symbol::from(FIELD)] {
            let Ok(place) = beginnings.binary_search_by_key(&second, |&(symbol, _)| symbol) else { continue };
            let numbers = &mut beginnings[place].1;
            numbers.retain(|&number| {
                let stands = occurs_at(text, &self.words[number].0, at);
                if stands {
                    found(number);
                }
                !stands
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

/// Reads the section; no words where it is absent, `None` where it is damaged. `texts` is the section of the
/// texts, `extents` their places in it.
#[inline(never)]
pub(super) fn read(bytes: &[u8], texts: &[u8], extents: &[Extent]) -> Option<Vec<Word>> {
    let mut words = Vec::new();
    let Some(first) = extents.first().filter(|_| !bytes.is_empty()) else { return Some(words) };
    // Of the codes' places a few are kept: all would take four times the room of the text.
    let starts = CodeStarts::new(texts, first.start as usize);
    let codes = starts.count() as u32;
    let mut bits = BitReader::new(bytes);
    // A group may take no bits at all: their number is what bounds the memory.
    let mut left = bits.read_gamma().ok()? - 1;
    let longest = bits.read_gamma().ok()? as usize - 1;
    if left > codes || longest > LONGEST {
        return None;
    }
    let mut places = Vec::new();
    for class in 0..(KINDS.len() * TIERS) as u8 {
        for length in 1..=longest {
            let count = bits.read_gamma().ok()? - 1;
            left = left.checked_sub(count)?;
            places.clear();
            list::read(&mut bits, count, 0, codes - 1, &mut places).ok()?;
            for &place in &places {
                if place as usize + length > codes as usize {
                    return None;
                }
                let start = starts.at(texts, place as usize);
                let end = skip_codes(texts, start, length);
                // A separator ends a text too, so that no word reaches over into the next one.
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
        /// Whatever the words and the texts, each word is where a search for it alone finds it first.
        #[test]
        fn words_are_found_where_a_search_finds_them(
            texts in prop::collection::vec(prop::collection::vec(prop::sample::select(vec![2, 3, 4, 130, 131, 4000]), 0..30), 0..6),
            words in prop::collection::vec(prop::collection::vec(prop::sample::select(vec![2, 3, 4, 130, 131, 4000]), 0..5), 0..40),
        ) {
            // A text ends with a separator.
            let texts: Vec<Vec<u8>> = texts.iter().map(|text| [code(text), vec![FIELD]].concat()).collect();
            let words: Vec<(Vec<u8>, WordKind)> =
                words.iter().map(|word| (code(word), WordKind::Word)).collect();
            let (places, codes) = first_places(&words, &texts);
            prop_assert_eq!(codes as usize, texts.iter().map(|text| code_count(text)).sum::<usize>());
            for ((word, _), place) in words.iter().zip(places) {
                let mut before = 0;
                let expected = texts.iter().find_map(|text| {
                    let place = find(text, word, 0).map(|at| before + code_count(&text[..at]));
                    before += code_count(text);
                    place
                });
                prop_assert_eq!(place.map(|place| place as usize), expected);
            }
        }
    }
}
