//! Who expands a query: everything that is known of a language, or nothing, so that a small program can answer at once and
//! leave the rest to a larger one.

use std::cell::Cell;

use super::alternative::Alternative;
use super::expansion::Expansion;
use super::fuzzy::expand_fuzzy;
use super::numerals::is_numeral;
use super::pinyin::expand_pinyin;
use super::values::{ValueSpan, value_spans};
use super::word_groups::synonyms;
use super::written_forms::written_forms;
use crate::index::Index;
use crate::search::query::Query;
use crate::search::searched::{Context, Expander, Searched};
use crate::suggest::suggest;
use crate::suggestion::Suggestion;

/// Expands in every way.
pub(crate) struct FullExpander<'a> {
    pub(crate) index: &'a Index,
}

impl Expander for FullExpander<'_> {
    fn value_spans(&self, folded: &[char], is_word: &dyn Fn(usize) -> bool) -> Vec<ValueSpan> {
        value_spans(folded, is_word)
    }

    fn written_forms(&self, folded: &[char], searched: &mut Searched) -> Vec<Alternative> {
        written_forms(self.index, folded, &value_spans(folded, &|_| false), searched)
    }

    fn pinyin(&self, context: &mut Context, query: &Query) -> Option<Expansion> {
        expand_pinyin(context, query)
    }

    fn fuzzy(&self, context: &mut Context, query: &Query) -> Option<Expansion> {
        expand_fuzzy(context, query)
    }

    fn knows_synonyms(&self) -> bool {
        true
    }

    fn has_synonyms(&self, word: &[char]) -> bool {
        self.index.has_synonyms(word)
    }

    fn synonyms(&self, word: &[char], searched: &mut Searched) -> Vec<Alternative> {
        synonyms(self.index, word, searched)
    }

    fn suggest(&self, index: &Index, typed: &str, limit: usize) -> Vec<Suggestion> {
        suggest(index, typed, limit)
    }

    fn is_incomplete(&self) -> bool {
        false
    }
}

/// Expands in no way, and notes whether [`FullExpander`] might have found something.
#[derive(Default)]
pub(crate) struct NoExpander {
    is_incomplete: Cell<bool>,
}

impl NoExpander {
    fn note(&self, incomplete: bool) {
        self.is_incomplete.set(self.is_incomplete.get() || incomplete);
    }
}

impl Expander for NoExpander {
    fn value_spans(&self, folded: &[char], _: &dyn Fn(usize) -> bool) -> Vec<ValueSpan> {
        let has_digit = folded.iter().any(char::is_ascii_digit);
        // A single 一 or 万 is part of a word.
        let has_numeral =
            folded.windows(2).any(|pair| is_numeral(pair[0]) && is_numeral(pair[1]) || pair[0] == '第');
        self.note(has_digit || has_numeral);
        Vec::new()
    }

    fn written_forms(&self, folded: &[char], _: &mut Searched) -> Vec<Alternative> {
        self.value_spans(folded, &|_| false);
        Vec::new()
    }

    fn pinyin(&self, _: &mut Context, query: &Query) -> Option<Expansion> {
        let has_letters =
            query.terms().any(|term| term.folded.iter().any(|c| c.is_alphabetic() && *c < '\u{2000}'));
        self.note(has_letters);
        None
    }

    fn fuzzy(&self, _: &mut Context, _: &Query) -> Option<Expansion> {
        self.note(true);
        None
    }

    fn knows_synonyms(&self) -> bool {
        self.note(true);
        false
    }

    fn has_synonyms(&self, _: &[char]) -> bool {
        false
    }

    fn synonyms(&self, _: &[char], _: &mut Searched) -> Vec<Alternative> {
        Vec::new()
    }

    fn suggest(&self, _: &Index, _: &str, _: usize) -> Vec<Suggestion> {
        self.note(true);
        Vec::new()
    }

    fn is_incomplete(&self) -> bool {
        self.is_incomplete.get()
    }
}
