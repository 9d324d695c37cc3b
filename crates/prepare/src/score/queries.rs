//! Scores search against judged queries: `gongwen score-queries`.
//!
//! A judged query is a JSON line `{"id","kind","query","articles":[ids],"note"?}`; `articles` are all those
//! that a reader would take as an answer. Queries of the kind [`ABSENT`] have none.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use gongwen_engine::Engine;
use gongwen_engine::search::{Match, SearchOptions};
use serde::Deserialize;

/// The kind of queries whose words stand nowhere.
pub const ABSENT: &str = "absent";

/// The kinds whose answers are the articles that hold the string, neither more nor fewer.
pub const LITERAL_KINDS: [&str; 4] = ["literal", "quoted", "one-char", "mixed"];

/// The rank behind which a hit counts for nothing in the mean reciprocal rank.
const RECIPROCAL_DEPTH: usize = 10;

/// How far down its hits, and its alternatives, a reader looks.
const LOOKED_AT: usize = 3;

/// A query, and the articles that answer it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JudgedQuery {
    /// Unique in its file.
    pub id: String,
    /// What the query tries.
    pub kind: String,
    /// As a reader types it.
    pub query: String,
    /// Ids of the articles that answer it.
    pub articles: Vec<String>,
    /// What the reader means, or how it was judged.
    pub note: Option<String>,
}

impl JudgedQuery {
    /// Reads a file of JSON lines.
    pub fn read(path: &Path) -> Result<Vec<Self>, String> {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        let read = lines.map(|(at, line)| {
            serde_json::from_str(line)
                .map_err(|error| format!("{}: line {}: {error}", path.display(), at + 1))
        });
        read.collect()
    }
}

/// What one query gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The place of the first right hit, from 1.
    pub rank: Option<usize>,
    /// Share of the judged articles among all hits (1 where none are wanted).
    pub recall: f64,
    /// Whether the hits that hold the query as typed are the judged articles, neither more nor fewer, and
    /// stand first.
    pub exact: bool,
    /// Whether any hit claims to hold what was typed, or parts of it.
    pub claims: bool,
    /// Whether there was no hit, and one of the first alternatives leads to a right one.
    pub by_alternative: bool,
}

impl Outcome {
    /// Asks `engine` the query, and its first alternatives where it finds nothing.
    pub fn of(engine: &Engine, judged: &JudgedQuery) -> Result<Self, String> {
        let options = SearchOptions { limit: usize::MAX, snippets: 0, ..SearchOptions::default() };
        let fail = |error: &dyn fmt::Debug| format!("{}: {error:?}", judged.id);
        let response = engine.search(&judged.query, &options).map_err(|error| fail(&error))?;
        let right = |id: &String| judged.articles.contains(id);
        let found = response.hits.iter().filter(|hit| right(&hit.id)).count();
        let literal = response.hits.iter().take_while(|hit| hit.matched == Match::Literal).count();
        let all_literal = response.hits.iter().filter(|hit| hit.matched == Match::Literal).count();
        let mut by_alternative = false;
        if response.hits.is_empty() {
            for alternative in response.alternatives.iter().take(LOOKED_AT) {
                let then = engine.search(&alternative.text, &options).map_err(|error| fail(&error))?;
                by_alternative |= then.hits.iter().take(LOOKED_AT).any(|hit| right(&hit.id));
            }
        }
        Ok(Self {
            rank: response.hits.iter().position(|hit| right(&hit.id)).map(|at| at + 1),
            recall: if judged.articles.is_empty() {
                1.0
            } else {
                found as f64 / judged.articles.len() as f64
            },
            exact: literal == all_literal
                && literal == judged.articles.len()
                && response.hits.iter().take(literal).all(|hit| right(&hit.id)),
            claims: response
                .hits
                .iter()
                .any(|hit| matches!(hit.matched, Match::Literal | Match::Words | Match::Partial)),
            by_alternative,
        })
    }

    /// Whether a reader who looks at the first few hits, or taps an alternative, sees a right one.
    #[must_use]
    pub fn reached(&self) -> bool {
        self.within(LOOKED_AT) || self.by_alternative
    }

