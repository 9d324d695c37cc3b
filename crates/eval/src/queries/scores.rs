//! Sums over many queries, by kind.

use std::collections::BTreeMap;
use std::fmt;

use anyhow::Result;
use gongwen_engine::Engine;
use gongwen_engine::search::SearchOptions;

use super::{ABSENT, Ask, JudgedQuery, LITERAL_KINDS, Outcome};

/// Sums over the queries of one kind.
#[derive(Clone, Debug, Default)]
pub struct KindScore {
    /// The queries.
    pub queries: usize,
    /// Those whose first hit is right.
    pub hit_at_1: usize,
    /// Those whose first hit is one that may rightly come first.
    pub first_at_1: usize,
    /// Those with a right hit among the first three.
    pub hit_at_3: usize,
    /// Sum of the reciprocal ranks of the first right hit, down to the tenth.
    pub reciprocal: f64,
    /// Sum of the normalised discounted cumulative gains of the first ten hits.
    pub ndcg: f64,
    /// Sum of the recalls.
    pub recall: f64,
    /// Those whose literal hits are the judged articles exactly; of use for [`LITERAL_KINDS`] only.
    pub exact: usize,
    /// Those with any hit.
    pub answered: usize,
    /// Those without hits where an alternative leads to a right one.
    pub by_alternative: usize,
    /// Those that a reader reaches either way.
    pub reached: usize,
    /// Those where no hit claims to contain what was typed.
    pub silent: usize,
    /// Those without a hit that is not labelled similar.
    pub only_similar: usize,
}

impl KindScore {
    fn add(&mut self, outcome: &Outcome) {
        self.merge(&Self {
            queries: 1,
            hit_at_1: usize::from(outcome.hit_at_1()),
            first_at_1: usize::from(outcome.first),
            hit_at_3: usize::from(outcome.hit_at_3()),
            reciprocal: outcome.reciprocal_rank(),
            ndcg: outcome.ndcg,
            recall: outcome.recall,
            exact: usize::from(outcome.exact),
            answered: usize::from(outcome.answered),
            by_alternative: usize::from(outcome.by_alternative),
            reached: usize::from(outcome.reached()),
            silent: usize::from(!outcome.claims),
            only_similar: usize::from(!outcome.beyond_similar),
        });
    }

    fn merge(&mut self, other: &Self) {
        self.queries += other.queries;
        self.hit_at_1 += other.hit_at_1;
        self.first_at_1 += other.first_at_1;
        self.hit_at_3 += other.hit_at_3;
        self.reciprocal += other.reciprocal;
        self.ndcg += other.ndcg;
        self.recall += other.recall;
        self.exact += other.exact;
        self.answered += other.answered;
        self.by_alternative += other.by_alternative;
        self.reached += other.reached;
        self.silent += other.silent;
        self.only_similar += other.only_similar;
    }

    /// A sum as a share of the queries.
    #[must_use]
    pub fn share(&self, sum: f64) -> f64 {
        sum / self.queries.max(1) as f64
    }

    /// A line of the table.
    fn write_row(&self, kind: &str, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |count: usize| self.share(count as f64);
        if kind == ABSENT {
            return writeln!(
                out,
                "{kind:16} {:>7} no hit that claims the string: {:.3}; no hit but labelled similar: {:.3}",
                self.queries,
                share(self.silent),
                share(self.only_similar)
            );
        }
        let exact = if LITERAL_KINDS.contains(&kind) {
            format!("{:.3}", share(self.exact))
        } else {
            String::from("-")
        };
        writeln!(
            out,
            "{kind:16} {:>7} {:>6.3} {:>7.3} {:>6.3} {:>6.3} {:>7.3} {:>6.3} {exact:>6} {:>8.3} {:>16.3} {:>8.3}",
            self.queries,
            share(self.hit_at_1),
            share(self.first_at_1),
            share(self.hit_at_3),
            self.share(self.reciprocal),
            self.share(self.ndcg),
            self.share(self.recall),
            share(self.answered),
            share(self.by_alternative),
            share(self.reached),
        )
    }
}

/// Scores by kind, and the queries that were missed.
#[derive(Clone, Debug, Default)]
pub struct QueryScores {
    /// A score for each kind, by name.
    pub kinds: BTreeMap<String, KindScore>,
    /// The queries without a right article among the first three hits, in the order of the file; of
    /// [`ABSENT`], those with a hit that is not labelled similar; of [`LITERAL_KINDS`], also those whose literal
    /// hits are not the judged articles.
    pub missed: Vec<(JudgedQuery, Outcome)>,
}

impl QueryScores {
    /// Adds the scores of another file.
    pub fn merge(&mut self, other: Self) {
        for (kind, score) in other.kinds {
            self.kinds.entry(kind).or_default().merge(&score);
        }
        self.missed.extend(other.missed);
    }

    /// The sum over the queries that have an answer.
    #[must_use]
    pub fn answerable(&self) -> KindScore {
        let mut sum = KindScore::default();
        self.kinds.iter().filter(|(kind, _)| *kind != ABSENT).for_each(|(_, score)| sum.merge(score));
        sum
    }
}

/// Asks `engine` all `queries`.
pub fn score_queries(engine: &Engine, queries: &[JudgedQuery]) -> Result<QueryScores> {
    let options = SearchOptions { limit: usize::MAX, snippets: 0, ..SearchOptions::default() };
    score_answers(&mut |query| Ok(engine.search(query, &options)?), queries)
}

/// Scores the answers to all `queries`.
pub fn score_answers(ask: &mut Ask<'_>, queries: &[JudgedQuery]) -> Result<QueryScores> {
    let mut scores = QueryScores::default();
    for judged in queries {
        let outcome = Outcome::of(ask, judged)?;
        scores.kinds.entry(judged.kind.clone()).or_default().add(&outcome);
        let missed = if judged.kind == ABSENT {
            outcome.beyond_similar
        } else {
            !outcome.hit_at_3() || (LITERAL_KINDS.contains(&judged.kind.as_str()) && !outcome.exact)
        };
        if missed {
            scores.missed.push((judged.clone(), outcome));
        }
    }
    Ok(scores)
}

impl fmt::Display for QueryScores {
    /// A table with a line a kind and one of all kinds that have an answer: shares of the queries.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            out,
            "{:16} {:>7} {:>6} {:>7} {:>6} {:>6} {:>7} {:>6} {:>6} {:>8} {:>16} {:>8}",
            "kind",
            "queries",
            "hit@1",
            "first@1",
            "hit@3",
            "MRR@10",
            "nDCG@10",
            "recall",
            "exact",
            "answered",
            "via alternatives",
            "combined"
        )?;
        for (kind, score) in &self.kinds {
            score.write_row(kind, out)?;
        }
        self.answerable().write_row("all but absent", out)
    }
}
