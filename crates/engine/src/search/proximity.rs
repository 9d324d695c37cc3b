//! Where the parts of a query occur in an article, and how close to one another.

use std::ops::Range;

use gongwen_codes::pattern::Pattern;

use super::parts::Part;
use super::term_matcher::pattern;
use crate::index::alphabet::code_count;
use crate::index::{DocId, Index};

/// Occurrences of a part that are looked at.
const MOST_OCCURRENCES: usize = 64;
/// Characters between two parts at which half of their closeness is lost.
const HALF: f32 = 12.0;
/// Characters between a fragment and the part beside it, at most.
const FRAGMENT_GAP: usize = 2;

/// The parts of a query, to be found in articles.
pub(crate) struct PartFinder<'a> {
    index: &'a Index,
    parts: &'a [Part],
    /// The pattern of every part; `None` where no article holds it.
    patterns: Vec<Option<Pattern>>,
}

impl<'a> PartFinder<'a> {
    pub(crate) fn new(index: &'a Index, parts: &'a [Part]) -> Self {
        let patterns = parts.iter().map(|part| pattern(&part.folded, index.alphabet())).collect();
        Self { index, parts, patterns }
    }

    /// The places in an article of the parts whose bits are set.
    pub(crate) fn find(&self, doc: DocId, held: u64) -> PartPlaces<'a> {
        let (text, classes) = (self.index.text(doc), self.index.alphabet().classes());
        let places = |(number, pattern): (usize, &Option<Pattern>)| {
            let mut places = Vec::new();
            if held >> number & 1 == 1
                && let Some(pattern) = pattern
            {
                let mut from = 0;
                while places.len() < MOST_OCCURRENCES
                    && let Some(found) = pattern.find(text, from, classes)
                {
                    from = found.place.end;
                    places.push(found.place);
                }
            }
            places
        };
        PartPlaces { text, parts: self.parts, places: self.patterns.iter().enumerate().map(places).collect() }
    }
}

/// Where the parts of a query occur in an article.
pub(crate) struct PartPlaces<'a> {
    text: &'a [u8],
    parts: &'a [Part],
    /// The bytes of the text, for every part.
    places: Vec<Vec<Range<usize>>>,
}

impl PartPlaces<'_> {
    /// The fragments, as bits, that do not occur beside what stood beside them in the query.
    pub(crate) fn lonely_fragments(&self) -> u64 {
        let mut lonely = 0;
        for (number, _) in self.parts.iter().enumerate().filter(|(_, part)| part.is_fragment) {
            let before = number.checked_sub(1).and_then(|before| self.gap(before, number));
            let after = self.gap(number, number + 1);
            let is_near = |gap: Option<usize>| gap.is_some_and(|gap| gap <= FRAGMENT_GAP);
            if !is_near(before) && !is_near(after) {
                lonely |= 1 << number;
            }
        }
        lonely
    }

    /// Closeness of the parts whose bits are set, from 0 to 1: for each two that follow each other in the query how near
    /// they come in the text, in whatever order, weighted by the lesser weight.
    pub(crate) fn closeness(&self, held: u64) -> f32 {
        let (mut sum, mut all) = (0.0, 0.0);
        let is_there = |number: usize| held >> number & 1 == 1 && !self.places[number].is_empty();
        let mut last: Option<usize> = None;
        for (number, part) in self.parts.iter().enumerate() {
            if let Some(before) = last {
                let lesser = self.parts[before].weight.min(part.weight);
                all += lesser;
                let are_both_there = is_there(before) && is_there(number);
                if let Some(gap) = self.gap(before, number).filter(|_| are_both_there) {
                    sum += lesser * HALF / (HALF + gap as f32);
                }
            }
            if is_there(number) || last.is_none() {
                last = Some(number);
            }
        }
        if all > 0.0 { sum / all } else { 0.0 }
    }

    /// The least number of characters between an occurrence of one part and one of another.
    fn gap(&self, one: usize, other: usize) -> Option<usize> {
        let mut nearest = None;
        for before in &self.places[one] {
            for place in self.places.get(other)? {
                let gap = if place.start >= before.end {
                    before.end..place.start
                } else if before.start >= place.end {
                    place.end..before.start
                } else {
                    continue;
                };
                if nearest.is_none_or(|nearest| gap.len() < nearest) {
                    nearest = Some(code_count(&self.text[gap]));
                }
            }
        }
        nearest
    }
}
