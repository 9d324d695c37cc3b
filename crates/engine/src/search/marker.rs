//! What to mark in an article for a query.

use std::ops::Range;

use super::occurrence::find_all;
use super::score::{FeatureSet, Features};
use crate::index::Alphabet;
use crate::sort::sort_by;

/// Finds the matches of a query in coded text.
pub(crate) enum Marker<'a> {
    /// These strings, each with its weight for choosing snippets.
    Strings(Vec<(Vec<u8>, f32)>),
    /// Stretches of two characters and more that the query holds too.
    Runs(&'a Features),
}

impl Marker<'_> {
    /// Marks these strings as far as the alphabet can spell them.
    pub(crate) fn strings(strings: &[Vec<char>], set: &FeatureSet, alphabet: &Alphabet) -> Self {
        let code = |string: &Vec<char>| Some((alphabet.encode(string)?, set.weight(string)));
        Self::Strings(strings.iter().filter_map(code).collect())
    }

    /// The matches within `range` of `text`: ascending and apart (overlapping and touching ones are joined),
    /// each with its weight.
    pub(crate) fn find(&self, text: &[u8], range: Range<usize>) -> Vec<(Range<usize>, f32)> {
        let part = &text[range.clone()];
        let mut found: Vec<(Range<usize>, f32)> = match self {
            Self::Strings(strings) => strings
                .iter()
                .flat_map(|(code, weight)| find_all(part, code).map(move |place| (place, *weight)))
                .collect(),
            Self::Runs(features) => features.runs(part),
        };
        sort_by(&mut found, |(a, _), (b, _)| (a.start, a.end).cmp(&(b.start, b.end)));
        let mut joined: Vec<(Range<usize>, f32)> = Vec::with_capacity(found.len());
        for (place, weight) in found {
            let place = place.start + range.start..place.end + range.start;
            match joined.last_mut().filter(|(last, _)| place.start <= last.end) {
                Some((last, sum)) => {
                    last.end = last.end.max(place.end);
                    *sum += weight;
                }
                None => joined.push((place, weight)),
            }
        }
        joined
    }
}
