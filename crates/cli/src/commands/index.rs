//! `gongwen index`: files into an index.

use std::path::PathBuf;

use gongwen_prepare::config::Config;

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
pub(crate) fn run(args: &Args) -> Result<(), String> {
    let config = match &args.config {
        Some(path) => Config::read(path).map_err(|error| error.to_string())?,
        None => Config::default(),
    };
    let articles = args.inputs.articles()?;
    if articles.is_empty() {
        return Err(String::from("the inputs hold no article"));
    }
    let count = articles.len();
    let bytes = gongwen_prepare::index_with(articles, &config).map_err(|error| error.message().to_owned())?;
    let fail = |error: std::io::Error| format!("{}: {error}", args.out.display());
    let mut partial = args.out.clone().into_os_string();
    partial.push(".partial");
    std::fs::write(&partial, &bytes).map_err(fail)?;
    std::fs::rename(&partial, &args.out).map_err(fail)?;
    eprintln!("{count} articles, {} bytes: {}", bytes.len(), args.out.display());
    Ok(())
}
