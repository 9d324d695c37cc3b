//! Opening a PDF file.

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::PdfError;

/// The largest file that is read, in bytes: a newspaper of a month with its pictures is below.
const LARGEST: usize = 512 << 20;

/// Opens a file; an encrypted one with the empty password, as readers do.
pub(super) fn load(bytes: &[u8]) -> Result<Pdf, PdfError> {
    if bytes.len() > LARGEST {
        return Err(PdfError::TooLarge);
    }
    match Pdf::new(bytes.to_vec()) {
        Ok(pdf) if pdf.pages().is_empty() => Err(PdfError::Damaged),
        Ok(pdf) => Ok(pdf),
        Err(LoadPdfError::Invalid) => Err(PdfError::Damaged),
        Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)) => Err(PdfError::Password),
        Err(LoadPdfError::Decryption(_)) => Err(PdfError::Encryption),
    }
}
