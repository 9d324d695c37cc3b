//! `gongwen-eval keywords`: score keywords by the headline.

use std::path::PathBuf;

use anyhow::Result;

/// Score keywords by the headline that was withheld from them, beside jieba's TF-IDF.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// JSON lines `{title, body}`.
    file: PathBuf,
    /// Keywords of each text.
    #[arg(default_value_t = 5)]
    limit: usize,
}

/// Prints the figures of both.
pub(crate) fn run(args: &Args) -> Result<()> {
    gongwen_eval::keywords::report(&args.file, args.limit)
}
