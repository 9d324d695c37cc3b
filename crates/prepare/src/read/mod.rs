//! From files to articles: decoding, and one reader for each kind of input.

pub mod decode;
pub mod json;

use std::fmt;
use std::path::{Path, PathBuf};

use gongwen_engine::Article;

use crate::page;

/// A file that could not be read as articles.
#[derive(Debug)]
pub struct ReadError {
    path: PathBuf,
    message: String,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.message)
    }
}

impl std::error::Error for ReadError {}

/// Reads a file, or every file of a folder in the order of their names.
pub fn read_path(path: &Path) -> Result<Vec<Article>, ReadError> {
    let fail = |path: &Path, error: &dyn fmt::Display| ReadError {
        path: path.to_owned(),
        message: error.to_string(),
    };
    if path.is_dir() {
        let entries = std::fs::read_dir(path).map_err(|error| fail(path, &error))?;
        let mut files = Vec::new();
        for entry in entries {
            files.push(entry.map_err(|error| fail(path, &error))?.path());
        }
        files.sort();
        let mut articles = Vec::new();
        for file in files {
            articles.extend(read_path(&file)?);
        }
        return Ok(articles);
    }
    let bytes = std::fs::read(path).map_err(|error| fail(path, &error))?;
    let text = String::from_utf8(bytes).map_err(|error| fail(path, &error))?;
    let source = path.file_name().unwrap_or_default().to_string_lossy();
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("json" | "jsonl") => json::articles(&source, &text).map_err(|error| fail(path, &error)),
        _ => Ok(page::split(&source, &text)),
    }
}
