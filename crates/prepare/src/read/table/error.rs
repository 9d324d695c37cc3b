//! Why a table holds no articles.

/// A table that holds no articles.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TableError {
    /// No column is known as a title or a text.
    #[error(
        "no column is known as title or text; the first row must name the columns, such as 标题,正文,日期 (it is: {0})"
    )]
    NoColumns(String),
    /// There are no rows under the names.
    #[error("the table has no rows under the names of its columns")]
    NoRows,
    /// The csv reader gives up.
    #[error(transparent)]
    Csv(#[from] csv::Error),
}
