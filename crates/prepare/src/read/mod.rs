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
mod cache;
mod cached;
pub mod decode;
mod disk;
#[cfg(feature = "formats")]
pub mod docx;
mod doubt;
mod error;
#[cfg(feature = "formats")]
mod fragment;
#[cfg(feature = "formats")]
mod front_matter;
#[cfg(feature = "html")]
pub mod html;
mod ids;
mod input;
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
use rayon::prelude::*;

pub use crate::fields::printed_date as dates;
pub use cache::ReadCache;
pub use decode::BadBytes;
pub use disk::DiskSource;
pub use doubt::{Doubt, SplitDoubt};
pub use error::{ReadCause, ReadError};
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

use input::{Input, Reader};
use outcome::{Found, ReadFile};
use sites::FirstPass;

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
    read_watched(source, options, &|_| ())
}

/// Reads all files of a source; `progress` is called with each file after it was read, from several threads.
#[must_use]
pub fn read_watched(
    source: &dyn Source,
    options: &ReadOptions,
    progress: &(dyn Fn(&SourceFile) + Sync),
) -> Reading {
    let mut files = sites::finish(read_source(source, options, 0, progress));
    ids::make_unique(&mut files);
    Reading { files }
}

fn read_source(
    source: &dyn Source,
    options: &ReadOptions,
    depth: usize,
    progress: &(dyn Fn(&SourceFile) + Sync),
) -> Vec<FirstPass> {
    let names: Vec<&str> = source.files().iter().map(|file| file.name.as_str()).collect();
    let prefixes = pages::prefixes(&names);
    let each = (source.files().par_iter().zip(&prefixes)).enumerate().map(|(at, (file, prefix))| {
        let reports = read_file(source, at, file, prefix, options, depth, progress);
        progress(file);
        reports
    });
    each.collect::<Vec<_>>().into_iter().flatten().collect()
}

/// The report on a file; for a zip those of its files follow.
fn read_file(
    source: &dyn Source,
    at: usize,
    file: &SourceFile,
    prefix: &str,
    options: &ReadOptions,
    depth: usize,
    progress: &(dyn Fn(&SourceFile) + Sync),
) -> Vec<FirstPass> {
    let report = |kind, read| FirstPass::of(file, kind, prefix, read);
    let named = FileKind::of_name(&file.name);
    let bytes = match (named, file.is_named) {
        // Films need not be read to be passed over.
        (FileKind::Media | FileKind::Code, false) => Ok(std::borrow::Cow::Borrowed([].as_slice())),
        _ => source.bytes(at),
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => return vec![report(named, Err(error.into()))],
    };
    let kind = kind_of(file, &bytes);
    if kind == FileKind::Zip {
        return read_zip(&bytes, file, options, depth, progress, &report);
    }
    let input =
        Input { source, at, name: &file.name, bytes: &bytes, kind, prefix, is_named: file.is_named, options };
    let mut read = match reader_of(kind) {
        Ok(_) if bytes.trim_ascii().is_empty() => Ok(ReadFile::other(OtherFile::Empty)),
        Ok(reader) => cached::read(reader, &input),
        Err(OtherFile::Document) if file.is_named => Err(ReadCause::OtherDocument),
        Err(_) if file.is_named => Err(ReadCause::OtherKind),
        Err(other) => Ok(ReadFile::other(other)),
    };
    if let Ok(ReadFile { found: Found::Articles(articles), .. }) = &mut read {
        ids::complete(&mut articles.articles, prefix);
    }
    vec![report(kind, read)]
}

/// The kind of a file. Text without an ending is a page where the user named it, but nothing to look for in a folder.
fn kind_of(file: &SourceFile, bytes: &[u8]) -> FileKind {
    match FileKind::of(&file.name, bytes) {
        FileKind::Unknown if file.is_named && kind::ending(&file.name).is_none() => FileKind::Page,
        kind => kind,
    }
}

/// The report on a zip, and those on its files. Of zips inside zips one level is read.
fn read_zip(
    bytes: &[u8],
    file: &SourceFile,
    options: &ReadOptions,
    depth: usize,
    progress: &(dyn Fn(&SourceFile) + Sync),
    report: &dyn Fn(FileKind, Result<ReadFile, ReadCause>) -> FirstPass,
) -> Vec<FirstPass> {
    if depth > 1 {
        return vec![report(FileKind::Zip, Err(ReadCause::NestedZip))];
    }
    let zip = match ZipSource::open(bytes, &file.shown, options.zip) {
        Ok(zip) => zip,
        Err(error) => return vec![report(FileKind::Zip, Err(error.into()))],
    };
    let mut read = ReadFile::other(OtherFile::Archive { files: zip.files().len() });
    if let Some((name, error)) = zip.refused().first() {
        let first = format!("{name}: {error}");
        read.warnings.push(Warning::RefusedEntries { count: zip.refused().len(), first });
    }
    let mut reports = vec![report(FileKind::Zip, Ok(read))];
    reports.extend(read_source(&zip, options, depth + 1, progress));
    reports
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
