//! Search: which articles answer a query, in which order, and why.
//!
//! Reading order: [`query`] (what was asked), `term_matcher` (which articles hold it), `relax` and `segment` (which hold
//! what was meant), `expand` (what else it may mean), `bm25f`, `proximity` and `order` (how well), `hit`, `snippet` and
//! `marks` (what to show), [`response`] (the answer).

pub(crate) mod bm25f;
mod corpus;
mod expand;
mod hit;
mod limits;
mod marks;
pub(crate) mod order;
mod proximity;
pub mod query;
mod relax;
pub mod response;
mod segment;
mod snippet;
mod term_matcher;
mod whole_word;

pub use crate::limits::LONGEST_QUERY;
pub use query::Query;
pub use response::{Hit, Match, MatchCounts, SearchOptions, SearchResponse, Snippet, Sort};

use self::bm25f::{AverageLengths, FeatureSet};
use self::corpus::Searched;
use self::expand::{Context, Expansion};
pub(crate) use self::expand::{Expander, FullExpander, NoExpander};
use self::hit::{build_hit, marked_strings};
use self::marks::Marker;
use self::order::{Ranked, TitleMatch, find_typed, order, ranked_strings};
use self::relax::{Parts, relax};
pub(crate) use self::term_matcher::trimmed;
use self::term_matcher::{Occurs, find_term};
use crate::error::Result;
use crate::facets::{self, Facets};
use crate::index::{DocId, Index};
use crate::sort::sort_first;
use crate::suggestion::{Suggestion, SuggestionKind};

/// Beginnings that are offered where nothing is found.
const SUGGESTIONS: usize = 5;
/// Characters of the longest string that is rather taken for a typo than for several words.
const LONGEST_TYPO: usize = 8;
/// Hits that hold all that was typed, from which on nothing else is looked for.
const ENOUGH: usize = 20;

/// Answers a query; of a longer one than [`LONGEST_QUERY`] the beginning.
pub(crate) fn search(
    index: &Index,
    typed: &str,
    options: &SearchOptions,
    expander: &dyn Expander,
) -> Result<SearchResponse> {
    let mut query = Query::parse(typed, index.fold_table());
    trim_punctuation(index, &mut query, expander);
    let mut response = SearchResponse { query: typed.to_owned(), ..SearchResponse::default() };
    let narrowed = options.facets || !options.filters.is_empty();
    if index.is_empty() || (query.is_empty() && !narrowed) {
        return Ok(response);
    }
    let mut found =
        if query.is_empty() { Found::all(index) } else { Found::of(index, &query, options, expander) };
    response.alternatives = found.suggestions(index, typed, options, expander);
    if narrowed {
        response.facets = narrow(index, options, &mut found.ranked);
    }
    let meta = index.meta();
    let mut date = |doc: DocId| meta.record(doc).date().map(|id| meta.string(id));
    let shown = options.offset.saturating_add(options.limit);
    sort_first(&mut found.ranked, shown, |a, b| order(a, b, options.sort, &mut date));
    response.total = found.ranked.len();
    for hit in &found.ranked {
        response.counts.count(hit.matched);
    }
    response.full = response.counts.literal + response.counts.words;
    response.parts = found.parts.as_typed(typed, index.fold_table());
    let markers = found.markers(index, &query, expander);
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
    Ok(response)
}

