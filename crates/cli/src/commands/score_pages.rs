//! `gongwen score-pages`: score the page splitter against pages whose right split is known.

use std::path::PathBuf;

use gongwen_prepare::score::{Tally, relay, score_folder, score_relaid};

use crate::output::say;

/// Score the page splitter against gold splits.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folder of gold files (`NAME.json`).
    gold: PathBuf,
    /// Folder of the pages (`NAME.txt`).
    #[arg(required_unless_present_any = ["relaid", "print"])]
    pages: Option<PathBuf>,
    /// Lay the gold out in other manners (columns, order, headlines elsewhere) and score those pages.
    #[arg(long)]
    relaid: bool,
    /// Print the page of one gold file laid out in this manner (a number from 0), and nothing else.
    #[arg(long, value_name = "MANNER")]
    print: Option<usize>,
    /// Print what is wrong, a line each.
    #[arg(long, short)]
    verbose: bool,
}

/// Prints the score of each page and their sum.
pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    if let Some(manner) = args.print {
        say!("{}", relay(&args.gold, manner).map_err(anyhow::Error::msg)?);
        return Ok(());
    }
    let scores: Vec<(String, Tally)> = if args.relaid {
        score_relaid(&args.gold)
            .map_err(anyhow::Error::msg)?
            .into_iter()
            .map(|(name, tally)| (name.to_owned(), tally))
            .collect()
    } else {
        score_folder(&args.gold, &args.pages.clone().unwrap_or_default()).map_err(anyhow::Error::msg)?
    };
    let mut sum = Tally::default();
    for (name, tally) in &scores {
        say!("{name}: {tally}");
        if args.verbose {
            for problem in &tally.problems {
                say!("    {problem}");
            }
        }
        sum.merge(tally);
    }
    say!("all {}: {sum}", scores.len());
    Ok(())
}
