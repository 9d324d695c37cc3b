//! Strings of the corpus that may be what was meant.

use std::ops::Range;

use gongwen_codes::find::find;

use super::StandIns;
use super::likeness::RECURRING;
use crate::index::Index;
use crate::sort::sort_keys;

/// Strings that a term may stand for are searched together only up to this number.
const MOST_TOGETHER: usize = 3;
/// Strings that are offered for one term.
const MOST_OFFERS: usize = 5;
/// Strings that are counted for their frequency.
const MOST_COUNTED: usize = 24;
/// How much rarer than the best a string may be that is searched with it.
const RARER: u32 = 4;

/// A string of the corpus.
#[derive(Clone, Copy)]
struct Candidate {
    /// Its bytes in all texts, where it was found first.
    start: usize,
    end: usize,
    /// How far it is from what was typed; smaller is nearer.
    cost: u32,
    /// How often it was found.
    count: u32,
}

impl Candidate {
    fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// Collects candidates, each string once.
#[derive(Default)]
pub(super) struct Candidates(Vec<Candidate>);

impl Candidates {
    /// The cost of the nearest one.
    pub(super) fn least_cost(&self) -> Option<u32> {
        self.0.iter().map(|candidate| candidate.cost).min()
    }

    pub(super) fn add(&mut self, index: &Index, place: Range<usize>, cost: u32) {
        let texts = index.texts();
        for known in &mut self.0 {
            if texts[known.range()] == texts[place.clone()] {
                known.cost = known.cost.min(cost);
                known.count += 1;
                return;
            }
        }
        self.0.push(Candidate { start: place.start, end: place.end, cost, count: 1 });
    }

    /// Brings the nearest to the front, of these the most frequent, and drops those that are too many.
    fn sort(&mut self) {
        let mut keys = Vec::new();
        for (at, candidate) in self.0.iter().enumerate() {
            let rarity = u64::from(u32::MAX - candidate.count) & 0xFFFF_FFFF;
            keys.push(u64::from(candidate.cost) << 56 | (rarity << 24 & 0xFF_FFFF_FF00_0000) | at as u64);
        }
        sort_keys(&mut keys);
        keys.truncate(MOST_COUNTED);
        self.0 = keys.iter().map(|&key| self.0[key as usize & 0xFF_FFFF]).collect();
    }

    /// Gives the best candidates as stand-ins: the best, and others as near that are not much rarer. They are
    /// not to be searched at once if there are too many of them, or their cost is `doubtful` or more.
    pub(super) fn stand_in(mut self, index: &Index, doubtful: u32, found: &mut StandIns) {
        self.sort();
        for candidate in &mut self.0 {
            let code = &index.texts()[candidate.range()];
            let (mut count, mut from) = (0, 0);
            while let Some(at) = find(index.texts(), code, from) {
                (count, from) = (count + 1, at + code.len());
            }
            candidate.count = count;
        }
        self.sort();
        let Some(&best) = self.0.first() else { return };
        let mut together = 0;
        for candidate in self.0 {
            let print = || index.print_place(candidate.range());
            let is_equal = candidate.cost == best.cost && candidate.count * RARER >= best.count;
            together += usize::from(is_equal);
            if is_equal && together <= MOST_TOGETHER {
                found.terms.push((index.folded(candidate.range()), print()));
            }
            // Strings that just happen to be like it are no offer, words are.
            let is_word = || index.words().iter().any(|word| word.range() == candidate.range());
            if found.offers.len() < MOST_OFFERS && (is_equal || is_word()) {
                found.offers.push(print());
            }
        }
        let is_chance = best.cost >= RECURRING && best.count < 2;
        found.is_doubtful = together > MOST_TOGETHER || best.cost >= doubtful || is_chance;
    }
}
