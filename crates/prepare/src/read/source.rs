//! Where files come from: a list of names and the bytes of each. On a disk, in memory, in a zip.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;

use super::content::Content;
use crate::page::beside::{FIX_SUFFIX, REVIEW_SUFFIX};

/// A set of files. No reader asks for files in another way, so that the same readers work on a disk, in a browser and
/// inside a zip.
pub trait Source: Sync {
    /// The files, in the order in which their articles are wanted.
    fn files(&self) -> &[SourceFile];

    /// The bytes of the file at a place of [`files`](Self::files).
    fn bytes(&self, at: usize) -> Result<Cow<'_, [u8]>, SourceError>;

    /// The same, not yet read where the source can give it piece by piece.
    fn content(&self, at: usize) -> Result<Box<dyn Content + '_>, SourceError> {
        Ok(Box::new(self.bytes(at)?))
    }

    /// The bytes of the file that is called `name` and lies in the folder of the file at `at`, if there is one; it
    /// need not be in the list. Asked for an editor's corrections.
    fn beside(&self, at: usize, name: &str) -> Result<Option<Cow<'_, [u8]>>, SourceError>;
}

/// A file of a [`Source`].
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceFile {
    /// Its path from the root of the source, with `/` between folders: `news/2024/a.html`.
    pub name: String,
    /// How messages name it: the path as the user gave it, with `site.zip/` before the name of a file in a zip.
    pub shown: String,
    /// Whether the user named this very file (and not only a folder that holds it).
    pub is_named: bool,
}

/// Why a source does not give a file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SourceError {
    /// The file system refuses.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The entry of the zip is damaged or too large.
    #[error(transparent)]
    Zip(#[from] super::zip::error::ZipError),
    /// There is no such place in the list.
    #[error("the list of files has no such place")]
    NoSuchFile,
}

/// The part of a path after its last `/`.
#[must_use]
pub fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// A path whose last part is another one: that of a file in the same folder.
pub(crate) fn sibling(path: &str, name: &str) -> String {
    match path.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/{name}"),
        None => name.to_owned(),
    }
}

/// Whether a path says that its file is hidden, or of the machine's own bookkeeping.
pub(crate) fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.') || part == "__MACOSX")
}

/// Whether the file of a folder is listed, by its path from the folder: hidden files, an editor's corrections and the
/// page in which they are made are not.
#[must_use]
pub fn is_listed(path: &str) -> bool {
    !is_hidden(path) && !path.ends_with(FIX_SUFFIX) && !path.ends_with(REVIEW_SUFFIX)
}

/// Files in memory: in a browser, under Node, in tests.
#[derive(Clone, Debug, Default)]
pub struct MemorySource {
    files: Vec<SourceFile>,
    bytes: BTreeMap<String, Vec<u8>>,
}

impl MemorySource {
    /// These files by name, in the order of their names; of two with one name the last one. Hidden files and corrections
    /// are not listed.
    pub fn new<N: Into<String>>(files: impl IntoIterator<Item = (N, Vec<u8>)>) -> Self {
        let bytes: BTreeMap<String, Vec<u8>> =
            files.into_iter().map(|(name, bytes)| (name.into(), bytes)).collect();
        let listed = bytes.keys().filter(|name| is_listed(name));
        let files = listed
            .map(|name| SourceFile { name: name.clone(), shown: name.clone(), is_named: false })
            .collect();
        Self { files, bytes }
    }
}

impl Source for MemorySource {
    fn files(&self) -> &[SourceFile] {
        &self.files
    }

    fn bytes(&self, at: usize) -> Result<Cow<'_, [u8]>, SourceError> {
        let file = self.files.get(at).ok_or(SourceError::NoSuchFile)?;
        self.bytes.get(&file.name).map(|bytes| Cow::Borrowed(bytes.as_slice())).ok_or(SourceError::NoSuchFile)
    }

    fn beside(&self, at: usize, name: &str) -> Result<Option<Cow<'_, [u8]>>, SourceError> {
        let file = self.files.get(at).ok_or(SourceError::NoSuchFile)?;
        Ok(self.bytes.get(&sibling(&file.name, name)).map(|bytes| Cow::Borrowed(bytes.as_slice())))
    }
}
