//! Why a file could not be read.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::KINDS;
use super::decode::DecodeError;
use super::json::JsonError;
#[cfg(feature = "pdf")]
use super::pdf::PdfError;
use crate::page::FixError;

/// A file that could not be read as articles. It displays as one line: the file, the place in it, and what is wrong;
/// so it is printed without its [`source`](Error::source), which is the error of the library below.
#[derive(Debug)]
pub struct ReadError {
    path: PathBuf,
    cause: ReadCause,
}

impl ReadError {
    /// An error about a file.
    pub(crate) fn new(path: &Path, cause: impl Into<ReadCause>) -> Self {
        Self { path: path.to_owned(), cause: cause.into() }
    }

    /// The file or folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What is wrong, and where in the file.
    #[must_use]
    pub fn cause(&self) -> &ReadCause {
        &self.cause
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.cause)
    }
}

impl Error for ReadError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause.source()
    }
}

/// What is wrong with a file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadCause {
    /// There is no such file.
    #[error("there is no such file or folder")]
    Missing(#[source] io::Error),
    /// The file cannot be read.
    #[error("{0}")]
    Io(#[source] io::Error),
    /// A kind of file that is not read.
    #[error("not a kind of file that is read; those are {KINDS}")]
    OtherKind,
    /// Bytes that the encoding does not have.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// JSON without articles.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// Corrections that cannot be read or do not fit the page.
    #[error(transparent)]
    Fix(#[from] FixError),
    /// A PDF that cannot be read.
    #[cfg(feature = "pdf")]
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// A PDF, for a build without the feature `pdf`.
    #[error("this build reads no PDF; use the `gongwen` command, or pdftotext")]
    PdfUnsupported,
}

impl From<io::Error> for ReadCause {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing(error),
            _ => Self::Io(error),
        }
    }
}
