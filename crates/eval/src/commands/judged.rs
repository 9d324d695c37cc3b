//! `gongwen-eval judged`: search beside its peers on judged queries.

use std::path::PathBuf;

use anyhow::Result;
use gongwen_eval::judged::{SetReport, answers};
use gongwen_eval::queries::JudgedQuery;

/// Compare search with its peers on judged queries; `cargo xtask bench judged` makes what it reads.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// JSON lines `{id, kind, query, articles, first?}`.
    queries: PathBuf,
    /// JSON lines `{id, title, body}`: the articles in the form that every engine gets.
    #[arg(long, value_name = "FILE")]
    documents: PathBuf,
    /// The same articles as `gongwen index` takes them, with dates and fields.
    #[arg(long, value_name = "PATH")]
    articles: PathBuf,
    /// JSON lines `{engine, answers: {query: [article]}}`.
    #[arg(long, value_name = "FILE")]
    peers: PathBuf,
    /// What the set is called.
    #[arg(long)]
    title: String,
    /// Print a table by kind too.
    #[arg(long)]
    kinds: bool,
}

/// Prints the tables.
pub(crate) fn run(args: &Args) -> Result<()> {
    let queries = JudgedQuery::read(&args.queries)?;
    let engines = answers(&queries, &args.documents, &args.articles, &args.peers)?;
    let articles = gongwen_prepare::read::read_path(&args.articles)?.len();
    let report =
        SetReport { title: args.title.clone(), articles, queries: &queries, engines, by_kind: args.kinds };
    println!("{report}");
    Ok(())
}
