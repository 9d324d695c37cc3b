//! Archives on the disk: a folder of files of which a query reads a few.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use anyhow::{Context, Result, bail};
use gongwen_engine::hosted::{ArchiveFile, ArchiveSettings, RECORD, ROOT, Writer, update};
use gongwen_engine::index::IndexInput;
use gongwen_engine::search::SearchOptions;
use gongwen_engine::{Article, Suggestion};
use gongwen_prepare::config::Config;
use gongwen_prepare::index_input;
use gongwen_site::{ArchiveAnswer, OpenArchive};
use rayon::prelude::*;

use crate::files::{files_below, replace_file};
use crate::progress;

/// What was written.
pub(super) struct Written {
    /// Files of the archive, and their bytes.
    pub(super) files: usize,
    pub(super) bytes: u64,
    /// Where only changes were written: what was changed.
    pub(super) changes: Option<Changes>,
}

/// What was changed since the archive was built.
pub(super) struct Changes {
    recent: usize,
    withdrawn: usize,
    files: usize,
    bytes: usize,
}

impl std::fmt::Display for Changes {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { recent, withdrawn, files, bytes } = self;
        write!(
            out,
            "{recent} articles new or changed, {withdrawn} changed or gone since the archive was built: "
        )?;
        write!(out, "{files} files of {bytes} bytes written, the others stay")
    }
}

/// Writes an archive of these articles alone.
pub(super) fn write(articles: Vec<Article>, config: &Config, out: &Path) -> Result<Written> {
    check(out)?;
    write_input(&index_input(articles, config), out)
}

/// Writes an archive; where the folder has one of nearly the same articles, only what was changed.
pub(super) fn write_input(input: &IndexInput, out: &Path) -> Result<Written> {
    if let Some(changes) = write_changes(input, out)? {
        let files = archive_files(out)?;
        return Ok(Written { files: files.len(), bytes: files.values().sum(), changes: Some(changes) });
    }
    write_parts(&Writer::new(input, &ArchiveSettings::default())?, out)
}

/// Writes a whole archive. The root is written last, and then what an earlier build left is removed, so that the folder is never a
/// mixture of two builds.
fn write_parts(writer: &Writer<'_>, out: &Path) -> Result<Written> {
    let bar = progress::counting("writing", writer.parts());
    let (files, bytes) = (AtomicUsize::new(0), AtomicU64::new(0));
    let write = |file: &ArchiveFile| {
        files.fetch_add(1, Ordering::Relaxed);
        bytes.fetch_add(file.bytes.len() as u64, Ordering::Relaxed);
        let path = out.join(&file.path);
        replace_file(&path, &file.bytes).with_context(|| path.display().to_string())
    };
    (0..writer.parts()).into_par_iter().try_for_each(|part| {
        writer.part(part).iter().try_for_each(write)?;
        bar.inc(1);
        anyhow::Ok(())
    })?;
    write(&writer.record())?;
    write(&writer.root()?)?;
    bar.finish_and_clear();
    remove_others(out, &writer.segment())?;
    Ok(Written { files: files.into_inner(), bytes: bytes.into_inner(), changes: None })
}

/// The files of the archive in a folder.
fn archive_files(out: &Path) -> Result<BTreeMap<String, u64>> {
    files_below(out).with_context(|| out.display().to_string())
}

/// Writes what was changed since the archive in a folder was built; nothing where it is to be built anew.
fn write_changes(input: &IndexInput, out: &Path) -> Result<Option<Changes>> {
    let (Ok(root), Ok(record)) = (fs::read(out.join(ROOT)), fs::read(out.join(RECORD))) else {
        return Ok(None);
    };
    let Some(update) = update(&root, &record, input)? else { return Ok(None) };
    let (mut files, mut bytes) = (0, 0);
    for file in &update.files {
        let path = out.join(&file.path);
        if fs::read(&path).is_ok_and(|known| known == file.bytes) {
            continue;
        }
        replace_file(&path, &file.bytes).with_context(|| path.display().to_string())?;
        (files, bytes) = (files + 1, bytes + file.bytes.len());
    }
    // The files of recent articles before the last one.
    let is_old = |path: &&String| {
        let is_kept =
            update.before.as_ref() == Some(path) || update.files.iter().any(|file| file.path == **path);
        path.split('/').nth(1).is_some_and(|folder| folder.starts_with('r')) && !is_kept
    };
    for path in archive_files(out)?.keys().filter(is_old) {
        fs::remove_file(out.join(path)).with_context(|| path.clone())?;
    }
    Ok(Some(Changes { recent: update.recent, withdrawn: update.withdrawn, files, bytes }))
}

/// Refuses a folder of other content.
pub(super) fn check(out: &Path) -> Result<()> {
    let is_empty = fs::read_dir(out).map_or(true, |mut entries| entries.next().is_none());
    if !is_empty && !out.join(ROOT).is_file() {
        bail!("{}: the folder holds files that are no archive; name a new or an empty one", out.display());
    }
    Ok(())
}

/// Removes the folders of earlier builds: their names are sixteen hexadecimal digits.
fn remove_others(out: &Path, segment: &str) -> Result<()> {
    let is_segment =
        |name: &str| name.len() == 16 && name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    for entry in fs::read_dir(out).with_context(|| out.display().to_string())?.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if is_segment(&name) && name != segment {
            fs::remove_dir_all(entry.path()).with_context(|| entry.path().display().to_string())?;
        }
    }
    Ok(())
}

/// The folder of the archive in what `gongwen build` wrote; else the folder itself.
fn archive_of(path: &Path) -> PathBuf {
    let built = path.join(gongwen_site::WIDGET).join(gongwen_site::ARCHIVE);
    if built.is_dir() { built } else { path.to_owned() }
}

/// An archive in a folder.
pub(super) struct Folder {
    path: PathBuf,
    archive: OpenArchive,
}

impl Folder {
    /// Whether a path is a folder with an archive.
    pub(super) fn is_archive(path: &Path) -> bool {
        archive_of(path).join(ROOT).is_file()
    }

    /// Opens the archive of a folder.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let path = archive_of(path);
        let root = path.join(ROOT);
        let name = || root.display().to_string();
        let bytes = fs::read(&root).with_context(name)?;
        let archive = OpenArchive::open(&bytes).with_context(name)?;
        Ok(Self { path, archive })
    }

    /// Answers a query as a reader would be answered who asks it first.
    pub(super) fn search(&mut self, query: &str, options: &SearchOptions) -> Result<ArchiveAnswer> {
        let read = |path: &str| Ok(fs::read(self.path.join(path))?);
        self.archive.search(query, options, &read).with_context(|| self.path.display().to_string())
    }

    /// What may be meant by the beginning of a query.
    pub(super) fn suggest(&mut self, typed: &str, limit: usize) -> Result<Vec<Suggestion>> {
        let read = |path: &str| Ok(fs::read(self.path.join(path))?);
        self.archive.suggest(typed, limit, &read).with_context(|| self.path.display().to_string())
    }
}
