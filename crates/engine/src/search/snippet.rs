//! Pieces of an article around its matches, cut at the ends of sentences.

use std::cmp::Reverse;
use std::ops::Range;

use super::marker::Marker;
use super::response::Snippet;
use crate::index::alphabet::{FIELD, ITEM, code_count, symbol_at};
use crate::index::{DocId, Index};
use crate::sort::sort_by;
use crate::text::chars::{is_clause_end, is_closer, is_sentence_end};

/// Shortest and longest length that a caller may ask for, in characters.
const LENGTHS: Range<usize> = 16..401;

/// A sentence with what matches in it.
struct Candidate {
    item: Range<usize>,
    sentence: Range<usize>,
    weight: f32,
}

/// The best `count` snippets of an article, none of them from its title, each of about `chars` characters.
/// Without a match outside the title the first sentence of the text stands alone.
pub(crate) fn snippets(
    index: &Index,
    doc: DocId,
    marker: &Marker<'_>,
    count: usize,
    chars: usize,
) -> Vec<Snippet> {
    if count == 0 {
        return Vec::new();
    }
    let chars = chars.clamp(LENGTHS.start, LENGTHS.end - 1);
    let text = index.text(doc);
    let extent = &index.extents()[doc as usize];
    let headline_end = (extent.headline_end - extent.start) as usize;
    // The title is shown beside the snippets; kicker and subtitle are not.
    let title_end = text.iter().position(|&byte| byte == FIELD).unwrap_or(headline_end);
    let found = marker.find(text, title_end..text.len());
    let mut candidates: Vec<Candidate> = Vec::new();
    for (place, weight) in &found {
        if let Some(last) = candidates.last_mut().filter(|last| place.start < last.sentence.end) {
            last.weight += weight;
        } else {
            // Matches are ascending: in the same item the sentences before the last one are done with, so
            // that a long paragraph is read once and not once for every match.
            let last = candidates.last().filter(|last| place.start < last.item.end);
            let item = last.map_or_else(|| item_around(text, place.start), |last| last.item.clone());
            let from = last.map_or(item.start, |last| last.sentence.end);
            let sentence = sentence_around(index, text, from..item.end, place.start);
            candidates.push(Candidate { item, sentence, weight: *weight });
        }
        // A phrase may reach over the end of a sentence, and is shown whole.
        if let Some(last) = candidates.last_mut().filter(|last| place.end > last.sentence.end) {
            let rest = last.sentence.end..last.item.end;
            last.sentence.end = sentence_around(index, text, rest, place.end - 1).end;
        }
    }
    if candidates.is_empty() {
        candidates.extend(opening(index, text));
    }
    sort_by(&mut candidates, |a, b| {
        let place =
            |candidate: &Candidate| (candidate.sentence.start < headline_end, candidate.sentence.start);
        b.weight.total_cmp(&a.weight).then(place(a).cmp(&place(b)))
    });
    let marks: Vec<Range<usize>> = found.into_iter().map(|(place, _)| place).collect();
    let mut windows: Vec<Window> = Vec::new();
    for candidate in candidates {
        if windows.len() == count {
            break;
        }
        let window = window(index, text, &candidate, &marks, chars);
        if windows
            .iter()
            .all(|taken| window.range.end <= taken.range.start || taken.range.end <= window.range.start)
        {
            windows.push(window);
        }
    }
    let print = |window: Window| {
        // Found anew: a match that the window cuts is no match in it.
        let inside = marker.find(text, window.range.clone());
        let inside: Vec<Range<usize>> = inside.into_iter().map(|(place, _)| place).collect();
        let printed = index.print(doc, window.range, &inside);
        Snippet {
            text: printed.text,
            ranges: printed.marks,
            cut_start: window.cut_start,
            cut_end: window.cut_end,
        }
    };
    windows.into_iter().map(print).collect()
}

/// The first sentence of the running text.
fn opening(index: &Index, text: &[u8]) -> Option<Candidate> {
    let (_, body) = crate::index::text::fields(text).last()?;
    let item = item_around(text, body.start);
    (!item.is_empty()).then(|| {
        let sentence = sentence_around(index, text, item.clone(), item.start);
        Candidate { item, sentence, weight: 0.0 }
    })
}

/// The paragraph (caption, subhead, field) that holds the byte at `at`.
fn item_around(text: &[u8], at: usize) -> Range<usize> {
    let divides = |byte: &u8| *byte == FIELD || *byte == ITEM;
    let start = text[..at].iter().rposition(divides).map_or(0, |before| before + 1);
    let end = text[at..].iter().position(divides).map_or(text.len(), |after| at + after);
    start..end
}

