//! `gongwen review`: a web page in which an editor corrects a newspaper page.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use gongwen_prepare::read::{BadBytes, DiskSource, ReadOptions};
use gongwen_site::{Editor, Review, review};

use crate::output::say;

/// Write a web page in which an editor corrects how a newspaper page was split.
///
/// One file that opens from the disk: the printed lines on one side (of a PDF at their places), the articles on the
/// other, doubtful ones first. What is changed there is saved as NAME.fix.toml; beside NAME.txt or NAME.pdf the build
/// reads it. A page that has such a file already is shown with its corrections.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  gongwen review A03.txt\n  gongwen review A03.pdf --out /tmp/A03.html")]
pub(crate) struct Args {
    /// A newspaper page: a text file or a PDF.
    page: PathBuf,
    /// The file to write; NAME.review.html in the current folder, if it is not given.
    #[arg(long, value_name = "FILE.html")]
    out: Option<PathBuf>,
    /// Put U+FFFD in the place of bytes that cannot be decoded, instead of refusing the file.
    #[arg(long)]
    replace_bad_bytes: bool,
}

/// Writes the web page.
pub(crate) fn run(args: &Args) -> Result<()> {
    if args.page.is_dir() {
        bail!("{}: is a folder; review takes one page at a time", args.page.display());
    }
    let source = DiskSource::of(std::slice::from_ref(&args.page))?;
    let bad_bytes = if args.replace_bad_bytes { BadBytes::Replace } else { BadBytes::Refuse };
    let options = ReadOptions { bad_bytes, ..ReadOptions::default() };
    let Review { file, page, fault } = review(&source, &options, Editor::CARRIED)?;
    let out = args.out.clone().unwrap_or_else(|| PathBuf::from(file));
    std::fs::write(&out, page).with_context(|| out.display().to_string())?;
    if let Some((fix, fault)) = fault {
        eprintln!("gongwen: {fix}: {fault}");
    }
    say!("{}", out.display());
    Ok(())
}
