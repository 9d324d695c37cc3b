//! `gongwen suggest`: what may be meant by the beginning of a query.

use std::path::PathBuf;

use super::archive::Folder;
use crate::output::say;

/// Complete the beginning of a query, in characters or pinyin.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  gongwen suggest corpus.gwix 劳动\n  gongwen suggest corpus.gwix zgh --json"
)]
pub(crate) struct Args {
    /// The index file, or the folder of a hosted index.
    index: PathBuf,
    /// What was typed so far.
    #[arg(allow_hyphen_values = true)]
    prefix: String,
    /// Most suggestions to print.
    #[arg(long, default_value_t = 8)]
    limit: usize,
    /// Print JSON: `[{text, kind}]`.
    #[arg(long)]
    json: bool,
}

/// Prints the suggestions, the best first.
pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    let suggestions = if Folder::is_archive(&args.index) {
        Folder::open(&args.index)?.suggest(&args.prefix, args.limit)?
    } else {
        super::open(&args.index)?.suggest(&args.prefix, args.limit)?
    };
    if args.json {
        say!("{}", serde_json::to_string(&suggestions)?);
        return Ok(());
    }
    for suggestion in suggestions {
        say!("{}  ({})", suggestion.text, suggestion.kind.name());
    }
    Ok(())
}
