//! `gongwen archive-report`: what queries cost when a corpus is read block by block.

use std::path::PathBuf;

use gongwen_engine::archive::{Archive, ArchiveFiles, Blocks, Step, build};
use gongwen_engine::index::IndexInput;
use gongwen_engine::search::SearchOptions;
use gongwen_prepare::analyse::fold_table::fold_table;

use crate::output::say;

/// Cut a corpus into blocks and report blocks, rounds and bytes for each query.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Files or folders of articles.
    #[arg(required = true)]
    inputs: Vec<PathBuf>,
    /// A file of JSON lines `{query}` (or `{q}`), or a JSON array of them.
    #[arg(long)]
    queries: PathBuf,
    /// Hits to show, as on a first page.
    #[arg(long, default_value_t = 10)]
    limit: usize,
}

/// What one query cost.
struct Cost {
    /// Requests in series, the head among them.
    rounds: usize,
    blocks: usize,
    /// The head among them.
    bytes: usize,
}

/// Prints the sizes of the archive, and median, 95th percentile and maximum of what the queries cost.
pub(crate) fn run(args: &Args) -> Result<(), String> {
    let mut articles = Vec::new();
    for input in &args.inputs {
        articles.extend(gongwen_prepare::read::read_path(input).map_err(|error| error.to_string())?);
    }
    let table = fold_table(&articles);
    let count = articles.len();
    let files = build(&IndexInput { articles, fold_table: table, ..IndexInput::default() })
        .map_err(|error| error.to_string())?;
    let archive = Archive::open(&files.head).map_err(|error| error.to_string())?;
    let largest = files.blocks.iter().map(Vec::len).max().unwrap_or(0);
    let total: usize = files.blocks.iter().map(Vec::len).sum();
    say!(
        "{count} articles: head {} bytes, {} blocks of {total} bytes, the largest {largest}",
        files.head.len(),
        files.blocks.len()
    );
    let options = SearchOptions { limit: args.limit, ..SearchOptions::default() };
    let mut costs = Vec::new();
    for query in queries(&args.queries)? {
        costs.push(cost(&archive, &files, &query, &options)?);
    }
    say!("{} queries, first {} hits with snippets     median      p95      max", costs.len(), args.limit);
    for (name, value) in [
        ("rounds, the head's among them", (|cost: &Cost| cost.rounds) as fn(&Cost) -> usize),
        ("blocks", |cost| cost.blocks),
        ("bytes, the head's among them", |cost| cost.bytes),
    ] {
        let mut values: Vec<usize> = costs.iter().map(value).collect();
        values.sort_unstable();
        let at =
            |share: usize| values.get((values.len().saturating_sub(1)) * share / 100).copied().unwrap_or(0);
        say!("{name:<40}{:>10}{:>9}{:>9}", at(50), at(95), at(100));
    }
    Ok(())
}

fn queries(path: &std::path::Path) -> Result<Vec<String>, String> {
    let fail = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = std::fs::read_to_string(path).map_err(|error| fail(&error))?;
    let values: Vec<serde_json::Value> = if text.trim_start().starts_with('[') {
        serde_json::from_str(&text).map_err(|error| fail(&error))?
    } else {
        let lines = text.lines().filter(|line| !line.trim().is_empty()).map(serde_json::from_str);
        lines.collect::<Result<_, _>>().map_err(|error| fail(&error))?
    };
    let query = |value: &serde_json::Value| {
        value.get("query").or_else(|| value.get("q")).and_then(|query| query.as_str()).map(str::to_owned)
    };
    let queries: Vec<String> = values.iter().filter_map(query).collect();
    if queries.is_empty() { Err(fail(&"the file holds no query")) } else { Ok(queries) }
}

fn cost(
    archive: &Archive,
    files: &ArchiveFiles,
    query: &str,
    options: &SearchOptions,
) -> Result<Cost, String> {
    let mut blocks = Blocks::default();
    let mut cost = Cost { rounds: 1, blocks: 0, bytes: files.head.len() };
    loop {
        match archive.search(query, options, &blocks).map_err(|error| error.to_string())? {
            Step::Ready(_) => return Ok(cost),
            Step::Wants(wanted) => {
                cost.rounds += 1;
                for id in wanted {
                    let block =
                        files.blocks.get(id as usize).ok_or("a block is asked for that is not there")?;
                    cost.blocks += 1;
                    cost.bytes += block.len();
                    blocks.insert(id, block.clone());
                }
            }
        }
    }
}
