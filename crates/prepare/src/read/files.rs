//! The first pass over a source: each file by its reader, as many at once as there are cores. The bytes of a file are dropped
//! when it was read; what stays is what the reader found.

use std::borrow::Cow;
use std::io::Read;

use rayon::prelude::*;

use super::budget::{Budget, IN_MEMORY, Permit};
use super::content::{Content, LARGE};
use super::error::ReadCause;
use super::input::Input;
use super::isolation::isolated;
use super::kind::{self, FileKind};
use super::options::ReadOptions;
use super::other_file::OtherFile;
use super::outcome::{Found, ReadFile};
use super::sites::FirstPass;
use super::source::{Source, SourceFile};
use super::warning::Warning;
use super::zip::ZipSource;
use super::{Watcher, cached, ids, pages, reader_of};

/// Bytes at both ends of a file that tell its kind: in the last ones is the directory of a zip.
const ENDS: u64 = 64 << 10;

/// Reads all files of a source.
pub(super) fn read(source: &dyn Source, options: &ReadOptions, watcher: &dyn Watcher) -> Vec<FirstPass> {
    Pass { options, watcher, large: LARGE, budget: &Budget::new(IN_MEMORY) }.source(source, 0)
}

/// What all files share.
struct Pass<'a> {
    options: &'a ReadOptions,
    watcher: &'a dyn Watcher,
    /// Bytes up to which a file is read as a whole.
    large: u64,
    budget: &'a Budget,
}

/// A file of a source.
struct Place<'a> {
    source: &'a dyn Source,
    at: usize,
    file: &'a SourceFile,
    prefix: &'a str,
    /// How many zips it is in.
    depth: usize,
}

/// The bytes of a file, as its kind needs them.
struct Opened<'a> {
    kind: FileKind,
    content: Box<dyn Content + 'a>,
    /// For the bytes that are in memory.
    permit: Option<Permit<'a>>,
}

