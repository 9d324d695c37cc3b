//! The answers of an archive and of an index to the same queries.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use anyhow::Result;
use gongwen_engine::Engine;
use gongwen_engine::hosted::Answer;
use gongwen_engine::search::{Match, SearchOptions, SearchResponse};

use super::{DrawnQuery, HostedCorpus};

/// Hits of the page that is held against all hits.
const PAGE: usize = 10;

/// A query to which an archive and an index give other full hits.
#[derive(Clone, Debug)]
pub struct Difference {
    /// The query.
    pub query: DrawnQuery,
    /// What differs.
    pub what: String,
}

/// How the answers to some queries compare.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// Queries by kind, and how many of them some article holds in full.
    pub kinds: BTreeMap<&'static str, (usize, usize)>,
    /// Queries with all hits whose counts the archive calls approximate.
    pub approximate: usize,
    /// Queries that both cut otherwise, so that other articles hold all their words: an archive knows no abbreviations.
    pub cut_otherwise: Vec<Difference>,
    /// Pages called approximate that have fewer articles with the words of the query apart: not all texts were read.
    pub not_all_read: Vec<Difference>,
    /// Those that differ in what no document names.
    pub differences: Vec<Difference>,
}

/// Asks both each query twice: for all hits and for a page of ten.
///
/// All hits that hold what was typed are to be the same, by kind of match; where the archive calls its counts approximate, some of
/// them, and no others. A page is to have as many of them. What `docs/format.md` excepts is left out: pages of a query with
/// punctuation, and articles that hold a single character somewhere.
///
/// # Errors
/// Where either cannot answer.
pub fn compare(engine: &Engine, archive: &mut HostedCorpus, queries: Vec<DrawnQuery>) -> Result<Comparison> {
    let mut comparison = Comparison::default();
    let options = |limit| SearchOptions { limit, snippets: 0, ..SearchOptions::default() };
    for query in queries {
        let expected = engine.search(&query.text, &options(engine.index().len()))?;
        let all = archive.search(&query.text, &options(engine.index().len()))?;
        let page = archive.search(&query.text, &options(PAGE))?;
        let kind = comparison.kinds.entry(query.kind).or_default();
        kind.0 += 1;
        kind.1 += usize::from(expected.full > 0);
        comparison.approximate += usize::from(all.approximate);
        let pair = Pair { query: &query.text, expected: &expected };
        let literal =
            pair.of_all(Match::Literal, &all).or_else(|| pair.of_page(Match::Literal, &page.response));
        let words = pair.of_all(Match::Words, &all).or_else(|| pair.of_page(Match::Words, &page.response));
        let is_cut_alike = expected.parts == all.response.parts;
        if let Some(what) = literal {
            comparison.differences.push(Difference { query, what });
        } else if let Some(what) = words.filter(|_| !pair.has_single_character()) {
            let is_read_in_part = page.approximate && pair.of_all(Match::Words, &all).is_none();
            let differences = if !is_cut_alike {
                &mut comparison.cut_otherwise
            } else if is_read_in_part {
                &mut comparison.not_all_read
            } else {
                &mut comparison.differences
            };
            differences.push(Difference { query, what });
        }
    }
    Ok(comparison)
}

fn ids(response: &SearchResponse, matched: Match) -> BTreeSet<&str> {
    let hits = response.hits.iter().filter(|hit| hit.matched == matched);
    hits.map(|hit| hit.id.as_str()).collect()
}

/// A query, and what an index answers with all hits.
struct Pair<'a> {
    query: &'a str,
    expected: &'a SearchResponse,
}

impl Pair<'_> {
    /// Whether a single character is a part of the query, cut off or between punctuation.
    fn has_single_character(&self) -> bool {
        let pieces = self.query.split(|c: char| !c.is_alphanumeric());
        let mut parts = self.expected.parts.iter().map(String::as_str).chain(pieces);
        parts.any(|part| part.chars().count() == 1)
    }

    /// What differs among all hits of a kind of match.
    fn of_all(&self, matched: Match, answer: &Answer) -> Option<String> {
        let (expected, found) = (ids(self.expected, matched), ids(&answer.response, matched));
        let lacks: Vec<_> = expected.difference(&found).collect();
        // What an index takes for a typo it finds by what was meant, and calls it similar.
        let similar = ids(self.expected, Match::Similar);
        let more: Vec<_> = found.difference(&expected).filter(|id| !similar.contains(*id)).collect();
        let differ = !more.is_empty() || !lacks.is_empty() && !answer.approximate;
        let parts = (&self.expected.parts, &answer.response.parts);
        differ.then(|| format!("{matched:?} lacks {lacks:?}, has more {more:?}; parts {parts:?}"))
    }

    /// What differs in a page of hits: how many hold what was typed, or, with its words, all that fill the page.
    fn of_page(&self, matched: Match, page: &SearchResponse) -> Option<String> {
        let count = |response: &SearchResponse| {
            let hits = response.hits.iter().filter(|hit| hit.matched <= matched);
            hits.count().min(PAGE)
        };
        let (expected, found) = (count(self.expected), count(page));
        let has_punctuation = self.query.contains(|c: char| !c.is_alphanumeric());
        (expected != found && !has_punctuation).then(|| {
            format!("{matched:?}: a page has {found} full hits, not {expected}; parts {:?}", page.parts)
        })
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{:16} {:>7} {:>9} {:>7}", "kind", "queries", "with hits", "differ")?;
        let (mut queries, mut held) = (0, 0);
        for (kind, (count, with_hits)) in &self.kinds {
            let differ = self.differences.iter().filter(|difference| difference.query.kind == *kind).count();
            writeln!(out, "{kind:16} {count:>7} {with_hits:>9} {differ:>7}")?;
            (queries, held) = (queries + count, held + with_hits);
        }
        writeln!(out, "{:16} {queries:>7} {held:>9} {:>7}", "all", self.differences.len())?;
        writeln!(out, "{} approximate with all hits asked for", self.approximate)?;
        writeln!(out, "{} cut otherwise, with other articles that hold all words", self.cut_otherwise.len())?;
        writeln!(out, "{} approximate pages with fewer articles that hold all words", self.not_all_read.len())
    }
}
