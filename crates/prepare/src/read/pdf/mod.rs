//! PDF files, by the crate `hayro-interpret`: it runs a page's drawing commands and gives every glyph with its
//! place and its Unicode text, every path and every picture.
//!
//! `load` opens a file, `limits` measures what a page would cost before it is run, `collect` takes the glyphs, rules
//! and pictures down, `doubles` merges glyphs that are drawn twice. What the glyphs mean is read in
//! [`crate::page::geometry`].

mod collect;
mod doubles;
mod error;
mod limits;
mod load;

use crate::page::geometry::{self, Laid, Sheet, SheetNote};

pub use error::PdfError;

/// Reads a file and lays it out.
///
/// # Errors
/// A file that is no PDF, is closed by a password, or has no text at all.
pub(crate) fn laid(bytes: &[u8]) -> Result<Laid, PdfError> {
    Ok(geometry::read(&sheets(bytes)?))
}

/// Reads the sheets of a file. A sheet without text, too large or with unreadable fonts has a note that says so.
///
/// # Errors
/// A file that is no PDF, is closed by a password, or has no text at all.
fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, PdfError> {
    let pdf = load::load(bytes)?;
    let sheets = collect::sheets(&pdf);
    if sheets.iter().any(|sheet| !sheet.glyphs.is_empty()) {
        return Ok(sheets);
    }
    let notes: Vec<&SheetNote> = sheets.iter().flat_map(|sheet| &sheet.notes).collect();
    if let Some(SheetNote::Fonts(fonts)) = notes.iter().find(|note| matches!(note, SheetNote::Fonts(_))) {
        return Err(PdfError::Fonts(fonts.join(", ")));
    }
    if notes.iter().any(|note| matches!(note, SheetNote::TooLarge)) {
        return Err(PdfError::TooLarge);
    }
    Err(PdfError::Scan(sheets.len()))
}
