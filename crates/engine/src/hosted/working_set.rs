//! The articles whose texts are at hand, as a corpus that the steps of a search can ask.

use std::ops::Range;
use std::sync::Arc;

use super::candidates::{Candidate, Candidates};
use super::expander::Depth;
use super::keys::Key;
use super::session::Session;
use crate::index::postings::Holders;
use crate::index::text::Extent;
use crate::index::{Alphabet, DocId, Index, Symbol};
use crate::search::bm25f::AverageLengths;
use crate::search::corpus::{ABBREVIATION_LENGTHS, CodedString, Corpus, KnownWord, LongerWord, Statistics};
use crate::text::chars::{is_ascii_word, is_word};
use crate::text::fold::FoldTable;

/// How many of the articles were read that may hold all that was typed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Taken {
    pub(super) read: usize,
    pub(super) all: usize,
}

impl Taken {
    /// How many of those that were not read hold it, if `found` of the others do.
    pub(super) fn unread(self, found: usize) -> usize {
        let unread = self.all.saturating_sub(self.read);
        (unread * found.min(self.read)).checked_div(self.read).unwrap_or(unread)
    }

    /// How many of all hold it.
    pub(super) fn estimate(self, found: usize) -> usize {
        found + self.unread(found)
    }
}

/// A small index of some articles of an archive.
pub(super) struct WorkingSet<'a> {
    pub(super) index: &'a Index,
    /// The numbers of its articles in the archive.
    pub(super) docs: &'a [u32],
    pub(super) session: &'a Session<'a>,
    /// What was typed, folded.
    pub(super) typed: &'a [char],
    /// Whether the lists of its parts are asked for, or only those are used that were read already.
    pub(super) asks_for_parts: bool,
    /// The candidates for all that was typed.
    pub(super) full: Taken,
    /// How much is looked for beside what was typed.
    pub(super) depth: Depth,
}

impl WorkingSet<'_> {
    /// How many articles hold a string that these may hold, of which `found` do at hand: where all are at hand, no others.
    fn confirmed(&self, candidates: &Candidates, found: usize) -> usize {
        let is_at_hand = |candidate: &Candidate| self.docs.binary_search(&candidate.doc).is_ok();
        if candidates.are_complete() && candidates.all.iter().all(is_at_hand) {
            return found;
        }
        candidates.count.max(found)
    }
}

/// How many characters of a string a word that begins with the first one holds in their order.
fn held_in_order(folded: &[char], word: &[char]) -> usize {
    let held = |held: usize, c: &char| held + usize::from(folded.get(held) == Some(c));
    if folded.first() == word.first() { word.iter().fold(0, held) } else { 0 }
}

/// Where a word of two characters and more may begin in a string.
pub(super) fn word_starts(folded: &[char]) -> impl Iterator<Item = usize> {
    let begins = |at: &usize| {
        let is_inside = |at: usize| is_ascii_word(folded[at - 1]) && is_ascii_word(folded[at]);
        is_word(folded[*at]) && !(*at > 0 && is_inside(*at))
    };
    (0..folded.len().saturating_sub(1)).filter(begins)
}

