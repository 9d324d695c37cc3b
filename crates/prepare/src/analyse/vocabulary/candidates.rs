//! What is known of every possible word, gathered from article to article.

use std::hash::BuildHasher;

use gongwen_engine::index::vocabulary::WordKind;
use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::sightings::{Found, Sighting, Sightings, What};

/// Parts into which the candidates are divided, so that several threads can gather them: what is known of a word depends
/// on where it was seen, article after article, and on no other word.
pub(super) const PARTS: usize = 16;

/// What is known of a word.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // Each is a fact of its own.
pub(super) struct Candidate {
    /// As first printed.
    pub(super) printed: String,
    pub(super) kind: WordKind,
    /// Occurrences.
    pub(super) count: u32,
    pub(super) articles: u32,
    /// The article of its last occurrence, counted from 1.
    last: u32,
    /// Whether a headline has it.
    pub(super) titled: bool,
    /// Whether it is a keyword of an article, or a name of the list of aliases.
    pub(super) keyword: bool,
    /// Whether it is several words of running text together, of which it must not be a mere piece.
    phrase: bool,
    /// Whether jieba's dictionary lacks it and nothing else vouches for it.
    pub(super) guess: bool,
    /// Whether it is a verb or an adjective.
    pub(super) plain: bool,
}

impl Candidate {
    fn stands_in(&mut self, article: u32) {
        if self.last != article {
            self.last = article;
            self.articles += 1;
        }
    }
}

/// The hash of a folded form.
pub(super) fn hash_of(key: &str) -> u64 {
    FxBuildHasher.hash_one(key)
}

/// The part that has the candidates of this hash. Maps tell their entries apart by the lowest and highest bits.
pub(super) fn part_of(hash: u64) -> usize {
    (hash >> 32) as usize % PARTS
}

/// The words of these articles by their folded form.
#[derive(Default)]
pub(super) struct Candidates {
    parts: [Part; PARTS],
}

/// The candidates of some hashes.
#[derive(Default)]
struct Part {
    found: FxHashMap<String, Candidate>,
    /// Phrases that have been seen once, by their hash, and in which article. Most never come again, so that
    /// their text is not kept.
    seen_once: FxHashMap<u64, u32>,
}

impl Candidates {
    /// Tells the candidates what is seen in some articles, of which the first has this number, counted from 1. Articles must
    /// come in their order.
    pub(super) fn see(&mut self, first: usize, articles: &[Sightings]) {
        self.parts.par_iter_mut().enumerate().for_each(|(number, part)| {
            for (article, sightings) in (first as u32..).zip(articles) {
                for sighting in &sightings.seen[number] {
                    part.see(article, &sightings.keys[sighting.key.clone()], sighting);
                }
            }
        });
    }

    fn get(&self, key: &str) -> Option<&Candidate> {
        self.parts[part_of(hash_of(key))].found.get(key)
    }

    /// Drops phrases that stand nowhere but inside a longer one: 工匠学 beside 工匠学院.
    pub(super) fn drop_pieces(&mut self) {
        let pieces_of = |part: &Part| -> Vec<String> {
            part.found.iter().flat_map(|(text, whole)| self.pieces(text, whole)).map(str::to_owned).collect()
        };
        let pieces: Vec<Vec<String>> = self.parts.par_iter().map(pieces_of).collect();
        for piece in pieces.into_iter().flatten() {
            self.parts[part_of(hash_of(&piece))].found.remove(&piece);
        }
    }

    /// The phrases in a longer text that stand in it whenever they stand.
    fn pieces<'a>(&self, text: &'a str, whole: &Candidate) -> Vec<&'a str> {
        let inside =
            |piece: &Candidate| piece.phrase && !piece.keyword && !piece.titled && piece.count <= whole.count;
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

    /// All candidates, in no order.
    pub(super) fn into_par_iter(self) -> impl ParallelIterator<Item = (String, Candidate)> {
        self.parts.into_par_iter().flat_map_iter(|part| part.found)
    }
}

impl Part {
    fn see(&mut self, article: u32, key: &str, sighting: &Sighting) {
        match sighting.what {
            What::Text { found, phrase, titled } => {
                self.see_text(article, key, sighting, (found, phrase, titled));
            }
            What::Name { kind, times, titled } => {
                let new = || Candidate { printed: sighting.printed.to_owned(), ..Candidate::default() };
                let candidate = self.found.entry(key.to_owned()).or_insert_with(new);
                if candidate.last != article {
                    // Words of the text are counted already.
                    candidate.count += times;
                }
                candidate.stands_in(article);
                candidate.titled |= titled;
                candidate.guess = false;
                candidate.phrase = false;
                match kind {
                    Some(kind) => candidate.kind = kind,
                    None => candidate.keyword = true,
                }
            }
        }
    }

    fn see_text(
        &mut self,
        article: u32,
        key: &str,
        sighting: &Sighting,
        (found, phrase, titled): (Found, bool, bool),
    ) {
        if let Some(candidate) = self.found.get_mut(key) {
            candidate.stands_in(article);
            candidate.count += 1;
            candidate.titled |= titled;
            return;
        }
        let mut seen_in = [None, Some(article)];
        if phrase && !titled {
            seen_in[0] = self.seen_once.insert(sighting.hash, article);
            if seen_in[0].is_none() {
                return;
            }
        }
        let Found { kind, guess, plain } = found;
        let printed = sighting.printed.to_owned();
        let mut candidate = Candidate { printed, kind, titled, phrase, guess, plain, ..Candidate::default() };
        for article in seen_in.into_iter().flatten() {
            candidate.stands_in(article);
            candidate.count += 1;
        }
        self.found.insert(key.to_owned(), candidate);
    }
}
