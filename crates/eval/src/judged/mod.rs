//! Search on judged queries beside its peers: who puts a right article first.
//!
//! Every engine gets the same articles, a title and a text. The two BM25 are here; what the peers in JavaScript
//! answered comes out of a file that `bench/judged.mjs` writes.

mod bm25;
mod score;
mod tables;

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result};
use gongwen_engine::Engine;
use gongwen_engine::search::{Match, SearchOptions};
use jieba_rs::Jieba;
use serde::Deserialize;

pub use bm25::{Bm25, Document, Tokenizer};
pub use score::{DEPTH, Score};
pub use tables::SetReport;

use crate::files::json_lines;
use crate::queries::JudgedQuery;

/// What one query gave.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// Ids of the first hits.
    pub hits: Vec<String>,
    /// Whether there is no hit, or none but those that are labelled similar.
    pub silent: bool,
}

impl From<Vec<String>> for Answer {
    /// The answer of an engine without labels.
    fn from(hits: Vec<String>) -> Self {
        Self { silent: hits.is_empty(), hits }
    }
}

/// An engine, and its answers in the order of the queries.
#[derive(Clone, Debug)]
pub struct Answers {
    /// As the table names it.
    pub engine: String,
    /// One for each query.
    pub answers: Vec<Answer>,
}

/// A line of the file in which the peers' answers are.
#[derive(Deserialize)]
struct PeerAnswers {
    engine: String,
    /// Ids of the first hits by the query's id.
    answers: HashMap<String, Vec<String>>,
}

/// Asks all engines the `queries`: ours over `documents` and over `articles` as they are (a file or folder that
/// `gongwen index` takes), BM25 over `documents`, and the peers of the file `peers`.
pub fn answers(
    queries: &[JudgedQuery],
    documents: &Path,
    articles: &Path,
    peers: &Path,
) -> Result<Vec<Answers>> {
    let ours = |engine: &str, path: &Path| {
        let answers = ask(&engine_of(path)?, queries)?;
        Ok::<_, anyhow::Error>(Answers { engine: engine.to_owned(), answers })
    };
    let read: Vec<Document> = json_lines(documents)?;
    let bm25 = |engine: &str, tokenizer: Tokenizer| {
        let index = Bm25::new(&read, tokenizer);
        let answers = queries.iter().map(|judged| index.search(&judged.query, DEPTH).into()).collect();
        Answers { engine: engine.to_owned(), answers }
    };
    let mut all = vec![
        ours("Gongwen", documents)?,
        ours("Gongwen, with dates and fields", articles)?,
        bm25("BM25, pairs of characters", Tokenizer::Pairs),
        bm25("BM25, jieba's words", Tokenizer::Words(Box::new(Jieba::new()))),
    ];
    for PeerAnswers { engine, mut answers } in json_lines(peers)? {
        let of = |judged: &JudgedQuery| {
            let hits = answers.remove(&judged.id);
            hits.map(Answer::from).with_context(|| format!("{engine} was not asked {}", judged.id))
        };
        let answers = queries.iter().map(of).collect::<Result<_>>()?;
        all.push(Answers { engine, answers });
    }
    Ok(all)
}

/// Indexes the articles of a path.
fn engine_of(path: &Path) -> Result<Engine> {
    let articles = gongwen_prepare::read::read_path(path)?;
    Ok(Engine::open(gongwen_prepare::index(articles)?)?)
}

/// What Gongwen answers.
fn ask(engine: &Engine, queries: &[JudgedQuery]) -> Result<Vec<Answer>> {
    let options = SearchOptions { limit: DEPTH, snippets: 0, ..SearchOptions::default() };
    let ask = |judged: &JudgedQuery| {
        let hits = engine.search(&judged.query, &options).with_context(|| judged.id.clone())?.hits;
        let silent = hits.iter().all(|hit| hit.matched == Match::Similar);
        Ok(Answer { hits: hits.into_iter().map(|hit| hit.id).collect(), silent })
    };
    queries.iter().map(ask).collect()
}
