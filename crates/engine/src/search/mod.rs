//! Search: which articles answer a query, in which order, and why.
//!
//! Reading order: [`query`] (what was asked), `matcher` (which articles hold it), `score` (how well),
//! `snippet` and `marker` (what to show), [`response`] (the answer).

pub(crate) mod marker;
mod matcher;
mod occurrence;
pub mod query;
pub mod response;
mod score;
mod snippet;

use std::cmp::Ordering;
use std::ops::Range;

pub use query::Query;
pub use response::{Hit, Match, SearchOptions, SearchResponse, Snippet, Sort, Suggestion};

use self::marker::Marker;
use self::matcher::{Found, find_string, find_term, symbols};
use self::query::{content_pieces, is_question};
use self::score::{Features, Lists, Means, idf};
use crate::error::Result;
use crate::index::{DocId, Field, Index, Symbol};
use crate::sort::sort_by;

/// Articles that are scored in full for a question; the others share too few characters with it.
const SCORED_FOR_QUESTION: usize = 300;
/// Part of the best score below which an article does not answer a question.
const QUESTION_CUTOFF: f32 = 0.25;

/// An article found, before it is shown.
#[derive(Clone, Copy, Debug)]
struct Ranked {
    doc: DocId,
    matched: Match,
    /// Whether a term stands in it as a whole word.
    whole: bool,
    score: f32,
}

/// Answers a query.
pub fn search(index: &Index, typed: &str, options: &SearchOptions) -> Result<SearchResponse> {
    let query = Query::parse(typed, index.fold_table());
    let mut lists = Lists::default();
    let mut response = SearchResponse { query: typed.to_owned(), ..SearchResponse::default() };
    if query.is_empty() || index.is_empty() {
        return Ok(response);
    }
    let means = Means::of(index);
    let mut ranked = rank(index, &query, &means, &mut lists)?;
    let mut question_features = None;
    if asks(&query) && ranked.iter().all(|hit| hit.matched == Match::Partial) {
        let features = question_features.insert(features_of_question(index, &query, &mut lists)?);
        ranked = answer_question(index, &query, features, &means, &mut lists)?;
    }
    if ranked.is_empty() {
        response.alternatives = alternatives(index, &query, &mut lists)?;
        return Ok(response);
    }
    sort(index, &mut ranked, options.sort);
    response.total = ranked.len();
    response.full = ranked.iter().filter(|hit| hit.matched != Match::Partial).count();
    let marker = match &question_features {
        Some(features) => Marker::Runs(features),
        None => Marker::Strings(strings_to_mark(index, &query, &mut lists)?),
    };
    let shown = ranked.iter().skip(options.offset).take(options.limit);
    response.hits = shown.map(|hit| show(index, hit, &marker, options)).collect();
    Ok(response)
}

/// Whether a query is plain text with a question or a sentence in it.
fn asks(query: &Query) -> bool {
    query.terms().all(|term| !term.phrase && term.field.is_none())
        && query.terms().any(|term| is_question(&term.folded))
}

/// Finds and scores the articles that hold the query's words.
fn rank(index: &Index, query: &Query, means: &Means, lists: &mut Lists) -> Result<Vec<Ranked>> {
    // For every article the groups that it holds, as bits, and what its terms add to the score.
    let mut state: Vec<(u64, bool, f32)> = vec![(0, false, 0.0); index.len()];
    // A query of more than 64 words asks for the first 64.
    let groups = &query.groups[..query.groups.len().min(64)];
    let mut strings: Vec<Vec<Symbol>> = Vec::new();
    for (number, group) in groups.iter().enumerate() {
        for term in group {
            let found = find_term(index, term, lists)?;
            let idf = idf(index.len(), found.len());
            for &Found { doc, frequency, whole } in &found {
                let (held, is_whole, score) = &mut state[doc as usize];
                *held |= 1 << number;
                *is_whole |= whole;
                *score += means.score(index, doc, frequency, idf);
            }
            if term.field.is_none() && !found.is_empty() {
                strings.extend(symbols(index, &term.folded));
            }
        }
    }
    for term in &query.excluded {
        for found in find_term(index, term, lists)? {
            state[found.doc as usize].0 = 0;
        }
    }
    let literal: Vec<Found> = match &query.whole {
        Some(whole) => find_string(index, whole, lists)?,
        None => Vec::new(),
    };
    let features = Features::new(index, &strings, lists)?;
    let all = if groups.len() == 64 { u64::MAX } else { (1 << groups.len()) - 1 };
    let ranked = state.iter().enumerate().filter(|(_, (held, ..))| *held != 0);
    let ranked = ranked.map(|(doc, &(held, whole, score))| {
        let doc = doc as DocId;
        let stands_whole = groups.len() == 1 || literal.binary_search_by_key(&doc, |found| found.doc).is_ok();
        let matched = match held == all {
            true if stands_whole => Match::Literal,
            true => Match::Words,
            false => Match::Partial,
        };
        Ranked { doc, matched, whole, score: score + features.score(index, means, doc) }
    });
    Ok(ranked.collect())
}

