//! Why a workbook cannot be read.

/// A workbook that cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SheetError {
    /// The library gives up.
    #[error("not readable as a workbook: {0}")]
    Workbook(#[from] calamine::Error),
    /// A sheet claims to be too large.
    #[error("a sheet claims to have more than {0} cells")]
    TooLarge(usize),
    /// The content of a workbook of OpenDocument is cut or damaged.
    #[error("the content of the workbook is cut or damaged; save it anew with the program that made it")]
    Content,
    /// A workbook of Excel 97 whose container is damaged.
    #[error("not readable as a workbook: {0}")]
    Container(#[from] std::io::Error),
    /// A cell is at a place that no sheet has.
    #[error(
        "a sheet names the cell {0:?}, which no sheet has; save the workbook anew with the program that made it"
    )]
    Place(String),
    /// A workbook claims to share more texts than the part that holds them has bytes.
    #[error(
        "claims to have more texts than there can be; save the workbook anew with the program that made it"
    )]
    Texts,
}
