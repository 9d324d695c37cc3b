//! The steps of a search: what was typed, what it spells in pinyin, what was meant, what it is similar to.

use super::bm25f::AverageLengths;
use super::corpus::statistics;
use super::expand::expansion::Expansion;
use super::features::FeatureSet;
use super::headline::TitleMatch;
use super::hit::marked_strings;
use super::marks::Marker;
use super::occurrence::Occurs;
use super::order::{Ranked, find_typed};
use super::parts::{Cutting, Parts};
use super::query::Query;
use super::relax::{label_articles, score_articles};
use super::response::{Match, SearchOptions};
use super::searched::{Context, Expander, Searched};
use crate::index::{DocId, Index};
use crate::suggestion::{Suggestion, SuggestionKind};

/// Beginnings that are offered where nothing is found.
const SUGGESTIONS: usize = 5;
/// Characters of the longest string that is more likely a typo than several words.
const LONGEST_TYPO: usize = 8;
/// Hits that hold all that was typed, from which on nothing else is looked for.
const ENOUGH: usize = 20;

/// The average lengths of an index's articles.
pub(super) fn average_lengths(index: &Index) -> AverageLengths {
    AverageLengths::of(index.extents().iter().map(|extent| extent.lengths))
}

/// One thing for each kind of hits: those that hold what was typed, its parts, or what it spells or may be a typo of.
pub(super) struct ByOrigin<T> {
    pub(super) typed: T,
    pub(super) parts: T,
    /// With the label of these hits.
    pub(super) expansion: Option<(Match, T)>,
}

impl<T> ByOrigin<T> {
    pub(super) fn of(&self, hit: &Ranked) -> &T {
        match &self.expansion {
            _ if hit.held != 0 => &self.parts,
            Some((matched, of_expansion)) if *matched == hit.matched => of_expansion,
            _ => &self.typed,
        }
    }
}

/// Whether a part of a query that is no word of the corpus may be a typo, though articles hold the others.
pub(crate) fn may_hold_typo(parts: &Parts, query: &Query) -> bool {
    parts.has_leftover && query.terms().all(|term| term.folded.len() <= LONGEST_TYPO)
}

/// What was found for a query.
pub(super) struct FoundArticles {
    pub(super) ranked: Vec<Ranked>,
    pub(super) set: FeatureSet,
    pub(super) parts: Parts,
    /// What was searched instead of the query.
    pub(super) expansion: Option<Expansion>,
}

impl FoundArticles {
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

    /// Goes through the steps.
    pub(super) fn of<'a>(
        index: &'a Index,
        query: &Query,
        options: &SearchOptions,
        searched: &mut Searched<'a>,
    ) -> Self {
        if query.is_empty() {
            return Self::all(index);
        }
        let expander = searched.expander;
        let averages = match statistics(searched.corpus) {
            Some(statistics) => statistics.averages(),
            None => average_lengths(index),
        };
        let typed = find_typed(index, query, averages, searched);
        let mut found = Self { ranked: typed.hits, set: typed.set, parts: Parts::default(), expansion: None };
        let whole = |hit: &Ranked| hit.occurs == Occurs::Whole;
        if options.expand && !found.ranked.iter().any(whole) {
            let expansion = expander.pinyin(&mut Context { index, searched, holders: Vec::new() }, query);
            found.expand(index, expansion, averages, searched);
        }
        let cutting =
            if searched.full(found.ranked.len()) >= ENOUGH { Cutting::Uncut } else { Cutting::Words };
        found.parts = Parts::of(index, query, cutting, options.expand, searched);
        let mut relaxed = Vec::new();
        if found.parts.may_find_more(cutting) {
            relaxed = label_articles(index, &found.parts, &found.ranked, &typed.excluded);
        }
        let is_similar = |hit: &Ranked| hit.matched == Match::Similar;
        if options.expand && found.ranked.iter().chain(&relaxed).all(is_similar) && expander.knows_synonyms()
        {
            let parts = Parts::of(index, query, Cutting::WithSynonyms, true, searched);
            if parts.have_synonyms() {
                found.parts = parts;
                found.ranked.clear();
                relaxed = label_articles(index, &found.parts, &[], &typed.excluded);
            }
        }
        if !relaxed.is_empty() {
            let set = found.parts.features(query, searched);
            let has_better = !found.ranked.is_empty();
            score_articles(index, query, &found.parts, averages, &set, has_better, &mut relaxed);
            found.ranked.append(&mut relaxed);
        }
        if options.expand && found.expansion.is_none() && found.may_be_typo(query) {
            let holders = found.parts.holders(index.len());
            let expansion = expander.fuzzy(&mut Context { index, searched, holders }, query);
            // What is similar to the whole query is nearer than what holds a little of it.
            if expansion.as_ref().is_some_and(|expansion| expansion.is_sure) {
                found.ranked.clear();
            }
            found.expand(index, expansion, averages, searched);
        }
        found
    }

    /// Whether what is no word of the corpus may be a typo: nothing was found that holds all of the query.
    fn may_be_typo(&self, query: &Query) -> bool {
        let may_hold_typo = may_hold_typo(&self.parts, query);
        self.ranked.iter().all(|hit| match hit.matched {
            Match::Similar => self.parts.share(hit.held) < 1.0,
            _ => hit.held != 0 && may_hold_typo,
        })
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
    pub(super) fn suggestions(
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
    pub(super) fn via(&self) -> Vec<String> {
        let mut via = self.parts.via(&|doc| self.ranked.iter().any(|hit| hit.held != 0 && hit.doc == doc));
        if let Some(expansion) = &self.expansion
            && self.ranked.iter().any(|hit| hit.held == 0 && hit.matched == expansion.matched)
        {
            for string in &expansion.via {
                if !via.contains(string) {
                    via.push(string.clone());
                }
            }
        }
        via
    }

    /// What is marked in the hits.
    pub(super) fn markers(&self, index: &Index, query: &Query, searched: &mut Searched) -> ByOrigin<Marker> {
        let mut marker = |strings: &[Vec<char>]| {
            let set = FeatureSet::new(strings, searched);
            Marker::new(strings, &set, index.alphabet())
        };
        let typed = marked_strings(query);
        let mut strings = typed.clone();
        strings.extend(self.parts.marked_strings());
        let expansion = self.expansion.as_ref();
        ByOrigin {
            typed: Marker::new(&typed, &self.set, index.alphabet()),
            parts: marker(&strings),
            expansion: expansion
                .map(|expansion| (expansion.matched, marker(&marked_strings(&expansion.query)))),
        }
    }
}
