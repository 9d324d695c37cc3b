//! Why XML holds no articles.

/// XML that holds no articles.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum XmlError {
    /// The XML is not well formed.
    #[error("not well-formed XML at byte {at}: {error}")]
    Syntax {
        /// Where.
        at: u64,
        /// What is wrong.
        #[source]
        error: quick_xml::Error,
    },
    /// No element is known as an article.
    #[error("no element of this XML is known as an article (item, entry, post, article, row …)")]
    NoRecords,
}
