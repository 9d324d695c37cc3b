//! The lists of some keys, made from all articles.

use gongwen_codes::counter::Frequency;

use super::bucket::{Bounds, FIRST_TIER, Followers, List, follower};
use super::document::{Counts, Document, NextCharacters, Occurrence};
use super::keys::{Key, KeyMap};
use super::levels::{Levels, UNLEVELLED};
use super::root::Root;
use crate::index::Lengths;
use crate::search::bm25f::idf;

/// What scores an article for a key alone, as a search does.
pub(super) struct Scorer<'a> {
    root: &'a Root,
    holders: &'a KeyMap<Key, u32>,
    /// The inverse document frequency by the number of articles that hold a key: every key of every article is asked for.
    idfs: Vec<f32>,
    /// The same of each character.
    of_characters: KeyMap<char, f32>,
}

impl<'a> Scorer<'a> {
    pub(super) fn new(root: &'a Root, holders: &'a KeyMap<Key, u32>) -> Self {
        let articles = root.layout.articles as usize;
        let idfs: Vec<f32> = (0..=articles).map(|holders| idf(articles, holders)).collect();
        let of_character = |(c, holders): (char, usize)| (c, idf(articles, holders));
        Self { root, holders, idfs, of_characters: root.characters.all_holders().map(of_character).collect() }
    }

    fn score(&self, string: &[char], counts: &Counts, lengths: Lengths) -> f32 {
        let mut score = 0.0;
        let mut add = |key: (char, char), idf: f32| {
            if let Some(&frequency) = counts.get(&key).filter(|&&frequency| frequency != Frequency::default())
            {
                score += self.root.averages.score(lengths, frequency, idf);
            }
        };
        for (at, &c) in string.iter().enumerate() {
            if !string[..at].contains(&c) {
                add((c, '\0'), self.of_characters.get(&c).copied().unwrap_or(self.idfs[0]));
            }
        }
        for (at, pair) in string.windows(2).enumerate() {
            if !string.windows(2).take(at).any(|known| known == pair) {
                let holders = self.holders.get(&Key::of(pair)).map_or(0, |&count| count as usize);
                add((pair[0], pair[1]), self.idfs[holders]);
            }
        }
        score
    }
}

/// A key in an article.
struct Posting {
    key: Key,
    doc: u32,
    class: u8,
    is_whole: bool,
    score: f32,
    followers: NextCharacters,
}

/// The postings of some keys.
pub(super) struct Lists(Vec<Posting>);

impl Lists {
    pub(super) fn of(documents: &[Document], scorer: &Scorer<'_>, is_wanted: impl Fn(Key) -> bool) -> Self {
        let wanted = scorer.holders.iter().filter(|(key, _)| is_wanted(**key));
        let count: usize = wanted.map(|(_, &count)| count as usize).sum();
        // A little more, since some keys are taken for frequent ones: a list that grows takes its memory twice.
        let mut postings = Vec::with_capacity(count + count / 64);
        let frequent = &scorer.root.frequent;
        let mut characters = Vec::new();
        for (doc, document) in (0..).zip(documents) {
            let (counts, lengths) = (document.counts(), document.lengths());
            let found = document.occurrences(|key| frequent.number(key).is_some(), &is_wanted);
            // Of two keys with the same hash that of the text counts.
            let is_attribute = |key: &&Key| is_wanted(**key) && !found.contains_key(*key);
            let (class, is_whole, score) = (0, true, 0.0);
            let followers = NextCharacters::default();
            let attributes = document.attributes().iter().filter(is_attribute);
            postings.extend(attributes.map(|&key| Posting { key, doc, class, is_whole, score, followers }));
            for (key, occurrence) in found {
                let Occurrence { string, class, is_whole, followers } = occurrence;
                document.key_characters(string, &mut characters);
                let score = scorer.score(&characters, &counts, lengths);
                postings.push(Posting { key, doc, class, is_whole, score, followers });
            }
        }
        postings.sort_unstable_by_key(|posting| (posting.key, posting.doc));
        postings.dedup_by_key(|posting| (posting.key, posting.doc));
        Self(postings)
    }

    /// Every key with its list in a bucket; before it the whole list, where the key is frequent.
    pub(super) fn finish(&self, bounds: Bounds) -> impl Iterator<Item = (Key, Option<List>, List)> {
        self.0.chunk_by(|a, b| a.key == b.key).map(move |postings| {
            let key = postings[0].key;
            let holders = postings.len() as u32;
            if holders <= bounds.frequent {
                let followers = bounds.has_followers(key, holders);
                return (key, None, list(&postings.iter().collect::<Vec<_>>(), holders, followers));
            }
            let all: Vec<&Posting> = postings.iter().collect();
            let mut best = all.clone();
            if best.len() > FIRST_TIER {
                best.select_nth_unstable_by(FIRST_TIER, |a, b| {
                    a.class.cmp(&b.class).then(b.score.total_cmp(&a.score)).then(a.doc.cmp(&b.doc))
                });
                best.truncate(FIRST_TIER);
            }
            best.sort_by_key(|posting| posting.doc);
            (key, Some(list(&all, holders, false)), list(&best, holders, false))
        })
    }
}

fn list(postings: &[&Posting], holders: u32, has_followers: bool) -> List {
    let docs: Vec<u32> = postings.iter().map(|posting| posting.doc).collect();
    let ranks: Vec<(u8, f32)> = postings.iter().map(|posting| (posting.class, posting.score)).collect();
    List {
        holders,
        levels: (docs.len() > UNLEVELLED).then(|| Levels::of(&docs, &ranks)),
        docs,
        whole: postings.iter().map(|posting| posting.is_whole).collect(),
        followers: has_followers.then(|| followers(postings)),
    }
}

/// The commonest follower, and the followers in each article.
fn followers(postings: &[&Posting]) -> (Option<char>, Vec<Followers>) {
    let mut counts: KeyMap<char, usize> = KeyMap::default();
    for next in postings.iter().flat_map(|posting| posting.followers.known().into_iter().flatten().flatten())
    {
        *counts.entry(*next).or_default() += 1;
    }
    let usual = counts.into_iter().max_by_key(|&(c, count)| (count, std::cmp::Reverse(c))).map(|(c, _)| c);
    let bits = |posting: &&Posting| match posting.followers.known() {
        None => Followers::MAX,
        Some(followers) => followers.iter().fold(0, |bits, &next| bits | follower(next, usual)),
    };
    (usual, postings.iter().map(bits).collect())
}
