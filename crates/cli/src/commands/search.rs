//! `gongwen search`: queries against an index file.

use std::path::PathBuf;

use anyhow::bail;
use gongwen_engine::Engine;
use gongwen_engine::search::{Hit, Match, SearchOptions, SearchResponse, Sort};
use gongwen_site::{ArchiveAnswer, Fetched};
use serde::{Deserialize, Serialize};

use super::archive::Folder;
use super::{explanation, lines};
use crate::output::say;

/// Search an index.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  gongwen search corpus.gwix 劳动竞赛\n  gongwen search corpus.gwix '“产业工人” -北京' --json\n  gongwen search corpus.gwix --queries queries.jsonl\n  gongwen search corpus.gwix 工匠 --place 杭州市 --kind article\n  gongwen search corpus.gwix --person 吴晓静\n  gongwen search corpus.gwix 骑手技能大赛 --explain --limit 3"
)]
// Each is a flag of the command line.
#[allow(clippy::struct_excessive_bools)]
pub(crate) struct Args {
    /// The index file, or the folder of a hosted index.
    index: PathBuf,
    /// What to search for; it may begin with a hyphen (after `--` where it is itself an option's name).
    #[arg(required_unless_present_any = ["queries", "filters"], allow_hyphen_values = true)]
    query: Option<String>,
    /// A file of JSON lines `{id, query}`; answers are JSON lines `{id, total, hits: [{id, score, match}]}`.
    #[arg(long, conflicts_with = "query")]
    queries: Option<PathBuf>,
    /// Most hits to print.
    #[arg(long, default_value_t = 20)]
    limit: usize,
    /// Print the whole answer as JSON.
    #[arg(long)]
    json: bool,
    /// Print how the score and the place of each hit came about.
    #[arg(long, conflicts_with_all = ["json", "queries"])]
    explain: bool,
    /// Search for what was typed alone: no pinyin, aliases or typos.
    #[arg(long)]
    exact: bool,
    /// Newest first.
    #[arg(long)]
    by_date: bool,
    #[command(flatten)]
    filters: super::filters::FilterArgs,
}

impl Args {
    fn options(&self) -> SearchOptions {
        SearchOptions {
            limit: self.limit,
            sort: if self.by_date { Sort::Date } else { Sort::Relevance },
            expand: !self.exact,
            filters: self.filters.filters(),
            ..SearchOptions::default()
        }
    }
}

/// A line of a file of queries.
const QUESTION: &str = "{\"id\": …, \"query\": \"…\"}";

#[derive(Deserialize)]
struct Question {
    id: serde_json::Value,
    query: String,
}

#[derive(Serialize)]
struct Answer {
    id: serde_json::Value,
    total: usize,
    hits: Vec<AnswerHit>,
    /// What was fetched of a hosted index.
    #[serde(skip_serializing_if = "Option::is_none")]
    fetched: Option<Fetched>,
}

impl Answer {
    fn new(id: serde_json::Value, response: SearchResponse, fetched: Option<Fetched>) -> Self {
        let brief = |hit: Hit| AnswerHit { id: hit.id, score: hit.score, matched: hit.matched };
        Self { id, total: response.total, hits: response.hits.into_iter().map(brief).collect(), fetched }
    }
}

#[derive(Serialize)]
struct AnswerHit {
    id: String,
    score: f32,
    #[serde(rename = "match")]
    matched: Match,
}

/// Answers one query, or all of a file.
pub(crate) fn run(args: &Args) -> anyhow::Result<()> {
    if Folder::is_archive(&args.index) {
        return archive(args);
    }
    let engine = super::open(&args.index)?;
    match (&args.query, &args.queries) {
        (_, Some(path)) => answer_file(&engine, path, args),
        (query, None) => answer_one(&engine, query.as_deref().unwrap_or_default(), args),
    }
}

fn answer_file(engine: &Engine, path: &std::path::Path, args: &Args) -> anyhow::Result<()> {
    let options = SearchOptions { snippets: 0, ..args.options() };
    for question in lines::read_file::<Question>(path, QUESTION)? {
        let question = question?;
        let response = engine.search(&question.query, &options)?;
        let answer = Answer::new(question.id, response, None);
        say!("{}", serde_json::to_string(&answer)?);
    }
    Ok(())
}

/// Answers one query, or all of a file, from a hosted index.
fn archive(args: &Args) -> anyhow::Result<()> {
    if args.explain {
        bail!("--explain needs an index in one file");
    }
    let mut folder = Folder::open(&args.index)?;
    if let Some(path) = &args.queries {
        let options = SearchOptions { snippets: 0, ..args.options() };
        for question in lines::read_file::<Question>(path, QUESTION)? {
            let question = question?;
            let ArchiveAnswer { answer, fetched } = folder.search(&question.query, &options)?;
            let answer = Answer::new(question.id, answer.response, Some(fetched));
            say!("{}", serde_json::to_string(&answer)?);
        }
        return Ok(());
    }
    let query = args.query.as_deref().unwrap_or_default();
    let found = folder.search(query, &args.options())?;
    if args.json {
        say!("{}", serde_json::to_string(&found)?);
        return Ok(());
    }
    let ArchiveAnswer { answer, fetched } = found;
    let about = if answer.approximate { "about " } else { "" };
    say!("{about}{} found for {query}", answer.response.total);
    say_hits(&answer.response);
    let Fetched { rounds, requests, bytes } = fetched;
    say!("\nfetched: {bytes} bytes in {requests} files, {rounds} rounds");
    Ok(())
}

fn answer_one(engine: &Engine, query: &str, args: &Args) -> anyhow::Result<()> {
    let response = engine.search(query, &args.options())?;
    if args.json {
        say!("{}", serde_json::to_string(&response)?);
        return Ok(());
    }
    say!("{} found for {query}", response.total);
    if !response.via.is_empty() {
        say!("searched: {}", response.via.join(" "));
    }
    if args.explain {
        let options = args.options();
        for (number, explained) in engine.explain(query, &options)?.iter().enumerate() {
            say!("\n{}", explanation::describe(explained, number + 1, options.sort));
        }
    }
    if !args.explain {
        say_hits(&response);
    }
    for alternative in &response.alternatives {
        say!("try: {}  ({})", alternative.text, alternative.kind.name());
    }
    Ok(())
}

fn say_hits(response: &SearchResponse) {
    for hit in &response.hits {
        say!("\n{}  {}  ({:?}, {:.2})", hit.id, hit.title, hit.matched, hit.score);
        for snippet in &hit.snippets {
            let (before, after) =
                (if snippet.cut_start { "…" } else { "" }, if snippet.cut_end { "…" } else { "" });
            say!("    {before}{}{after}", snippet.text);
        }
    }
}
