//! `gongwen score-queries`: score search against judged queries.

use std::path::PathBuf;

use gongwen_prepare::score::queries::{JudgedQuery, score_queries};

use crate::output::say;

/// Score search against judged queries.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The index file.
    index: PathBuf,
    /// Files of JSON lines `{id, kind, query, articles}`.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Print the queries without a right hit among the first three, a line each.
    #[arg(long, short)]
    verbose: bool,
}

/// Prints a table of each file: hit@1, hit@3, MRR@10 and the rest by kind.
pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    let engine = super::open(&args.index)?;
    for file in &args.files {
        let scores = score_queries(&engine, &JudgedQuery::read(file).map_err(anyhow::Error::msg)?)
            .map_err(anyhow::Error::msg)?;
        say!("{}\n{scores}", file.display());
        if args.verbose {
            for (judged, outcome) in &scores.missed {
                let rank = outcome.rank.map_or_else(|| String::from("none"), |rank| rank.to_string());
                let note = judged.note.as_deref().unwrap_or_default();
                let tap = if outcome.by_alternative { ", by an alternative" } else { "" };
                say!(
                    "    {} {} (rank {rank}, recall {:.2}{tap}) wanted {} {note}",
                    judged.id,
                    judged.query,
                    outcome.recall,
                    judged.articles.join(" ")
                );
            }
        }
    }
    Ok(())
}
