//! `gongwen archive-report`: what queries cost when a corpus is read block by block.

use std::path::{Path, PathBuf};

use gongwen_engine::Article;
use gongwen_engine::archive::{Archive, ArchiveFiles, Blocks, Step, build};
use gongwen_engine::index::IndexInput;
use gongwen_engine::search::SearchOptions;
use gongwen_engine::text::chars::is_han;
use gongwen_prepare::analyse::fold_table::fold_table;
use serde::Deserialize;

use super::lines;
use crate::output::say;

/// What the drawn queries begin with.
const SEED: u64 = 2026;

/// Cut a corpus into blocks and report blocks, rounds and bytes for each query.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    inputs: super::inputs::Inputs,
    /// A file of JSON lines `{query}`; without it queries are drawn from the articles, always the same.
    #[arg(long, conflicts_with = "draw")]
    queries: Option<PathBuf>,
    /// How many queries are drawn.
    #[arg(long, default_value_t = 100)]
    draw: usize,
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
    let articles = args.inputs.articles()?;
    let queries = match &args.queries {
        Some(path) => queries(path)?,
        None => draw(&articles, args.draw),
    };
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
    for query in queries {
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

/// One query of a file.
#[derive(Deserialize)]
struct Asked {
    query: String,
}

fn queries(path: &Path) -> Result<Vec<String>, String> {
    let read =
        lines::read_file::<Asked>(path, "{\"query\": \"…\"}")?.map(|asked| asked.map(|asked| asked.query));
    let queries: Vec<String> = read.collect::<Result<_, _>>()?;
    if queries.is_empty() { Err(format!("{}: the file holds no query", path.display())) } else { Ok(queries) }
}

/// Draws queries from the articles: one or (every third) two strings of two to six Chinese characters, of a headline
/// and of a paragraph in turn.
fn draw(articles: &[Article], count: usize) -> Vec<String> {
    let runs = |texts: &mut dyn Iterator<Item = &String>| -> Vec<Vec<char>> {
        let run =
            |text: &String| text.split(|c| !is_han(c)).map(|run| run.chars().collect()).collect::<Vec<_>>();
        texts.flat_map(run).filter(|run: &Vec<char>| run.len() > 1).collect()
    };
    let sources = [
        runs(&mut articles.iter().map(|article| &article.title)),
        runs(&mut articles.iter().flat_map(|article| &article.paragraphs)),
    ];
    let mut state = SEED;
    let mut below = |bound: usize| {
        // splitmix64 (G. Steele et al., 2014).
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = (state ^ state >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ mixed >> 31) % bound.max(1) as u64) as usize
    };
    let mut piece = |source: &[Vec<char>]| -> String {
        let Some(run) = source.get(below(source.len())) else { return String::new() };
        let length = (2 + below(5)).min(run.len());
        let start = below(run.len() - length + 1);
        run[start..start + length].iter().collect()
    };
    let query = |number: usize| {
        let first = piece(&sources[number % 2]);
        if number % 3 == 2 { format!("{first} {}", piece(&sources[1])) } else { first }
    };
    (0..count).map(query).collect()
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
