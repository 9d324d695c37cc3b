//! What is known about every possible word, counted article by article.

use gongwen_engine::index::vocabulary::WordKind;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::sighting::{
    Evidence, NameKind, PARTITIONS, Sighting, Sightings, TextEvidence, WordFacts, hash_of, partition_of,
};

/// What is known about a word.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // Each is a fact of its own.
pub(super) struct WordCandidate {
    /// The form that was printed first.
    pub(super) printed: String,
    pub(super) kind: WordKind,
    /// Occurrences.
    pub(super) count: u32,
    /// Articles that contain it.
    pub(super) articles: u32,
    /// The article of its last occurrence, counted from 1.
    last_article: u32,
    /// Whether a headline contains it.
    pub(super) in_headline: bool,
    /// Whether it is a keyword of an article, or an alias of the list.
    pub(super) keyword: bool,
    /// Whether it is a phrase of running text, which is dropped if it only occurs inside a longer one.
    phrase: bool,
    /// Whether jieba's dictionary lacks it and nothing else vouches for it.
    pub(super) guess: bool,
    /// Whether it is a verb or an adjective.
    pub(super) predicate: bool,
}

impl WordCandidate {
    fn occurs_in(&mut self, article: u32) {
        if self.last_article != article {
            self.last_article = article;
            self.articles += 1;
        }
    }
}

/// The words of these articles by their folded form.
#[derive(Default)]
pub(super) struct Candidates {
    partitions: [Partition; PARTITIONS],
}

/// The candidates of some hashes.
#[derive(Default)]
struct Partition {
    words: FxHashMap<String, WordCandidate>,
    /// Phrases that have occurred once: their hash, and the article. Most never occur again, so that their text
    /// is not kept.
    seen_once: FxHashMap<u64, u32>,
}

impl Candidates {
    /// Adds what some articles say; `first` is the number of the first of them, counted from 1. Articles must be added
    /// in their order.
    pub(super) fn add(&mut self, first: u32, articles: &[Sightings]) {
        self.partitions.par_iter_mut().enumerate().for_each(|(number, partition)| {
            for (article, sightings) in (first..).zip(articles) {
                for sighting in &sightings.by_partition[number] {
                    partition.add(article, &sightings.keys[sighting.key.clone()], sighting);
                }
            }
        });
    }

    fn get(&self, key: &str) -> Option<&WordCandidate> {
        self.partitions[partition_of(hash_of(key))].words.get(key)
    }

    /// Drops phrases that only occur inside a longer one: 工匠学 beside 工匠学院.
    pub(super) fn drop_pieces(&mut self) {
        let pieces_of = |partition: &Partition| -> Vec<String> {
            partition
                .words
                .iter()
                .flat_map(|(text, whole)| self.pieces(text, whole))
                .map(str::to_owned)
                .collect()
        };
        let pieces: Vec<Vec<String>> = self.partitions.par_iter().map(pieces_of).collect();
        for piece in pieces.into_iter().flatten() {
            self.partitions[partition_of(hash_of(&piece))].words.remove(&piece);
        }
    }

    /// The phrases inside a longer text that occur nowhere else.
    fn pieces<'a>(&self, text: &'a str, whole: &WordCandidate) -> Vec<&'a str> {
        let inside = |piece: &WordCandidate| {
            piece.phrase && !piece.keyword && !piece.in_headline && piece.count <= whole.count
        };
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut pieces = Vec::new();
        for from in 0..ends.len() {
            for to in from + 2..ends.len() {
                let piece = &text[ends[from]..ends[to]];
                if piece.len() < text.len() && self.get(piece).is_some_and(inside) {
                    pieces.push(piece);
                }
            }
        }
        pieces
    }

    /// All candidates, in no particular order.
    pub(super) fn into_par_iter(self) -> impl ParallelIterator<Item = (String, WordCandidate)> {
        self.partitions.into_par_iter().flat_map_iter(|partition| partition.words)
    }
}

impl Partition {
    fn add(&mut self, article: u32, key: &str, sighting: &Sighting) {
        match sighting.evidence {
            Evidence::Text(evidence) => self.add_text(article, key, sighting, evidence),
            Evidence::Name { kind, times, in_headline } => {
                let new =
                    || WordCandidate { printed: sighting.printed.to_owned(), ..WordCandidate::default() };
                let candidate = self.words.entry(key.to_owned()).or_insert_with(new);
                if candidate.last_article != article {
                    // Its occurrences as a word of the text are counted already.
                    candidate.count += times;
                }
                candidate.occurs_in(article);
                candidate.in_headline |= in_headline;
                candidate.guess = false;
                candidate.phrase = false;
                match kind {
                    NameKind::Named(kind) => candidate.kind = kind,
                    NameKind::Keyword => candidate.keyword = true,
                }
            }
        }
    }

    fn add_text(&mut self, article: u32, key: &str, sighting: &Sighting, evidence: TextEvidence) {
        let TextEvidence { facts, phrase, in_headline } = evidence;
        if let Some(candidate) = self.words.get_mut(key) {
            candidate.occurs_in(article);
            candidate.count += 1;
            candidate.in_headline |= in_headline;
            return;
        }
        let mut seen_in = [None, Some(article)];
        if phrase && !in_headline {
            seen_in[0] = self.seen_once.insert(sighting.hash, article);
            if seen_in[0].is_none() {
                return;
            }
        }
        let WordFacts { kind, guess, predicate } = facts;
        let printed = sighting.printed.to_owned();
        let mut candidate = WordCandidate {
            printed,
            kind,
            in_headline,
            phrase,
            guess,
            predicate,
            ..WordCandidate::default()
        };
        for article in seen_in.into_iter().flatten() {
            candidate.occurs_in(article);
            candidate.count += 1;
        }
        self.words.insert(key.to_owned(), candidate);
    }
}
