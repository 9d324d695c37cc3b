//! Pieces of an article around its matches, cut at the ends of sentences.

use std::ops::Range;

use gongwen_codes::sentence::{CLAUSE, cut, sentence_end};

use super::marks::{Marker, Marks};
use super::response::{SearchOptions, Snippet};
use crate::index::alphabet::{ITEM, code_count, is_lead, symbol_at};
use crate::index::text::fields;
use crate::index::{DocId, Field, Index};

/// Shortest and longest length that a caller may ask for, in characters.
const LENGTHS: Range<usize> = 16..401;

/// Snippets that a hit has at most.
const MOST_SNIPPETS: usize = 2;

/// A sentence with what matches in it.
struct SnippetCandidate {
    item: Range<usize>,
    sentence: Range<usize>,
    weight: f32,
}

/// The best snippets of an article, none of them from its title, as many and as long as the options say.
/// Without a match outside the title only the first sentence of the text is shown.
#[inline(never)]
pub(crate) fn snippets(
    index: &Index,
    doc: DocId,
    marker: &Marker,
    exact: bool,
    options: &SearchOptions,
) -> Vec<Snippet> {
    let (count, chars) = (options.snippets.min(MOST_SNIPPETS), options.snippet_chars);
    let mut snippets = Vec::new();
    if count == 0 {
        return snippets;
    }
    let chars = chars.clamp(LENGTHS.start, LENGTHS.end - 1);
    let text = ClassedText { bytes: index.text(doc), classes: index.alphabet().classes() };
    let extent = &index.extents()[doc as usize];
    let headline_end = (extent.headline_end - extent.start) as usize;
    // The title is shown beside the snippets; kicker and subtitle are not.
    let fields = fields(text.bytes);
    let found =
        marker.find(text.bytes, fields[Field::Title as usize].end..text.bytes.len(), text.classes, exact);
    let mut candidates = text.candidates(&found);
    if candidates.is_empty() {
        // The first sentence of the running text.
        let item = text.item_around(fields[Field::Body as usize].start);
        if !item.is_empty() {
            let sentence = text.sentence_around(item.clone(), item.start);
            candidates.push(SnippetCandidate { item, sentence, weight: 0.0 });
        }
    }
    let mut taken: Vec<Range<usize>> = Vec::new();
    while taken.len() < count && !candidates.is_empty() {
        // By weight; then those outside the headline; then the first.
        let mut best = 0;
        for (at, candidate) in candidates.iter().enumerate() {
            let other = &candidates[best];
            let is_better = candidate.weight > other.weight
                || candidate.weight >= other.weight
                    && other.sentence.start < headline_end
                    && candidate.sentence.start >= headline_end;
            if is_better {
                best = at;
            }
        }
        let candidate = candidates.remove(best);
        let (window, cut_start, cut_end) = text.window(&candidate, &found.places, chars);
        if taken.iter().all(|taken| window.end <= taken.start || taken.end <= window.start) {
            // Searched again: a match that the window cuts is none in the snippet.
            let marks = marker.find(text.bytes, window.clone(), text.classes, exact);
            taken.push(window.clone());
            let printed = index.print(doc, window, &marks.places);
            snippets.push(Snippet { text: printed.text, ranges: printed.marks, cut_start, cut_end });
        }
    }
    snippets
}

/// An article's coded text with the classes of its symbols.
struct ClassedText<'a> {
    bytes: &'a [u8],
    classes: &'a [u8],
}