/// Takes the punctuation off the edges of words that occur nowhere with it: （工会）, 工会！, "工会 that is not closed.
#[inline(never)]
fn trim_punctuation(index: &Index, query: &mut Query, expander: &dyn Expander) {
    let mut searched = Searched::new(index, expander);
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

/// What was found for a query.
struct Found {
    ranked: Vec<Ranked>,
    set: FeatureSet,
    parts: Parts,
    /// What was searched in the query's stead.
    expansion: Option<Expansion>,
}

impl Found {
    /// All articles, for a query that asks for nothing.
    #[inline(never)]
    fn all(index: &Index) -> Self {
        let all = 0..index.len() as DocId;
        let ranked = all.map(|doc| Ranked {
            doc,
            matched: Match::Literal,
            title: TitleMatch::Other,
            occurs: Occurs::Whole,
            score: 0.0,
            held: 0,
        });
        Self {
            ranked: ranked.collect(),
            set: FeatureSet::default(),
            parts: Parts::default(),
            expansion: None,
        }
    }

    /// Goes through the steps: what was typed, what it spells in pinyin, what was meant, what it is similar to.
    fn of(index: &Index, query: &Query, options: &SearchOptions, expander: &dyn Expander) -> Self {
        let mut searched = Searched::new(index, expander);
        let averages = AverageLengths::of(index.extents().iter().map(|extent| extent.lengths));
        let typed = find_typed(index, query, averages, &mut searched);
        let mut found = Self { ranked: typed.hits, set: typed.set, parts: Parts::default(), expansion: None };
        let whole = |hit: &Ranked| hit.occurs == Occurs::Whole;
        if options.expand && !found.ranked.iter().any(whole) {
            let expansion =
                expander.pinyin(&mut Context { index, searched: &mut searched, holders: Vec::new() }, query);
            found.expand(index, expansion, averages, &mut searched);
        }
        let is_enough = found.ranked.len() >= ENOUGH;
        found.parts = Parts::of(index, query, is_enough, options.expand, &mut searched);
        if found.parts.may_find_more(is_enough) {
            let strings = found.parts.ranked_strings(ranked_strings(query));
            let set = FeatureSet::new(&strings, &mut searched);
            let hits = relax(index, &found.parts, averages, &set, &found.ranked, &typed.excluded);
            found.ranked.extend(hits);
        }
        // What is no word of the corpus may be a typo.
        let is_guess = |hit: &Ranked| {
            hit.matched == Match::Similar
                || hit.held != 0
                    && found.parts.has_leftover
                    && query.terms().all(|term| term.folded.len() <= LONGEST_TYPO)
        };
        if options.expand && found.expansion.is_none() && found.ranked.iter().all(is_guess) {
            let expansion = expander.fuzzy(
                &mut Context { index, searched: &mut searched, holders: found.parts.holders() },
                query,
            );
            // What looks or sounds like the whole query is nearer than what holds a little of it.
            if expansion.as_ref().is_some_and(|expansion| expansion.is_sure) {
                found.ranked.clear();
            }
            found.expand(index, expansion, averages, &mut searched);
        }
        found
    }

    /// Adds the hits of an expansion that hold all that it asks for.
    fn expand(
        &mut self,
        index: &Index,
        expansion: Option<Expansion>,
        averages: AverageLengths,
        searched: &mut Searched,
    ) {
        if let Some(expansion) = expansion.as_ref().filter(|expansion| expansion.is_sure) {
            for hit in find_typed(index, &expansion.query, averages, searched).hits {
                if !self.ranked.iter().any(|known| known.doc == hit.doc) {
                    let title = TitleMatch::Other;
                    let occurs = if hit.matched == Match::Literal { hit.occurs } else { Occurs::Separated };
                    self.ranked.push(Ranked { matched: expansion.matched, title, occurs, ..hit });
                }
            }
        }
        self.expansion = expansion;
    }

    /// Other queries worth trying.
    #[inline(never)]
    fn suggestions(
        &self,
        index: &Index,
        typed: &str,
        options: &SearchOptions,
        expander: &dyn Expander,
    ) -> Vec<Suggestion> {
        if let Some(expansion) = &self.expansion {
            return expansion.suggestions();
        }
        if !self.ranked.is_empty() {
            return Vec::new();
        }
        let parts = self.parts.as_query();
        if !parts.is_empty() {
            return vec![Suggestion { text: parts, kind: SuggestionKind::Words }];
        }
        if options.expand { expander.suggest(index, typed, SUGGESTIONS) } else { Vec::new() }
    }

    /// What was searched beside or instead of what was typed, of what has hits.
    fn via(&self) -> Vec<String> {
        let mut via = self.parts.via();
        if let Some(expansion) = &self.expansion
            && self.ranked.iter().any(|hit| hit.held == 0 && hit.matched == expansion.matched)
        {
            via.extend(expansion.via.iter().cloned());
        }
        via
    }

    fn markers(&self, index: &Index, query: &Query, expander: &dyn Expander) -> Markers {
        let marker = |strings: &[Vec<char>]| {
            let set = FeatureSet::new(strings, &mut Searched::new(index, expander));
            Marker::new(strings, &set, index.alphabet())
        };
        let typed = marked_strings(query);
        let mut strings = typed.clone();
        strings.extend(self.parts.marked_strings());
        let expansion = self.expansion.as_ref();
        Markers {
            typed: Marker::new(&typed, &self.set, index.alphabet()),
            parts: marker(&strings),
            expansion: expansion
                .map(|expansion| (expansion.matched, marker(&marked_strings(&expansion.query)))),
        }
    }
}

/// What is marked in the hits of each kind.
struct Markers {
    typed: Marker,
    parts: Marker,
    expansion: Option<(Match, Marker)>,
}

impl Markers {
    fn of(&self, hit: &Ranked) -> &Marker {
        match &self.expansion {
            _ if hit.held != 0 => &self.parts,
            Some((matched, marker)) if *matched == hit.matched => marker,
            _ => &self.typed,
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
