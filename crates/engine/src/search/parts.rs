//! The parts of a query: what it was cut into, the articles that hold each, and how much each tells.

use super::bm25f::weight;
use super::corpus::statistics;
use super::expand::alternative::Alternative;
use super::expand::alternatives;
use super::features::FeatureSet;
use super::occurrence::TermHit;
use super::query::asked::{groups, ranked_strings};
use super::query::{Query, Term};
use super::response::Match;
use super::searched::Searched;
use super::segment::{SegmentKind, segment};
use super::term_matcher::{find_string, find_term, trimmed};
use crate::index::{DocId, Index};
use crate::limits::beginning;
use crate::number_set::NumberSet;
use crate::sort::sort_by;
use crate::text::chars::is_han;
use crate::text::fold::{FoldTable, fold};
use crate::text::slice;

/// Parts of a query that are looked for.
const MOST_PARTS: usize = 64;
/// Characters of the shortest string that is cut, punctuation at its edges left out.
const SHORTEST_CUT: usize = 3;
/// What the words of a query are cut into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cutting {
    /// Nothing: they are enough as they are.
    Uncut,
    /// The words of the corpus.
    Words,
    /// These, and words that have synonyms in the corpus.
    WithSynonyms,
}

/// A part of a query.
#[derive(Clone, Debug, Default)]
pub(crate) struct Part {
    /// What was typed, folded.
    pub(crate) folded: Vec<char>,
    /// How much it tells.
    pub(crate) weight: f32,
    /// The articles at hand that hold it as it was typed.
    pub(crate) hits: Vec<TermHit>,
    /// How many articles of the corpus do.
    typed: usize,
    /// How many articles of a corpus that is not at hand hold it in some form, at most.
    elsewhere: usize,
    /// Other strings for it.
    pub(crate) others: Vec<Alternative>,
    /// Whether it is a single character that was cut out of a longer string: it means something only beside what stood
    /// beside it.
    pub(crate) is_fragment: bool,
    /// Whether it is one of several terms of which either is wanted; `folded` is the first.
    #[cfg(feature = "hosted")]
    pub(crate) is_either: bool,
}

impl Part {
    fn new(folded: Vec<char>, hits: Vec<TermHit>, others: Vec<Alternative>) -> Self {
        Self { folded, hits, others, ..Self::default() }
    }

    /// Counts the articles that hold it, and weighs it by them.
    fn weigh(&mut self, searched: &Searched) {
        let count = |other: &Alternative| searched.holders_of(&other.folded, other.hits.len());
        self.typed = searched.holders_of(&self.folded, self.hits.len());
        if statistics(searched.corpus).is_some() {
            self.elsewhere = self.typed + self.others.iter().map(count).sum::<usize>();
        }
        let most = self.typed.max(self.equivalents().map(count).max().unwrap_or(0));
        self.weight = weight(self.folded.len(), most, searched.articles());
    }

    /// Other strings for it that mean the same.
    fn equivalents(&self) -> impl Iterator<Item = &Alternative> {
        self.others.iter().filter(|other| other.matched != Match::Similar)
    }

    /// Whether no article holds it or what means the same.
    pub(crate) fn is_unknown(&self) -> bool {
        self.typed == 0 && self.equivalents().next().is_none()
    }

    /// How many of so many articles at hand hold it in some form; in the whole corpus as far as that is known.
    pub(crate) fn holders(&self, articles: usize) -> usize {
        let mut holders = NumberSet::below(articles);
        for hit in self.hits.iter().chain(self.others.iter().flat_map(|other| &other.hits)) {
            holders.insert(hit.doc);
        }
        holders.count_shared(&holders).max(self.elsewhere)
    }
}

/// The parts of a query, words without content left out.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_field_names, reason = "the parts of a query are called nothing else")]
pub(crate) struct Parts {
    pub(crate) parts: Vec<Part>,
    /// How much all parts tell together.
    all_weight: f32,
    /// How many articles the corpus has.
    pub(crate) articles: usize,
    /// Whether some of the query is no word of the corpus.
    pub(crate) has_leftover: bool,
    /// Whether they are less than was typed: several words of one, or one without the words that ask (什么是窃听).
    are_cut: bool,
}

