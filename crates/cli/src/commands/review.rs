//! `gongwen review`: a web page in which an editor corrects a newspaper page.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use gongwen_prepare::page::REVIEW_SUFFIX;
use gongwen_prepare::read::pages::proof;
use gongwen_prepare::read::{BadBytes, DiskSource, FileKind, ReadError, ReadOptions, Source, file_name};

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
    let name = source.files().first().map_or("", |file| file_name(&file.name)).to_owned();
    let is_page = matches!(FileKind::of_name(&name), FileKind::Page | FileKind::Pdf | FileKind::Unknown);
    if !is_page {
        bail!("{}: is no newspaper page; review takes a text file (.txt) or a PDF", args.page.display());
    }
    let proof = proof(&source, 0, gongwen_prepare::page::id_prefix(&name), &options)
        .map_err(|cause| ReadError::new(&args.page, cause))?;
    let stem = Path::new(&name).file_stem().unwrap_or_default().to_string_lossy();
    let out = args.out.clone().unwrap_or_else(|| PathBuf::from(format!("{stem}{REVIEW_SUFFIX}")));
    std::fs::write(&out, gongwen_site::review_page(&proof)?).with_context(|| out.display().to_string())?;
    if let Some(fault) = &proof.fault {
        eprintln!("gongwen: {}: {fault}", proof.fix);
    }
    say!("{}", out.display());
    Ok(())
}
