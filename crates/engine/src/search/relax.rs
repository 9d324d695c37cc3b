//! Relaxation: articles that hold what was meant, though not the string that was typed.
//!
//! The query is cut into parts ([`super::parts`]); each tells as much as it is rare. Articles that hold all parts come
//! before those that hold most of what the query tells. What holds less is similar at the most, or no answer: it would be
//! found by the commonest word of the query.

use std::cell::OnceCell;
use std::cmp::Ordering;

use super::bm25f::AverageLengths;
use super::features::FeatureSet;
use super::headline::{HeldHeadlines, TitleMatch};
use super::occurrence::Occurs;
use super::order::Ranked;
use super::parts::{Part, Parts};
use super::proximity::PartFinder;
use super::query::Query;
use super::response::Match;
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
/// Similar articles of which the texts are read, to give the best of them.
#[cfg(feature = "hosted")]
const SIMILAR_READ: usize = 8;
/// Articles that are scored in full; the others hold less of the query.
const MOST_SCORED: usize = 200;
/// How much the closeness of the parts counts.
const PROXIMITY: f32 = 1.0;
/// How much more what no article holds weighs where it is asked whether an article holds most of a query.
const UNKNOWN_PENALTY: f32 = 1.0;
/// A word that so many articles hold at most, or one in a hundred, is rare.
const RARE: usize = 3;
/// Share of a query's information that makes a single word of a tenth of the articles enough.
const TELLING: f32 = 0.3;

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
                if other.matched == Match::Similar {
                    held.synonym |= 1 << number;
                } else if held.typed >> number & 1 == 0 {
                    held.equivalent |= 1 << number;
                    held.by = held.by.max(Some(other.matched));
                }
            }
        }
    }
    held
}

/// The articles that hold enough of some parts, labelled, by number; `known` are found already. Their scores are how close
/// the parts come to one another: [`score_articles`] makes the scores of hits of them.
pub(crate) fn label_articles(
    index: &Index,
    query: &Parts,
    known: &[Ranked],
    excluded: &[DocId],
) -> Vec<Ranked> {
    let mut held = held_by_articles(&query.parts, index.len());
    for &doc in excluded.iter().chain(known.iter().map(|hit| &hit.doc)) {
        held[doc as usize] = Held::default();
    }
    let mut found = candidates(index, query, &mut held);
    let labels = Labels::of(query, &found, &held);
    found.retain_mut(|hit| {
        let held = held[hit.doc as usize];
        let Some(label) = labels.label(held) else { return false };
        hit.matched = label;
        hit.held = held.all();
        true
    });
    found
}

/// Scores labelled articles, and sorts them. Those that are only similar go where there is a better one, or `has_better` says
/// so.
pub(crate) fn score_articles(
    index: &Index,
    query: &Query,
    parts: &Parts,
    averages: AverageLengths,
    set: &FeatureSet,
    has_better: bool,
    found: &mut Vec<Ranked>,
) {
    let has_better = has_better || found.iter().any(|hit| hit.matched != Match::Similar);
    found.retain(|hit| !has_better || hit.matched != Match::Similar);
    let mut features = set.compile(index.alphabet());
    let headlines = HeldHeadlines::of(query, parts, index);
    for hit in found.iter_mut() {
        hit.title = headlines.matches(hit.doc);
        hit.score = score(parts.share(hit.held), features.score(index, averages, hit.doc), hit.score);
    }
    sort_first(found, MOST_SCORED, best_first);
    if found.iter().all(|hit| hit.matched == Match::Similar) {
        found.truncate(MOST_SIMILAR);
    }
}

/// The articles that hold the most of a query. Their score is how close the parts come to one another in each; what each
/// holds is corrected by where it holds it.
fn candidates(index: &Index, query: &Parts, held: &mut [Held]) -> Vec<Ranked> {
    let mut found = Vec::new();
    for (doc, held) in held.iter().enumerate() {
        let share = query.share(held.all());
        if share >= SIMILAR_FLOOR {
            let (title, occurs) = (TitleMatch::Other, Occurs::Separated);
            let matched = Match::Similar;
            found.push(Ranked { doc: doc as DocId, matched, title, occurs, score: share, held: held.all() });
        }
    }
    sort_first(&mut found, MOST_SCORED, best_first);
    found.truncate(MOST_SCORED);
    let finder = PartFinder::new(index, &query.parts);
    for hit in &mut found {
        let places = finder.find(hit.doc, hit.held);
        let held = &mut held[hit.doc as usize];
        *held = held.without(places.lonely_fragments());
        hit.score = places.closeness(held.all());
    }
    found
}

