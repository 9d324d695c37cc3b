//! Newspaper pages: a file of text (or a PDF), with an editor's corrections beside it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{ReadCause, ReadError, ReadOptions, decode};
use crate::page::{self, Fixes, Split};

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

/// The text of a page.
pub fn text(path: &Path, options: ReadOptions) -> Result<String, ReadError> {
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pdf")) {
        #[cfg(feature = "pdf")]
        return super::pdf::text(path);
        #[cfg(not(feature = "pdf"))]
        return Err(ReadError::new(path, ReadCause::PdfUnsupported));
    }
    decoded(path, options)
}

/// Splits a page and applies the corrections beside it.
pub fn read(path: &Path, prefix: &str, options: ReadOptions) -> Result<Split, ReadError> {
    let text = text(path, options)?;
    let fixes = fixes(path)?;
    let source = path.file_name().unwrap_or_default().to_string_lossy();
    page::split_fixed(&source, prefix, &text, &fixes).map_err(|error| ReadError::new(&fix_path(path), error))
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
