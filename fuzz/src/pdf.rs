//! The target over PDF files: apart from the others, as the tests that replay these are built without PDF.

use gongwen_prepare::read::pages::split_pdf;

/// Any bytes as a PDF: an error or an answer that loses no character.
pub fn pdf(data: &[u8]) {
    if let Ok(split) = split_pdf("page.pdf", "page", data) {
        assert_eq!(split.imbalance, 0);
    }
}
