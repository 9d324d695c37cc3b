//! Search: which articles answer a query, in which order, and why.
//!
//! Reading order: [`query`] (what was asked), `steps` (the steps in their order), `corpus` and `searched` (what they ask of),
//! `term_matcher` (which articles hold it), `relax` and `segment` (which hold what was meant), `expand` (what else it may
//! mean), `features`, `bm25f`, `proximity` and `order` (how well), `hit`, `snippet` and `marks` (what to show),
//! [`response`] (the answer), [`explain`] (how a score came about).

pub(crate) mod bm25f;
pub(crate) mod corpus;
pub(crate) mod expand;
pub mod explain;
mod features;
mod headline;
mod hit;
mod limits;
mod marks;
mod occurrence;
pub(crate) mod order;
pub(crate) mod parts;
mod proximity;
pub mod query;
pub(crate) mod relax;
pub mod response;
mod searched;
mod segment;
mod snippet;
pub(crate) mod steps;
pub(crate) mod term_matcher;
mod whole_word;

pub use crate::limits::LONGEST_QUERY;
pub use query::Query;
pub use response::{Hit, Match, MatchCounts, SearchOptions, SearchResponse, Snippet, Sort};

use self::corpus::{Corpus, Statistics, statistics};
pub(crate) use self::expand::expander::{FullExpander, NoExpander};
use self::headline::TitleMatch;
use self::hit::build_hit;
use self::marks::Marker;
use self::occurrence::Occurs;
use self::order::{Ranked, order};
use self::parts::Parts;
#[cfg(feature = "hosted")]
pub(crate) use self::searched::Context;
pub(crate) use self::searched::{Expander, Searched};
use self::steps::FoundArticles;
use self::term_matcher::find_term;
pub(crate) use self::term_matcher::trimmed;
use crate::error::Result;
use crate::facets::{self, Facets};
use crate::index::{DocId, Index};
use crate::sort::sort_first;

/// Answers a query; of a longer one than [`LONGEST_QUERY`] the beginning.
pub(crate) fn search(
    index: &Index,
    typed: &str,
    options: &SearchOptions,
    expander: &dyn Expander,
) -> Result<SearchResponse> {
    Ok(search_in(index, index, typed, options, expander)?.0)
}

/// Answers a query from the articles of `corpus` that are at hand in `index`; gives the parts of the query, too.
pub(crate) fn search_in(
    index: &Index,
    corpus: &dyn Corpus,
    typed: &str,
    options: &SearchOptions,
    expander: &dyn Expander,
) -> Result<(SearchResponse, Parts)> {
    let query = read_query(index, corpus, typed, expander);
    let mut response = SearchResponse { query: typed.to_owned(), ..SearchResponse::default() };
    if asks_for_nothing(corpus, &query, options) {
        return Ok((response, Parts::default()));
    }
    let mut searched = Searched::new(corpus, expander);
    let mut found = FoundArticles::of(index, &query, options, &mut searched);
    response.alternatives = found.suggestions(index, typed, options, expander);
    if is_narrowed(options) {
        response.facets = narrow(index, options, &mut found.ranked);
    }
    sort_shown(index, options, &mut found.ranked);
    response.total = found.ranked.len();
    for hit in &found.ranked {
        response.counts.count(hit.matched);
    }
    response.full = response.counts.literal + response.counts.words;
    response.parts = found.parts.as_typed(typed, corpus.fold_table());
    let markers = found.markers(index, &query, &mut searched);
    for ranked in found.ranked.iter().skip(options.offset).take(options.limit) {
        let mut hit = build_hit(index, ranked, markers.of(ranked), options);
        if ranked.held != 0 {
            for (number, part) in response.parts.iter().enumerate() {
                let list = if ranked.held >> number & 1 == 1 { &mut hit.holds } else { &mut hit.lacks };
                list.push(part.clone());
            }
        }
        response.hits.push(hit);
    }
    response.via = found.via();
    response.incomplete = options.expand && expander.is_incomplete();
    index.check()?;
    Ok((response, found.parts))
}

/// Whether facets are filtered by or counted.
fn is_narrowed(options: &SearchOptions) -> bool {
    options.facets || !options.filters.is_empty()
}

/// Whether there is nothing to look for: facets alone list all articles.
fn asks_for_nothing(corpus: &dyn Corpus, query: &Query, options: &SearchOptions) -> bool {
    let articles = statistics(corpus).map_or_else(|| corpus.articles(), Statistics::articles);
    articles == 0 || query.is_empty() && !is_narrowed(options)
}

/// Reads a query as it is searched.
fn read_query(index: &Index, corpus: &dyn Corpus, typed: &str, expander: &dyn Expander) -> Query {
    let mut query = Query::parse(typed, corpus.fold_table());
    trim_punctuation(index, corpus, &mut query, expander);
    query
}

/// Brings the hits that are shown to the front, in their order.
fn sort_shown(index: &Index, options: &SearchOptions, ranked: &mut [Ranked]) {
    let meta = index.meta();
    let mut date = |doc: DocId| meta.record(doc).date().map(|id| meta.string(id));
    let shown = options.offset.saturating_add(options.limit);
    sort_first(ranked, shown, |a, b| order(a, b, options.sort, &mut date));
}

/// Takes the punctuation off the edges of words that occur nowhere with it: （工会）, 工会！, "工会 that is not closed.
#[inline(never)]
fn trim_punctuation(index: &Index, corpus: &dyn Corpus, query: &mut Query, expander: &dyn Expander) {
    let mut searched = Searched::new(corpus, expander);
    for term in query.groups.iter_mut().flatten() {
        if term.phrase || trimmed(&term.folded).len() == term.folded.len() {
            continue;
        }
        let hits = find_term(index, term, &mut searched);
        if !hits.iter().any(|hit| hit.occurs < Occurs::Separated) {
            term.folded = trimmed(&term.folded).to_vec();
        }
    }
}

/// Builds hits of articles that were not searched for, in this order; the first has the highest score.
pub(crate) fn build_hits(index: &Index, docs: &[DocId]) -> Vec<Hit> {
    let (mut score, nothing) = (docs.len(), Marker::default());
    let mut hits = Vec::with_capacity(score);
    for &doc in docs {
        let ranked = Ranked {
            doc,
            matched: Match::Partial,
            title: TitleMatch::Other,
            occurs: Occurs::Separated,
            score: score as f32,
            held: 0,
        };
        hits.push(build_hit(index, &ranked, &nothing, &SearchOptions::default()));
        score -= 1;
    }
    hits
}

/// Drops the hits that are not wanted; gives the facets of the others, if they are asked for.
#[inline(never)]
fn narrow(index: &Index, options: &SearchOptions, ranked: &mut Vec<Ranked>) -> Option<Facets> {
    let mut failed: Vec<(DocId, facets::FailedFacets)> =
        ranked.iter().map(|hit| (hit.doc, options.filters.failed(index, hit.doc))).collect();
    let counted = options.facets.then(|| facets::count(index, &failed));
    let mut next = failed.drain(..);
    ranked.retain(|_| next.next().is_none_or(|(_, failed)| failed.is_empty()));
    counted
}
