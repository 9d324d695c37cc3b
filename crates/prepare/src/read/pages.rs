//! Newspaper pages: a file of text (or a PDF), with an editor's corrections beside it.

use std::collections::BTreeMap;

use super::decode;
use super::doubt::Doubt;
use super::error::ReadCause;
use super::input::Input;
use super::kind::FileKind;
use super::options::ReadOptions;
use super::outcome::{Found, PageLines, ReadArticle, ReadArticles, ReadFile};
use super::source::{Source, file_name};
use crate::page::proof::Proof;
use crate::page::{self, FIX_SUFFIX, FixError, Fixes, Split, StageReport};

/// What the ids of each file's articles begin with: for a page the part of its name before the first `_`; the whole name
/// where two pages share that; the path where two pages share the name. For other files the path without its ending.
#[must_use]
pub fn prefixes(names: &[&str]) -> Vec<String> {
    let is_page =
        |name: &str| matches!(FileKind::of_name(name), FileKind::Page | FileKind::Pdf | FileKind::Unknown);
    let mut shared: BTreeMap<&str, usize> = BTreeMap::new();
    let mut same: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names.iter().filter(|name| is_page(name)) {
        let name = file_name(name);
        *shared.entry(page::id_prefix(name)).or_insert(0) += 1;
        *same.entry(page::stem(name)).or_insert(0) += 1;
    }
    let prefix = |path: &&str| {
        let name = file_name(path);
        let many = |counts: &BTreeMap<&str, usize>, key| counts.get(key).is_some_and(|count| *count > 1);
        if !is_page(path) || many(&same, page::stem(name)) {
            page::stem(path).to_owned()
        } else if many(&shared, page::id_prefix(name)) {
            page::stem(name).to_owned()
        } else {
            page::id_prefix(name).to_owned()
        }
    };
    names.iter().map(prefix).collect()
}

/// Splits the page at a place of a source and applies the corrections beside it. The ids of its articles begin with
/// `prefix`.
pub fn split(
    source: &dyn Source,
    at: usize,
    prefix: &str,
    options: &ReadOptions,
) -> Result<Split, ReadCause> {
    let bytes = source.bytes(at)?;
    split_bytes(source, at, &bytes, kind_of(source, at, &bytes), prefix, options)
}

fn kind_of(source: &dyn Source, at: usize, bytes: &[u8]) -> FileKind {
    FileKind::of(source.files().get(at).map_or("", |file| file.name.as_str()), bytes)
}

/// The name of the corrections that lie beside a page.
fn fix_name(name: &str) -> String {
    format!("{}{FIX_SUFFIX}", page::stem(file_name(name)))
}

/// The corrections of a page: those of the options, else those beside it.
fn fixes(
    source: &dyn Source,
    at: usize,
    options: &ReadOptions,
) -> Result<Result<Fixes, FixError>, ReadCause> {
    let name = source.files().get(at).map_or("", |file| file.name.as_str());
    if let Some(fixes) = options.pages.get(name) {
        return Ok(Ok(fixes.clone()));
    }
    let Some(bytes) = source.beside(at, &fix_name(name))? else { return Ok(Ok(Fixes::default())) };
    Ok(Fixes::parse(&decode::decode(&bytes, options.bad_bytes)?))
}

/// The page at a place of a source as an editor corrects it. Corrections that do not fit are left out, and told in it.
pub fn proof(
    source: &dyn Source,
    at: usize,
    prefix: &str,
    options: &ReadOptions,
) -> Result<Proof, ReadCause> {
    let bytes = source.bytes(at)?;
    let name = source.files().get(at).map_or("", |file| file.name.as_str());
    let fixes = fixes(source, at, options)?;
    if kind_of(source, at, &bytes) == FileKind::Pdf {
        #[cfg(feature = "pdf")]
        return Ok(Proof::of_laid(file_name(name), prefix, &super::pdf::laid(&bytes)?, fixes));
        #[cfg(not(feature = "pdf"))]
        return Err(ReadCause::PdfUnsupported);
    }
    let text = decode::decode(&bytes, options.bad_bytes)?;
    Ok(Proof::of_text(file_name(name), prefix, &text, fixes))
}

fn split_bytes(
    source: &dyn Source,
    at: usize,
    bytes: &[u8],
    kind: FileKind,
    prefix: &str,
    options: &ReadOptions,
) -> Result<Split, ReadCause> {
    let name = source.files().get(at).map_or("", |file| file.name.as_str());
    let fix = fix_name(name);
    let fail = |error| ReadCause::Fix { file: fix.clone(), error };
    let fixes = fixes(source, at, options)?.map_err(fail)?;
    if kind == FileKind::Pdf {
        #[cfg(feature = "pdf")]
        return page::split_laid(name, prefix, super::pdf::laid(bytes)?, &fixes).map_err(fail);
        #[cfg(not(feature = "pdf"))]
        return Err(ReadCause::PdfUnsupported);
    }
    let text = decode::decode(bytes, options.bad_bytes)?;
    page::split_fixed(name, prefix, &text, &fixes).map_err(fail)
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

/// What every stage of reading the page at a place of a source found.
pub fn stages(source: &dyn Source, at: usize, options: &ReadOptions) -> Result<Vec<StageReport>, ReadCause> {
    let bytes = source.bytes(at)?;
    if kind_of(source, at, &bytes) == FileKind::Pdf {
        #[cfg(feature = "pdf")]
        return Ok(super::pdf::laid(&bytes)?.stages());
        #[cfg(not(feature = "pdf"))]
        return Err(ReadCause::PdfUnsupported);
    }
    Ok(page::stages(&decode::decode(&bytes, options.bad_bytes)?))
}

/// A drawing of the PDF at a place of a source, with what was recognised, as SVG; `None` for other files, which have no
/// places.
pub fn svg(source: &dyn Source, at: usize) -> Result<Option<String>, ReadCause> {
    let bytes = source.bytes(at)?;
    if kind_of(source, at, &bytes) != FileKind::Pdf {
        return Ok(None);
    }
    #[cfg(feature = "pdf")]
    return Ok(Some(super::pdf::laid(&bytes)?.svg()));
    #[cfg(not(feature = "pdf"))]
    Err(ReadCause::PdfUnsupported)
}

/// Reads a page.
pub(crate) fn read(input: &Input<'_>) -> Result<ReadFile, ReadCause> {
    let split =
        split_bytes(input.source, input.at, &input.bytes()?, input.kind, input.prefix, input.options)?;
    let doubts = split.reviews.iter().map(|review| {
        let doubt = review.is_doubtful().then(|| Doubt::Split(Box::new(review.into())));
        doubt.into_iter().collect::<Vec<_>>()
    });
    let articles = split.articles.into_iter().zip(doubts);
    let articles =
        articles.map(|(article, doubts)| ReadArticle { article, doubts, rules: Vec::new() }).collect();
    let page = Some(PageLines { furniture: split.furniture, unplaced: split.unplaced });
    Ok(ReadFile { found: Found::Articles(ReadArticles { articles, page }), warnings: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_stay_unique_when_names_share_their_beginning() {
        let files = ["000_a.txt", "001_b.txt", "001_c.txt", "A03.txt", "001_x.json"];
        assert_eq!(prefixes(&files), ["000", "001_b", "001_c", "A03", "001_x"]);
        assert_eq!(prefixes(&["1/A01.txt", "2/A01.txt", "2/A02.txt"]), ["1/A01", "2/A01", "A02"]);
    }
}
