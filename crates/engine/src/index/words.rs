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
use gongwen_codes::find::find;
use gongwen_codes::list;
use gongwen_codes::starts::{CodeStarts, behind};

use super::DocId;
use super::alphabet::{ITEM, code_count};
use super::lexicon::WordKind;
use super::postings::DocList;
use super::text::Extent;

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

/// Finds the words in the texts and writes the section. `words` are codes, the most useful first, `holders`
/// the articles that hold each symbol. Gives the section and, for every word in the order of the section,
/// its place in `words`: those that stand nowhere, are too long or stand twice in the list are left out.
pub(super) fn write(
    words: &[(Vec<u8>, WordKind)],
    texts: &[Vec<u8>],
    holders: impl Fn(&[u8]) -> DocList,
) -> (Vec<u8>, Vec<usize>) {
    let mut code_starts = Vec::with_capacity(texts.len());
    let mut codes = 0u32;
    for text in texts {
        code_starts.push(codes);
        codes += code_count(text) as u32;
    }
    // Class, place, number of the word: in the order of the section.
    let mut found: Vec<(WordKind, usize, usize, u32, usize)> = Vec::new();
    let mut taken = BTreeSet::new();
    let mut rank = 0;
    for (number, (code, kind)) in words.iter().enumerate() {
        let length = code_count(code);
        if length == 0 || length > LONGEST {
            continue;
        }
        let first = holders(code).into_iter().find_map(|doc| {
            let at = find(&texts[doc as usize], code, 0)?;
            Some(code_starts[doc as usize] + code_count(&texts[doc as usize][..at]) as u32)
        });
        let Some(place) = first else { continue };
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
                let end = behind(texts, start, length);
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
