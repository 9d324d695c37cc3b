//! Expands by pinyin alone, from words that are given: those of an archive whose files were read.

use super::alternative::Alternative;
use super::expander::NoExpander;
use super::expansion::Expansion;
use super::pinyin::expand_pinyin;
use super::values::{ValueSpan, value_spans};
use crate::index::Index;
use crate::search::query::Query;
use crate::search::searched::{Context, Expander, Searched};
use crate::suggestion::Suggestion;

/// Finds what letters spell among some words.
#[derive(Default)]
pub(crate) struct PinyinExpander {
    /// The words, as the vocabulary of an index.
    words: Option<Index>,
    /// Of everything else.
    basic: NoExpander,
}

impl PinyinExpander {
    pub(crate) fn new(words: Option<Index>) -> Self {
        Self { words, basic: NoExpander::default() }
    }

    fn expand(&self, query: &Query) -> Option<Expansion> {
        let index = self.words.as_ref()?;
        let mut searched = Searched::new(index, &self.basic);
        expand_pinyin(&mut Context { index, searched: &mut searched, holders: Vec::new() }, query)
    }

    /// What is searched where what was typed occurs nowhere.
    pub(crate) fn spelled(&self, query: &Query) -> Option<Query> {
        self.expand(query).filter(|expansion| expansion.is_sure).map(|expansion| expansion.query)
    }
}

impl Expander for PinyinExpander {
    fn value_spans(&self, folded: &[char], is_word: &dyn Fn(usize) -> bool) -> Vec<ValueSpan> {
        // It notes that other written forms of numbers are not looked for. Where a number ends is known all the same.
        self.basic.value_spans(folded, is_word);
        value_spans(folded, is_word)
    }

    fn written_forms(&self, folded: &[char], searched: &mut Searched) -> Vec<Alternative> {
        self.basic.written_forms(folded, searched)
    }

    fn pinyin(&self, _: &mut Context, query: &Query) -> Option<Expansion> {
        self.expand(query)
    }

    fn fuzzy(&self, context: &mut Context, query: &Query) -> Option<Expansion> {
        self.basic.fuzzy(context, query)
    }

    fn knows_synonyms(&self) -> bool {
        self.basic.knows_synonyms()
    }

    fn has_synonyms(&self, word: &[char]) -> bool {
        self.basic.has_synonyms(word)
    }

    fn synonyms(&self, word: &[char], searched: &mut Searched) -> Vec<Alternative> {
        self.basic.synonyms(word, searched)
    }

    fn suggest(&self, index: &Index, typed: &str, limit: usize) -> Vec<Suggestion> {
        self.basic.suggest(index, typed, limit)
    }

    fn is_incomplete(&self) -> bool {
        self.basic.is_incomplete()
    }
}