/// The features of what a question asks about.
fn features_of_question(index: &Index, query: &Query, lists: &mut Lists) -> Result<Features> {
    let mut strings: Vec<Vec<Symbol>> = Vec::new();
    for piece in query.terms().flat_map(|term| content_pieces(&term.folded)) {
        // Characters that the corpus lacks divide a piece.
        let mut string = Vec::new();
        for c in piece {
            match index.alphabet().symbol(c) {
                Some(symbol) => string.push(symbol),
                None => strings.push(std::mem::take(&mut string)),
            }
        }
        strings.push(string);
    }
    strings.retain(|string| !string.is_empty());
    Features::new(index, &strings, lists)
}

/// Ranks the articles by what they share with a question.
fn answer_question(
    index: &Index,
    query: &Query,
    features: &Features,
    means: &Means,
    lists: &mut Lists,
) -> Result<Vec<Ranked>> {
    // First by the characters alone, which the postings tell; then the best in full.
    let mut rough: Vec<(f32, DocId)> = (0..index.len() as DocId).map(|doc| (0.0, doc)).collect();
    for (&symbol, idf) in features.symbols().iter().zip(features.single_idf()) {
        for &doc in lists.get(index, symbol)?.iter() {
            rough[doc as usize].0 += idf;
        }
    }
    for term in &query.excluded {
        for found in find_term(index, term, lists)? {
            rough[found.doc as usize].0 = 0.0;
        }
    }
    rough.retain(|&(sum, _)| sum > 0.0);
    sort_by(&mut rough, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    rough.truncate(SCORED_FOR_QUESTION);
    let mut ranked: Vec<Ranked> = rough
        .into_iter()
        .map(|(_, doc)| Ranked {
            doc,
            matched: Match::Partial,
            whole: false,
            score: features.score(index, means, doc),
        })
        .collect();
    let best = ranked.iter().map(|hit| hit.score).fold(0.0, f32::max);
    ranked.retain(|hit| hit.score >= best * QUESTION_CUTOFF);
    Ok(ranked)
}

/// For a string that occurs nowhere: its parts that do, as another query.
fn alternatives(index: &Index, query: &Query, lists: &mut Lists) -> Result<Vec<Suggestion>> {
    let mut words: Vec<String> = Vec::new();
    for term in query.terms().filter(|term| term.field.is_none()) {
        let mut start = 0;
        while start < term.folded.len() {
            // The longest piece from here on that occurs.
            let mut end = start + 1;
            while end < term.folded.len() && !find_string(index, &term.folded[start..=end], lists)?.is_empty()
            {
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

/// Sorts by kind of match, whole words, score and number; by date, full matches first, if that is asked.
fn sort(index: &Index, ranked: &mut [Ranked], sort: Sort) {
    let meta = index.meta();
    let date = |hit: &Ranked| meta.records[hit.doc as usize].date.map(|id| meta.string(id));
    sort_by(ranked, |a, b| {
        let by_date = match sort {
            Sort::Relevance => Ordering::Equal,
            Sort::Date => {
                (a.matched == Match::Partial).cmp(&(b.matched == Match::Partial)).then(date(b).cmp(&date(a)))
            }
        };
        let by_match = (a.matched, !a.whole).cmp(&(b.matched, !b.whole));
        by_date.then(by_match).then(b.score.total_cmp(&a.score)).then(a.doc.cmp(&b.doc))
    });
}

/// The strings that are marked for a query, with their weights.
fn strings_to_mark(index: &Index, query: &Query, lists: &mut Lists) -> Result<Vec<(Vec<u8>, f32)>> {
    let mut strings = Vec::new();
    let wanted = query.terms().filter(|term| term.field.is_none_or(|field| field == query::FieldName::Title));
    for folded in wanted.map(|term| &term.folded).chain(&query.whole) {
        if let Some(code) = index.alphabet().encode(folded) {
            let frequency = find_string(index, folded, lists)?.len();
            strings.push((code, idf(index.len(), frequency)));
        }
    }
    Ok(strings)
}

fn show(index: &Index, hit: &Ranked, marker: &Marker<'_>, options: &SearchOptions) -> Hit {
    let doc = hit.doc;
    let text = index.text(doc);
    let meta = index.meta();
    let record = &meta.records[doc as usize];
    let mut fields = crate::index::text::fields(text);
    let mut print = |field: Field| -> Option<(String, Vec<(u32, u32)>)> {
        let range: Range<usize> = fields.find(|&(found, _)| found == field)?.1;
        let marks: Vec<Range<usize>> = match field {
            Field::Title => marker.find(text, range.clone()).into_iter().map(|(place, _)| place).collect(),
            _ => Vec::new(),
        };
        let printed = index.print(doc, range, &marks);
        (!printed.text.is_empty()).then_some((printed.text, printed.marks))
    };
    let (title, title_ranges) = print(Field::Title).unwrap_or_default();
    let section = print(Field::Section).map(|(text, _)| text);
    let byline = print(Field::Byline).map(|(text, _)| text);
    let string = |id: Option<u32>| id.map(|id| meta.string(id).to_owned());
    Hit {
        id: meta.string(record.id).to_owned(),
        title,
        title_ranges,
        snippets: snippet::snippets(index, doc, marker, options.snippets.min(2), options.snippet_chars),
        score: hit.score,
        matched: hit.matched,
        kind: record.kind,
        source: meta.string(record.source).to_owned(),
        byline,
        section,
        date: string(record.date),
        url: string(record.url),
        places: meta.list(&record.values[crate::index::Attribute::Place as usize]),
    }
}
