//! PDF pages, by the crate `lopdf`: it reads CJK text through the fonts' ToUnicode tables and the common
//! predefined encodings (Identity-H, UniGB-UCS2-H).

use gongwen_engine::text::chars::is_han;
use lopdf::Document;

use super::ReadCause;

/// The text of a PDF, page after page, in the order in which the file sets it.
///
/// A PDF without a text layer is an error: it contains pictures of text.
pub(crate) fn text(bytes: &[u8]) -> Result<String, ReadCause> {
    let document = Document::load_mem(bytes)?;
    let mut pages = Vec::new();
    for number in document.get_pages().keys() {
        pages.push(document.extract_text(&[*number])?);
    }
    let text = pages.join("\n\u{c}\n");
    if text.chars().any(is_han) { Ok(text) } else { Err(ReadCause::PdfWithoutText) }
}
