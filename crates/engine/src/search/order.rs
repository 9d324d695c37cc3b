//! Which articles hold what was typed, and the order of hits.

use std::cmp::Ordering;

use super::bm25f::AverageLengths;
use super::features::FeatureSet;
use super::headline::{HeadlinePattern, TitleMatch};
use super::occurrence::{Occurs, TermHit};
use super::query::Query;
use super::query::asked::{MOST_GROUPS, groups, ranked_strings};
use super::response::{Match, Sort};
use super::searched::Searched;
use super::term_matcher::{find_string, find_term};
use crate::index::{DocId, Index};

/// An article found, before its hit is built.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ranked {
    pub(crate) doc: DocId,
    pub(crate) matched: Match,
    pub(crate) title: TitleMatch,
    /// How the term occurs that occurs worst.
    pub(crate) occurs: Occurs,
    pub(crate) score: f32,
    /// The parts of the query that it holds, as bits; none where the query was not cut.
    pub(crate) held: u64,
}

/// Articles in which what was typed occurs: all its words, as they were typed.
pub(crate) struct Typed {
    pub(crate) hits: Vec<Ranked>,
    /// The features that they were scored by.
    pub(crate) set: FeatureSet,
    /// Articles that hold what is excluded.
    pub(crate) excluded: Vec<DocId>,
}

/// What is known of an article while the words of a query are looked for.
#[derive(Clone, Copy)]
struct State {
    /// The groups that it holds, as bits.
    held: u64,
    occurs: Occurs,
    /// How the whole query occurs in it.
    whole: Option<Occurs>,
}

/// Finds and scores the articles that hold all of the query's words.
pub(crate) fn find_typed(
    index: &Index,
    query: &Query,
    averages: AverageLengths,
    searched: &mut Searched,
) -> Typed {
    let mut state = vec![State { held: 0, occurs: Occurs::Whole, whole: None }; index.len()];
    let groups = groups(query);
    for (number, group) in groups.iter().enumerate() {
        for term in group {
            for TermHit { doc, occurs } in find_term(index, term, searched) {
                let state = &mut state[doc as usize];
                // Of the terms of a group the first that occurs tells how.
                if state.held >> number & 1 == 0 {
                    state.held |= 1 << number;
                    state.occurs = state.occurs.max(occurs);
                }
            }
        }
    }
    let mut excluded = Vec::new();
    for term in &query.excluded {
        let hits = find_term(index, term, searched).into_iter();
        excluded.extend(hits.filter(|hit| hit.occurs < Occurs::Separated).map(|hit| hit.doc));
    }
    for &doc in &excluded {
        state[doc as usize].held = 0;
    }
    if let Some(whole) = &query.whole {
        for hit in find_string(whole, searched) {
            state[hit.doc as usize].whole = Some(hit.occurs);
        }
    }
    let set = FeatureSet::new(&ranked_strings(query), searched);
    let mut features = set.compile(index.alphabet());
    let all = if groups.len() >= MOST_GROUPS { u64::MAX } else { (1 << groups.len()) - 1 };
    let title = HeadlinePattern::of(query, index);
    let mut hits = Vec::new();
    for (doc, state) in state.iter().enumerate() {
        if state.held != all {
            continue;
        }
        let doc = doc as DocId;
        let occurs = if groups.len() == 1 { Some(state.occurs) } else { state.whole };
        let is_literal = occurs.is_some_and(|occurs| occurs < Occurs::Separated);
        let matched = if is_literal { Match::Literal } else { Match::Words };
        let title = if is_literal { title.matches(index, doc) } else { TitleMatch::Other };
        let score = features.score(index, averages, doc);
        hits.push(Ranked {
            doc,
            matched,
            title,
            occurs: occurs.unwrap_or(Occurs::Separated),
            score,
            held: 0,
        });
    }
    Typed { hits, set, excluded }
}

/// What comes before the score in the order of hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OrderKey {
    /// The step of the search that found the article; the first is 0.
    pub step: u8,
    /// How its headline holds the query.
    pub title: TitleMatch,
    /// How what was typed occurs in it.
    pub occurs: Occurs,
}

impl Ranked {
    pub(crate) fn key(&self) -> OrderKey {
        OrderKey { step: self.matched.step(), title: self.title, occurs: self.occurs }
    }
}

/// The order of hits by kind of match, headline, whole words, score and number.
fn by_relevance(a: &Ranked, b: &Ranked) -> Ordering {
    a.key().cmp(&b.key()).then(b.score.total_cmp(&a.score)).then(a.doc.cmp(&b.doc))
}

/// The order of hits: by relevance, or by date if that is asked, then full matches come first. `date` gives an
/// article's date.
pub(crate) fn order<'a>(
    a: &Ranked,
    b: &Ranked,
    sort: Sort,
    date: &mut dyn FnMut(DocId) -> Option<&'a str>,
) -> Ordering {
    let by_date = match sort {
        Sort::Relevance => Ordering::Equal,
        Sort::Date => {
            // All that was asked first, then by kind.
            let kind = |hit: &Ranked| if hit.matched.is_full() { Match::Words } else { hit.matched };
            kind(a).cmp(&kind(b)).then(date(b.doc).cmp(&date(a.doc)))
        }
    };
    by_date.then_with(|| by_relevance(a, b))
}
