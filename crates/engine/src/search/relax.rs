//! Relaxation: articles that hold what was meant, though not the string that was typed.
//!
//! The query is cut into parts ([`super::parts`]); each tells as much as it is rare. Articles that hold all parts come
//! before those that hold most of what the query tells. What holds less is similar at the most, or no answer: it would be
//! found by the commonest word of the query.

use super::bm25f::{AverageLengths, FeatureSet};
use super::order::{Ranked, TitleMatch};
use super::parts::{Part, Parts};
use super::proximity::PartPlaces;
use super::response::Match;
use super::term_matcher::Occurs;
use crate::index::{DocId, Index};
use crate::sort::sort_first;

/// Share of a query's information that an article must hold, to be an answer where another one holds most of it.
pub(crate) const FLOOR: f32 = 0.5;
/// Share of a query's information that is most of it.
const MOST: f32 = 0.75;
/// Where some article holds more, those that hold so much of its share are answers too.
const NEAR_BEST: f32 = 0.6;
/// Share of a query's information that an article must hold to be called similar.
const SIMILAR_FLOOR: f32 = 0.15;
/// Similar articles that are given at most.
const MOST_SIMILAR: usize = 5;
/// Articles that are scored in full; the others hold less of the query.
const MOST_SCORED: usize = 200;
/// How much the closeness of the parts counts.
const PROXIMITY: f32 = 1.0;
/// How much more what no article holds weighs where it is asked whether an article holds most of a query.
const UNKNOWN_PENALTY: f32 = 1.0;
/// A word that so many articles hold at most is rare; or this share of them.
const RARE: usize = 5;
const RARE_SHARE: usize = 10;

/// Whether parts that an article holds tell of more than the commonest word of a query: two words, or one that few articles
/// hold.
fn tells_enough(parts: &[Part], held: u64, articles: usize) -> bool {
    let mut words = 0;
    let mut is_rare = false;
    for (_, part) in
        parts.iter().enumerate().filter(|(number, part)| held >> number & 1 == 1 && part.folded.len() > 1)
    {
        words += usize::from(part.holders() * 2 < articles);
        is_rare |= part.holders() <= RARE.max(articles / RARE_SHARE);
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
    /// Those of which it holds another string that means the same.
    equivalent: u64,
    /// Those of which it holds a word of like meaning.
    synonym: u64,
    /// The worst label among the strings that mean the same.
    by: Option<Match>,
}

impl Held {
    /// The parts that it holds as they were typed or in what means the same.
    fn surely(self) -> u64 {
        self.typed | self.equivalent
    }

    fn all(self) -> u64 {
        self.surely() | self.synonym
    }

    /// Without some parts.
    fn without(self, parts: u64) -> Self {
        let Self { typed, equivalent, synonym, by } = self;
        Self { typed: typed & !parts, equivalent: equivalent & !parts, synonym: synonym & !parts, by }
    }
}

/// How every article holds the parts of a query.
fn held_by_articles(parts: &[Part], articles: usize) -> Vec<Held> {
    let mut held = vec![Held::default(); articles];
    for (number, part) in parts.iter().enumerate() {
        for hit in &part.hits {
            held[hit.doc as usize].typed |= 1 << number;
        }
        for other in &part.others {
            for hit in &other.hits {
                let held = &mut held[hit.doc as usize];
                if held.surely() >> number & 1 == 1
                    && (other.matched == Match::Similar || held.typed >> number & 1 == 1)
                {
                    continue;
                }
                if other.matched == Match::Similar {
                    held.synonym |= 1 << number;
                } else {
                    held.equivalent |= 1 << number;
                    held.by = held.by.max(Some(other.matched));
                }
            }
        }
    }
    held
}

/// An article that may hold enough.
struct Candidate {
    doc: DocId,
    held: Held,
    closeness: f32,
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
    let mut held = held_by_articles(&query.parts, index.len());
    for &doc in excluded.iter().chain(known.iter().map(|hit| &hit.doc)) {
        held[doc as usize] = Held::default();
    }
    let candidates = candidates(index, query, &held);
    let labels = Labels::of(index, query, &candidates);
    let mut features = set.compile(index.alphabet());
    let mut found = Vec::new();
    for Candidate { doc, held, closeness } in candidates {
        if let Some(matched) = labels.label(held) {
            let score = score(query.share(held.all()), features.score(index, averages, doc), closeness);
            let (title, occurs) = (TitleMatch::Other, Occurs::Separated);
            found.push(Ranked { doc, matched, title, occurs, score, held: held.all() });
        }
    }
    let has_better = !known.is_empty() || found.iter().any(|hit| hit.matched != Match::Similar);
    sort_first(&mut found, MOST_SCORED, |a, b| {
        a.matched.cmp(&b.matched).then(b.score.total_cmp(&a.score)).then(a.doc.cmp(&b.doc))
    });
    let mut similar = 0;
    found.retain(|hit| {
        similar += usize::from(hit.matched == Match::Similar);
        hit.matched != Match::Similar || !has_better && similar <= MOST_SIMILAR
    });
    found
}

/// The articles that hold the most of a query, with how close the parts come to one another in each.
fn candidates(index: &Index, query: &Parts, held: &[Held]) -> Vec<Candidate> {
    let mut shares = Vec::new();
    for (doc, held) in held.iter().enumerate() {
        let share = query.share(held.all());
        if share >= SIMILAR_FLOOR {
            shares.push((doc as DocId, share));
        }
    }
    sort_first(&mut shares, MOST_SCORED, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    shares.truncate(MOST_SCORED);
    let mut candidates = Vec::with_capacity(shares.len());
    for (doc, _) in shares {
        let held = held[doc as usize];
        let places = PartPlaces::find(index, doc, &query.parts, held.all());
        let held = held.without(places.lonely_fragments());
        candidates.push(Candidate { doc, held, closeness: places.closeness(held.all()) });
    }
    candidates
}

/// What articles are called by the share of a query's information that they hold.
struct Labels<'a> {
    query: &'a Parts,
    articles: usize,
    /// The share that makes an article an answer.
    floor: f32,
    /// What a share is multiplied by, since the corpus does not hold all of the query.
    strict: f32,
}

impl<'a> Labels<'a> {
    fn of(index: &Index, query: &'a Parts, candidates: &[Candidate]) -> Self {
        // What the corpus does not hold at all weighs more against an article than what others hold.
        let unknown: f32 = query.parts.iter().filter(|part| part.is_unknown()).map(|part| part.weight).sum();
        let all = query.weight_of(u64::MAX);
        let strict = all / (all + UNKNOWN_PENALTY * unknown);
        let shares = candidates.iter().map(|candidate| query.share(candidate.held.surely()));
        let best = shares.fold(0.0, f32::max) * strict;
        // Where no article holds most of the query, those that hold some of it are similar.
        let floor = if best >= MOST { FLOOR.min(best * NEAR_BEST) } else { MOST };
        Self { query, articles: index.len(), floor, strict }
    }

    /// The label of an article; `None` if it is no answer.
    fn label(&self, held: Held) -> Option<Match> {
        let surely = held.surely();
        if surely.count_ones() as usize == self.query.parts.len() {
            return Some(held.by.filter(|_| held.equivalent != 0).unwrap_or(Match::Words));
        }
        if surely != 0 && self.query.share(surely) * self.strict >= self.floor {
            return Some(Match::Partial);
        }
        let is_similar = self.query.share(held.all()) >= SIMILAR_FLOOR
            && tells_enough(&self.query.parts, held.all(), self.articles);
        is_similar.then_some(Match::Similar)
    }
}