impl Parts {
    /// Parts of the given weights, as if they had been cut out of a query.
    #[cfg(all(test, feature = "hosted"))]
    pub(crate) fn of_weights(weights: &[(&str, f32)]) -> Self {
        let part = |&(text, weight): &(&str, f32)| Part {
            folded: text.chars().collect(),
            weight,
            ..Part::default()
        };
        let all_weight = weights.iter().map(|&(_, weight)| weight).sum();
        Self { parts: weights.iter().map(part).collect(), all_weight, ..Self::default() }
    }

    /// The parts of a query. `expand` tells whether other strings are wanted.
    pub(crate) fn of(
        index: &Index,
        query: &Query,
        cutting: Cutting,
        expand: bool,
        searched: &mut Searched,
    ) -> Self {
        let synonyms = cutting == Cutting::WithSynonyms;
        let mut parts: Vec<Part> = Vec::new();
        let (mut has_leftover, mut are_cut) = (false, groups(query).len() > 1);
        for group in groups(query) {
            if parts.len() >= MOST_PARTS {
                break;
            }
            match group.as_slice() {
                [term] if !term.phrase && term.field.is_none() => {
                    let before = parts.len();
                    let cut = Cut::of(term, cutting, searched);
                    has_leftover |= cut.has_leftover;
                    are_cut |= !matches!(&cut.strings[..], [only] if *only == term.folded);
                    for folded in cut.strings {
                        let hits = find_string(&folded, searched);
                        let others = if expand {
                            alternatives(index, &folded, synonyms, searched)
                        } else {
                            Vec::new()
                        };
                        parts.push(Part::new(folded, hits, others));
                    }
                    if parts.len() > before + 1 {
                        for part in &mut parts[before..] {
                            part.is_fragment = matches!(part.folded[..], [only] if is_han(only));
                        }
                    }
                    // A name of several words may have an alias as a whole.
                    if parts.len() > before + 1 && expand {
                        let others = alternatives(index, &term.folded, synonyms, searched);
                        if !others.is_empty() {
                            parts.truncate(before);
                            let hits = find_string(&term.folded, searched);
                            parts.push(Part::new(term.folded.clone(), hits, others));
                        }
                    }
                }
                terms => {
                    let mut hits: Vec<TermHit> = Vec::new();
                    for term in terms {
                        hits.extend(find_term(index, term, searched));
                    }
                    sort_by(&mut hits, |a, b| (a.doc, a.occurs).cmp(&(b.doc, b.occurs)));
                    hits.dedup_by_key(|hit| hit.doc);
                    let folded = terms.first().map(|term| term.folded.clone()).unwrap_or_default();
                    let part = Part::new(folded, hits, Vec::new());
                    #[cfg(feature = "hosted")]
                    let part = Part { is_either: terms.len() > 1, ..part };
                    parts.push(part);
                }
            }
        }
        parts.truncate(MOST_PARTS);
        for part in &mut parts {
            part.weigh(searched);
        }
        let all_weight = parts.iter().map(|part| part.weight).sum();
        Self { parts, all_weight, articles: searched.articles(), has_leftover, are_cut }
    }

    /// How much the parts tell together whose bits are set.
    pub(crate) fn weight_of(&self, held: u64) -> f32 {
        let parts = self.parts.iter().enumerate().filter(|(number, _)| held >> number & 1 == 1);
        parts.map(|(_, part)| part.weight).sum()
    }

    /// The share of the query's information that these parts hold, given as bits.
    pub(crate) fn share(&self, held: u64) -> f32 {
        // Most articles hold none.
        if held == 0 { 0.0 } else { self.weight_of(held) / self.all_weight }
    }

    /// Whether there is more to find than the words as they were typed.
    pub(crate) fn may_find_more(&self, cutting: Cutting) -> bool {
        self.parts.iter().any(|part| !part.others.is_empty()) || cutting != Cutting::Uncut && self.are_cut
    }

