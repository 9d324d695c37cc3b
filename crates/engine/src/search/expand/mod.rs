//! Query expansion: what else a query may mean. Aliases and other written forms of its parts are searched beside them;
//! what it spells in pinyin, or is a typo of, is searched instead of it.
//!
//! What is found so is always labelled ([`Match`]), and the response names what was looked for.

pub(super) mod abbreviations;
mod expander;
mod fuzzy;
mod fuzzy_matcher;
mod numerals;
mod pinyin;
mod similar_strings;
#[cfg(feature = "hosted")]
mod spelled;
pub(super) mod values;
mod word_groups;
mod written_forms;

use std::ops::Range;

use gongwen_codes::find::find;

pub(crate) use self::expander::{Expander, FullExpander, NoExpander};
use self::similar_strings::SimilarStrings;
#[cfg(feature = "hosted")]
pub(crate) use self::spelled::PinyinExpander;
use super::corpus::Searched;
use super::limits::MOST_REPLACED;
use super::query::{FieldName, Query, Term};
use super::response::Match;
use super::term_matcher::{Occurs, TermHit, find_string, find_term};
use crate::index::{DocId, Index};
use crate::suggestion::{Suggestion, SuggestionKind};

/// Another string for a part of a query.
#[derive(Clone, Debug)]
pub(crate) struct Alternative {
    /// How its hits are labelled.
    pub(crate) matched: Match,
    pub(crate) folded: Vec<char>,
    /// As the corpus prints it.
    pub(crate) printed: String,
    /// The articles that hold it.
    pub(crate) hits: Vec<TermHit>,
}

/// The other strings for a part of a query that occur in the corpus; `synonyms` tells whether words of like meaning are
/// among them.
pub(super) fn alternatives(
    index: &Index,
    folded: &[char],
    synonyms: bool,
    searched: &mut Searched,
) -> Vec<Alternative> {
    let mut found = word_groups::aliases(index, folded, searched);
    found.extend(searched.expander.written_forms(folded, searched));
    if folded.len() > 2 || find_string(folded, searched).is_empty() {
        found.extend(abbreviations::long_forms(index, folded, searched));
    }
    if synonyms {
        for other in searched.expander.synonyms(folded, searched) {
            if !found.iter().any(|known| known.folded == other.folded) {
                found.push(other);
            }
        }
    }
    found
}

/// A query that is searched instead of another.
pub(crate) struct Expansion {
    /// What is searched.
    pub(super) query: Query,
    /// How its hits are labelled.
    pub(super) matched: Match,
    /// The strings that are searched instead of what was typed, printed.
    pub(super) via: Vec<String>,
    /// Queries to offer, printed, the best first.
    offers: Vec<String>,
    /// Whether it is sure enough to be searched at once.
    pub(super) is_sure: bool,
}

impl Expansion {
    /// Queries to offer the reader.
    pub(super) fn suggestions(&self) -> Vec<Suggestion> {
        let kind = match self.matched {
            Match::Pinyin => SuggestionKind::Pinyin,
            _ => SuggestionKind::Similar,
        };
        // What is searched anyway, and nothing else, needs no offer, unless it is a guess.
        let is_told = self.is_sure && self.offers.len() == 1 && self.matched == Match::Pinyin;
        let mut suggestions = Vec::new();
        for text in self.offers.iter().filter(|_| !is_told) {
            suggestions.push(Suggestion { text: text.clone(), kind });
        }
        suggestions
    }
}

/// A string that is searched instead of a term.
struct Replacement {
    folded: Vec<char>,
    printed: String,
}

/// What may be searched instead of a term.
#[derive(Default)]
struct Replacements {
    terms: Vec<Replacement>,
    /// What to offer, printed.
    offers: Vec<String>,
    /// Whether it is not to be searched at once.
    is_doubtful: bool,
    /// Whether all texts were searched for it.
    is_searched: bool,
}

/// The corpus that a query is expanded with.
pub(crate) struct Context<'a, 'b> {
    pub(super) index: &'a Index,
    pub(super) searched: &'b mut Searched<'a>,
    /// The articles that hold a part of the query, ascending; none where no part is known.
    pub(super) holders: Vec<DocId>,
}

impl Context<'_, '_> {
    /// Whether a term occurs in the corpus as it was typed.
    fn occurs(&mut self, term: &Term) -> bool {
        find_term(self.index, term, self.searched).iter().any(|hit| hit.occurs < Occurs::Separated)
    }

    /// Whether a term occurs in the corpus as a whole word or number.
    fn occurs_whole(&mut self, term: &Term) -> bool {
        find_term(self.index, term, self.searched).iter().any(|hit| hit.occurs == Occurs::Whole)
    }

    /// How often the string at a place of all texts occurs in any.
    fn count(&mut self, place: Range<usize>) -> u32 {
        let index = self.index;
        let code = &index.texts()[place.clone()];
        let mut count = 0;
        for doc in self.searched.articles_with(index.folded(place).into_iter()) {
            let mut from = 0;
            while let Some(at) = find(index.text(doc), code, from) {
                (count, from) = (count + 1, at + code.len());
            }
        }
        count
    }
}

/// A term that is searched instead of another.
fn term(folded: Vec<char>, field: Option<FieldName>) -> Term {
    Term { folded, phrase: false, field, printed: None }
}

/// Replaces terms of a query by what `find` gives for them. Nothing if it gives nothing for any. For [`MOST_REPLACED`] terms
/// all texts are searched, not for more. Other words are offered for a query of one word.
fn replace_terms(
    query: &Query,
    matched: Match,
    find: &mut dyn FnMut(&Term, &mut Replacements),
) -> Option<Expansion> {
    let mut out =
        Expansion { query: Query::default(), matched, via: Vec::new(), offers: Vec::new(), is_sure: true };
    let mut whole = Vec::new();
    let mut left = MOST_REPLACED;
    for group in &query.groups {
        let mut terms = Vec::new();
        for typed in group {
            let mut found = Replacements::default();
            if !typed.phrase && left > 0 {
                find(typed, &mut found);
                left -= usize::from(found.is_searched);
            }
            if found.terms.is_empty() {
                terms.push(typed.clone());
            }
            out.is_sure &= !found.is_doubtful;
            out.offers = found.offers;
            for replacement in found.terms {
                terms.push(term(replacement.folded, typed.field));
                out.via.push(replacement.printed);
            }
        }
        whole.extend_from_slice(&terms[0].folded);
        out.query.groups.push(terms);
    }
    if query.groups.len() > 1 {
        out.offers.clear();
    }
    // The words in a row are better than the same words apart.
    if query.whole.is_some() {
        out.query.whole = Some(whole);
    }
    out.query.excluded.clone_from(&query.excluded);
    (!out.via.is_empty()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::FoldTable;

    /// How often all texts would be searched for these words, of which the `known` ones occur in the corpus.
    fn passes(words: usize, known: usize) -> usize {
        let typed = vec!["龙"; words].join(" ");
        let (mut asked, mut passes) = (0, 0);
        replace_terms(&Query::parse(&typed, &FoldTable::default()), Match::Similar, &mut |_, found| {
            asked += 1;
            found.is_searched = asked > known;
            passes += usize::from(found.is_searched);
        });
        passes
    }

    #[test]
    fn few_words_of_a_query_are_replaced() {
        assert_eq!(passes(5, 0), 5);
        assert_eq!(passes(MOST_REPLACED, 0), MOST_REPLACED);
        assert_eq!(passes(2_000, 0), MOST_REPLACED);
        // Words that occur in the corpus take nothing from the others.
        assert_eq!(passes(20, 15), 5);
    }
}