/// The order of what is relaxed to: by label, headline, score and number.
fn best_first(a: &Ranked, b: &Ranked) -> Ordering {
    (a.matched, a.title).cmp(&(b.matched, b.title)).then(b.score.total_cmp(&a.score)).then(a.doc.cmp(&b.doc))
}

/// What articles are called by the share of a query's information that they hold.
struct Labels<'a> {
    query: &'a Parts,
    /// How many articles are at hand.
    at_hand: usize,
    /// How many articles hold each part in some form, once that is asked for.
    holders: Vec<OnceCell<usize>>,
    /// The share that makes an article an answer.
    floor: f32,
    /// What a share is multiplied by, since the corpus does not hold all of the query.
    strict: f32,
}

impl<'a> Labels<'a> {
    fn of(query: &'a Parts, found: &[Ranked], held: &[Held]) -> Self {
        // What the corpus does not hold at all weighs more against an article than what others hold.
        let unknown: f32 = query.parts.iter().filter(|part| part.is_unknown()).map(|part| part.weight).sum();
        let all = query.weight_of(u64::MAX);
        let strict = all / (all + UNKNOWN_PENALTY * unknown);
        let shares = found.iter().map(|hit| query.share(held[hit.doc as usize].surely()));
        let best = shares.fold(0.0, f32::max) * strict;
        // Where no article holds most of the query, those that hold some of it are similar.
        let floor = if best >= MOST { FLOOR.min(best * NEAR_BEST) } else { MOST };
        let holders = vec![OnceCell::new(); query.parts.len()];
        Self { query, at_hand: held.len(), holders, floor, strict }
    }

    /// The label of an article; `None` if it is no answer.
    fn label(&self, held: Held) -> Option<Match> {
        let surely = held.surely();
        if surely.count_ones() as usize == self.query.parts.len() {
            return Some(held.by.filter(|_| held.equivalent != 0).unwrap_or(Match::Words));
        }
        if self.query.share(surely) * self.strict >= self.floor {
            return Some(Match::Partial);
        }
        let share = self.query.share(held.all());
        let is_similar = share >= SIMILAR_FLOOR && self.tells_enough(held.all(), share);
        is_similar.then_some(Match::Similar)
    }

    /// Whether parts that an article holds tell of more than the commonest word of a query: two words, or one that few
    /// articles hold. The more of the query that one is, the more articles may hold it.
    fn tells_enough(&self, held: u64, share: f32) -> bool {
        let articles = self.query.articles;
        let rare = if share < TELLING { RARE.max(articles / 100) } else { (2 * RARE).max(articles / 10) };
        let (mut words, mut is_rare) = (0, false);
        for (number, (part, holders)) in self.query.parts.iter().zip(&self.holders).enumerate() {
            if held >> number & 1 == 1 && part.folded.len() > 1 {
                let holders = *holders.get_or_init(|| part.holders(self.at_hand));
                words += usize::from(holders * 2 < articles);
                is_rare |= holders <= rare;
            }
        }
        words > 1 || is_rare
    }
}

/// Gives the articles that hold a string, which is typed or not, with their scores for it, if they are known.
#[cfg(feature = "hosted")]
pub(crate) type HoldersOf<'a> = dyn FnMut(&[char], bool) -> Option<Vec<(DocId, f32)>> + 'a;

/// The articles that hold the most of a query.
#[cfg(feature = "hosted")]
pub(crate) struct BestHolders {
    /// The best first.
    pub(crate) docs: Vec<DocId>,
    /// Whether they may be more than similar.
    pub(crate) may_answer: bool,
    /// Whether the best are, whatever they hold of what is not known.
    pub(crate) is_sure: bool,
}

