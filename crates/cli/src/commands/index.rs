//! `gongwen index`: files into an index.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use gongwen_engine::Article;
use gongwen_prepare::config::Config;
use gongwen_prepare::read::Totals;

use super::archive;

/// Make an index of files and folders.
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  gongwen index seeds/ news.jsonl --out corpus.gwix\n  gongwen index seeds/ --config gongwen.toml --out corpus.gwix\n  gongwen index archive.jsonl --mode hosted --out archive"
)]
pub(crate) struct Args {
    #[command(flatten)]
    inputs: super::inputs::Inputs,
    /// The index file to write; of a hosted index the folder.
    #[arg(long)]
    out: PathBuf,
    /// Whether the index is one file, or many in a folder of which a query reads a few.
    #[arg(long, value_enum, default_value = "file")]
    mode: IndexMode,
    /// The site's configuration (aliases): a gongwen.toml.
    #[arg(long)]
    config: Option<PathBuf>,
}

/// The shapes of an index.
#[derive(Clone, Copy, ValueEnum)]
enum IndexMode {
    /// One file, read whole.
    File,
    /// A folder of files for any static host; for archives.
    Hosted,
}

/// Reads all inputs and writes the index; the file appears only when it is whole.
pub(crate) fn run(args: &Args) -> Result<()> {
    let config = match &args.config {
        Some(path) => Config::read(path)?,
        None => Config::default(),
    };
    let mut read = args.inputs.read_by(&config)?;
    let articles = std::mem::take(&mut read.articles);
    if articles.is_empty() {
        read.verdict()?;
        bail!("the inputs hold no article");
    }
    let count = articles.len();
    match args.mode {
        IndexMode::File => write_file(articles, &config, &args.out)?,
        IndexMode::Hosted => {
            let written = archive::write(articles, &config, &args.out)?;
            let archive::Written { files, bytes, changes } = written;
            eprintln!("{count} articles, {files} files of {bytes} bytes: {}", args.out.display());
            if let Some(changes) = changes {
                eprintln!("{changes}");
            }
        }
    }
    let Totals { pages, doubtful, furniture, unplaced, files, read: of, other, failed, .. } = read.totals;
    if files > 1 {
        eprintln!("{files} files: {of} with articles, {other} others, {failed} not read");
    }
    if pages > 0 {
        eprintln!(
            "{pages} pages: {doubtful} doubtful articles, {furniture} lines of furniture not indexed, {unplaced} lines unplaced (see `gongwen articles`)"
        );
    }
    read.verdict()
}

/// Writes an index in one file.
fn write_file(articles: Vec<Article>, config: &Config, path: &Path) -> Result<()> {
    let count = articles.len();
    let bytes = gongwen_prepare::index_with(articles, config)?;
    let out = || path.display().to_string();
    let mut partial = path.as_os_str().to_owned();
    partial.push(".partial");
    std::fs::write(&partial, &bytes).with_context(out)?;
    std::fs::rename(&partial, path).with_context(out)?;
    eprintln!("{count} articles, {} bytes: {}", bytes.len(), path.display());
    Ok(())
}