impl Statistics for WorkingSet<'_> {
    fn articles(&self) -> usize {
        self.session.root.layout.articles as usize
    }

    fn averages(&self) -> AverageLengths {
        self.session.root.averages
    }

    fn holders(&self, c: char) -> usize {
        // What a text at hand holds is held by one article at least: a recent one may have characters of its own.
        let is_at_hand = self.index.alphabet().symbol(c).is_some();
        self.session.root.characters.holders(c).max(usize::from(is_at_hand))
    }

    /// The number of articles with the pair, where its list was read; else as if the characters had nothing to do with each other.
    fn holders_of_both(&self, first: char, second: char) -> usize {
        if let Some(list) = self.session.read_before(Key::of(&[first, second])).flatten() {
            return list.holders as usize;
        }
        let (first, second) = (self.holders(first), self.holders(second));
        (first * second).div_ceil(Statistics::articles(self).max(1)).min(first).min(second)
    }

    fn holders_of(&self, folded: &[char], found: usize) -> usize {
        if let [only] = folded {
            return self.holders(*only).max(found);
        }
        if let Some(read) = self.session.candidates_read(folded) {
            return self.confirmed(&read, found);
        }
        let is_typed = self.typed.windows(folded.len().max(1)).any(|part| part == folded);
        // Nor is the list of a frequent key asked for to be counted.
        let asks = (!is_typed || self.asks_for_parts) && !self.session.is_frequent(folded);
        let asked = if asks { self.session.candidates(folded, false) } else { None };
        let estimate = || {
            let pairs = folded.windows(2).map(|pair| self.holders_of_both(pair[0], pair[1]));
            pairs.min().unwrap_or(0).max(found)
        };
        asked.map_or_else(estimate, |candidates| self.confirmed(&candidates, found))
    }

    fn full(&self, found: usize) -> usize {
        self.full.estimate(found)
    }
}

impl Corpus for WorkingSet<'_> {
    fn articles(&self) -> usize {
        self.index.len()
    }

    fn statistics(&self) -> Option<&dyn Statistics> {
        Some(self)
    }

    fn fold_table(&self) -> &FoldTable {
        &self.session.root.fold_table
    }

    fn alphabet(&self) -> &Alphabet {
        self.index.alphabet()
    }

    fn postings(&self, symbol: Symbol) -> Arc<Holders> {
        self.index.holders(symbol)
    }

    fn text(&self, doc: DocId) -> &[u8] {
        self.index.text(doc)
    }

    fn extent(&self, doc: DocId) -> &Extent {
        &self.index.extents()[doc as usize]
    }

    /// As the list of two characters tells, where it was read.
    fn crosses_border(&self, doc: DocId, place: Range<usize>) -> bool {
        let start = self.extent(doc).start as usize;
        let characters = self.index.folded(start + place.start..start + place.end);
        let [_, _] = characters[..] else { return false };
        let Some(list) = self.session.read_before(Key::of(&characters)).flatten() else { return false };
        let at = list.docs.binary_search(&self.docs[doc as usize]);
        at.is_ok_and(|at| !list.whole[at])
    }

    fn known_words(&self, folded: &[char], _: &CodedString) -> Vec<KnownWord> {
        let mut known = Vec::new();
        for start in word_starts(folded) {
            for word in self.session.words(folded[start]).iter().flat_map(|words| words.iter()) {
                if folded[start..].starts_with(&word.folded) {
                    known.push(KnownWord { start, length: word.folded.len(), tier: word.tier });
                }
            }
        }
        known
    }

    /// None where some article holds what was typed, or its words: each would have to be cut itself, with words of further files.
    fn longer_words(&self, folded: &[char], _: &CodedString) -> Vec<LongerWord> {
        let mut longer = Vec::new();
        if self.depth < Depth::Slips {
            return longer;
        }
        for start in word_starts(folded) {
            for word in self.session.words(folded[start]).iter().flat_map(|words| words.iter()) {
                let length = held_in_order(&folded[start..], &word.folded);
                // Two characters less than the word, two at the least.
                if ABBREVIATION_LENGTHS.contains(&length) && length + 2 <= word.folded.len() {
                    let short = KnownWord { start, length, tier: word.tier };
                    longer.push(LongerWord { short, long: word.folded.clone() });
                }
            }
        }
        longer
    }

    fn aliases(&self, word: &[char], each: &mut dyn FnMut(Vec<char>)) {
        let word = String::from_iter(word);
        for group in self.session.root.aliases.iter().filter(|group| group.contains(&word)) {
            group.iter().filter(|other| **other != word).for_each(|other| each(other.chars().collect()));
        }
    }
}
