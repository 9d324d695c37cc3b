//! Relaxation: articles that hold what was meant, though not the string that was typed.
//!
//! The query is cut into parts ([`super::segment`]); each tells as much as it is rare. Articles that hold all parts come
//! before those that hold most of what the query tells; what holds less than [`FLOOR`] of it is no answer: it would be
//! found by the commonest word of the query.

use super::bm25f::{AverageLengths, FeatureSet, idf};
use super::corpus::Searched;
use super::expand::{Alternative, alternatives};
use super::order::{Ranked, TitleMatch, groups, ranked_strings};
use super::proximity::proximity;
use super::query::{Query, Term};
use super::response::Match;
use super::segment::{SegmentKind, segment};
use super::term_matcher::{Occurs, TermHit, find_string, find_term};
use crate::index::{DocId, Index};
use crate::limits::beginning;
use crate::sort::{sort, sort_by, sort_first};
use crate::text::fold::{FoldTable, fold};
use crate::text::slice;

/// Share of a query's information that an article must hold.
pub(crate) const FLOOR: f32 = 0.5;
/// Where some article holds more, those that hold so much of its share are answers too.
const NEAR_BEST: f32 = 0.6;
/// Share of a query's information that an article must hold to be called similar.
const SIMILAR_FLOOR: f32 = 0.15;
/// Similar articles that are given at most.
const MOST_SIMILAR: usize = 5;
/// Articles that are scored in full; the others hold less of the query.
const MOST_SCORED: usize = 200;
/// Parts of a query that are looked for.
const MOST_PARTS: usize = 64;
/// Characters of the shortest string that is cut.
const SHORTEST_CUT: usize = 3;
/// How much a part tells at the least, be it in every article.
const LEAST_WEIGHT: f32 = 0.05;
/// How much more than its rarity an unknown word of two characters counts.
const UNKNOWN_WEIGHT: f32 = 1.0;
/// How much the closeness of the parts counts.
const PROXIMITY: f32 = 1.0;

/// How much more what no article holds weighs where it is asked whether an article holds most of a query.
const UNKNOWN_PENALTY: f32 = 1.0;

/// A part of a query.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// What was typed, folded.
    pub(crate) folded: Vec<char>,
    /// How much it tells.
    pub(crate) weight: f32,
    /// The articles that hold it as it was typed.
    pub(crate) hits: Vec<TermHit>,
    /// Other strings for it.
    pub(crate) others: Vec<Alternative>,
}

impl Part {
    /// Whether no article holds it.
    fn is_unknown(&self) -> bool {
        self.hits.is_empty() && self.others.is_empty()
    }
}

/// The parts of a query, words without content left out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parts {
    pub(crate) parts: Vec<Part>,
    /// Whether some of the query is no word of the corpus.
    pub(crate) has_leftover: bool,
}

