//! `gongwen-eval web`: score the reader of web pages.

use std::path::PathBuf;

use anyhow::Result;
use gongwen_eval::web;

/// Score the reader of web pages against gold articles.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folders of pages, each with a `gold.jsonl` that names them.
    #[arg(required = true)]
    folders: Vec<PathBuf>,
    /// Print every field that is wrong.
    #[arg(short, long)]
    verbose: bool,
    /// Read pages one by one, without the second pass over the site.
    #[arg(long)]
    single: bool,
}

/// Prints the figures of all folders together and of each layout.
pub(crate) fn run(args: &Args) -> Result<()> {
    let mut report = web::Report::default();
    for folder in &args.folders {
        report.add_folder(folder, !args.single)?;
    }
    if args.verbose {
        for miss in &report.misses {
            println!("{miss}");
        }
    }
    print!("{report}");
    Ok(())
}
