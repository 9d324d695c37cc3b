//! What one query gives.

use anyhow::{Context, Result};
use gongwen_engine::search::{Match, SearchResponse};

use super::JudgedQuery;

/// The rank after which a hit counts for nothing in the mean reciprocal rank and the discounted gain.
const DEPTH: usize = 10;

/// How many of the hits, and of the alternatives, a reader looks at.
const LOOKED_AT: usize = 3;

/// Answers a query.
pub type Ask<'a> = dyn FnMut(&str) -> Result<SearchResponse> + 'a;

/// What one query gave.
// Each of the flags is a question of its own about the answer.
#[allow(clippy::struct_excessive_bools)]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The place of the first right hit, from 1.
    pub rank: Option<usize>,
    /// Whether the first hit is one that may rightly come first.
    pub first: bool,
    /// Normalised discounted cumulative gain of the first ten hits; every judged article gains 1.
    pub ndcg: f64,
    /// Share of the judged articles among all hits (1 where none are wanted).
    pub recall: f64,
    /// Whether the hits that contain the query as typed are the judged articles, neither more nor fewer, and
    /// come first.
    pub exact: bool,
    /// Whether there is any hit.
    pub answered: bool,
    /// Whether any hit claims to contain what was typed, or parts of it.
    pub claims: bool,
    /// Whether any hit is not labelled similar.
    pub beyond_similar: bool,
    /// Whether there was no hit, and one of the first alternatives leads to a right one.
    pub by_alternative: bool,
}

impl Outcome {
    /// Asks the query, and its first alternatives where it finds nothing.
    pub fn of(ask: &mut Ask<'_>, judged: &JudgedQuery) -> Result<Self> {
        let mut ask = |query: &str| ask(query).with_context(|| judged.id.clone());
        let is_right = |id: &String| judged.articles.contains(id);
        let response = ask(&judged.query)?;
        let hits = &response.hits;
        let right: Vec<bool> = hits.iter().map(|hit| is_right(&hit.id)).collect();
        let literal = hits.iter().take_while(|hit| hit.matched == Match::Literal).count();
        let all_literal = hits.iter().filter(|hit| hit.matched == Match::Literal).count();
        let mut by_alternative = false;
        if hits.is_empty() {
            for alternative in response.alternatives.iter().take(LOOKED_AT) {
                let found = ask(&alternative.text)?.hits;
                by_alternative |= found.iter().take(LOOKED_AT).any(|hit| is_right(&hit.id));
            }
        }
        Ok(Self {
            rank: right.iter().position(|right| *right).map(|at| at + 1),
            first: hits.first().is_some_and(|hit| judged.may_come_first().contains(&hit.id)),
            ndcg: ndcg(&right, judged.articles.len()),
            recall: match judged.articles.len() {
                0 => 1.0,
                wanted => right.iter().filter(|right| **right).count() as f64 / wanted as f64,
            },
            exact: literal == all_literal
                && literal == judged.articles.len()
                && right.iter().take(literal).all(|right| *right),
            answered: !hits.is_empty(),
            claims: hits
                .iter()
                .any(|hit| matches!(hit.matched, Match::Literal | Match::Words | Match::Partial)),
            beyond_similar: hits.iter().any(|hit| hit.matched != Match::Similar),
            by_alternative,
        })
    }

    /// Whether the first hit is right.
    #[must_use]
    pub fn hit_at_1(&self) -> bool {
        self.within(1)
    }

    /// Whether one of the first three hits is right.
    #[must_use]
    pub fn hit_at_3(&self) -> bool {
        self.within(LOOKED_AT)
    }

    /// The reciprocal of the rank of the first right hit, down to the tenth.
    #[must_use]
    pub fn reciprocal_rank(&self) -> f64 {
        self.rank.filter(|rank| *rank <= DEPTH).map_or(0.0, |rank| 1.0 / rank as f64)
    }

    /// Whether a reader who looks at the first few hits, or taps an alternative, sees a right one.
    #[must_use]
    pub fn reached(&self) -> bool {
        self.hit_at_3() || self.by_alternative
    }

    fn within(&self, depth: usize) -> bool {
        self.rank.is_some_and(|rank| rank <= depth)
    }
}

/// The gain of the right hits, each discounted by the logarithm of its rank, as a share of what the best order
/// would gain.
pub(crate) fn ndcg(right: &[bool], wanted: usize) -> f64 {
    let discount = |at: usize| 1.0 / ((at + 2) as f64).log2();
    let gained: f64 =
        right.iter().take(DEPTH).enumerate().filter(|(_, right)| **right).map(|(at, _)| discount(at)).sum();
    let best: f64 = (0..wanted.min(DEPTH)).map(discount).sum();
    if best > 0.0 { gained / best } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_order_gains_one_and_later_ranks_less() {
        let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(near(ndcg(&[true, true, false], 2), 1.0));
        assert!(near(ndcg(&[false, true], 1), 1.0 / 3f64.log2()));
        assert!(near(ndcg(&[false; 20], 3), 0.0));
        assert!(near(ndcg(&[true; 20], 20), 1.0));
        assert!(near(ndcg(&[], 0), 0.0));
    }
}
