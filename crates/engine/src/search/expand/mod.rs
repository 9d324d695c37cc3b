//! Other ways to put a query: by its sound, by other names for the same thing, by words that look alike.
//!
//! What is found so is always marked as such ([`Match`]), and the response names what was looked for.

mod aliases;
mod candidates;
mod likeness;
mod similar;
mod sounds;

use std::ops::Range;

use gongwen_codes::find::find;

use self::aliases::by_alias;
use self::candidates::Candidates;
use self::similar::{by_headline, by_likeness};
use self::sounds::by_sound;
use super::limits::MOST_REWRITTEN;
use super::matcher::{candidates, find_term};
use super::query::{FieldName, Query, Term};
use super::rank::{Ranked, asks, rank};
use super::response::{Match, Suggestion};
use super::score::{Lists, Means};
use crate::index::Index;

/// A query put otherwise.
pub(super) struct Rewritten {
    /// What is searched.
    pub(super) query: Query,
    /// How its hits are marked.
    pub(super) matched: Match,
    /// The strings that are searched beside or instead of what was typed, printed.
    pub(super) via: Vec<String>,
    /// Queries to offer, printed, the best first.
    offers: Vec<String>,
    /// Whether it is sure enough to be searched at once.
    is_sure: bool,
}

impl Rewritten {
    /// Queries to offer the reader.
    pub(super) fn alternatives(&self) -> Vec<Suggestion> {
        let kind = if self.matched == Match::Pinyin { "pinyin" } else { "similar" };
        // What is searched anyway, and nothing else, needs no offer, unless it is a guess.
        let is_told = self.is_sure && self.offers.len() == 1 && self.matched == Match::Pinyin;
        let mut alternatives = Vec::new();
        for text in self.offers.iter().filter(|_| !is_told) {
            alternatives.push(Suggestion { text: text.clone(), kind: kind.to_owned() });
        }
        alternatives
    }
}

/// What a term may stand for.
#[derive(Default)]
struct StandIns {
    /// What to search, folded and printed.
    terms: Vec<(Vec<char>, String)>,
    /// What to offer, printed.
    offers: Vec<String>,
    /// Whether it is not to be searched at once.
    is_doubtful: bool,
    /// Whether all texts were gone through for it.
    is_searched: bool,
}

/// What is searched, and the postings that this query has read.
struct Corpus<'a> {
    index: &'a Index,
    lists: &'a mut Lists,
}

impl Corpus<'_> {
    /// Whether a term stands in the corpus as it was typed; with the flag, as a whole word or number.
    fn stands(&mut self, term: &Term, whole: bool) -> bool {
        find_term(self.index, term, self.lists).iter().any(|found| found.whole || !whole)
    }

    /// How often the string that stands at a place of all texts stands in any.
    fn count(&mut self, place: Range<usize>) -> u32 {
        let index = self.index;
        let code = &index.texts()[place.clone()];
        let mut count = 0;
        for doc in candidates(index, &index.folded(place), self.lists) {
            let mut from = 0;
            while let Some(at) = find(index.text(doc), code, from) {
                (count, from) = (count + 1, at + code.len());
            }
        }
        count
    }
}

/// A term that stands for what another one was meant to be.
fn term(folded: Vec<char>, field: Option<FieldName>) -> Term {
    Term { folded, phrase: false, field, variant: false }
}

