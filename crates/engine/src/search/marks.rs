//! What to mark in an article for a query.

use std::ops::Range;

use gongwen_codes::pattern::Pattern;

use super::features::FeatureSet;
use super::term_matcher::pattern;
use crate::index::Alphabet;
use crate::sort::sort_by;

/// A string to mark.
struct MarkedString {
    pattern: Pattern,
    /// How much it counts when snippets are chosen.
    weight: f32,
}

/// The strings to mark.
#[derive(Default)]
pub(crate) struct Marker(Vec<MarkedString>);

/// Matches in a text, in ascending order; no two overlap.
#[derive(Default)]
pub(crate) struct Marks {
    pub(crate) places: Vec<Range<usize>>,
    /// The weight of each.
    pub(crate) weights: Vec<f32>,
}

impl Marker {
    /// Marks these strings as far as the alphabet can spell them.
    pub(crate) fn new(strings: &[Vec<char>], set: &FeatureSet, alphabet: &Alphabet) -> Self {
        let mut marked = Vec::new();
        for string in strings {
            if let Some(pattern) = pattern(string, alphabet) {
                marked.push(MarkedString { pattern, weight: set.weight(string) });
            }
        }
        Self(marked)
    }

    /// The matches within `range` of `text`. If they must be `exact`, they have the separators of the strings. Overlapping
    /// and touching ones are joined.
    pub(crate) fn find(&self, text: &[u8], range: Range<usize>, classes: &[u8], exact: bool) -> Marks {
        let text = &text[..range.end];
        let mut found: Vec<(usize, usize, f32)> = Vec::new();
        for marked in &self.0 {
            let mut from = range.start;
            let next = |from: usize| {
                if exact {
                    marked.pattern.find_exact(text, from, classes)
                } else {
                    marked.pattern.find(text, from, classes).map(|occurrence| occurrence.place)
                }
            };
            while let Some(place) = next(from) {
                from = place.end;
                // A quotation mark before the first character may lie before the range.
                found.push((place.start.max(range.start), from, marked.weight));
            }
        }
        if self.0.len() > 1 {
            sort_by(&mut found, |a, b| (a.0, a.1).cmp(&(b.0, b.1)));
        }
        let mut marks = Marks::default();
        for (start, end, weight) in found {
            match (marks.places.last_mut(), marks.weights.last_mut()) {
                (Some(last), Some(sum)) if start <= last.end => {
                    last.end = last.end.max(end);
                    *sum += weight;
                }
                _ => {
                    marks.places.push(start..end);
                    marks.weights.push(weight);
                }
            }
        }
        marks
    }
}
