//! What else a query of an archive may mean: the expansion of every other index, from the words of the archive that were read.

use std::cell::RefCell;
use std::rc::Rc;

use super::session::Session;
use crate::index::Index;
use crate::search::Query;
use crate::search::expand::archives::{
    Alternative, Expansion, ValueSpan, expand_fuzzy, expand_pinyin, synonyms_of, value_spans, written_forms,
};
use crate::search::{Context, Expander, NoExpander, Searched};
use crate::suggest::suggest;
use crate::suggestion::Suggestion;

/// Words of like meaning that are looked for instead of one.
const MOST_SYNONYMS: usize = 6;

/// How much is looked for beside what was typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Depth {
    /// Nothing: a page is filled by what was typed.
    #[default]
    Nothing,
    /// What letters spell, and aliases: some article holds what was typed.
    Plain,
    /// Other written forms, too: what the lists tell is enough to find them.
    Forms,
    /// Abbreviations and typos, too: some of the query is no word of the archive.
    Slips,
    /// Words of like meaning, too: no article holds most of the query.
    Guesses,
}

/// Expands a query from the files of an archive.
pub(super) struct ArchiveExpander<'a> {
    pub(super) session: &'a Session<'a>,
    /// The articles at hand.
    pub(super) index: &'a Index,
    /// The words that the letters of the query may spell.
    pub(super) spelled: Option<&'a Index>,
    pub(super) depth: Depth,
    /// What the query is taken for a typo of.
    pub(super) similar: RefCell<Option<Query>>,
    /// Of everything else.
    basic: NoExpander,
}

impl<'a> ArchiveExpander<'a> {
    pub(super) fn new(
        session: &'a Session<'a>,
        index: &'a Index,
        spelled: Option<&'a Index>,
        depth: Depth,
    ) -> Self {
        Self { session, index, spelled, depth, similar: RefCell::default(), basic: NoExpander::default() }
    }
}

/// What a query spells, of some words.
pub(super) fn spelled(words: Option<&Index>, query: &Query) -> Option<Expansion> {
    let (index, basic) = (words?, NoExpander::default());
    let mut searched = Searched::new(index, &basic);
    expand_pinyin(&mut Context::new(index, &mut searched), query)
}

impl Expander for ArchiveExpander<'_> {
    fn value_spans(&self, folded: &[char], is_word: &dyn Fn(usize) -> bool) -> Vec<ValueSpan> {
        if self.depth <= Depth::Plain {
            // It notes that other written forms of numbers are not looked for. Where a number ends is known all the same.
            self.basic.value_spans(folded, is_word);
        }
        value_spans(folded, is_word)
    }

    fn written_forms(&self, folded: &[char], searched: &mut Searched) -> Vec<Alternative> {
        if self.depth <= Depth::Plain {
            return self.basic.written_forms(folded, searched);
        }
        written_forms(self.index, folded, &value_spans(folded, &|_| false), searched)
    }

    fn pinyin(&self, _: &mut Context, query: &Query) -> Option<Expansion> {
        spelled(self.spelled, query)
    }

    /// The words come first, then strings of the texts at hand.
    fn fuzzy(&self, context: &mut Context, query: &Query) -> Option<Expansion> {
        if self.depth < Depth::Slips {
            return self.basic.fuzzy(context, query);
        }
        let words: Rc<Index> = self.session.words_like(query, &mut |term| context.occurs(term))?;
        let mut searched = Searched::new(&*words, &self.basic);
        let of_words = expand_fuzzy(&mut Context::new(&words, &mut searched), query);
        let found = match of_words {
            Some(found) if found.sure_query().is_some() => Some(found),
            doubtful => expand_fuzzy(context, query).or(doubtful),
        };
        *self.similar.borrow_mut() = found.as_ref().and_then(|found| found.sure_query().cloned());
        found
    }

    fn knows_synonyms(&self) -> bool {
        self.depth >= Depth::Guesses
    }

    fn has_synonyms(&self, word: &[char]) -> bool {
        self.session.synonyms(word).is_some_and(|synonyms| !synonyms.is_empty())
    }

    fn synonyms(&self, word: &[char], searched: &mut Searched) -> Vec<Alternative> {
        let mut words = self.session.synonyms(word).unwrap_or_default();
        let holders = |word: &Vec<char>| {
            let of = |c: &char| self.session.root.characters.holders(*c);
            word.iter().map(of).min().unwrap_or(0)
        };
        words.retain(|word| holders(word) > 0);
        words.truncate(MOST_SYNONYMS);
        synonyms_of(self.index, words, searched)
    }

    fn suggest(&self, index: &Index, typed: &str, limit: usize) -> Vec<Suggestion> {
        suggest(index, typed, limit)
    }

    fn is_incomplete(&self) -> bool {
        self.basic.is_incomplete()
    }
}
