//! Why a web page could not be read.

use crate::read::decode::DecodeError;

/// Why a web page could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum HtmlError {
    /// Bytes that the encoding does not have.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// The file is empty, or contains nothing but blanks.
    #[error("the page is empty")]
    Empty,
    /// A selector that is no CSS selector.
    #[error("`{selector}` is not a CSS selector")]
    Selector {
        /// The selector as given.
        selector: String,
    },
}
