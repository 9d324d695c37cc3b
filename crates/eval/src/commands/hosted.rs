//! `gongwen-eval hosted`: hold an archive in files against an index in memory.

use std::path::PathBuf;

use anyhow::{Result, bail};
use gongwen_engine::Engine;
use gongwen_engine::hosted::ArchiveSettings;
use gongwen_engine::index::build::build;
use gongwen_eval::hosted::{HostedCorpus, compare, differing_ranks, judge, queries};
use gongwen_eval::queries::JudgedQuery;
use gongwen_prepare::config::Config;
use gongwen_prepare::index_input;
use gongwen_prepare::read::read_path;

/// Ask an archive in files and an index in memory the same queries; fails where their full hits differ.
///
/// With `--judged`, judged queries among as many other articles as are given, a page of ten each: fails where a share is more than
/// two hundredths below that of the index.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Files or folders of articles.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// How many queries are drawn.
    #[arg(long, default_value_t = 2000)]
    queries: usize,
    /// Articles that a key must exceed to have a file of its own; what a build chooses if not given.
    #[arg(long)]
    frequent: Option<u32>,
    /// Files of judged queries to ask instead, whose articles are among those given.
    #[arg(long, value_name = "FILE")]
    judged: Vec<PathBuf>,
    /// Print the queries that differ, a line each.
    #[arg(long, short)]
    verbose: bool,
}

/// Prints how many queries of each kind differ.
pub(crate) fn run(args: &Args) -> Result<()> {
    let mut articles = Vec::new();
    for path in &args.paths {
        articles.extend(read_path(path)?);
    }
    let input = index_input(articles, &Config::default());
    let engine = Engine::open(build(&input)?)?;
    let mut settings = ArchiveSettings::default();
    settings.frequent = args.frequent.unwrap_or(settings.frequent);
    let mut archive = HostedCorpus::of(&input, &settings)?;
    if !args.judged.is_empty() {
        return print_judgement(&engine, &mut archive, &args.judged, args.verbose);
    }
    let comparison = compare(&engine, &mut archive, queries(&input, args.queries))?;
    println!("{} articles\n{comparison}", input.articles.len());
    if args.verbose {
        for difference in
            comparison.differences.iter().chain(&comparison.cut_otherwise).chain(&comparison.not_all_read)
        {
            println!("{}\t{}\t{}", difference.query.kind, difference.query.text, difference.what);
        }
    }
    if !comparison.differences.is_empty() {
        bail!("{} queries have other full hits", comparison.differences.len());
    }
    Ok(())
}

/// How much less an archive may score than an index.
const LESS: f64 = 0.02;

/// Prints the scores of an index and of an archive for judged queries.
fn print_judgement(
    engine: &Engine,
    archive: &mut HostedCorpus,
    files: &[PathBuf],
    verbose: bool,
) -> Result<()> {
    let mut judged = Vec::new();
    for file in files {
        judged.extend(JudgedQuery::read(file)?);
    }
    let judgement = judge(engine, archive, &judged)?;
    println!("{} articles\n{judgement}", engine.index().len());
    if verbose {
        differing_ranks(engine, archive, &judged)?.iter().for_each(|line| println!("{line}"));
    }
    if judgement.loss() > LESS {
        bail!("the archive scores {:.3} less than the index, more than {LESS}", judgement.loss());
    }
    Ok(())
}
