//! Sums over the answers of one engine.

use std::collections::BTreeMap;

use super::Answer;
use crate::queries::{ABSENT, JudgedQuery, ndcg};

/// The hits that count.
pub const DEPTH: usize = 10;

/// The hits that a reader sees at once.
const SEEN: usize = 3;

/// Sums over queries that have an answer, and over those that have none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Score {
    /// The queries that have an answer.
    pub queries: usize,
    /// Those whose first hit may rightly come first.
    pub first: usize,
    /// Those with a right article among the first three.
    pub seen: usize,
    /// Sum of the normalised discounted cumulative gains of the first ten.
    pub ndcg: f64,
    /// Those with any hit.
    pub answered: usize,
    /// The queries about what the corpus does not hold.
    pub absent: usize,
    /// Those of them without a hit, or with none but similar ones.
    pub silent: usize,
}

impl Score {
    /// Scores all queries and answers.
    #[must_use]
    pub fn of(queries: &[JudgedQuery], answers: &[Answer]) -> Self {
        let mut score = Self::default();
        queries.iter().zip(answers).for_each(|(judged, answer)| score.add(judged, answer));
        score
    }

    /// Scores the queries of each kind by themselves.
    #[must_use]
    pub fn by_kind<'q>(queries: &'q [JudgedQuery], answers: &[Answer]) -> BTreeMap<&'q str, Self> {
        let mut kinds: BTreeMap<&str, Self> = BTreeMap::new();
        for (judged, answer) in queries.iter().zip(answers) {
            kinds.entry(&judged.kind).or_default().add(judged, answer);
        }
        kinds
    }

    fn add(&mut self, judged: &JudgedQuery, answer: &Answer) {
        if judged.kind == ABSENT {
            self.absent += 1;
            self.silent += usize::from(answer.silent);
            return;
        }
        let right: Vec<bool> = answer.hits.iter().map(|hit| judged.articles.contains(hit)).collect();
        let first = answer.hits.first();
        self.queries += 1;
        self.first += usize::from(first.is_some_and(|hit| judged.may_come_first().contains(hit)));
        self.seen += usize::from(right.iter().take(SEEN).any(|right| *right));
        self.ndcg += ndcg(&right, judged.articles.len());
        self.answered += usize::from(!answer.hits.is_empty());
    }

    /// The columns of the table: shares of the queries, `None` where there are no such queries.
    #[must_use]
    pub fn shares(&self) -> [Option<f64>; 5] {
        let share = |sum: f64, of: usize| (of > 0).then(|| sum / of as f64);
        [
            share(self.first as f64, self.queries),
            share(self.seen as f64, self.queries),
            share(self.ndcg, self.queries),
            share(self.answered as f64, self.queries),
            share(self.silent as f64, self.absent),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(kind: &str, articles: &[&str], first: Option<&[&str]>) -> JudgedQuery {
        let owned = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        JudgedQuery {
            id: String::new(),
            kind: kind.to_owned(),
            query: String::new(),
            articles: owned(articles),
            first: first.map(owned),
            note: None,
        }
    }

    fn answer(hits: &[&str]) -> Answer {
        hits.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>().into()
    }

    #[test]
    fn a_right_article_that_may_not_come_first_is_seen_and_not_first() {
        let queries = [judged("voice", &["a", "b"], Some(&["a"])), judged("voice", &["a"], None)];
        let score = Score::of(&queries, &[answer(&["b", "a"]), answer(&[])]);
        assert_eq!(score.shares(), [Some(0.0), Some(0.5), Some(0.5), Some(0.5), None]);
    }

    #[test]
    fn absent_queries_count_apart() {
        let queries = [judged(ABSENT, &[], None), judged(ABSENT, &[], None)];
        let labelled = Answer { silent: true, ..answer(&["a"]) };
        let score = Score::of(&queries, &[answer(&["a"]), labelled]);
        assert_eq!(score.shares(), [None, None, None, None, Some(0.5)]);
    }
}