/// The articles that hold the most of a query. Those that may be answers come by how much they hold, of equal ones the best scored
/// first; where none may, the similar ones come by the score that they will have. `holders` gives the articles that hold a string, which is typed or not, or nothing where that is not
/// known: then any may hold it. `more` is what is added to the score of an article.
#[cfg(feature = "hosted")]
pub(crate) fn best_holders(
    query: &Parts,
    holders: &mut HoldersOf<'_>,
    more: &dyn Fn(DocId) -> f32,
) -> BestHolders {
    let mut held: std::collections::BTreeMap<DocId, (u64, f32)> = std::collections::BTreeMap::new();
    let mut unknown = 0;
    for (number, part) in query.parts.iter().enumerate() {
        // A character that was cut off means something only beside what stood beside it: the texts tell. So they do of terms of which
        // either is wanted.
        let typed = if part.is_fragment || part.is_either { None } else { holders(&part.folded, true) };
        unknown |= u64::from(typed.is_none()) << number;
        let others = part.others.iter().filter_map(|other| holders(&other.folded, false));
        let mut of_part: std::collections::BTreeMap<DocId, f32> = std::collections::BTreeMap::new();
        for (doc, score) in typed.into_iter().chain(others).flatten() {
            let best = of_part.entry(doc).or_default();
            *best = best.max(score);
        }
        for (doc, score) in of_part {
            let (bits, sum) = held.entry(doc).or_default();
            *bits |= 1 << number;
            *sum += score;
        }
    }
    let mut shares: Vec<(DocId, f32, f32)> =
        held.into_iter().map(|(doc, (bits, score))| (doc, query.share(bits | unknown), score)).collect();
    let best = shares.iter().map(|&(_, share, _)| share).fold(0.0, f32::max);
    let is_sure = best - query.share(unknown) >= MOST;
    let floor = if best >= MOST { FLOOR.min(best * NEAR_BEST) } else { SIMILAR_FLOOR };
    shares.retain(|&(_, share, _)| share >= floor);
    for (doc, _, score) in &mut shares {
        *score += more(*doc);
    }
    let may_answer = best >= MOST;
    // Similar ones come by their headlines and scores ([`score`]). The lists tell of these only the scores, without how close the
    // parts are.
    let worth = |share: f32, score: f32| if may_answer { share } else { share * score };
    sort_first(&mut shares, MOST_SCORED, |a, b| {
        worth(b.1, b.2).total_cmp(&worth(a.1, a.2)).then(b.2.total_cmp(&a.2)).then(a.0.cmp(&b.0))
    });
    shares.truncate(if may_answer { MOST_SCORED } else { SIMILAR_READ });
    BestHolders { docs: shares.into_iter().map(|(doc, ..)| doc).collect(), may_answer, is_sure }
}

/// The strings that are looked for: of each part what was typed, and what means the same.
#[cfg(feature = "hosted")]
pub(crate) fn strings(query: &Parts) -> impl Iterator<Item = &Vec<char>> {
    query.parts.iter().flat_map(|part| part.others.iter().map(|other| &other.folded).chain([&part.folded]))
}

#[cfg(all(test, feature = "hosted"))]
mod tests {
    use super::*;

    /// The articles that hold the most of `夜校` and `粤剧`; of each list what holds it, with its score.
    fn best(evening_school: &[(DocId, f32)], opera: &[(DocId, f32)]) -> Vec<DocId> {
        let parts = Parts::of_weights(&[("夜校", 3.0), ("粤剧", 4.0), ("票友会", 9.0)]);
        let mut holders = |folded: &[char], _: bool| {
            let list = match folded[0] {
                '夜' => evening_school,
                '粤' => opera,
                _ => &[],
            };
            Some(list.to_vec())
        };
        best_holders(&parts, &mut holders, &|_| 0.0).docs
    }

    #[test]
    fn of_similar_articles_those_are_read_that_will_have_the_best_scores() {
        // That is about the evening school, the others only mention the opera.
        let mentions: Vec<(DocId, f32)> = (10..30).map(|doc| (doc, 2.0)).collect();
        let docs = best(&[(1, 9.0)], &mentions);
        assert_eq!(docs.len(), SIMILAR_READ);
        assert_eq!(docs[..2], [1, 10]);
    }

    #[test]
    fn of_equal_scores_what_holds_more_comes_first() {
        assert_eq!(best(&[(1, 5.0), (2, 2.5)], &[(2, 2.5), (3, 5.0)]), [2, 3, 1]);
    }
}
