//! `gongwen export`: articles for a search engine of its own, when a site outgrows static files.

mod file;
mod groonga;
mod manticore;
mod record;
mod services;

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use gongwen_prepare::config::Config;

use self::file::ExportFile;
use self::record::Record;
use crate::files::replace_file;

/// Write articles for a search engine.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  gongwen export archive.jsonl --to manticore --out export\n  gongwen export seeds/ --to opensearch --out export && sh export/load.sh"
)]
pub(crate) struct Args {
    #[command(flatten)]
    inputs: super::inputs::Inputs,
    /// The engine.
    #[arg(long, value_enum)]
    to: Target,
    /// The folder to write.
    #[arg(long)]
    out: PathBuf,
    /// The site's configuration: a gongwen.toml.
    #[arg(long)]
    config: Option<PathBuf>,
}

/// The engines that articles can be written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Target {
    /// Manticore Search or Sphinx: two shards behind a distributed table.
    Manticore,
    /// OpenSearch or Elasticsearch: a mapping and bulk lines.
    Opensearch,
    /// Meilisearch: settings and documents.
    Meilisearch,
    /// Typesense: a schema and documents.
    Typesense,
    /// Groonga: commands that make and fill the tables.
    Groonga,
    /// The articles as JSON lines.
    Jsonl,
}

/// Reads all inputs and writes the files.
pub(crate) fn run(args: &Args) -> Result<()> {
    let config = args.config.as_deref().map_or_else(|| Ok(Config::default()), Config::read)?;
    let mut read = args.inputs.read_by(&config)?;
    let articles = std::mem::take(&mut read.articles);
    if articles.is_empty() {
        read.verdict()?;
        bail!("the inputs hold no article");
    }
    let records: Vec<Record> = (1..).zip(&articles).map(|(number, of)| Record::of(number, of)).collect();
    let files = match args.to {
        Target::Manticore => manticore::files(&records),
        Target::Opensearch => services::opensearch(&records)?,
        Target::Meilisearch => services::meilisearch(&records)?,
        Target::Typesense => services::typesense(&records)?,
        Target::Groonga => groonga::files(&records)?,
        Target::Jsonl => vec![ExportFile::new("articles.jsonl", record::lines(&articles)?)],
    };
    for file in &files {
        let path = args.out.join(file.name);
        replace_file(&path, file.text.as_bytes()).with_context(|| path.display().to_string())?;
    }
    eprintln!("{} articles, {} files: {}", articles.len(), files.len(), args.out.display());
    read.verdict()
}
