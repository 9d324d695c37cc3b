//! Why a file could not be read.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::decode::DecodeError;
use super::json::error::JsonError;
use super::kind::KINDS;
#[cfg(feature = "pdf")]
use super::pdf::PdfError;
use super::source::SourceError;
use super::zip::error::ZipError;
use crate::page::FixError;

/// A file that could not be read as articles. It displays as one line: the file, the place in it, and what is wrong;
/// so it is printed without its [`source`](Error::source), which is the error of the library below.
#[derive(Debug)]
pub struct ReadError {
    path: PathBuf,
    cause: Box<ReadCause>,
}

impl ReadError {
    /// An error about a file.
    #[must_use]
    pub fn new(path: &Path, cause: impl Into<ReadCause>) -> Self {
        Self { path: path.to_owned(), cause: Box::new(cause.into()) }
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
    /// The source does not give the file.
    #[error(transparent)]
    Source(SourceError),
    /// A kind of file that is not read.
    #[error("not a kind of file that is read; those are {KINDS}")]
    OtherKind,
    /// A kind of document that is not read.
    #[error("a kind of document that is not read; save it as .docx, .xlsx, .pdf or .txt")]
    OtherDocument,
    /// The file is empty.
    #[error("the file is empty")]
    Empty,
    /// A zip that cannot be read.
    #[error(transparent)]
    Zip(#[from] ZipError),
    /// A zip inside a zip inside a zip.
    #[error("a zip inside a zip inside a zip; unpack it first")]
    NestedZip,
    /// Bytes that the encoding does not have.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// A web page that cannot be read.
    #[cfg(feature = "html")]
    #[error(transparent)]
    Html(#[from] super::html::HtmlError),
    /// A table without articles.
    #[cfg(feature = "formats")]
    #[error(transparent)]
    Table(#[from] super::table::error::TableError),
    /// XML without articles.
    #[cfg(feature = "formats")]
    #[error(transparent)]
    Xml(#[from] super::xml::error::XmlError),
    /// A damaged document of Word.
    #[cfg(feature = "formats")]
    #[error(transparent)]
    Docx(#[from] super::docx::error::DocxError),
    /// A saved page that holds none.
    #[cfg(feature = "formats")]
    #[error(transparent)]
    Mht(#[from] super::mht::error::MhtError),
    /// A dump without articles.
    #[cfg(feature = "formats")]
    #[error(transparent)]
    Sql(#[from] super::sql::error::SqlError),
    /// A damaged workbook.
    #[cfg(feature = "sheets")]
    #[error(transparent)]
    Sheet(#[from] super::sheet::error::SheetError),
    /// A kind of file that this build does not read.
    #[error("this build does not read {0}; use the `gongwen` command")]
    Unsupported(&'static str),
    /// JSON without articles.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// Corrections that cannot be read or do not fit the page.
    #[error("{file}: {error}")]
    Fix {
        /// The name of the file of corrections.
        file: String,
        /// What is wrong with it.
        #[source]
        error: FixError,
    },
    /// The reader broke down over the file, and nothing is known but what it said; empty where it said nothing.
    #[error(
        "gongwen broke down over this file, which is probably damaged; save it anew with the program that made it, or report it{}",
        if .0.is_empty() { String::new() } else { format!(" ({})", .0) }
    )]
    Broken(String),
    /// A PDF that cannot be read.
    #[cfg(feature = "pdf")]
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// A PDF, for a build without the feature `pdf`.
    #[error("this build reads no PDF; use the `gongwen` command, or pdftotext")]
    PdfUnsupported,
}

impl ReadCause {
    /// What an error of a reader says that gives a file piece by piece.
    pub(crate) fn of_io(error: io::Error) -> Self {
        match error.downcast::<DecodeError>() {
            Ok(error) => error.into(),
            Err(error) => match error.downcast::<ZipError>() {
                Ok(error) => error.into(),
                Err(error) => error.into(),
            },
        }
    }
}

impl From<SourceError> for ReadCause {
    fn from(error: SourceError) -> Self {
        match error {
            SourceError::Io(error) => error.into(),
            SourceError::Zip(error) => error.into(),
            other @ SourceError::NoSuchFile => Self::Source(other),
        }
    }
}

impl From<io::Error> for ReadCause {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing(error),
            _ => Self::Io(error),
        }
    }
}
