//! Why a dump holds no articles.

/// A dump without articles.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SqlError {
    /// No statement puts in articles.
    #[error(
        "no INSERT statement of this dump fills a table with a title and a text; dump the articles with their data \
         (mysqldump --complete-insert)"
    )]
    NoArticles,
}