    /// Whether words of like meaning are among the strings.
    pub(crate) fn have_synonyms(&self) -> bool {
        self.alternatives().any(|other| other.matched == Match::Similar)
    }

    /// The features that articles are scored by which hold parts: those of the query, and of the other strings.
    pub(crate) fn features(&self, query: &Query, searched: &mut Searched) -> FeatureSet {
        let mut strings = ranked_strings(query);
        strings.extend(self.alternatives().map(|other| other.folded.clone()));
        FeatureSet::new(&strings, searched)
    }

    /// The strings to mark.
    pub(crate) fn marked_strings(&self) -> Vec<Vec<char>> {
        let typed = self.parts.iter().filter(|part| part.typed > 0).map(|part| part.folded.clone());
        typed.chain(self.alternatives().map(|other| other.folded.clone())).collect()
    }

    /// The articles that hold a word of the query, ascending; there are `articles` in the corpus.
    pub(crate) fn holders(&self, articles: usize) -> Vec<DocId> {
        let mut holders = NumberSet::below(articles);
        for part in self.parts.iter().filter(|part| part.folded.len() > 1) {
            part.hits.iter().for_each(|hit| holders.insert(hit.doc));
        }
        holders.numbers()
    }

    /// The other strings that some articles hold which were found, printed, each once.
    pub(crate) fn via(&self, found: &dyn Fn(DocId) -> bool) -> Vec<String> {
        let mut via: Vec<String> = Vec::new();
        for other in self.alternatives() {
            if !via.contains(&other.printed) && other.hits.iter().any(|hit| found(hit.doc)) {
                via.push(other.printed.clone());
            }
        }
        via
    }

    /// The parts as they were typed, where there is more than one.
    pub(crate) fn as_typed(&self, typed: &str, table: &FoldTable) -> Vec<String> {
        let folded = fold(beginning(typed), table);
        let mut from = 0;
        let mut strings = Vec::new();
        for part in self.parts.iter().filter(|_| self.parts.len() > 1) {
            let is_at =
                |&at: &usize| folded[at..].iter().map(|c| &c.folded).take(part.folded.len()).eq(&part.folded);
            // Parts come in the order of the query.
            let Some(at) = (from..folded.len()).find(is_at) else {
                strings.push(part.folded.iter().collect());
                continue;
            };
            from = at + part.folded.len();
            let place = folded[at].start..folded[from - 1].end;
            strings.push(slice(typed, place).to_owned());
        }
        strings
    }

    /// The parts that occur, as a query; empty if there is none.
    pub(crate) fn as_query(&self) -> String {
        let mut query = String::new();
        for part in self.parts.iter().filter(|part| part.typed > 0 && part.folded.len() > 1) {
            if !query.is_empty() {
                query.push(' ');
            }
            query.extend(&part.folded);
        }
        query
    }

    fn alternatives(&self) -> impl Iterator<Item = &Alternative> {
        self.parts.iter().flat_map(|part| &part.others)
    }
}

/// The strings that a term is cut into.
struct Cut {
    /// Its words of content, and what is unknown.
    strings: Vec<Vec<char>>,
    /// Whether some of it is no word of the corpus.
    has_leftover: bool,
}

impl Cut {
    fn whole(term: &Term) -> Self {
        Self { strings: vec![term.folded.clone()], has_leftover: false }
    }

    fn of(term: &Term, cutting: Cutting, searched: &mut Searched) -> Self {
        if cutting == Cutting::Uncut || trimmed(&term.folded).len() < SHORTEST_CUT {
            return Self::whole(term);
        }
        let mut cut = Self { strings: Vec::new(), has_leftover: false };
        for segment in segment(&term.folded, cutting == Cutting::WithSynonyms, searched) {
            if segment.kind != SegmentKind::Empty {
                cut.has_leftover |= segment.kind != SegmentKind::Word;
                cut.strings.push(term.folded[segment.start..segment.end].to_vec());
            }
        }
        if cut.strings.is_empty() { Self::whole(term) } else { cut }
    }
}
