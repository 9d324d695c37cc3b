//! From files to articles.
//!
//! - A [`Source`] lists files and gives their bytes: [`DiskSource`], [`MemorySource`], [`ZipSource`]. `disk` is the only
//!   module that knows a file system.
//! - [`FileKind`] tells what a file is, by its name and by its first bytes.
//! - A reader turns the bytes of one kind into a [`FileOutcome`]: articles, another known kind of file, or the reason why
//!   it could not be read. `reader_of` lists the readers.
//! - [`read`] does so for all files of a source. One bad file never stops the rest, and every file has its
//!   [`FileReport`] in the [`Reading`].

mod block;
mod blocks;
mod budget;
mod cache;
mod cached;
mod content;
pub mod decode;
mod disk;
#[cfg(feature = "formats")]
pub mod docx;
mod doubt;
mod error;
mod files;
#[cfg(feature = "formats")]
mod fragment;
#[cfg(feature = "formats")]
mod front_matter;
#[cfg(feature = "html")]
pub mod html;
mod ids;
mod input;
mod isolation;
pub mod json;
mod kind;
#[cfg(feature = "formats")]
mod markdown;
#[cfg(feature = "formats")]
mod markup;
#[cfg(feature = "formats")]
pub mod mht;
mod names;
mod options;
mod other_file;
mod outcome;
pub mod pages;
#[cfg(feature = "pdf")]
mod pdf;
mod record;
#[cfg(feature = "sheets")]
pub mod sheet;
mod sites;
mod source;
#[cfg(feature = "formats")]
pub mod sql;
#[cfg(feature = "formats")]
pub mod table;
#[cfg(all(test, feature = "formats"))]
mod testing;
mod warning;
#[cfg(feature = "formats")]
pub mod xml;
mod zip;

use std::path::{Path, PathBuf};

use gongwen_engine::Article;

pub use crate::fields::printed_date as dates;
pub use cache::ReadCache;
pub use content::{Content, LARGE};
pub use decode::BadBytes;
pub use disk::DiskSource;
pub use doubt::{Doubt, SplitDoubt};
pub use error::{ReadCause, ReadError};
pub use isolation::hush_isolated_panics;
pub use kind::{FileKind, KINDS};
pub use options::ReadOptions;
pub use other_file::OtherFile;
pub use outcome::{
    FieldRule, FileOutcome, FileReport, PageLines, ReadArticle, ReadArticles, Reading, Totals,
};
#[cfg(feature = "pdf")]
pub use pdf::PdfError;
pub use source::{MemorySource, Source, SourceError, SourceFile, file_name, is_listed};
pub use warning::Warning;
pub use zip::{ZipError, ZipLimits, ZipSource};

use input::Reader;

/// The reader of a kind; none for a kind that holds no articles.
fn reader_of(kind: FileKind) -> Result<Reader, OtherFile> {
    match kind {
        FileKind::Page | FileKind::Pdf => Ok(pages::read),
        FileKind::Json => Ok(json::read),
        #[cfg(feature = "html")]
        FileKind::Html => Ok(sites::read),
        #[cfg(feature = "formats")]
        FileKind::Table => Ok(table::read),
        #[cfg(feature = "formats")]
        FileKind::Xml => Ok(xml::read),
        #[cfg(feature = "formats")]
        FileKind::Markdown => Ok(markdown::read),
        #[cfg(feature = "formats")]
        FileKind::Docx => Ok(docx::read),
        #[cfg(feature = "formats")]
        FileKind::Mht => Ok(mht::read),
        #[cfg(feature = "formats")]
        FileKind::Sql => Ok(sql::read),
        #[cfg(feature = "sheets")]
        FileKind::Sheet => Ok(sheet::read),
        FileKind::Document => Err(OtherFile::Document),
        FileKind::Media => Err(OtherFile::Media),
        FileKind::Code => Err(OtherFile::Code),
        FileKind::Unknown | FileKind::Zip => Err(OtherFile::Unknown),
        #[cfg(not(feature = "sheets"))]
        other => Ok(unsupported(other)),
    }
}

/// Fails for a kind whose reader this build leaves out.
#[cfg(not(feature = "sheets"))]
fn unsupported(_: FileKind) -> Reader {
    |input| Err(ReadCause::Unsupported(input.kind.name()))
}

/// Reads all files of a source.
#[must_use]
pub fn read(source: &dyn Source, options: &ReadOptions) -> Reading {
    read_watched(source, options, &())
}

/// Who hears how far a reading is, from several threads.
pub trait Watcher: Sync {
    /// A file is going to be read.
    fn begins(&self, _file: &SourceFile) {}
    /// A file was read.
    fn ends(&self, _file: &SourceFile) {}
}

/// Nobody.
impl Watcher for () {}

/// Reads all files of a source, and tells a watcher.
#[must_use]
pub fn read_watched(source: &dyn Source, options: &ReadOptions, watcher: &dyn Watcher) -> Reading {
    let mut files = sites::finish(files::read(source, options, watcher));
    ids::make_unique(&mut files);
    Reading { files }
}

/// Reads a file, or every file of a folder in the order of their names, and stops at the first that cannot be read. A file
/// of a kind that is not read (see [`KINDS`]) is an error, and passed over in a folder. A file without an ending is a
/// page if it is named itself.
pub fn read_path(path: &Path) -> Result<Vec<Article>, ReadError> {
    read_paths(&[path.to_owned()], &ReadOptions::default())
}

/// Reads files and folders, and stops at the first file that cannot be read. Two pages whose names share the part before
/// the first `_` take their whole names for the ids of their articles.
pub fn read_paths(paths: &[PathBuf], options: &ReadOptions) -> Result<Vec<Article>, ReadError> {
    let mut reading = read(&DiskSource::of(paths)?, options);
    let failed = reading.files.iter().position(|file| matches!(file.outcome, FileOutcome::Failed(_)));
    if let Some(at) = failed {
        let file = reading.files.swap_remove(at);
        if let FileOutcome::Failed(cause) = file.outcome {
            return Err(ReadError::new(Path::new(&file.shown), cause));
        }
    }
    Ok(reading.into_articles())
}
