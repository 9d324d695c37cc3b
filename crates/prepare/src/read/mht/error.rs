//! Why a saved page cannot be read.

/// A saved page that cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MhtError {
    /// It is not MIME.
    #[error("not a web page saved as one file: it has no MIME headers")]
    NoMime,
    /// No part is a web page or text.
    #[error("no part of it is a web page")]
    NoPage,
}
