//! What to mark in an article for a query.

use std::ops::Range;

use gongwen_codes::find::find;

use super::score::FeatureSet;
use crate::index::Alphabet;
use crate::sort::sort_by;

/// Strings to mark: the code of each, and its weight for choosing snippets.
#[derive(Default)]
pub(crate) struct Marker(Vec<(Vec<u8>, f32)>);

/// Matches in a text: ascending and apart.
#[derive(Default)]
pub(crate) struct Marks {
    pub(crate) places: Vec<Range<usize>>,
    /// The weight of each.
    pub(crate) weights: Vec<f32>,
}

impl Marker {
    /// Marks these strings as far as the alphabet can spell them.
    pub(crate) fn new(strings: &[Vec<char>], set: &FeatureSet, alphabet: &Alphabet) -> Self {
        let mut codes = Vec::new();
        for string in strings {
            if let Some(code) = alphabet.encode(string) {
                codes.push((code, set.weight(string)));
            }
        }
        Self(codes)
    }

    /// The matches within `range` of `text`; overlapping and touching ones are joined.
    pub(crate) fn find(&self, text: &[u8], range: Range<usize>) -> Marks {
        let text = &text[..range.end];
        let mut found: Vec<(usize, usize, f32)> = Vec::new();
        for (code, weight) in &self.0 {
            let mut from = range.start;
            while let Some(at) = find(text, code, from) {
                from = at + code.len();
                found.push((at, from, *weight));
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
