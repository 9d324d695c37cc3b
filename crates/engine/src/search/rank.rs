//! Which articles answer a query, and in which order.

use std::cmp::Ordering;
use std::rc::Rc;

use super::matcher::{Found, find_string, find_term};
use super::query::{self, Query, content_pieces, is_question};
use super::response::{Match, Sort};
use super::score::{FeatureSet, Lists, Means};
use crate::index::postings::DocList;
use crate::index::{DocId, Index};
use crate::sort::sort_first;

/// Words of a query beyond this number are not asked for.
pub(crate) const MOST_GROUPS: usize = 64;
/// Articles that are scored in full for a question; the others share too few characters with it.
pub(crate) const SCORED_FOR_QUESTION: usize = 300;
/// Part of the best score below which an article does not answer a question.
const QUESTION_CUTOFF: f32 = 0.25;

/// An article found, before it is shown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ranked {
    pub(crate) doc: DocId,
    pub(crate) matched: Match,
    /// Whether every term found stands in it as a whole word or number.
    pub(crate) whole: bool,
    pub(crate) score: f32,
}

/// Whether a query is plain text with a question or a sentence in it.
pub(crate) fn asks(query: &Query) -> bool {
    query.terms().all(|term| !term.phrase && term.field.is_none())
        && query.terms().any(|term| is_question(&term.folded))
}

/// The terms that are asked for, in groups.
pub(crate) fn groups(query: &Query) -> &[Vec<query::Term>] {
    query.groups.get(..MOST_GROUPS).unwrap_or(&query.groups)
}

/// The bits of all groups.
pub(crate) fn all_groups(count: usize) -> u64 {
    if count >= MOST_GROUPS { u64::MAX } else { (1 << count) - 1 }
}

/// How an article matches that holds these groups.
pub(crate) fn match_of(held: u64, all: u64, stands_whole: bool) -> Match {
    match held == all {
        true if stands_whole => Match::Literal,
        true => Match::Words,
        false => Match::Partial,
    }
}

/// The strings by whose characters and pairs articles are ranked.
pub(crate) fn ranked_strings(query: &Query) -> Vec<Vec<char>> {
    groups(query).iter().flatten().filter(|term| !term.variant).map(|term| term.folded.clone()).collect()
}

/// Finds and scores the articles that hold the query's words; gives them with the features that they were
/// scored by.
pub(crate) fn rank(
    index: &Index,
    query: &Query,
    means: Means,
    lists: &mut Lists,
) -> (Vec<Ranked>, FeatureSet) {
    // For every article the groups that it holds, as bits, whether a term stands in it inside a longer word or number
    // only, and whether the whole query stands in it.
    let mut state: Vec<(u64, bool, bool)> = vec![(0, false, false); index.len()];
    let groups = groups(query);
    for (number, group) in groups.iter().enumerate() {
        for term in group {
            for Found { doc, whole } in find_term(index, term, lists) {
                let (held, inside, _) = &mut state[doc as usize];
                *held |= 1 << number;
                *inside |= !whole;
            }
        }
    }
    for term in &query.excluded {
        for found in find_term(index, term, lists) {
            state[found.doc as usize].0 = 0;
        }
    }
    for whole in &query.whole {
        for found in find_string(index, whole, lists) {
            state[found.doc as usize].2 = true;
        }
    }
    let set = FeatureSet::new(&ranked_strings(query), index.len(), &mut |c| lists.get(index, c));
    let mut features = set.compile(index.alphabet());
    let all = all_groups(groups.len());
    let mut ranked = Vec::new();
    for (doc, &(held, inside, is_literal)) in state.iter().enumerate() {
        let doc = doc as DocId;
        if held != 0 {
            let matched = match_of(held, all, is_literal || groups.len() == 1);
            ranked.push(Ranked { doc, matched, whole: !inside, score: features.score(index, means, doc) });
        }
    }
    (ranked, set)
}

/// What a question asks about: its strings that carry content.
pub(crate) fn question_strings(query: &Query) -> Vec<Vec<char>> {
    query.terms().flat_map(|term| content_pieces(&term.folded)).collect()
}

/// Ranks the articles by what they share with a query that is a question; gives them with the features that they
/// were scored by.
#[inline(never)]
pub(crate) fn rank_by_parts(
    index: &Index,
    query: &Query,
    means: Means,
    lists: &mut Lists,
) -> (Vec<Ranked>, FeatureSet) {
    let set = FeatureSet::new(&question_strings(query), index.len(), &mut |c| lists.get(index, c));
    let mut features = set.compile(index.alphabet());
    let mut excluded = Vec::new();
    for term in &query.excluded {
        excluded.extend(find_term(index, term, lists).into_iter().map(|found| found.doc));
    }
    let mut score = |doc| features.score(index, means, doc);
    let ranked = answer_question(index.len(), &set, &mut |c| lists.get(index, c), &excluded, &mut score);
    (ranked, set)
}

/// Ranks the articles by what they share with a question. `list` gives the articles that hold a character,
/// `score` the score of one article, `excluded` those that are out of the question.
#[inline(never)]
pub(crate) fn answer_question(
    docs: usize,
    set: &FeatureSet,
    list: &mut dyn FnMut(char) -> Rc<DocList>,
    excluded: &[DocId],
    score: &mut dyn FnMut(DocId) -> f32,
) -> Vec<Ranked> {
    // First by the characters alone, which the postings tell; then the best in full.
    let mut ranked: Vec<Ranked> = Vec::with_capacity(docs);
    for doc in 0..docs as DocId {
        ranked.push(Ranked { doc, matched: Match::Partial, whole: false, score: 0.0 });
    }
    for &(c, idf) in &set.singles {
        for &doc in list(c).iter() {
            ranked[doc as usize].score += idf;
        }
    }
    for &doc in excluded {
        ranked[doc as usize].score = 0.0;
    }
    ranked.retain(|hit| hit.score > 0.0);
    sort_first(&mut ranked, SCORED_FOR_QUESTION, by_match_and_score);
    ranked.truncate(SCORED_FOR_QUESTION);
    let mut best = 0.0f32;
    for hit in &mut ranked {
        hit.score = score(hit.doc);
        best = best.max(hit.score);
    }
    ranked.retain(|hit| hit.score >= best * QUESTION_CUTOFF);
    ranked
}

/// The order of hits by kind of match, whole words, score and number.
fn by_match_and_score(a: &Ranked, b: &Ranked) -> Ordering {
    let by_match = (a.matched, !a.whole).cmp(&(b.matched, !b.whole));
    by_match.then(b.score.total_cmp(&a.score)).then(a.doc.cmp(&b.doc))
}

/// The order of hits: by kind of match, whole words, score and number; by date, full matches first, if that
/// is asked. `date` gives an article's date.
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
    by_date.then_with(|| by_match_and_score(a, b))
}
