//! `gongwen-eval pages`: score the page splitter against pages whose right split is known.

use std::path::PathBuf;

use anyhow::Result;
use gongwen_eval::pages::{PageScore, retypeset, score_folder, score_retypeset};

/// Score the page splitter against gold splits.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folder of gold files (`NAME.json`); with `--print` one gold file.
    gold: PathBuf,
    /// Folder of the pages (`NAME.txt` or `NAME.pdf`).
    #[arg(required_unless_present_any = ["retypeset", "print"])]
    pages: Option<PathBuf>,
    /// Typeset the gold anew in other styles (columns, order, headlines elsewhere) and score those pages.
    #[arg(long)]
    retypeset: bool,
    /// Print the page of the gold file in this style (a number from 0), and nothing else.
    #[arg(long, value_name = "STYLE")]
    print: Option<usize>,
    /// Print the sum of all pages only.
    #[arg(long)]
    sum: bool,
    /// Print what is wrong, a line each.
    #[arg(long, short)]
    verbose: bool,
}

/// Prints the score of each page and their sum.
pub(crate) fn run(args: &Args) -> Result<()> {
    if let Some(style) = args.print {
        println!("{}", retypeset(&args.gold, style)?);
        return Ok(());
    }
    let scores: Vec<(String, PageScore)> = if args.retypeset {
        score_retypeset(&args.gold)?.into_iter().map(|(name, score)| (name.to_owned(), score)).collect()
    } else {
        score_folder(&args.gold, &args.pages.clone().unwrap_or_default())?
    };
    let mut sum = PageScore::default();
    for (name, score) in &scores {
        if !args.sum {
            println!("{name}: {score}");
        }
        if args.verbose {
            for problem in &score.problems {
                println!("    {problem}");
            }
        }
        sum.merge(score);
    }
    println!("all {}: {sum}", scores.len());
    Ok(())
}