impl ClassedText<'_> {
    /// The sentences with matches in them, ascending.
    fn candidates(&self, found: &Marks) -> Vec<SnippetCandidate> {
        let mut candidates: Vec<SnippetCandidate> = Vec::new();
        for (place, weight) in found.places.iter().zip(&found.weights) {
            match candidates.last_mut() {
                Some(last) if place.start < last.sentence.end => last.weight += weight,
                last => {
                    // Matches are ascending: in the same item the sentences before the last one are done with,
                    // so that a long paragraph is read once and not once for every match.
                    let (item, from) = match last {
                        Some(last) if place.start < last.item.end => (last.item.clone(), last.sentence.end),
                        _ => {
                            let item = self.item_around(place.start);
                            (item.clone(), item.start)
                        }
                    };
                    let sentence = self.sentence_around(from..item.end, place.start);
                    candidates.push(SnippetCandidate { item, sentence, weight: *weight });
                }
            }
            // A phrase may reach over the end of a sentence, and is shown whole.
            if let Some(last) = candidates.last_mut().filter(|last| place.end > last.sentence.end) {
                last.sentence.end = self.sentence_around(last.sentence.end..last.item.end, place.end - 1).end;
            }
        }
        candidates
    }

    /// The paragraph (caption, subhead, field) that holds the byte at `at`.
    fn item_around(&self, at: usize) -> Range<usize> {
        let (mut start, mut end) = (at, at);
        while start > 0 && self.bytes[start - 1] > ITEM {
            start -= 1;
        }
        while end < self.bytes.len() && self.bytes[end] > ITEM {
            end += 1;
        }
        start..end
    }

    /// The sentence that holds the byte at `at`; `range` is an item, or what is left of it after a sentence.
    fn sentence_around(&self, range: Range<usize>, at: usize) -> Range<usize> {
        let (mut start, mut end) = (range.start, range.start);
        while end <= at && end < range.end {
            start = end;
            end = sentence_end(self.bytes, start, range.end, self.classes);
        }
        start..end
    }

    /// The bytes to print for a sentence, and whether it is cut at its start and at its end.
    fn window(
        &self,
        candidate: &SnippetCandidate,
        marks: &[Range<usize>],
        chars: usize,
    ) -> (Range<usize>, bool, bool) {
        let Range { start, mut end } = candidate.sentence;
        if code_count(&self.bytes[start..end]) <= chars {
            // Room is left: the sentences that follow help to understand this one.
            while end < candidate.item.end {
                let next = sentence_end(self.bytes, end, candidate.item.end, self.classes);
                if code_count(&self.bytes[start..next]) > chars {
                    break;
                }
                end = next;
            }
            return (start..end, false, false);
        }
        let (mut from, mut least_end) = (start, start);
        if let Some(mark) = self.densest(marks, start..end, chars) {
            // Words before the match, as far as a clause reaches back, but no more than a third of the room.
            from = self.steps_back(start, mark.start, chars / 3);
            least_end = mark.end;
            if from > start {
                // Where the character before ends a clause.
                let clause = |&at: &usize| {
                    is_lead(self.bytes[at]) && self.class(self.steps_back(start, at, 1)) & CLAUSE != 0
                };
                from = (from..=mark.start).find(clause).unwrap_or(from);
            }
        }
        let to = cut(self.bytes, from, end, chars, self.classes).max(least_end);
        (from..to, from > start, to < end)
    }

    /// The match in a sentence from which on the most matches are within half of `chars` characters; the
    /// first of the best.
    fn densest<'m>(
        &self,
        marks: &'m [Range<usize>],
        sentence: Range<usize>,
        chars: usize,
    ) -> Option<&'m Range<usize>> {
        let (mut best, mut most) = (None, 0);
        for (number, from) in marks.iter().enumerate().filter(|(_, mark)| sentence.contains(&mark.start)) {
            let mut count = 0;
            for to in &marks[number..] {
                if to.start >= sentence.end || code_count(&self.bytes[from.start..to.end]) > chars / 2 {
                    break;
                }
                count += 1;
            }
            if best.is_none() || count > most {
                (best, most) = (Some(from), count);
            }
        }
        best
    }

    /// The class of the character at `at`.
    fn class(&self, at: usize) -> u8 {
        self.classes[usize::from(symbol_at(self.bytes, at).0)]
    }

    /// The place `count` characters before `at`, but not before `from`.
    fn steps_back(&self, from: usize, at: usize, count: usize) -> usize {
        let (mut at, mut left) = (at, count);
        while at > from && left > 0 {
            at -= 1;
            left -= usize::from(is_lead(self.bytes[at]));
        }
        at
    }
}
