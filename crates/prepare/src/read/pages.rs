//! Newspaper pages: a file of text (or a PDF), with an editor's corrections beside it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{ReadCause, ReadError, ReadOptions, decode};
#[cfg(feature = "pdf")]
use crate::page::geometry::Laid;
use crate::page::{self, Fixes, Split, StageReport};

/// Ending of a file of corrections: `A03.txt` is corrected by `A03.fix.toml`.
pub const FIX_SUFFIX: &str = ".fix.toml";

/// What the ids of each file's articles begin with: the part of its name before the first `_`, or the whole
/// name where two files share that.
#[must_use]
pub fn prefixes(files: &[PathBuf]) -> Vec<String> {
    let name = |file: &PathBuf| file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut shared: BTreeMap<String, usize> = BTreeMap::new();
    for file in files {
        *shared.entry(page::id_prefix(&name(file)).to_owned()).or_insert(0) += 1;
    }
    files
        .iter()
        .map(|file| {
            let name = name(file);
            let prefix = page::id_prefix(&name);
            if shared.get(prefix).is_some_and(|count| *count > 1) { page::stem(&name) } else { prefix }
                .to_owned()
        })
        .collect()
}

/// Reads a file and decodes it.
pub(crate) fn decoded(path: &Path, options: ReadOptions) -> Result<String, ReadError> {
    let bytes = std::fs::read(path).map_err(|error| ReadError::new(path, error))?;
    decode::decode(&bytes, options.bad_bytes).map_err(|error| ReadError::new(path, error))
}

/// Whether a file is a PDF, by the ending of its name.
fn is_pdf(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pdf"))
}

/// A PDF laid out.
#[cfg(feature = "pdf")]
fn laid(path: &Path) -> Result<Laid, ReadError> {
    let bytes = std::fs::read(path).map_err(|error| ReadError::new(path, error))?;
    super::pdf::laid(&bytes).map_err(|error| ReadError::new(path, error))
}

/// Splits a page and applies the corrections beside it.
pub fn read(path: &Path, prefix: &str, options: ReadOptions) -> Result<Split, ReadError> {
    let source = path.file_name().unwrap_or_default().to_string_lossy();
    let fail = |error| ReadError::new(&fix_path(path), error);
    if is_pdf(path) {
        #[cfg(feature = "pdf")]
        return page::split_laid(&source, prefix, laid(path)?, &fixes(path)?).map_err(fail);
        #[cfg(not(feature = "pdf"))]
        return Err(ReadError::new(path, ReadCause::PdfUnsupported));
    }
    let text = decoded(path, options)?;
    page::split_fixed(&source, prefix, &text, &fixes(path)?).map_err(fail)
}

/// Splits a PDF that is given as bytes; `source` is the file's name, `prefix` begins the ids of its articles.
///
/// # Errors
/// A file that is no PDF, is closed by a password, or has no text.
#[cfg(feature = "pdf")]
pub fn split_pdf(source: &str, prefix: &str, bytes: &[u8]) -> Result<Split, super::PdfError> {
    let laid = super::pdf::laid(bytes)?;
    // Without corrections nothing can fail to fit.
    Ok(page::split_laid(source, prefix, laid, &Fixes::default()).unwrap_or_default())
}

/// The lines of a PDF in reading order; captions and furniture come last on each sheet.
///
/// # Errors
/// As [`split_pdf`].
#[cfg(feature = "pdf")]
pub fn pdf_text(bytes: &[u8]) -> Result<String, super::PdfError> {
    Ok(super::pdf::laid(bytes)?.text)
}

/// What every stage of reading a page found.
pub fn stages(path: &Path, options: ReadOptions) -> Result<Vec<StageReport>, ReadError> {
    if is_pdf(path) {
        #[cfg(feature = "pdf")]
        return Ok(laid(path)?.stages());
        #[cfg(not(feature = "pdf"))]
        return Err(ReadError::new(path, ReadCause::PdfUnsupported));
    }
    Ok(page::stages(&decoded(path, options)?))
}

/// A drawing of a PDF with what was recognised, as SVG; `None` for other files, which have no places.
pub fn svg(path: &Path) -> Result<Option<String>, ReadError> {
    #[cfg(feature = "pdf")]
    if is_pdf(path) {
        return Ok(Some(laid(path)?.svg()));
    }
    let _ = path;
    Ok(None)
}

fn fix_path(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{}{FIX_SUFFIX}", page::stem(&name)))
}

fn fixes(path: &Path) -> Result<Fixes, ReadError> {
    let fix = fix_path(path);
    if !fix.is_file() {
        return Ok(Fixes::default());
    }
    let text = std::fs::read_to_string(&fix).map_err(|error| ReadError::new(&fix, ReadCause::Io(error)))?;
    Fixes::parse(&text).map_err(|error| ReadError::new(&fix, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_stay_unique_when_names_share_their_beginning() {
        let files = ["000_a.txt", "001_b.txt", "001_c.txt", "A03.txt"].map(PathBuf::from);
        assert_eq!(prefixes(&files), ["000", "001_b", "001_c", "A03"]);
    }
}
