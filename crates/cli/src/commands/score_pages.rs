//! `gongwen score-pages`: score the page splitter against pages whose right split is known.

use std::path::PathBuf;

use gongwen_prepare::score::{Tally, score_folder};

/// Score the page splitter against gold splits.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folder of gold files (`NAME.json`).
    gold: PathBuf,
    /// Folder of the pages (`NAME.txt`).
    pages: PathBuf,
    /// Print what is wrong, a line each.
    #[arg(long, short)]
    verbose: bool,
}

/// Prints the score of each page and their sum.
pub(crate) fn run(args: &Args) -> Result<(), String> {
    let scores = score_folder(&args.gold, &args.pages)?;
    let mut sum = Tally::default();
    for (name, tally) in &scores {
        println!("{name}: {tally}");
        if args.verbose {
            for problem in &tally.problems {
                println!("    {problem}");
            }
        }
        sum.merge(tally);
    }
    println!("all {} pages: {sum}", scores.len());
    Ok(())
}
