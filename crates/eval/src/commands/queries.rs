//! `gongwen-eval queries`: score search against judged queries.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use gongwen_engine::Engine;
use gongwen_eval::queries::{JudgedQuery, Outcome, QueryScores, score_queries};

/// Score search against judged queries.
///
/// Prints a table for each file of queries, and one of all files where there are several.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The index file, unless `--docs` is given; then files of JSON lines `{id, kind, query, articles, first?}`.
    #[arg(required = true, value_names = ["INDEX", "FILE"])]
    paths: Vec<PathBuf>,
    /// Make the index of these articles (a file or folder that `gongwen index` takes) instead of opening one.
    #[arg(long, value_name = "FILE")]
    docs: Option<PathBuf>,
    /// Print the queries without a right hit among the first three, a line each.
    #[arg(long, short)]
    verbose: bool,
}

/// Prints the scores by kind.
pub(crate) fn run(args: &Args) -> Result<()> {
    let mut files = args.paths.iter();
    let engine = match &args.docs {
        Some(docs) => index(docs)?,
        None => open(files.next().map_or(Path::new(""), PathBuf::as_path))?,
    };
    if files.len() == 0 {
        bail!("no file of judged queries is given; usage: gongwen-eval queries INDEX FILE…");
    }
    let mut all = QueryScores::default();
    let many = files.len() > 1;
    for file in files {
        let scores = score_queries(&engine, &JudgedQuery::read(file)?)?;
        println!("{}\n{scores}", file.display());
        if args.verbose {
            scores.missed.iter().for_each(|(judged, outcome)| print_missed(judged, outcome));
        }
        all.merge(scores);
    }
    if many {
        println!("all files\n{all}");
    }
    Ok(())
}

fn index(docs: &Path) -> Result<Engine> {
    let articles = gongwen_prepare::read::read_path(docs)?;
    Ok(Engine::open(gongwen_prepare::index(articles)?)?)
}

fn open(path: &Path) -> Result<Engine> {
    let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
    Engine::open(bytes).with_context(|| path.display().to_string())
}

fn print_missed(judged: &JudgedQuery, outcome: &Outcome) {
    let rank = outcome.rank.map_or_else(|| String::from("none"), |rank| rank.to_string());
    let note = judged.note.as_deref().unwrap_or_default();
    let tap = if outcome.by_alternative { ", by an alternative" } else { "" };
    let wanted = judged.articles.join(" ");
    println!(
        "    {} {} (rank {rank}, recall {:.2}{tap}) wanted {wanted} {note}",
        judged.id, judged.query, outcome.recall
    );
}
