//! The cheapest of all ways to cut a string into segments.

use super::term_matcher::is_percent_sign;
use crate::text::chars::{is_ascii_word, is_word};

/// What a word costs.
pub(super) const WORD: f32 = 1.0;
/// What a character costs that no word covers.
const UNKNOWN: f32 = 3.0;

/// What a segment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SegmentKind {
    /// A word, name or number of the corpus.
    Word,
    /// A string that is no known word, though the corpus holds it.
    Part,
    /// A word without content: it asks, links or fills.
    Empty,
    /// What the corpus does not hold.
    Unknown,
}

/// A stretch of a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Segment {
    /// Its first character in the string, and the one after its last.
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: SegmentKind,
}

/// For every place of a string the cost of the cheapest cut up to it, and the last segment of that cut.
pub(super) struct CheapestCuts {
    best: Vec<(f32, Segment)>,
}

impl CheapestCuts {
    pub(super) fn new(count: usize) -> Self {
        let none = Segment { start: 0, end: 0, kind: SegmentKind::Unknown };
        let mut best = vec![(f32::MAX, none); count + 1];
        best[0].0 = 0.0;
        Self { best }
    }

    /// Whether some cut ends at a place.
    pub(super) fn reaches(&self, place: usize) -> bool {
        self.best[place].0 < f32::MAX
    }

    /// Offers a segment of some characters at a price.
    pub(super) fn offer(&mut self, start: usize, length: usize, kind: SegmentKind, price: f32) {
        let (cost, end) = (self.best[start].0 + price, start + length);
        if cost < self.best[end].0 {
            self.best[end] = (cost, Segment { start, end, kind });
        }
    }

    /// Offers what a character makes by itself: a run of letters and digits, punctuation, or an unknown character. False
    /// where no word can begin with it.
    pub(super) fn offer_characters(&mut self, folded: &[char], start: usize) -> bool {
        let rest = &folded[start..];
        if is_ascii_word(rest[0]) {
            // Letters and digits are cut where they change, at most.
            let is_digit = rest[0].is_ascii_digit();
            let is_same = |c: &&char| is_ascii_word(**c) && c.is_ascii_digit() == is_digit;
            let same = rest.iter().take_while(is_same).count();
            let run = rest.iter().take_while(|c| is_ascii_word(**c)).count();
            let is_percent = |end: usize| is_digit && rest.get(end).is_some_and(|&c| is_percent_sign(c));
            for length in [same, run] {
                self.offer(start, length + usize::from(is_percent(length)), SegmentKind::Word, WORD);
            }
        } else if !is_word(rest[0]) {
            self.offer(start, 1, SegmentKind::Empty, 0.0);
            return false;
        } else {
            self.offer(start, 1, SegmentKind::Unknown, UNKNOWN);
        }
        true
    }

    /// The segments of the cheapest cut, in order.
    pub(super) fn segments(&self) -> Vec<Segment> {
        let mut segments = Vec::new();
        let mut end = self.best.len() - 1;
        while end > 0 {
            let segment = self.best[end].1;
            if segment.end <= segment.start {
                break;
            }
            end = segment.start;
            segments.push(segment);
        }
        segments.reverse();
        segments
    }
}
