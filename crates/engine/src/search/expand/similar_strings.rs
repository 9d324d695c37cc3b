//! Strings of the corpus that may be what was meant.

use std::ops::Range;

use super::expansion::{Replacement, Replacements};
use super::fuzzy_matcher::RECURRING;
use crate::search::searched::Context;
use crate::sort::sort_by;

/// Strings that are searched together instead of a term, at most.
const MOST_TOGETHER: usize = 3;
/// Strings that are offered for one term.
const MOST_OFFERS: usize = 5;
/// Strings that are counted for their frequency.
const MOST_COUNTED: usize = 24;
/// How much rarer than the best a string may be that is searched with it.
const RARER: u32 = 4;

/// A string of the corpus.
#[derive(Clone, Copy)]
struct SimilarString {
    /// Its bytes in all texts, where it was found first.
    start: u32,
    end: u32,
    /// How far it is from what was typed; smaller is nearer.
    cost: u32,
    /// How often it was found.
    count: u32,
    /// How many places were found before it.
    order: u32,
}

impl SimilarString {
    fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Collects candidates.
#[derive(Default)]
pub(super) struct SimilarStrings(Vec<SimilarString>);

impl SimilarStrings {
    /// The cost of the nearest one.
    pub(super) fn least_cost(&self) -> Option<u32> {
        self.0.iter().map(|candidate| candidate.cost).min()
    }

    pub(super) fn add(&mut self, place: Range<usize>, cost: u32) {
        let order = self.0.len() as u32;
        self.0.push(SimilarString {
            start: place.start as u32,
            end: place.end as u32,
            cost,
            count: 1,
            order,
        });
    }

    /// Makes one candidate of all that are the same string. Sorting brings them together: comparing each with
    /// all others would take too long where a text is made of little else.
    fn unite(&mut self, texts: &[u8]) {
        self.sort(Some(texts));
        self.0.dedup_by(|other, first| {
            let is_same = texts[other.range()] == texts[first.range()];
            if is_same {
                first.cost = first.cost.min(other.cost);
                first.count += other.count;
            }
            is_same
        });
    }

    /// Sorts by strings, if `texts` are given; else the nearest first, of these the most frequent.
    fn sort(&mut self, texts: Option<&[u8]>) {
        sort_by(&mut self.0, |a, b| {
            let order = match texts {
                Some(texts) => texts[a.range()].cmp(&texts[b.range()]),
                None => (a.cost, b.count).cmp(&(b.cost, a.count)),
            };
            order.then(a.order.cmp(&b.order))
        });
    }

    /// Gives the best candidates to be searched instead of a term: the best, and others as near that are not much rarer. They
    /// are not searched at once if there are too many of them, or if their cost is `doubtful` or more.
    pub(super) fn replace_with(mut self, context: &mut Context, doubtful: u32, found: &mut Replacements) {
        let index = context.index;
        self.unite(index.texts());
        self.sort(None);
        self.0.truncate(MOST_COUNTED);
        let Some(&SimilarString { cost: least, .. }) = self.0.first() else { return };
        // Strings that just happen to be like it are no offer, words are.
        let is_word = |place: Range<usize>| index.words().iter().any(|word| word.range() == place);
        self.0.retain(|candidate| candidate.cost == least || is_word(candidate.range()));
        for candidate in &mut self.0 {
            candidate.count = context.count(candidate.range());
        }
        self.sort(None);
        let best = self.0[0];
        let mut together = 0;
        for candidate in self.0 {
            let print = || index.print_place(candidate.range());
            let is_equal = candidate.cost == best.cost && candidate.count * RARER >= best.count;
            together += usize::from(is_equal);
            if is_equal && together <= MOST_TOGETHER {
                found.terms.push(Replacement { folded: index.folded(candidate.range()), printed: print() });
            }
            if found.offers.len() < MOST_OFFERS && (is_equal || is_word(candidate.range())) {
                found.offers.push(print());
            }
        }
        let is_chance = best.cost >= RECURRING && best.count < 2;
        found.is_doubtful = together > MOST_TOGETHER || best.cost >= doubtful || is_chance;
    }
}
