//! `gongwen summarize`: summaries of texts given as JSON lines.

use gongwen_engine::summary::{SummaryOptions, summarize_text};
use serde::{Deserialize, Serialize};

use super::lines;
use crate::output::say;

/// Sum up texts: JSON lines {id, title, body, max_sentences?, max_chars?, query?} in, {id, sentences} out.
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  echo '{\"id\":\"1\",\"title\":\"\",\"body\":\"近日，大会召开。\"}' | gongwen summarize"
)]
pub(crate) struct Args {}

/// One text to sum up.
#[derive(Deserialize)]
struct Request {
    id: serde_json::Value,
    #[serde(default)]
    title: String,
    body: String,
    #[serde(flatten)]
    options: SummaryOptions,
}

/// Its summary: the sentences in printed order.
#[derive(Serialize)]
struct Response {
    id: serde_json::Value,
    sentences: Vec<String>,
}

/// Answers every line of standard input.
pub(crate) fn run(_: &Args) -> anyhow::Result<()> {
    for request in lines::read_stdin::<Request>("{id, title, body}") {
        let request = request?;
        let summary = summarize_text(&request.title, &request.body, &request.options);
        let sentences = summary.sentences.into_iter().map(|sentence| sentence.text).collect();
        let response = serde_json::to_string(&Response { id: request.id, sentences })?;
        say!("{response}");
    }
    Ok(())
}
