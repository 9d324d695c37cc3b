//! Judged queries, asked of an archive and of an index of the same articles.

use std::fmt;

use anyhow::Result;
use gongwen_engine::Engine;
use gongwen_engine::search::SearchOptions;

use super::HostedCorpus;
use crate::queries::{JudgedQuery, KindScore, Outcome, QueryScores, score_answers};

/// Hits of the page that judged queries are scored by.
const PAGE: usize = 10;

/// The scores of an index and of an archive for some judged queries.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// Those of the index.
    pub index: QueryScores,
    /// Those of the archive.
    pub archive: QueryScores,
}

/// Asks both every query, a page of ten each.
///
/// # Errors
/// Where either cannot answer.
pub fn judge(engine: &Engine, archive: &mut HostedCorpus, judged: &[JudgedQuery]) -> Result<Judgement> {
    let options = SearchOptions { limit: PAGE, snippets: 0, ..SearchOptions::default() };
    Ok(Judgement {
        index: score_answers(&mut |query| Ok(engine.search(query, &options)?), judged)?,
        archive: score_answers(&mut |query| Ok(archive.search(query, &options)?.response), judged)?,
    })
}

/// The queries for which the first right hit of an archive has another place, a line each: kind, query, both places.
///
/// # Errors
/// Where either cannot answer.
pub fn differing_ranks(
    engine: &Engine,
    archive: &mut HostedCorpus,
    judged: &[JudgedQuery],
) -> Result<Vec<String>> {
    let options = SearchOptions { limit: PAGE, snippets: 0, ..SearchOptions::default() };
    let mut lines = Vec::new();
    for judged in judged {
        let index = Outcome::of(&mut |query| Ok(engine.search(query, &options)?), judged)?.rank;
        let hosted = Outcome::of(&mut |query| Ok(archive.search(query, &options)?.response), judged)?.rank;
        if index != hosted {
            let place = |rank: Option<usize>| rank.map_or_else(|| String::from("-"), |rank| rank.to_string());
            lines.push(format!("{}\t{}\t{}\t{}", judged.kind, judged.query, place(index), place(hosted)));
        }
    }
    Ok(lines)
}

impl Judgement {
    /// How much less the archive scores than the index, in the share in which it is furthest behind.
    #[must_use]
    pub fn loss(&self) -> f64 {
        let shares = |scores: &QueryScores| {
            let score: KindScore = scores.answerable();
            let counts = [score.hit_at_1, score.first_at_1, score.hit_at_3].map(|count| count as f64);
            counts.into_iter().chain([score.reciprocal, score.ndcg]).map(|sum| score.share(sum)).collect()
        };
        let (index, archive): (Vec<f64>, Vec<f64>) = (shares(&self.index), shares(&self.archive));
        index.iter().zip(&archive).map(|(index, archive)| index - archive).fold(0.0, f64::max)
    }
}

impl fmt::Display for Judgement {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "in memory\n{}\nin an archive\n{}", self.index, self.archive)
    }
}
