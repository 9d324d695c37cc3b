//! `gongwen-eval summaries`: score summaries beside other methods.

use std::path::PathBuf;

use anyhow::Result;
use clap::ValueEnum;
use gongwen_eval::summaries::references::{self, Reference};
use gongwen_eval::summaries::{editors, weights};

/// Score summaries beside Lead, TextRank and LexRank over the same sentences.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// What to compare with.
    mode: Mode,
    /// A folder for `gold`, a file of JSON lines for the others.
    path: PathBuf,
    /// Weights of the summary to set, as `name=value`, for ablations.
    settings: Vec<String>,
}

/// What summaries are compared with.
#[derive(Clone, Copy, ValueEnum)]
enum Mode {
    /// The sentences that editors chose: JSON files of articles with `editor_summary: {summary1, summary3}`.
    Gold,
    /// ROUGE against the first reference of lines `{id, title, body, refs}`.
    Refs,
    /// ROUGE against the title, which is withheld.
    Headlines,
    /// No score: how long a summary takes.
    Time,
}

/// Prints the figures.
pub(crate) fn run(args: &Args) -> Result<()> {
    let weights = weights(&args.settings)?;
    match args.mode {
        Mode::Gold => editors::report(&args.path, &weights),
        Mode::Refs => references::report(&args.path, Reference::Summary, &weights),
        Mode::Headlines => references::report(&args.path, Reference::Headline, &weights),
        Mode::Time => references::time(&args.path, &weights),
    }
}
