//! Search: which articles answer a query, in which order, and why.
//!
//! Reading order: [`query`] (what was asked), `matcher` (which articles hold it), `score` and `rank` (how
//! well), `show`, `snippet` and `marker` (what to show), [`response`] (the answer).

pub(crate) mod marker;
pub(crate) mod matcher;
mod occurrence;
pub mod query;
pub(crate) mod rank;
pub mod response;
pub(crate) mod score;
pub(crate) mod show;
mod snippet;

pub use query::Query;
pub use response::{Hit, Match, SearchOptions, SearchResponse, Snippet, Sort, Suggestion};
pub(crate) use score::Frequency;

use self::marker::Marker;
use self::matcher::{find_string, find_term};
use self::rank::{answer_question, asks, order, question_strings, rank};
use self::score::{FeatureSet, Lists, Means};
use self::show::{marked_strings, show};
use crate::error::Result;
use crate::index::{DocId, Index};
use crate::sort::sort_first;

/// Answers a query.
pub fn search(index: &Index, typed: &str, options: &SearchOptions) -> Result<SearchResponse> {
    let query = Query::parse(typed, index.fold_table());
    let mut lists = Lists::default();
    let mut response = SearchResponse { query: typed.to_owned(), ..SearchResponse::default() };
    if query.is_empty() || index.is_empty() {
        return Ok(response);
    }
    let means = Means::of(index.extents().iter().map(|extent| extent.lengths));
    let mut ranked = rank(index, &query, means, &mut lists)?;
    let mut question_features = None;
    if asks(&query) && ranked.iter().all(|hit| hit.matched == Match::Partial) {
        let set = FeatureSet::new(&question_strings(&query), index.len(), &mut |c| lists.get(index, c))?;
        let features = question_features.insert(set.compile(index.alphabet()));
        let mut excluded = Vec::new();
        for term in &query.excluded {
            excluded.extend(find_term(index, term, &mut lists)?.into_iter().map(|found| found.doc));
        }
        let mut score = |doc| features.score(index, means, doc);
        let list = &mut |c| lists.get(index, c);
        ranked = answer_question(index.len(), &set, list, &excluded, &mut score)?;
    }
    if ranked.is_empty() {
        let mut occurs = |string: &[char]| Ok(!find_string(index, string, &mut lists)?.is_empty());
        response.alternatives = alternatives(&query, &mut occurs)?;
        return Ok(response);
    }
    let meta = index.meta();
    let mut date = |doc: DocId| meta.records[doc as usize].date.map(|id| meta.string(id));
    let shown = options.offset.saturating_add(options.limit);
    sort_first(&mut ranked, shown, |a, b| order(a, b, options.sort, &mut date));
    response.total = ranked.len();
    response.full = ranked.iter().filter(|hit| hit.matched != Match::Partial).count();
    let marker = if let Some(features) = &question_features {
        Marker::Runs(features)
    } else {
        let strings = marked_strings(&query);
        let set = FeatureSet::new(&strings, index.len(), &mut |c| lists.get(index, c))?;
        Marker::strings(&strings, &set, index.alphabet())
    };
    let shown = ranked.iter().skip(options.offset).take(options.limit);
    response.hits = shown.map(|hit| show(index, hit, &marker, options)).collect();
    Ok(response)
}

/// For a string that occurs nowhere: its parts that do, as another query. `occurs` tells of a string.
pub(crate) fn alternatives(
    query: &Query,
    occurs: &mut dyn FnMut(&[char]) -> Result<bool>,
) -> Result<Vec<Suggestion>> {
    let mut words: Vec<String> = Vec::new();
    for term in query.terms().filter(|term| term.field.is_none()) {
        let mut start = 0;
        while start < term.folded.len() {
            // The longest piece from here on that occurs.
            let mut end = start + 1;
            while end < term.folded.len() && occurs(&term.folded[start..=end])? {
                end += 1;
            }
            if end - start >= 2 {
                words.push(term.folded[start..end].iter().collect());
            }
            start = end;
        }
    }
    words.dedup();
    let text = words.join(" ");
    Ok(if text.is_empty() { Vec::new() } else { vec![Suggestion { text, kind: String::from("words") }] })
}
