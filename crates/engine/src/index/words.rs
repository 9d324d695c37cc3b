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

use gongwen_codes::bits::{BitReader, BitWriter, Exhausted};
use gongwen_codes::find::find;
use gongwen_codes::list;

use super::DocId;
use super::alphabet::{ITEM, code_count, is_lead};
use super::lexicon::WordKind;
use super::postings::DocList;
use super::text::Extent;
use crate::error::{GongwenError, Result};

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
    /// How useful it is: 0 is the best.
    pub(crate) tier: u8,
    pub(crate) kind: WordKind,
}

impl Word {
    /// Its bytes in the text section.
    pub(crate) fn range(&self) -> Range<usize> {
        self.start as usize..self.start as usize + usize::from(self.bytes)
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

/// Reads the section; no words where it is absent. `texts` is the section of the texts, `extents` their
/// places in it.
pub(super) fn read(bytes: &[u8], texts: &[u8], extents: &[Extent]) -> Result<Vec<Word>> {
    let mut words = Vec::new();
    if bytes.is_empty() || extents.is_empty() {
        return Ok(words);
    }
    let corrupt = || GongwenError::corrupt("a word is no whole characters of a text");
    // The first byte of every code, and the end.
    let first = extents[0].start as usize;
    let mut starts: Vec<u32> =
        (first..texts.len()).filter(|&at| is_lead(texts[at])).map(|at| at as u32).collect();
    let codes = starts.len() as u32;
    starts.push(texts.len() as u32);
    let mut places = Vec::new();
    read_groups(bytes, codes, &mut places, |place, length, kind, tier| {
        let start = starts[place as usize] as usize;
        let end = *starts.get(place as usize + length).ok_or_else(corrupt)? as usize;
        // A separator ends a text too, so that no word reaches over into the next one.
        if length > LONGEST || texts[start..end].iter().any(|&byte| byte <= ITEM) {
            return Err(corrupt());
        }
        words.push(Word { start: start as u32, bytes: (end - start) as u8, tier, kind });
        Ok(())
    })?;
    Ok(words)
}

/// Hands place, length, kind and tier of all words to `each`.
fn read_groups(
    bytes: &[u8],
    codes: u32,
    places: &mut Vec<u32>,
    mut each: impl FnMut(u32, usize, WordKind, u8) -> Result<()>,
) -> Result<()> {
    let ended = |Exhausted| GongwenError::corrupt("the words end too early");
    let mut bits = BitReader::new(bytes);
    // A group may take no bits at all: their number is what bounds the memory.
    let mut left = bits.read_gamma().map_err(ended)? - 1;
    let longest = bits.read_gamma().map_err(ended)? as usize - 1;
    if left > codes || longest > LONGEST {
        return Err(GongwenError::corrupt("number of words out of range"));
    }
    for kind in KINDS {
        for tier in 0..TIERS {
            for length in 1..=longest {
                let count = bits.read_gamma().map_err(ended)? - 1;
                left = left.checked_sub(count).ok_or_else(|| ended(Exhausted))?;
                places.clear();
                list::read(&mut bits, count, 0, codes - 1, places).map_err(ended)?;
                for &place in places.iter() {
                    each(place, length, kind, tier as u8)?;
                }
            }
        }
    }
    Ok(())
}

/// The article whose text holds the byte at `start` of the text section.
pub(crate) fn doc_at(extents: &[Extent], start: u32) -> DocId {
    extents.partition_point(|extent| extent.end <= start) as DocId
}
