//! From files to articles: decoding, and one reader for each kind of input.

pub mod decode;
pub mod json;
pub mod pages;
#[cfg(feature = "pdf")]
mod pdf;

use std::fmt;
use std::path::{Path, PathBuf};

use gongwen_engine::Article;

pub use decode::BadBytes;

/// A file that could not be read as articles.
#[derive(Debug)]
pub struct ReadError {
    path: PathBuf,
    message: String,
}

impl ReadError {
    /// An error about a file.
    pub(crate) fn new(path: &Path, message: &dyn fmt::Display) -> Self {
        Self { path: path.to_owned(), message: message.to_string() }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.message)
    }
}

impl std::error::Error for ReadError {}

/// How files are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What to do with bytes that the encoding does not have.
    pub bad_bytes: BadBytes,
}

/// Reads a file, or every file of a folder in the order of their names.
pub fn read_path(path: &Path) -> Result<Vec<Article>, ReadError> {
    read_paths(&[path.to_owned()], Options::default())
}

/// Reads files and folders. Two pages whose names share the part before the first `_` take their whole
/// names for the ids of their articles.
pub fn read_paths(paths: &[PathBuf], options: Options) -> Result<Vec<Article>, ReadError> {
    let mut files = Vec::new();
    for path in paths {
        list(path, &mut files)?;
    }
    let prefixes = pages::prefixes(&files);
    let mut articles = Vec::new();
    for (file, prefix) in files.iter().zip(&prefixes) {
        articles.extend(read_file(file, prefix, options)?);
    }
    Ok(articles)
}

/// The files of a path in the order of their names; hidden files and corrections are left out.
pub(crate) fn list(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), ReadError> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    let fail = |error: std::io::Error| ReadError::new(path, &error);
    let mut inside = Vec::new();
    for entry in std::fs::read_dir(path).map_err(fail)? {
        inside.push(entry.map_err(fail)?.path());
    }
    inside.sort();
    for file in inside {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if !name.starts_with('.') && !name.ends_with(pages::FIX_SUFFIX) {
            list(&file, files)?;
        }
    }
    Ok(())
}

fn read_file(path: &Path, prefix: &str, options: Options) -> Result<Vec<Article>, ReadError> {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("json" | "jsonl") => {
            let text = pages::decoded(path, options)?;
            let source = path.file_name().unwrap_or_default().to_string_lossy();
            json::articles(&source, &text).map_err(|error| ReadError::new(path, &error))
        }
        _ => Ok(pages::read(path, prefix, options)?.articles),
    }
}