impl Pass<'_> {
    fn source(&self, source: &dyn Source, depth: usize) -> Vec<FirstPass> {
        let names: Vec<&str> = source.files().iter().map(|file| file.name.as_str()).collect();
        let prefixes = pages::prefixes(&names);
        let each = (source.files().par_iter().zip(&prefixes)).enumerate().map(|(at, (file, prefix))| {
            self.watcher.begins(file);
            let reports = self.file(&Place { source, at, file, prefix, depth });
            self.watcher.ends(file);
            reports
        });
        each.collect::<Vec<_>>().into_iter().flatten().collect()
    }

    /// The report on a file; for a zip those of its files follow.
    fn file(&self, place: &Place<'_>) -> Vec<FirstPass> {
        let named = FileKind::of_name(&place.file.name);
        if self.options.broken.contains(&place.file.shown) {
            return vec![place.report(named, Err(ReadCause::Broken(String::new())))];
        }
        let content = match (named, place.file.is_named) {
            // Films need not be read to be passed over.
            (FileKind::Media | FileKind::Code, false) => Ok(Box::new(Cow::Borrowed([].as_slice())) as Box<_>),
            _ => place.source.content(place.at),
        };
        let content = match content {
            Ok(content) => content,
            Err(error) => return vec![place.report(named, Err(error.into()))],
        };
        match self.open(&*content, place.file) {
            Err(cause) => vec![place.report(named, Err(cause))],
            Ok(Opened { kind: FileKind::Zip, content, permit }) => {
                // The files inside ask for permits of their own.
                drop(permit);
                self.zip(content, place)
            }
            Ok(opened) => vec![self.document(&opened, place)],
        }
    }

    /// Finds out the kind of a file, and reads its bytes unless its reader takes them piece by piece.
    fn open<'a>(&'a self, content: &'a dyn Content, file: &SourceFile) -> Result<Opened<'a>, ReadCause> {
        if content.length() > self.large
            && let Some(kind) = kind_by_ends(content, file)?
        {
            return Ok(Opened { kind, content: Box::new(content), permit: None });
        }
        let permit = self.budget.take(content.length());
        let bytes = content.whole()?;
        Ok(Opened { kind: kind_of(file, &bytes), content: Box::new(bytes), permit: Some(permit) })
    }

    /// Reads a file that is no zip.
    fn document(&self, opened: &Opened<'_>, place: &Place<'_>) -> FirstPass {
        let Opened { kind, content, permit: _ } = opened;
        let (kind, file) = (*kind, place.file);
        let input = Input {
            source: place.source,
            at: place.at,
            name: &file.name,
            content: &**content,
            kind,
            prefix: place.prefix,
            is_named: file.is_named,
            options: self.options,
        };
        let mut read = match reader_of(kind) {
            Ok(_) if self.is_blank(&**content) => Ok(ReadFile::other(OtherFile::Empty)),
            Ok(reader) => isolated(|| cached::read(reader, &input)),
            Err(OtherFile::Document) if file.is_named => Err(ReadCause::OtherDocument),
            Err(_) if file.is_named => Err(ReadCause::OtherKind),
            Err(other) => Ok(ReadFile::other(other)),
        };
        if let Ok(ReadFile { found: Found::Articles(articles), .. }) = &mut read {
            ids::complete(&mut articles.articles, place.prefix);
        }
        place.report(kind, read)
    }

    fn is_blank(&self, content: &dyn Content) -> bool {
        content.length() <= self.large && content.whole().is_ok_and(|bytes| bytes.trim_ascii().is_empty())
    }

    /// The report on a zip, and those on its files. Of zips inside zips one level is read.
    fn zip(&self, content: Box<dyn Content + '_>, place: &Place<'_>) -> Vec<FirstPass> {
        let report = |read| place.report(FileKind::Zip, read);
        if place.depth > 1 {
            return vec![report(Err(ReadCause::NestedZip))];
        }
        let zip = match ZipSource::of(content, &place.file.shown, self.options.zip) {
            Ok(zip) => zip,
            Err(error) => return vec![report(Err(error.into()))],
        };
        let mut read = ReadFile::other(OtherFile::Archive { files: zip.files().len() });
        if let Some((name, error)) = zip.refused().first() {
            let first = format!("{name}: {error}");
            read.warnings.push(Warning::RefusedEntries { count: zip.refused().len(), first });
        }
        let mut reports = vec![report(Ok(read))];
        reports.extend(self.source(&zip, place.depth + 1));
        reports
    }
}

impl Place<'_> {
    fn report(&self, kind: FileKind, read: Result<ReadFile, ReadCause>) -> FirstPass {
        FirstPass::of(self.file, kind, self.prefix, read)
    }
}

/// The kind of a file. Text without an ending is a page where the user named it, but nothing to look for in a folder.
fn kind_of(file: &SourceFile, bytes: &[u8]) -> FileKind {
    match FileKind::of(&file.name, bytes) {
        FileKind::Unknown if file.is_named && kind::ending(&file.name).is_none() => FileKind::Page,
        kind => kind,
    }
}

/// The kind of a large file whose bytes need not be in memory as a whole: because its reader takes them piece by piece, or
/// because nobody reads it.
fn kind_by_ends(content: &dyn Content, file: &SourceFile) -> Result<Option<FileKind>, ReadCause> {
    let mut ends = Vec::new();
    content.reader()?.take(ENDS).read_to_end(&mut ends).map_err(ReadCause::of_io)?;
    match content.part(content.length().saturating_sub(ENDS), ENDS) {
        Some(tail) => ends.extend_from_slice(&tail),
        // What kind of a zip it is stands at its end.
        None if ends.starts_with(b"PK") => return Ok(None),
        None => {}
    }
    let kind = kind_of(file, &ends);
    let is_in_pieces = match kind {
        FileKind::Zip | FileKind::Docx | FileKind::Json | FileKind::Table | FileKind::Xml | FileKind::Sql => {
            true
        }
        other => reader_of(other).is_err(),
    };
    Ok(is_in_pieces.then_some(kind))
}

#[cfg(all(test, feature = "formats"))]
mod tests;
