//! Input files: JSON lines, and folders of JSON.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A text, and what people wrote about it, as far as it is given.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct GivenText {
    /// The headline.
    pub(crate) title: String,
    /// The running text; a line is a paragraph.
    pub(crate) body: String,
    /// When it appeared, ISO; empty if that is not known.
    pub(crate) date: String,
    /// Reference summaries.
    pub(crate) refs: Vec<String>,
}

impl GivenText {
    /// The year of its date; 0 without one.
    pub(crate) fn year(&self) -> u16 {
        self.date.get(..4).and_then(|year| year.parse().ok()).unwrap_or_default()
    }

    pub(crate) fn paragraphs(&self) -> Vec<String> {
        self.body.lines().map(str::to_owned).collect()
    }
}

/// Reads a value from each line of a file that is not blank.
pub(crate) fn json_lines<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    let lines = text(path)?;
    let lines = lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let read = lines.map(|(at, line)| {
        serde_json::from_str(line).with_context(|| format!("{}: line {}", path.display(), at + 1))
    });
    read.collect()
}

/// Reads a file as one JSON value.
pub(crate) fn json<T: DeserializeOwned>(path: &Path) -> Result<T> {
    serde_json::from_str(&text(path)?).with_context(|| path.display().to_string())
}

/// Reads a file of text.
pub(crate) fn text(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| path.display().to_string())
}

/// The `.json` files of a folder in the order of their names.
pub(crate) fn json_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .with_context(|| folder.display().to_string())?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    files.sort();
    Ok(files)
}
