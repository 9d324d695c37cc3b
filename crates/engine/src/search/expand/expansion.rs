//! A query that is searched instead of another, and how it is made: term by term.

use crate::search::limits::MOST_REPLACED;
use crate::search::query::{FieldName, Query, Term};
use crate::search::response::Match;
use crate::suggestion::{Suggestion, SuggestionKind};

/// A query that is searched instead of another.
pub(crate) struct Expansion {
    /// What is searched.
    pub(in crate::search) query: Query,
    /// How its hits are labelled.
    pub(in crate::search) matched: Match,
    /// The strings that are searched instead of what was typed, printed.
    pub(in crate::search) via: Vec<String>,
    /// Queries to offer, printed, the best first.
    offers: Vec<String>,
    /// Whether it is sure enough to be searched at once.
    pub(in crate::search) is_sure: bool,
}

impl Expansion {
    /// What is searched at once.
    #[cfg(feature = "hosted")]
    pub(crate) fn sure_query(&self) -> Option<&Query> {
        Some(&self.query).filter(|_| self.is_sure)
    }

    /// Queries to offer the reader.
    pub(in crate::search) fn suggestions(&self) -> Vec<Suggestion> {
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
pub(super) struct Replacement {
    pub(super) folded: Vec<char>,
    pub(super) printed: String,
}

/// What may be searched instead of a term.
#[derive(Default)]
pub(super) struct Replacements {
    pub(super) terms: Vec<Replacement>,
    /// What to offer, printed.
    pub(super) offers: Vec<String>,
    /// Whether it is not to be searched at once.
    pub(super) is_doubtful: bool,
    /// Whether all texts were searched for it.
    pub(super) is_searched: bool,
}

/// A term that is searched instead of another.
pub(super) fn term(folded: Vec<char>, field: Option<FieldName>) -> Term {
    Term { folded, phrase: false, field, printed: None }
}

/// Replaces terms of a query by what `find` gives for them. Nothing if it gives nothing for any. For [`MOST_REPLACED`] terms
/// all texts are searched, not for more. Other words are offered for a query of one word.
pub(super) fn replace_terms(
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
