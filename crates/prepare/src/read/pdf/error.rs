//! Why a PDF file could not be read.

/// What is wrong with a PDF file, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PdfError {
    /// The bytes are no PDF, or so damaged that no page is found.
    #[error(
        "not readable as PDF (no page was found: the file is damaged or cut off); save it anew, or try pdftotext"
    )]
    Damaged,
    /// The file opens with a password only.
    #[error(
        "the PDF is closed by a password; save it without one (for example `qpdf --decrypt --password=…`)"
    )]
    Password,
    /// An encryption that is not known.
    #[error("the PDF is encrypted in a way that is not read; save it without encryption")]
    Encryption,
    /// All pages are pictures: their number.
    #[error("no text in this PDF of {0} page(s): it is a scan; run OCR on it first (for example `ocrmypdf`)")]
    Scan(usize),
    /// All text is in fonts that name no characters.
    #[error("the fonts of this PDF name no characters ({0}); print it anew as PDF, or run OCR on it")]
    Fonts(String),
    /// The pages draw more than is read.
    #[error("the pages of this PDF draw more than is read; split it, or print it anew as PDF")]
    TooLarge,
}
