//! `gongwen related`: articles like one.

use std::path::PathBuf;

use crate::output::say;

/// List the articles most like one.
#[derive(clap::Args)]
#[command(after_help = "Example:\n  gongwen related corpus.gwix 003_5e095e8848833827-01")]
pub(crate) struct Args {
    /// The index file.
    index: PathBuf,
    /// The article's id.
    #[arg(allow_hyphen_values = true)]
    id: String,
    /// Most articles to print.
    #[arg(long, default_value_t = 5)]
    limit: usize,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// Prints ids and titles, the best first.
pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    let engine = super::open(&args.index)?;
    let hits = engine.related(&args.id, args.limit)?;
    if args.json {
        say!("{}", serde_json::to_string(&hits)?);
        return Ok(());
    }
    for hit in hits {
        say!("{}  {}", hit.id, hit.title);
    }
    Ok(())
}