    fn within(&self, depth: usize) -> bool {
        self.rank.is_some_and(|rank| rank <= depth)
    }
}

/// Sums over the queries of one kind.
#[derive(Clone, Debug, Default)]
pub struct KindScore {
    /// The queries.
    pub queries: usize,
    /// Those whose first hit is right.
    pub first: usize,
    /// Those with a right hit among the first three.
    pub third: usize,
    /// Sum of the reciprocal ranks of the first right hit, down to the tenth.
    pub reciprocal: f64,
    /// Sum of the recalls.
    pub recall: f64,
    /// Those whose literal hits are the judged articles exactly; means something for [`LITERAL_KINDS`] only.
    pub exact: usize,
    /// Those without hits where an alternative leads to a right one.
    pub by_alternative: usize,
    /// Those that a reader reaches either way.
    pub reached: usize,
    /// Those where no hit claims to hold what was typed.
    pub silent: usize,
}

impl KindScore {
    fn add(&mut self, outcome: &Outcome) {
        self.queries += 1;
        self.first += usize::from(outcome.within(1));
        self.third += usize::from(outcome.within(LOOKED_AT));
        self.reciprocal +=
            outcome.rank.filter(|rank| *rank <= RECIPROCAL_DEPTH).map_or(0.0, |rank| 1.0 / rank as f64);
        self.recall += outcome.recall;
        self.exact += usize::from(outcome.exact);
        self.by_alternative += usize::from(outcome.by_alternative);
        self.reached += usize::from(outcome.reached());
        self.silent += usize::from(!outcome.claims);
    }

    /// A sum as a share of the queries.
    #[must_use]
    pub fn share(&self, sum: f64) -> f64 {
        sum / self.queries.max(1) as f64
    }
}

/// Scores by kind, and the ids of the queries that were missed.
#[derive(Clone, Debug, Default)]
pub struct QueryScores {
    /// A score for each kind, by name.
    pub kinds: BTreeMap<String, KindScore>,
    /// The queries without a right article among the first three hits, in the order of the file; of
    /// [`ABSENT`], those that were answered; of [`LITERAL_KINDS`], also those whose literal hits are not the
    /// judged articles.
    pub missed: Vec<(JudgedQuery, Outcome)>,
}

/// Asks `engine` all `queries`.
pub fn score_queries(engine: &Engine, queries: &[JudgedQuery]) -> Result<QueryScores, String> {
    let mut scores = QueryScores::default();
    for judged in queries {
        let outcome = Outcome::of(engine, judged)?;
        scores.kinds.entry(judged.kind.clone()).or_default().add(&outcome);
        let missed = if judged.kind == ABSENT {
            outcome.claims
        } else {
            !outcome.within(LOOKED_AT) || (LITERAL_KINDS.contains(&judged.kind.as_str()) && !outcome.exact)
        };
        if missed {
            scores.missed.push((judged.clone(), outcome));
        }
    }
    Ok(scores)
}

impl fmt::Display for QueryScores {
    /// A table with a line a kind: shares of its queries.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            out,
            "{:16} {:>7} {:>6} {:>6} {:>6} {:>6} {:>6} {:>16} {:>8}",
            "kind", "queries", "hit@1", "hit@3", "MRR@10", "recall", "exact", "via alternatives", "combined"
        )?;
        for (kind, score) in &self.kinds {
            if kind == ABSENT {
                let silent = score.share(score.silent as f64);
                writeln!(out, "{kind:16} {:>7} no hit that claims the string: {silent:.3}", score.queries)?;
                continue;
            }
            let share = |sum: usize| score.share(sum as f64);
            let exact = if LITERAL_KINDS.contains(&kind.as_str()) {
                format!("{:.3}", share(score.exact))
            } else {
                String::from("-")
            };
            writeln!(
                out,
                "{kind:16} {:>7} {:>6.3} {:>6.3} {:>6.3} {:>6.3} {exact:>6} {:>16.3} {:>8.3}",
                score.queries,
                share(score.first),
                share(score.third),
                score.share(score.reciprocal),
                score.share(score.recall),
                share(score.by_alternative),
                share(score.reached),
            )?;
        }
        Ok(())
    }
}
