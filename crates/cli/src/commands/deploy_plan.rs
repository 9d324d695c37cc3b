//! `gongwen deploy-plan`: what to upload of a new build, and what may be deleted afterwards.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use gongwen_engine::hosted::{RECORD, ROOT};
use serde::Serialize;

use crate::files::files_below;
use crate::output::say;

/// List what to upload of a new build, and what may be deleted afterwards, beside the build that is online.
///
/// Files come in the order in which to upload them: those with new names first, those that take the place of others after them, the
/// root of an archive last. So a page that is open never meets a mixture of two builds. What may be deleted is read by pages that
/// were opened before; delete it a day later.
#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  gongwen build news.jsonl --out site\n  gongwen deploy-plan online site --json"
)]
pub(crate) struct Args {
    /// The folder of the build that is online.
    old: PathBuf,
    /// The folder of the new build.
    new: PathBuf,
    /// Print JSON: `{upload: [{path, bytes}], bytes, delete: [path]}`.
    #[arg(long)]
    json: bool,
}

/// A file to upload.
#[derive(Serialize)]
struct Upload {
    path: String,
    bytes: u64,
}

/// What is to be done.
#[derive(Default, Serialize)]
struct Plan {
    /// In this order.
    upload: Vec<Upload>,
    /// Bytes of all of them.
    bytes: u64,
    delete: Vec<String>,
}

/// When a file is uploaded, beside others.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    New,
    Changed,
    Root,
}

/// Prints the plan.
pub(crate) fn run(args: &Args) -> Result<()> {
    let plan = plan(&args.old, &args.new)?;
    if args.json {
        say!("{}", serde_json::to_string(&plan)?);
        return Ok(());
    }
    for Upload { path, bytes } in &plan.upload {
        say!("upload {path} ({bytes} bytes)");
    }
    for path in &plan.delete {
        say!("delete {path}");
    }
    let (uploads, deletes) = (plan.upload.len(), plan.delete.len());
    say!("{uploads} files of {} bytes to upload, {deletes} that may be deleted afterwards", plan.bytes);
    Ok(())
}

fn plan(old: &Path, new: &Path) -> Result<Plan> {
    let (before, after) = (listed(old)?, listed(new)?);
    let mut turns: Vec<(Turn, Upload)> = Vec::new();
    for (path, &bytes) in &after {
        let turn = match before.get(path) {
            None => Turn::New,
            Some(&size) if size == bytes && read(old, path)? == read(new, path)? => continue,
            Some(_) => Turn::Changed,
        };
        let turn = if path.ends_with(ROOT) { Turn::Root } else { turn };
        turns.push((turn, Upload { path: path.clone(), bytes }));
    }
    turns.sort_by_key(|(turn, _)| *turn);
    let upload: Vec<Upload> = turns.into_iter().map(|(_, upload)| upload).collect();
    let delete = before.into_keys().filter(|path| !after.contains_key(path)).collect();
    Ok(Plan { bytes: upload.iter().map(|upload| upload.bytes).sum(), upload, delete })
}

/// The files of a folder with their sizes. Nobody fetches the record of an archive.
fn listed(folder: &Path) -> Result<BTreeMap<String, u64>> {
    if !folder.is_dir() {
        bail!("{}: no folder; name the folder of a build", folder.display());
    }
    let mut files = files_below(folder).with_context(|| folder.display().to_string())?;
    files.retain(|path, _| !path.ends_with(RECORD));
    Ok(files)
}

fn read(folder: &Path, path: &str) -> Result<Vec<u8>> {
    let path = folder.join(path);
    fs::read(&path).with_context(|| path.display().to_string())
}
