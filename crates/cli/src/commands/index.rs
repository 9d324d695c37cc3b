//! `gongwen index`: files into an index.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use gongwen_prepare::config::Config;
use gongwen_prepare::read::Totals;

/// Make an index of files and folders.
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  gongwen index seeds/ news.jsonl --out corpus.gwix\n  gongwen index seeds/ --config gongwen.toml --out corpus.gwix"
)]
pub(crate) struct Args {
    #[command(flatten)]
    inputs: super::inputs::Inputs,
    /// The index file to write.
    #[arg(long)]
    out: PathBuf,
    /// The site's configuration (aliases): a gongwen.toml.
    #[arg(long)]
    config: Option<PathBuf>,
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
    let bytes = gongwen_prepare::index_with(articles, &config)?;
    let out = || args.out.display().to_string();
    let mut partial = args.out.clone().into_os_string();
    partial.push(".partial");
    std::fs::write(&partial, &bytes).with_context(out)?;
    std::fs::rename(&partial, &args.out).with_context(out)?;
    eprintln!("{count} articles, {} bytes: {}", bytes.len(), args.out.display());
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
