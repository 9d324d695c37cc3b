//! The folder on the disk.

use std::fs;
use std::io;
use std::path::Path;

use anyhow::{Context, Result, bail};
use gongwen_site::{ARCHIVE, File, REPORT, WIDGET};

use crate::files::replace_file;

/// Refuses a folder that this command did not write: its files would be lost.
pub(super) fn check(out: &Path) -> Result<()> {
    let mut entries = match fs::read_dir(out) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error).with_context(|| out.display().to_string()),
    };
    if entries.next().is_some() && !(out.join(WIDGET).is_dir() && out.join(REPORT).is_file()) {
        bail!(
            "{}: the folder holds files that `gongwen build` did not write; name a new or an empty one",
            out.display()
        );
    }
    Ok(())
}

/// Writes what has changed and removes what an earlier build left of the widget, so that the folder is what a build into a
/// new one gives. A file appears only when it is whole; the index is there before what names it.
pub(super) fn write(out: &Path, files: &[File]) -> Result<()> {
    let (hashed, named): (Vec<&File>, Vec<&File>) = files.iter().partition(|file| is_hashed(&file.path));
    for file in hashed.into_iter().chain(named) {
        let path = out.join(&file.path);
        write_file(&path, &file.bytes).with_context(|| path.display().to_string())?;
    }
    let widget = out.join(WIDGET);
    let entries = fs::read_dir(&widget).with_context(|| widget.display().to_string())?;
    for entry in entries.flatten() {
        let path = format!("{WIDGET}/{}", entry.file_name().to_string_lossy());
        if is_ours(&path) && !files.iter().any(|file| file.path == path) {
            fs::remove_file(entry.path()).with_context(|| entry.path().display().to_string())?;
        }
    }
    Ok(())
}

/// Removes the archive of an earlier build in another mode.
pub(super) fn remove_archive(out: &Path) -> Result<()> {
    let archive = out.join(WIDGET).join(ARCHIVE);
    if archive.is_dir() {
        fs::remove_dir_all(&archive).with_context(|| archive.display().to_string())?;
    }
    Ok(())
}

fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A file that is as it was keeps its time, by which programs that upload tell what is new.
    if fs::read(path).is_ok_and(|have| have == bytes) {
        return Ok(());
    }
    replace_file(path, bytes)
}

/// Whether a name has a hash of the content in it: ten hexadecimal digits after the last hyphen.
fn is_hashed(path: &str) -> bool {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let digits = stem.rsplit_once('-').map_or("", |(_, digits)| digits);
    digits.len() == 10 && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Whether a file of the widget's folder is one that this command writes in some mode or version.
fn is_ours(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ours = name.starts_with("gongwen") || name.starts_with("index") || name.starts_with("strings.");
    ours && (is_hashed(path)
        || !name.contains('-')
        || name.starts_with("gongwen-s")
        || name == "gongwen-archive.js"
        || name == "gongwen-offline.js")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_a_hash_are_known() {
        assert!(is_hashed("gongwen/index-0123456789.gwix"));
        assert!(!is_hashed("gongwen/gongwen-search.js") && !is_hashed("index-0123456789x.gwix"));
    }

    #[test]
    fn only_files_of_the_widget_are_taken_away() {
        for ours in
            ["index-0123456789.gwix", "gongwen-app-0123456789.js", "gongwen.standalone.js", "index.json"]
        {
            assert!(is_ours(&format!("gongwen/{ours}")), "{ours}");
        }
        for other in ["logo.png", "my-index.html", "gongwen-theme.css"] {
            assert!(!is_ours(&format!("gongwen/{other}")), "{other}");
        }
    }
}
