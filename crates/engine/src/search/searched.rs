//! One query under way: the corpus that it is asked of, who expands it, and what it has found so far.

use std::sync::Arc;

use super::corpus::{Corpus, Statistics, statistics};
use super::expand::alternative::Alternative;
use super::expand::expansion::Expansion;
use super::expand::values::ValueSpan;
use super::limits::MOST_TRIED;
use super::occurrence::TermHit;
use super::query::Query;
use crate::index::postings::{DocList, Holders};
use crate::index::{DocId, Index};
use crate::number_set::NumberSet;
use crate::suggestion::Suggestion;

/// What can be asked beside what was typed.
pub(crate) trait Expander {
    /// The numbers and dates of a folded string, with their other written forms. The character after a number belongs to
    /// it, unless `is_word` says that a word begins there.
    fn value_spans(&self, folded: &[char], is_word: &dyn Fn(usize) -> bool) -> Vec<ValueSpan>;
    /// The other written forms of a folded string that is a number or date, of those that the corpus holds.
    fn written_forms(&self, folded: &[char], searched: &mut Searched) -> Vec<Alternative>;
    /// What a query spells in pinyin.
    fn pinyin(&self, context: &mut Context, query: &Query) -> Option<Expansion>;
    /// What a query may be a typo of.
    fn fuzzy(&self, context: &mut Context, query: &Query) -> Option<Expansion>;
    /// Whether words of like meaning are known.
    fn knows_synonyms(&self) -> bool;
    /// Whether a folded word is one of several of like meaning.
    fn has_synonyms(&self, word: &[char]) -> bool;
    /// The words of like meaning that the corpus holds.
    fn synonyms(&self, word: &[char], searched: &mut Searched) -> Vec<Alternative>;
    /// What begins as was typed.
    fn suggest(&self, index: &Index, typed: &str, limit: usize) -> Vec<Suggestion>;
    /// Whether something was asked for that this one does not know.
    fn is_incomplete(&self) -> bool;
}

/// The corpus that a query is expanded with.
pub(crate) struct Context<'a, 'b> {
    pub(super) index: &'a Index,
    pub(super) searched: &'b mut Searched<'a>,
    /// The articles that hold a part of the query, ascending; none where no part is known.
    pub(super) holders: Vec<DocId>,
}

#[cfg(feature = "hosted")]
impl<'a, 'b> Context<'a, 'b> {
    pub(crate) fn new(index: &'a Index, searched: &'b mut Searched<'a>) -> Self {
        Self { index, searched, holders: Vec::new() }
    }
}

/// The corpus of one query, and what the query has found in it: the hits of every string.
pub(crate) struct Searched<'a> {
    pub(crate) corpus: &'a dyn Corpus,
    pub(crate) expander: &'a dyn Expander,
    /// Strings that may still be tried for whether they occur.
    tries: usize,
    hits: Vec<(Vec<char>, Vec<TermHit>)>,
}

impl<'a> Searched<'a> {
    pub(crate) fn new(corpus: &'a dyn Corpus, expander: &'a dyn Expander) -> Self {
        Self { corpus, expander, tries: MOST_TRIED, hits: Vec::new() }
    }

    /// Takes one of the tries that a query has; false where none is left.
    pub(crate) fn may_try(&mut self) -> bool {
        self.tries = self.tries.saturating_sub(1);
        self.tries > 0
    }

    /// How many articles the corpus has.
    pub(crate) fn articles(&self) -> usize {
        statistics(self.corpus).map_or_else(|| self.corpus.articles(), Statistics::articles)
    }

    /// How many articles of the corpus hold a folded character.
    pub(crate) fn holders(&self, c: char) -> usize {
        match statistics(self.corpus) {
            Some(statistics) => statistics.holders(c),
            None => self.postings(c).count,
        }
    }

    /// How many articles of the corpus hold both of two folded characters.
    pub(crate) fn holders_of_both(&self, first: char, second: char) -> usize {
        match statistics(self.corpus) {
            Some(statistics) => statistics.holders_of_both(first, second),
            None => self.postings(first).set.count_shared(&self.postings(second).set),
        }
    }

    /// How many articles of the corpus hold a folded string, of which `found` are at hand.
    pub(crate) fn holders_of(&self, folded: &[char], found: usize) -> usize {
        statistics(self.corpus).map_or(found, |statistics| statistics.holders_of(folded, found))
    }

    /// How many articles of the corpus hold all that was typed, of which `found` are at hand.
    pub(crate) fn full(&self, found: usize) -> usize {
        statistics(self.corpus).map_or(found, |statistics| statistics.full(found))
    }

    /// The articles that hold a folded string, if it was looked for before.
    pub(super) fn known_hits(&self, folded: &[char]) -> Option<&[TermHit]> {
        self.hits.iter().find(|(known, _)| known == folded).map(|(_, hits)| &hits[..])
    }

    /// Keeps the articles that hold a folded string.
    pub(super) fn keep_hits(&mut self, folded: &[char], hits: &[TermHit]) {
        self.hits.push((folded.to_vec(), hits.to_vec()));
    }

    /// The articles that hold a folded character.
    pub(crate) fn postings(&self, c: char) -> Arc<Holders> {
        let symbol = self.corpus.alphabet().symbol(c);
        symbol.map(|symbol| self.corpus.postings(symbol)).unwrap_or_default()
    }

    /// The articles that hold every one of some characters, ascending.
    pub(crate) fn articles_with(&self, characters: impl Iterator<Item = char>) -> DocList {
        let mut common: Option<NumberSet> = None;
        for c in characters {
            let holders = self.postings(c);
            match &mut common {
                Some(common) => common.intersect_with(&holders.set),
                None => common = Some(holders.set.clone()),
            }
        }
        common.map(|common| common.numbers()).unwrap_or_default()
    }
}
