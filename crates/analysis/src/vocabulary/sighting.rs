//! What one article says about possible words: which occur in it, where, and as what.

use std::hash::BuildHasher;
use std::ops::Range;

use gongwen_engine::index::vocabulary::WordKind;
use rustc_hash::FxBuildHasher;

/// Parts into which the candidates are divided, so that several threads can count them. What is known about a word
/// depends on its own occurrences in the order of the articles, and on no other word.
pub(super) const PARTITIONS: usize = 16;

/// The hash of a folded form.
pub(super) fn hash_of(key: &str) -> u64 {
    FxBuildHasher.hash_one(key)
}

/// The partition that has the candidates of this hash. Hash maps use the lowest and the highest bits, so that this uses
/// bits between.
pub(super) fn partition_of(hash: u64) -> usize {
    (hash >> 32) as usize % PARTITIONS
}

/// What an article says about possible words.
#[derive(Default)]
pub(super) struct Sightings<'a> {
    /// Holds the folded forms.
    pub(super) keys: String,
    /// For every partition of the candidates what concerns it, in the order of the text, names last.
    pub(super) by_partition: [Vec<Sighting<'a>>; PARTITIONS],
    /// Characters of the folded text.
    pub(super) length: usize,
}

impl<'a> Sightings<'a> {
    /// Adds a sighting; `key` is the place of the folded form in `keys`.
    pub(super) fn push(&mut self, key: Range<usize>, printed: &'a str, evidence: Evidence) {
        let hash = hash_of(&self.keys[key.clone()]);
        self.by_partition[partition_of(hash)].push(Sighting { hash, key, printed, evidence });
    }
}

/// An occurrence of a possible word.
pub(super) struct Sighting<'a> {
    /// Hash of the folded form.
    pub(super) hash: u64,
    /// The folded form, in [`Sightings::keys`].
    pub(super) key: Range<usize>,
    /// The printed form.
    pub(super) printed: &'a str,
    /// What speaks for it.
    pub(super) evidence: Evidence,
}

/// What speaks for a word.
#[derive(Clone, Copy)]
pub(super) enum Evidence {
    /// A word, or a phrase, of a text.
    Text(TextEvidence),
    /// A name that is known of the article, with all its occurrences in the text.
    Name {
        /// What kind of name, or that it is a keyword.
        kind: NameKind,
        /// Occurrences in the text.
        times: u32,
        /// Whether a headline contains it.
        in_headline: bool,
    },
}

/// A word, or a phrase, of a text.
#[derive(Clone, Copy)]
pub(super) struct TextEvidence {
    /// What the tokens show.
    pub(super) facts: WordFacts,
    /// Whether it is several words, and not those of a name in quotation marks.
    pub(super) phrase: bool,
    /// Whether the text is a headline.
    pub(super) in_headline: bool,
}

/// What a known name is.
#[derive(Clone, Copy)]
pub(super) enum NameKind {
    /// A person, organisation or place.
    Named(WordKind),
    /// A keyword of the article, or an alias of the list.
    Keyword,
}

/// What the tokens of a word show about it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct WordFacts {
    /// The kind of name, or that it is a word.
    pub(super) kind: WordKind,
    /// Whether jieba's dictionary lacks it and nothing else vouches for it.
    pub(super) guess: bool,
    /// Whether it is a verb or an adjective.
    pub(super) predicate: bool,
}
