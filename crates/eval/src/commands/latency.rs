//! How long queries take in one process: the engine alone, without a browser.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use gongwen_engine::Engine;
use gongwen_engine::search::SearchOptions;
use serde::Deserialize;

/// Hits that a query asks for, as a page does.
const LIMIT: usize = 10;
/// How often each query is asked; its quickest time counts, which other work on the machine disturbs least.
const ROUNDS: usize = 3;

/// Prints median, 95th percentile and maximum of the time that the queries of each file take.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// An index.
    index: PathBuf,
    /// Queries: JSON lines with `query`.
    #[arg(required = true)]
    queries: Vec<PathBuf>,
    /// How many of the slowest queries of each file are listed.
    #[arg(long, default_value_t = 0)]
    slowest: usize,
}

#[derive(Deserialize)]
struct Asked {
    query: String,
}

pub(crate) fn run(args: &Args) -> Result<()> {
    let bytes = fs::read(&args.index).with_context(|| args.index.display().to_string())?;
    let engine = Engine::open(bytes)?;
    for path in &args.queries {
        let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let queries = lines.map(serde_json::from_str).collect::<Result<Vec<Asked>, _>>();
        let queries = queries.with_context(|| path.display().to_string())?;
        let ask = |asked: &Asked| Ok((time(&engine, &asked.query)?, asked.query.clone()));
        let mut times = queries.iter().map(ask).collect::<Result<Vec<_>>>()?;
        times.sort_unstable();
        let at = |share: usize| times.get(times.len() * share / 100).or(times.last());
        let [median, p95, most] =
            [50, 95, 100].map(|share| at(share).map_or(0, |(time, _)| time.as_micros()));
        println!(
            "{}: {} queries, median {median} µs, p95 {p95} µs, most {most} µs",
            path.display(),
            times.len()
        );
        for (time, query) in times.iter().rev().take(args.slowest) {
            println!("  {} µs  {query}", time.as_micros());
        }
    }
    Ok(())
}

/// The quickest time of a query.
fn time(engine: &Engine, query: &str) -> Result<Duration> {
    let options = SearchOptions { limit: LIMIT, ..SearchOptions::default() };
    let mut least = Duration::MAX;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        std::hint::black_box(engine.search(query, &options)?);
        least = least.min(start.elapsed());
    }
    Ok(least)
}