impl Parts {
    /// The parts of a query; uncut, if its words are enough as they are. `expand` tells whether other strings are wanted.
    pub(crate) fn of(
        index: &Index,
        query: &Query,
        uncut: bool,
        expand: bool,
        searched: &mut Searched,
    ) -> Self {
        let mut parts = Vec::new();
        let mut has_leftover = false;
        for group in groups(query) {
            if parts.len() >= MOST_PARTS {
                break;
            }
            match group.as_slice() {
                [term] if !term.phrase && term.field.is_none() => {
                    let before = parts.len();
                    let uncut = uncut || term.folded.len() < SHORTEST_CUT;
                    let cut = if uncut { Cut::whole(term) } else { Cut::of(term, searched) };
                    has_leftover |= cut.has_leftover;
                    for folded in cut.strings {
                        let hits = find_string(&folded, searched);
                        let others = if expand { alternatives(index, &folded, searched) } else { Vec::new() };
                        parts.push(Part { folded, weight: 0.0, hits, others });
                    }
                    // A name of several words may have an alias as a whole.
                    if parts.len() > before + 1 && expand {
                        let others = alternatives(index, &term.folded, searched);
                        if !others.is_empty() {
                            parts.truncate(before);
                            let hits = find_string(&term.folded, searched);
                            parts.push(Part { folded: term.folded.clone(), weight: 0.0, hits, others });
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
                    parts.push(Part { folded, weight: 0.0, hits, others: Vec::new() });
                }
            }
        }
        parts.truncate(MOST_PARTS);
        for part in &mut parts {
            part.weight = weight(part, searched.corpus.articles());
        }
        Self { parts, has_leftover }
    }

    /// How much the parts tell together whose bits are set.
    fn weight_of(&self, held: u64) -> f32 {
        let parts = self.parts.iter().enumerate().filter(|(number, _)| held >> number & 1 == 1);
        parts.map(|(_, part)| part.weight).sum()
    }

    /// The share of the query's information that these parts hold, given as bits.
    pub(crate) fn share(&self, held: u64) -> f32 {
        // Most articles hold none.
        if held == 0 { 0.0 } else { self.weight_of(held) / self.weight_of(u64::MAX) }
    }

    /// Whether there is more to find than the words as they were typed.
    pub(crate) fn may_find_more(&self, uncut: bool) -> bool {
        self.parts.iter().any(|part| !part.others.is_empty()) || !uncut && self.parts.len() > 1
    }

    /// The features that articles are scored by which hold parts: those of the query, and of the other strings.
    pub(crate) fn features(&self, query: &Query, searched: &mut Searched) -> FeatureSet {
        let mut strings = ranked_strings(query);
        strings.extend(self.alternatives().map(|other| other.folded.clone()));
        FeatureSet::new(&strings, searched)
    }

    /// The strings to mark.
    pub(crate) fn marked_strings(&self) -> Vec<Vec<char>> {
        let typed = self.parts.iter().filter(|part| !part.hits.is_empty()).map(|part| part.folded.clone());
        typed.chain(self.alternatives().map(|other| other.folded.clone())).collect()
    }

    /// The articles that hold a word of the query, ascending.
    pub(crate) fn holders(&self) -> Vec<DocId> {
        let words = self.parts.iter().filter(|part| part.folded.len() > 1);
        let mut holders: Vec<DocId> = words.flat_map(|part| &part.hits).map(|hit| hit.doc).collect();
        sort(&mut holders);
        holders.dedup();
        holders
    }

    /// The other strings, printed.
    pub(crate) fn via(&self) -> Vec<String> {
        self.alternatives().map(|other| other.printed.clone()).collect()
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
        for part in self.parts.iter().filter(|part| !part.hits.is_empty() && part.folded.len() > 1) {
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

    fn of(term: &Term, searched: &mut Searched) -> Self {
        let mut cut = Self { strings: Vec::new(), has_leftover: false };
        for segment in segment(&term.folded, searched) {
            if segment.kind != SegmentKind::Empty {
                cut.has_leftover |= segment.kind != SegmentKind::Word;
                cut.strings.push(term.folded[segment.start..segment.end].to_vec());
            }
        }
        if cut.strings.is_empty() { Self::whole(term) } else { cut }
    }
}

/// How much a part tells: its inverse document frequency; a single character half of that, an unknown string as the words
/// that may be in it.
fn weight(part: &Part, articles: usize) -> f32 {
    let holders = part.hits.len().max(part.others.iter().map(|other| other.hits.len()).max().unwrap_or(0));
    let rarity = idf(articles, holders).max(LEAST_WEIGHT);
    rarity
        * match part.folded.len() {
            1 => 0.5,
            length if holders == 0 => UNKNOWN_WEIGHT * (length as f32 / 2.0).min(2.0),
            _ => 1.0,
        }
}

/// Whether parts that an article holds tell of more than the commonest word of a query: two words, or one that few articles
/// hold.
fn tells_enough(parts: &[Part], held: u64, articles: usize) -> bool {
    let mut words = 0;
    let mut is_rare = false;
    for (_, part) in
        parts.iter().enumerate().filter(|(number, part)| held >> number & 1 == 1 && part.folded.len() > 1)
    {
        words += usize::from(part.hits.len() * 2 < articles);
        is_rare |= part.hits.len() <= 3.max(articles / 100);
    }
    words > 1 || is_rare
}

/// The score of an article that holds a share of a query's information.
pub(crate) fn score(share: f32, bm25f: f32, closeness: f32) -> f32 {
    share * (bm25f * (1.0 + PROXIMITY * closeness))
}

/// How an article holds the parts of a query.
#[derive(Clone, Copy, Default)]
struct Held {
    /// The parts that it holds as they were typed, as bits.
    typed: u64,
    /// Those of which it holds another string.
    other: u64,
    /// The worst label among these strings.
    by: Option<Match>,
}

/// The articles that hold enough of some parts; `known` are found already.
pub(crate) fn relax(
    index: &Index,
    query: &Parts,
    averages: AverageLengths,
    set: &FeatureSet,
    known: &[Ranked],
    excluded: &[DocId],
) -> Vec<Ranked> {
    let parts = query.parts.as_slice();
    let mut held = vec![Held::default(); index.len()];
    for (number, part) in parts.iter().enumerate() {
        for hit in &part.hits {
            held[hit.doc as usize].typed |= 1 << number;
        }
        for other in &part.others {
            for hit in &other.hits {
                let held = &mut held[hit.doc as usize];
                if held.typed >> number & 1 == 0 {
                    held.other |= 1 << number;
                    held.by = held.by.max(Some(other.matched));
                }
            }
        }
    }
    for &doc in excluded.iter().chain(known.iter().map(|hit| &hit.doc)) {
        held[doc as usize] = Held::default();
    }
    let mut candidates = Vec::new();
    // What the corpus does not hold at all weighs more against an article than what others hold.
    let unknown: f32 = parts.iter().filter(|part| part.is_unknown()).map(|part| part.weight).sum();
    let all = query.weight_of(u64::MAX);
    let strict = all / (all + UNKNOWN_PENALTY * unknown);
    let shares = held.iter().map(|held| query.share(held.typed | held.other));
    let best = shares.fold(0.0, f32::max) * strict;
    let floor = if best >= FLOOR { FLOOR.min(best * NEAR_BEST) } else { FLOOR };
    for (doc, held) in held.iter().enumerate() {
        let bits = held.typed | held.other;
        if bits == 0 {
            continue;
        }
        let share = query.share(bits);
        let matched = match bits.count_ones() as usize == parts.len() {
            true => held.by.filter(|_| held.other != 0).unwrap_or(Match::Words),
            false if share * strict >= floor => Match::Partial,
            false if share >= SIMILAR_FLOOR && tells_enough(parts, bits, index.len()) => Match::Similar,
            false => continue,
        };
        let (title, occurs) = (TitleMatch::Other, Occurs::Separated);
        candidates.push(Ranked { doc: doc as DocId, matched, title, occurs, score: share, held: bits });
    }
    sort_first(&mut candidates, MOST_SCORED, |a, b| {
        a.matched.cmp(&b.matched).then(b.score.total_cmp(&a.score)).then(a.doc.cmp(&b.doc))
    });
    candidates.truncate(MOST_SCORED);
    let mut features = set.compile(index.alphabet());
    for hit in &mut candidates {
        let near = proximity(index, hit.doc, parts, hit.held);
        hit.score = score(hit.score, features.score(index, averages, hit.doc), near);
    }
    let has_better = !known.is_empty() || candidates.iter().any(|hit| hit.matched != Match::Similar);
    sort_first(&mut candidates, MOST_SCORED, |a, b| {
        a.matched.cmp(&b.matched).then(b.score.total_cmp(&a.score)).then(a.doc.cmp(&b.doc))
    });
    let mut similar = 0;
    candidates.retain(|hit| {
        similar += usize::from(hit.matched == Match::Similar);
        hit.matched != Match::Similar || !has_better && similar <= MOST_SIMILAR
    });
    candidates
}
