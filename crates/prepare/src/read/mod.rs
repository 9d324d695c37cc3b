//! From files to articles: decoding, and one reader for each kind of input.

pub mod decode;
mod error;
pub mod json;
pub mod pages;
#[cfg(feature = "pdf")]
mod pdf;

use std::path::{Path, PathBuf};

use gongwen_engine::Article;

use crate::page::Split;

pub use decode::BadBytes;
pub use error::{ReadCause, ReadError};
#[cfg(feature = "pdf")]
pub use pdf::PdfError;

/// The kinds of files that are read, as a message names them.
pub const KINDS: &str = ".txt, .pdf, .json and .jsonl";

/// What a file contains, by the ending of its name in capital or small letters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FileKind {
    /// `.txt`, `.pdf`.
    Page,
    /// `.json`, `.jsonl`.
    Data,
    /// No ending: text where the file is named, but nothing to look for in a folder.
    Unnamed,
    /// Any other ending.
    Other,
}

impl FileKind {
    fn of(path: &Path) -> Self {
        let Some(ending) = path.extension() else { return Self::Unnamed };
        match ending.to_string_lossy().to_ascii_lowercase().as_str() {
            "txt" | "pdf" => Self::Page,
            "json" | "jsonl" => Self::Data,
            _ => Self::Other,
        }
    }
}

/// How files are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// What to do with bytes that the encoding does not have.
    pub bad_bytes: BadBytes,
}

/// Reads a file, or every file of a folder in the order of their names. A file of a kind that is not read (see
/// [`KINDS`]) is an error, and passed over in a folder. A file without an ending is a page if it is named
/// itself.
pub fn read_path(path: &Path) -> Result<Vec<Article>, ReadError> {
    read_paths(&[path.to_owned()], ReadOptions::default())
}

/// Reads files and folders. Two pages whose names share the part before the first `_` take their whole
/// names for the ids of their articles.
pub fn read_paths(paths: &[PathBuf], options: ReadOptions) -> Result<Vec<Article>, ReadError> {
    Files::of(paths)?.articles(options)
}

/// What became of the lines of newspaper pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PageCounts {
    /// Pages read.
    pub pages: usize,
    /// Articles that an editor should look at.
    pub doubtful: usize,
    /// Lines of furniture, which are not indexed.
    pub furniture: usize,
    /// Lines that belong to no article and are no furniture.
    pub unplaced: usize,
}

impl PageCounts {
    fn add(&mut self, split: &Split) {
        self.pages += 1;
        self.doubtful += split.reviews.iter().filter(|review| review.is_doubtful()).count();
        self.furniture += split.furniture.len();
        self.unplaced += split.unplaced.len();
    }
}

/// The files of some paths, those of a folder in the order of their names; hidden files and corrections are
/// left out.
#[derive(Debug, Default)]
pub struct Files {
    read: Vec<PathBuf>,
    passed_over: Vec<PathBuf>,
}

impl Files {
    /// Lists them. A path that is itself of a kind that is not read is an error.
    pub fn of(paths: &[PathBuf]) -> Result<Self, ReadError> {
        let mut files = Self::default();
        for path in paths {
            if path.is_dir() {
                files.list(path)?;
            } else if FileKind::of(path) == FileKind::Other {
                return Err(ReadError::new(path, ReadCause::OtherKind));
            } else {
                files.read.push(path.to_owned());
            }
        }
        Ok(files)
    }

    /// Those of the folders that are of no kind that is read.
    #[must_use]
    pub fn passed_over(&self) -> &[PathBuf] {
        &self.passed_over
    }

    /// Reads all articles. Two pages whose names share the part before the first `_` take their whole names for
    /// the ids of their articles.
    pub fn articles(&self, options: ReadOptions) -> Result<Vec<Article>, ReadError> {
        Ok(self.articles_and_counts(options)?.0)
    }

    /// The same, with what became of the lines of newspaper pages.
    pub fn articles_and_counts(&self, options: ReadOptions) -> Result<(Vec<Article>, PageCounts), ReadError> {
        let (mut articles, mut counts) = (Vec::new(), PageCounts::default());
        for (file, prefix) in self.read.iter().zip(&pages::prefixes(&self.read)) {
            articles.extend(read_file(file, prefix, options, &mut counts)?);
        }
        Ok((articles, counts))
    }

    /// The pages among them, with the prefixes of their ids.
    #[must_use]
    pub fn pages(self) -> Vec<(PathBuf, String)> {
        let prefixes = pages::prefixes(&self.read);
        let named = self.read.into_iter().zip(prefixes);
        named.filter(|(file, _)| FileKind::of(file) != FileKind::Data).collect()
    }

    fn list(&mut self, folder: &Path) -> Result<(), ReadError> {
        let fail = |error: std::io::Error| ReadError::new(folder, ReadCause::Io(error));
        let mut inside = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(fail)? {
            inside.push(entry.map_err(fail)?.path());
        }
        inside.sort();
        for file in inside {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            if name.starts_with('.') || name.ends_with(pages::FIX_SUFFIX) {
                continue;
            }
            match FileKind::of(&file) {
                _ if file.is_dir() => self.list(&file)?,
                FileKind::Page | FileKind::Data => self.read.push(file),
                FileKind::Unnamed | FileKind::Other => self.passed_over.push(file),
            }
        }
        Ok(())
    }
}

fn read_file(
    path: &Path,
    prefix: &str,
    options: ReadOptions,
    counts: &mut PageCounts,
) -> Result<Vec<Article>, ReadError> {
    if FileKind::of(path) == FileKind::Data {
        let text = pages::decoded(path, options)?;
        let source = path.file_name().unwrap_or_default().to_string_lossy();
        return json::articles(&source, &text).map_err(|error| ReadError::new(path, error));
    }
    let split = pages::read(path, prefix, options)?;
    counts.add(&split);
    Ok(split.articles)
}
