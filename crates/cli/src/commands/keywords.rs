//! `gongwen keywords`: keywords of texts given as JSON lines.

use gongwen_analysis::keywords::{DEFAULT_KEYWORDS, DocumentFrequencies, keywords};
use gongwen_engine::Article;
use serde::{Deserialize, Serialize};

use super::lines;
use crate::output::say;

/// Find the keywords of texts: JSON lines {id, title, body, limit?} in, {id, keywords} out.
///
/// How rare a word is, is counted over all texts given; with few of them the dictionary decides.
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  echo '{\"id\":\"1\",\"title\":\"直播行业工会成立\",\"body\":\"近日，直播行业工会成立。\"}' | gongwen keywords"
)]
pub(crate) struct Args {}

/// One text.
#[derive(Deserialize)]
struct Request {
    id: serde_json::Value,
    #[serde(default)]
    title: String,
    body: String,
    limit: Option<usize>,
}

/// Its keywords, best first.
#[derive(Serialize)]
struct Response {
    id: serde_json::Value,
    keywords: Vec<String>,
}

/// Answers every line of standard input, after all of them were read.
pub(crate) fn run(_: &Args) -> anyhow::Result<()> {
    let mut articles = Vec::new();
    let mut requests = Vec::new();
    for request in lines::read_stdin::<Request>("{id, title, body}") {
        let Request { id, title, body, limit } = request?;
        let paragraphs = body.lines().map(str::to_owned).collect();
        let article = Article { title, paragraphs, ..Article::default() };
        articles.push(article);
        requests.push((id, limit.unwrap_or(DEFAULT_KEYWORDS)));
    }
    let frequencies = DocumentFrequencies::of(&articles);
    for ((id, limit), article) in requests.into_iter().zip(&articles) {
        let keywords = keywords(&frequencies, article, limit);
        let response = serde_json::to_string(&Response { id, keywords })?;
        say!("{response}");
    }
    Ok(())
}