/// The sentence that holds the byte at `at`; `range` is an item, or what is left of it behind a sentence.
fn sentence_around(index: &Index, text: &[u8], range: Range<usize>, at: usize) -> Range<usize> {
    let mut start = range.start;
    for end in sentence_ends(index, text, &range) {
        if end > at {
            return start..end;
        }
        start = end;
    }
    start..range.end
}

/// Where the sentences of an item end, the last one at its end.
fn sentence_ends<'a>(
    index: &'a Index,
    text: &'a [u8],
    item: &Range<usize>,
) -> impl Iterator<Item = usize> + 'a {
    let (mut at, end) = (item.start, item.end);
    let alphabet = index.alphabet();
    std::iter::from_fn(move || {
        let mut ended = false;
        if at >= end {
            return None;
        }
        while at < end {
            let (symbol, length) = symbol_at(text, at);
            let c = alphabet.folded(symbol);
            if ended && !is_sentence_end(c) && !is_closer(c) {
                return Some(at);
            }
            ended |= is_sentence_end(c);
            at += length;
        }
        Some(end)
    })
}

/// A byte range to print, and whether a sentence was cut for it.
struct Window {
    range: Range<usize>,
    cut_start: bool,
    cut_end: bool,
}

fn window(index: &Index, text: &[u8], candidate: &Candidate, marks: &[Range<usize>], chars: usize) -> Window {
    let sentence = &candidate.sentence;
    let length = code_count(&text[sentence.clone()]);
    if length <= chars {
        // Room is left: the sentences that follow help to understand this one.
        let rest = sentence.end..candidate.item.end;
        let fits = |&end: &usize| code_count(&text[sentence.start..end]) <= chars;
        let end = sentence_ends(index, text, &rest).take_while(fits).last().unwrap_or(sentence.end);
        return Window { range: sentence.start..end, cut_start: false, cut_end: false };
    }
    let inside = |mark: &&Range<usize>| mark.start >= sentence.start && mark.start < sentence.end;
    let places: Vec<&Range<usize>> = marks.iter().filter(inside).collect();
    let Some(mark) = densest(text, &places, chars) else {
        let end = cut_behind(index, text, sentence.start..sentence.end, chars);
        return Window { range: sentence.start..end, cut_start: false, cut_end: end < sentence.end };
    };
    // Words before the match, as far as a clause reaches back, but no more than a third of the room.
    let before = steps_back(text, sentence.start, mark.start, chars / 3);
    let clause =
        (before..=mark.start).filter(|&at| at > sentence.start && follows_clause_end(index, text, at)).min();
    let start = if before == sentence.start { before } else { clause.unwrap_or(before) };
    let end = cut_behind(index, text, start..sentence.end, chars).max(mark.end);
    Window { range: start..end, cut_start: start > sentence.start, cut_end: end < sentence.end }
}

/// The match from which on the most matches stand within `chars` characters; the first of the best.
fn densest<'a>(text: &[u8], places: &[&'a Range<usize>], chars: usize) -> Option<&'a Range<usize>> {
    let room = |from: &Range<usize>, to: &Range<usize>| {
        code_count(&text[from.start..to.end.max(from.start)]) <= chars / 2
    };
    let count = |at: usize| places[at..].iter().take_while(|place| room(places[at], place)).count();
    (0..places.len()).max_by_key(|&at| (count(at), Reverse(at))).map(|at| places[at])
}

/// Whether the character before `at` ends a clause.
fn follows_clause_end(index: &Index, text: &[u8], at: usize) -> bool {
    if text.get(at).is_none_or(|&byte| !crate::index::alphabet::is_lead(byte)) {
        return false;
    }
    let before = steps_back(text, 0, at, 1);
    before < at && is_clause_end(index.alphabet().folded(symbol_at(text, before).0))
}

/// The place `count` characters before `at`, but not before `from`.
fn steps_back(text: &[u8], from: usize, at: usize, count: usize) -> usize {
    let mut at = at;
    for _ in 0..count {
        if at <= from {
            return from;
        }
        at -= 1;
        while at > from && !crate::index::alphabet::is_lead(text[at]) {
            at -= 1;
        }
    }
    at
}

/// Where to cut `range` so that about `chars` characters are left: behind the last clause that fits, if that
/// keeps at least half of them.
fn cut_behind(index: &Index, text: &[u8], range: Range<usize>, chars: usize) -> usize {
    let (mut at, mut clause) = (range.start, range.start);
    let (mut taken, mut clause_taken) = (0, 0);
    while at < range.end && taken < chars {
        let (symbol, length) = symbol_at(text, at);
        at += length;
        taken += 1;
        if is_clause_end(index.alphabet().folded(symbol)) {
            (clause, clause_taken) = (at, taken);
        }
    }
    if at < range.end && clause_taken * 2 >= chars { clause } else { at }
}
