//! Why a document of Word cannot be read.

use crate::read::zip::error::ZipError;

/// A document of Word that cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DocxError {
    /// The zip cannot be read.
    #[error("not readable as a document of Word: {0}")]
    Zip(#[from] ZipError),
    /// The XML inside is damaged.
    #[error("the document is damaged: {0}")]
    Xml(#[from] quick_xml::Error),
}
