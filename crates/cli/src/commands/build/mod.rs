//! `gongwen build`: files into a folder to upload.

mod cache;
mod folder;
mod hosted;
mod widget;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, bail};
use clap::ValueEnum;
use gongwen_prepare::config::Config;
use gongwen_prepare::read::{
    BadBytes, DiskSource, ReadCache, ReadOptions, Reading, Source, Totals, read_watched,
};
use gongwen_site::{Built, Mode, REPORT, is_large};

use cache::Cache;

use super::inputs::{correct, tell};
use crate::progress;

/// Make a folder to upload: the widget, the index, a demo page, what to paste, examples for servers, a report.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  gongwen build www.example.org/ --out site\n  gongwen build --config gongwen.toml --out site\n  gongwen build news/ pages/ --out site --mode embedded --strict"
)]
pub(crate) struct Args {
    /// Files and folders of articles, of all kinds that are read; those of the configuration where none is named.
    inputs: Vec<PathBuf>,
    /// The folder to write. What an earlier build wrote there is replaced; a folder of other content is refused.
    #[arg(long)]
    out: PathBuf,
    /// How the index is shipped.
    #[arg(long, value_enum, default_value = "auto")]
    mode: ModeArg,
    /// The site's configuration: a gongwen.toml (docs/configuration.md). Without it a gongwen.toml in this folder is read.
    #[arg(long)]
    config: Option<PathBuf>,
    /// Put U+FFFD in the place of bytes that cannot be decoded, instead of leaving out the file.
    #[arg(long)]
    replace_bad_bytes: bool,
    /// Take warnings for errors: exit with 1 if a file, a field or an id is not read as it is.
    #[arg(long)]
    strict: bool,
    /// Read every file anew. Else what earlier readings gave is kept in a file beside the folder, OUT.cache.
    #[arg(long)]
    no_cache: bool,
    /// Take the widget from this folder, not the one that the command carries: for work on the widget.
    #[arg(long, hide = true)]
    widget: Option<PathBuf>,
}

/// The modes as they are typed.
#[derive(Clone, Copy, ValueEnum)]
enum ModeArg {
    /// In one script with everything else, which also works from the disk; for small sites.
    Embedded,
    /// In files beside the widget, fetched when somebody searches.
    File,
    /// In blocks that are fetched as they are needed; for archives.
    Hosted,
    /// `embedded` for the smallest indexes, `hosted` for large ones, else `file`.
    Auto,
}

/// The configuration that is read where none is named.
const CONFIG: &str = "gongwen.toml";

/// Reads, builds, writes.
pub(crate) fn run(args: &Args) -> Result<()> {
    let mode = match args.mode {
        ModeArg::Embedded => Some(Mode::Embedded),
        ModeArg::File => Some(Mode::File),
        ModeArg::Hosted => Some(Mode::Hosted),
        ModeArg::Auto => None,
    };
    let config = match &args.config {
        Some(path) => Config::read(path)?,
        None if Path::new(CONFIG).is_file() => Config::read(Path::new(CONFIG))?,
        None => Config::default(),
    };
    folder::check(&args.out)?;
    let reading = read(args, &config)?;
    let totals = reading.totals();
    let verdict = verdict(&totals, reading.is_clean(args.strict));
    let widget = match &args.widget {
        Some(folder) => widget::of_folder(folder)?,
        None => widget::carried(),
    };
    if mode == Some(Mode::Hosted) || mode.is_none() && is_large(&reading) {
        hosted::build(reading, &config, &widget, &args.out)?;
        say_what_was_read(&args.out, &totals);
        return verdict;
    }
    let bar = progress::doing("indexing");
    let built = gongwen_site::build(reading, &config, mode, &widget);
    bar.finish_and_clear();
    let built = match built {
        // What could not be read says why.
        Err(gongwen_site::SiteError::NoArticle) => {
            verdict?;
            bail!("the inputs hold no article");
        }
        built => built?,
    };
    folder::write(&args.out, &built.files)?;
    folder::remove_archive(&args.out)?;
    say_what_was_built(&args.out, &built, &totals);
    verdict
}

/// Reads the inputs, with a bar on a terminal, and tells what was not read and why.
fn read(args: &Args, config: &Config) -> Result<Reading> {
    let inputs = if args.inputs.is_empty() { &config.inputs } else { &args.inputs };
    if inputs.is_empty() {
        bail!("no input: name files or folders, or write `inputs` into gongwen.toml");
    }
    let source = DiskSource::of(inputs)?;
    let bad_bytes = if args.replace_bad_bytes { BadBytes::Replace } else { BadBytes::Refuse };
    let cache = (!args.no_cache).then(|| Arc::new(Cache::beside(&args.out)));
    let shared = cache.clone().map(|cache| cache as Arc<dyn ReadCache>);
    let options = ReadOptions { cache: shared, ..config.read_options(bad_bytes) };
    let bar = progress::counting("reading", source.files().len());
    let mut reading = read_watched(&source, &options, &progress::Files(&bar));
    bar.finish_and_clear();
    correct(config, &mut reading);
    tell(&reading);
    if let Some(cache) = cache {
        // Without it the next build takes longer, and nothing else.
        if let Err(error) = cache.save() {
            eprintln!("gongwen: the cache beside {} is not written: {error}", args.out.display());
        }
    }
    Ok(reading)
}

/// An error if something could not be read: for the end, when the rest is done.
fn verdict(totals: &Totals, clean: bool) -> Result<()> {
    let Totals { failed, warnings, files, .. } = totals;
    match (clean, failed) {
        (true, _) => Ok(()),
        (false, 0) => bail!("{warnings} warnings (--strict)"),
        (false, _) => bail!("{failed} of {files} files could not be read; the rest was"),
    }
}

/// What was built, on standard error.
fn say_what_was_built(out: &Path, built: &Built, totals: &Totals) {
    eprintln!(
        "{} articles, index of {} bytes ({}): {}",
        built.articles,
        built.index_bytes,
        built.mode.name(),
        out.display()
    );
    say_what_was_read(out, totals);
}

/// What became of the inputs, and how to look at the folder.
fn say_what_was_read(out: &Path, totals: &Totals) {
    let Totals { files, read, other, failed, doubtful, .. } = totals;
    eprintln!(
        "{files} files: {read} with articles, {other} others, {failed} not read; {doubtful} doubtful articles"
    );
    eprintln!("report: {}", out.join(REPORT).display());
    eprintln!("look at it: gongwen serve {}", out.display());
}
