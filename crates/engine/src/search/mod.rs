//! Search: which articles answer a query, in which order, and why.
//!
//! Reading order: [`query`] (what was asked), `matcher` (which articles hold it), `score` and `rank` (how
//! well), `show`, `snippet` and `marker` (what to show), [`response`] (the answer).

pub(crate) mod edges;
mod expand;
mod forms;
mod limits;
pub(crate) mod marker;
pub(crate) mod matcher;
mod occurrence;
pub mod query;
pub(crate) mod rank;
pub mod response;
pub(crate) mod score;
pub(crate) mod show;
mod snippet;

pub use limits::LONGEST_QUERY;
pub(crate) use limits::beginning;
pub use query::Query;
pub use response::{Hit, Match, SearchOptions, SearchResponse, Snippet, Sort, Suggestion};

use self::edges::leave_off_signs;
use self::limits::MOST_TRIED;
use self::marker::Marker;
use self::matcher::{find_string, find_term};
use self::rank::{Ranked, asks, order, rank, rank_by_parts};
use self::score::{FeatureSet, Lists, Means};
use self::show::{marked_strings, show};
use crate::error::Result;
use crate::facets::{self, Facets};
use crate::index::{DocId, Index};
use crate::lexicon::suggest::suggest;
use crate::sort::sort_first;
use crate::text::chars::is_ascii_word;

/// Beginnings that are offered where nothing is found.
const SUGGESTIONS: usize = 5;

/// Answers a query; of a longer one than [`LONGEST_QUERY`] the beginning.
pub fn search(index: &Index, typed: &str, options: &SearchOptions) -> Result<SearchResponse> {
    let mut query = Query::parse(typed, index.fold_table());
    let mut lists = Lists::default();
    leave_off_signs(&mut query, &mut |term| !find_term(index, term, &mut lists).is_empty());
    let mut response = SearchResponse { query: typed.to_owned(), ..SearchResponse::default() };
    let narrowed = options.facets || !options.filters.is_empty();
    if index.is_empty() || (query.is_empty() && !narrowed) {
        return Ok(response);
    }
    let means = Means::of(index.extents().iter().map(|extent| extent.lengths));
    let (mut ranked, mut set) = if query.is_empty() {
        (browse(index), FeatureSet::default())
    } else {
        rank(index, &query, means, &mut lists)
    };
    let other = if options.expand {
        expand::put_otherwise(index, &query, means, &mut lists, &mut ranked)
    } else {
        None
    };
    let mut marked = marked_strings(&query);
    if ranked.iter().all(|hit| hit.matched == Match::Partial) && !query.is_empty() && asks(&query) {
        (ranked, set) = rank_by_parts(index, &query, means, &mut lists);
        // Stretches of two characters and more that the question holds too.
        marked = set.pair_strings();
    }
    response.alternatives = match &other {
        Some(other) => other.alternatives(),
        None if ranked.is_empty() => instead(index, &query, &mut lists, options.expand.then_some(typed)),
        None => Vec::new(),
    };
    if narrowed {
        response.facets = narrow(index, options, &mut ranked);
    }
    let meta = index.meta();
    let mut date = |doc: DocId| meta.record(doc).date().map(|id| meta.string(id));
    let shown = options.offset.saturating_add(options.limit);
    sort_first(&mut ranked, shown, |a, b| order(a, b, options.sort, &mut date));
    response.total = ranked.len();
    response.full = ranked.iter().filter(|hit| hit.matched.is_full()).count();
    let own = Marker::new(&marked, &set, index.alphabet());
    let mut others = None;
    for hit in ranked.iter().skip(options.offset).take(options.limit) {
        let marks = match &other {
            Some(other) if hit.matched == other.matched => {
                if others.is_none() {
                    response.via.clone_from(&other.via);
                    let strings = marked_strings(&other.query);
                    let set = FeatureSet::new(&strings, index.len(), &mut |c| lists.get(index, c));
                    others = Some(Marker::new(&strings, &set, index.alphabet()));
                }
                others.as_ref().unwrap_or(&own)
            }
            _ => &own,
        };
        response.hits.push(show(index, hit, marks, options));
    }
    index.check()?;
    Ok(response)
}

/// Other queries, where nothing is found: of the parts that occur; if there are none, of what begins as was typed.
#[inline(never)]
fn instead(index: &Index, query: &Query, lists: &mut Lists, typed: Option<&str>) -> Vec<Suggestion> {
    let parts = alternatives(query, &mut |string| !find_string(index, string, lists).is_empty());
    match typed {
        Some(typed) if parts.is_empty() => suggest(index, typed, SUGGESTIONS),
        _ => parts,
    }
}

/// All articles, for a query that asks for nothing.
#[inline(never)]
fn browse(index: &Index) -> Vec<Ranked> {
    let all = 0..index.len() as DocId;
    all.map(|doc| Ranked { doc, matched: Match::Literal, whole: true, score: 0.0 }).collect()
}

/// Articles that were not searched for, in this order; the first has the highest score.
pub(crate) fn show_all(index: &Index, docs: &[DocId]) -> Vec<Hit> {
    let (mut score, nothing) = (docs.len(), Marker::default());
    let mut hits = Vec::with_capacity(score);
    for &doc in docs {
        let ranked = Ranked { doc, matched: Match::Partial, whole: false, score: score as f32 };
        hits.push(show(index, &ranked, &nothing, &SearchOptions::default()));
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

/// For a string that occurs nowhere: its parts that do, as another query. `occurs` tells of a string.
#[inline(never)]
pub(crate) fn alternatives(query: &Query, occurs: &mut dyn FnMut(&[char]) -> bool) -> Vec<Suggestion> {
    let mut words: Vec<String> = Vec::new();
    let mut left = MOST_TRIED;
    // Parts of a Latin word or number mean nothing.
    let is_latin = |term: &&query::Term| term.folded.iter().all(|&c| is_ascii_word(c));
    for term in query.terms().filter(|term| term.field.is_none() && !term.variant && !is_latin(term)) {
        let folded = term.folded.get(..left).unwrap_or(&term.folded);
        left -= folded.len();
        let mut start = 0;
        while start < folded.len() {
            // The longest piece from here on that occurs.
            let mut end = start + 1;
            while end < folded.len() && occurs(&folded[start..=end]) {
                end += 1;
            }
            if end - start >= 2 {
                words.push(folded[start..end].iter().collect());
            }
            start = end;
        }
    }
    words.dedup();
    let text = words.join(" ");
    if text.is_empty() { Vec::new() } else { vec![Suggestion { text, kind: String::from("words") }] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::FoldTable;

    #[test]
    fn few_parts_of_a_long_query_are_tried() {
        let table = FoldTable::default();
        for typed in ["\"".repeat(20_000), "龙 ".repeat(2_000), "龙马".repeat(300), "。，".repeat(300)] {
            for occurs in [true, false] {
                let mut tried = 0;
                alternatives(&Query::parse(&typed, &table), &mut |_| {
                    tried += 1;
                    occurs
                });
                assert!(tried <= MOST_TRIED, "{tried}");
            }
        }
    }
}
