//! Judged queries: what readers type, and the articles that answer it.
//!
//! A judged query is a JSON line `{"id","kind","query","articles":[ids],"first"?:[ids],"note"?}`; `articles` are
//! all those that a reader would take as an answer. Queries of the kind [`ABSENT`] have none.

mod outcome;
mod scores;

use std::path::Path;

use anyhow::Result;
use serde::Deserialize;

pub(crate) use outcome::ndcg;
pub use outcome::{Ask, Outcome};
pub use scores::{KindScore, QueryScores, score_answers, score_queries};

/// The kind of queries about what the corpus does not contain.
pub const ABSENT: &str = "absent";

/// The kinds whose answers are the articles that contain the string, neither more nor fewer.
pub const LITERAL_KINDS: [&str; 4] = ["literal", "quoted", "one-char", "mixed"];

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
    /// Ids of the articles that may rightly come first; `None` where each of `articles` may.
    pub first: Option<Vec<String>>,
    /// What the reader means, or how it was judged.
    pub note: Option<String>,
}

impl JudgedQuery {
    /// Reads a file of JSON lines.
    pub fn read(path: &Path) -> Result<Vec<Self>> {
        crate::files::json_lines(path)
    }

    /// The articles that may rightly come first.
    #[must_use]
    pub fn may_come_first(&self) -> &[String] {
        self.first.as_deref().unwrap_or(&self.articles)
    }
}