/// Replaces terms of a query by what `find` gives for them; by other names only adds them. Nothing if no term
/// stands for anything else. For [`MOST_REWRITTEN`] terms all texts are gone through, not for more. Other words are
/// offered for a query of one word.
fn rewrite(query: &Query, matched: Match, find: &mut dyn FnMut(&Term, &mut StandIns)) -> Option<Rewritten> {
    let mut out =
        Rewritten { query: Query::default(), matched, via: Vec::new(), offers: Vec::new(), is_sure: true };
    let mut whole = Vec::new();
    let mut left = MOST_REWRITTEN;
    for group in &query.groups {
        let mut terms = Vec::new();
        for old in group {
            if old.variant {
                terms.push(copy(old));
                continue;
            }
            let mut found = StandIns::default();
            if !old.phrase && left > 0 {
                find(old, &mut found);
                left -= usize::from(found.is_searched);
            }
            if found.terms.is_empty() || matched == Match::Alias {
                terms.push(copy(old));
            }
            out.is_sure &= !found.is_doubtful;
            out.offers = found.offers;
            for (folded, printed) in found.terms {
                terms.push(term(folded, old.field));
                out.via.push(printed);
            }
        }
        whole.extend_from_slice(&terms[0].folded);
        out.query.groups.push(terms);
    }
    if query.groups.len() > 1 {
        out.offers.clear();
    }
    // The words in a row are better than the same words apart.
    if !query.whole.is_empty() {
        out.query.whole.push(whole);
    }
    for excluded in &query.excluded {
        out.query.excluded.push(copy(excluded));
    }
    (!out.via.is_empty()).then_some(out)
}

#[inline(never)]
fn copy(term: &Term) -> Term {
    Term { folded: term.folded.clone(), ..*term }
}

/// Looks for a query in other ways than literally and adds what is found to `ranked`: by its sound if no
/// word of it stands in the corpus as it was typed, by other names always, and by likeness if there is
/// nothing else.
pub(super) fn put_otherwise(
    index: &Index,
    query: &Query,
    means: Means,
    lists: &mut Lists,
    ranked: &mut Vec<Ranked>,
) -> Option<Rewritten> {
    let corpus = &mut Corpus { index, lists };
    let mut found = None;
    if !ranked.iter().any(|hit| hit.matched.is_full() && hit.whole) {
        found = by_sound(corpus, query);
    }
    if found.is_none() {
        found = by_alias(corpus, query);
    }
    if found.is_none() && ranked.is_empty() {
        found = by_likeness(corpus, query);
        // Questions are answered by their parts anyway.
        if found.is_none() && !asks(query) {
            found = by_headline(corpus, query);
        }
    }
    if let Some(rewritten) = found.as_ref().filter(|rewritten| rewritten.is_sure) {
        extend(ranked, index.len(), rank(index, &rewritten.query, means, lists).0, rewritten.matched);
    }
    found
}

/// Adds articles that were found otherwise to those found literally: if there are any, or by likeness, only
/// such as hold all that is asked.
fn extend(ranked: &mut Vec<Ranked>, docs: usize, others: Vec<Ranked>, matched: Match) {
    let only_full =
        !ranked.is_empty() || matched == Match::Similar || others.iter().any(|hit| hit.matched.is_full());
    let mut places = vec![u32::MAX; docs];
    for (place, hit) in (0..).zip(&*ranked) {
        places[hit.doc as usize] = place;
    }
    for hit in others {
        if only_full && !hit.matched.is_full() {
            continue;
        }
        let other = Ranked { matched, whole: hit.whole && hit.matched == Match::Literal, ..hit };
        match ranked.get_mut(places[hit.doc as usize] as usize) {
            Some(known) if known.matched.is_full() => {}
            Some(known) => *known = other,
            None => ranked.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::FoldTable;

    /// How often all texts would be gone through for these words, of which the `known` ones stand in the corpus.
    fn passes(words: usize, known: usize) -> usize {
        let typed = vec!["龙"; words].join(" ");
        let (mut asked, mut passes) = (0, 0);
        rewrite(&Query::parse(&typed, &FoldTable::default()), Match::Similar, &mut |_, found| {
            asked += 1;
            found.is_searched = asked > known;
            passes += usize::from(found.is_searched);
        });
        passes
    }

    #[test]
    fn few_words_of_a_query_are_rewritten() {
        assert_eq!(passes(5, 0), 5);
        assert_eq!(passes(MOST_REWRITTEN, 0), MOST_REWRITTEN);
        assert_eq!(passes(2_000, 0), MOST_REWRITTEN);
        // Words that stand in the corpus take nothing from the others.
        assert_eq!(passes(20, 15), 5);
    }
}
