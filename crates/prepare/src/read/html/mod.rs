//! Web pages: from the bytes of one page to an article draft, and a second pass over the pages of one site.
//!
//! [`read`] takes one page. It decodes it, says what kind of page it is, and reads each field by the first rule that
//! answers; [`HtmlPage::rules`] names that rule. [`site()`] takes all pages of one site: it takes off what repeats from
//! page to page, joins the parts of an article and drops duplicates.
//!
//! A rule never looks at the file system. Text that a reader of the page does not see (scripts, `display:none`) is not
//! read; `visibility:hidden` is no filter, because a saved WeChat page has its whole text inside such an element.

mod attributes;
mod body;
mod boilerplate;
mod byline;
mod clues;
mod draft;
mod facts;
mod form;
mod guard;
mod headline;
mod json_ld;
mod kept;
mod kind;
mod label_words;
mod labels;
mod lines;
mod marks;
mod meta;
mod page;
mod paragraphs;
mod people;
mod posted;
mod rendering;
mod section;
mod selectors;
mod shared;
mod site;
mod source;
mod title;
mod url;
mod when;

use serde::{Deserialize, Serialize};

use super::BadBytes;
use super::decode::{self, DecodeError};
use kept::Name;

pub use draft::{Attachment, Draft, Rules};
pub use kind::PageKind;
pub use selectors::Selectors;
pub use site::{SiteOutcome, site};

/// How web pages are read.
#[derive(Clone, Debug, Default)]
pub struct HtmlOptions {
    /// What to do with bytes that the encoding does not have. Up to [`decode::TOLERATED_FAULTS`] of them are
    /// replaced in any case.
    pub bad_bytes: BadBytes,
    /// Selectors of the site's own, before all rules.
    pub selectors: Selectors,
}

/// A web page, read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct HtmlPage {
    /// The path that [`read`] was given, with `/`.
    pub path: String,
    /// Name of the encoding (`UTF-8`, `gb18030`, `Big5`, `UTF-16LE`, …).
    #[serde(deserialize_with = "kept::name")]
    pub encoding: Name,
    /// What kind of page it is.
    pub kind: PageKind,
    /// Why it is of that kind, in a few Chinese words: for the report.
    pub reason: String,
    /// The article of a page of the kind [`PageKind::Article`].
    pub draft: Option<Draft>,
    /// The rule that gave each field.
    pub rules: Rules,
    /// Whether the page has `data-gongwen-body` or `data-pagefind-body`. If some page of a site has one, pages
    /// without it are not meant to be read.
    pub has_body_attribute: bool,
    /// What other rules take for the headline: for the second pass.
    other_titles: Vec<String>,
    /// Dates of other rules.
    other_dates: Vec<String>,
    /// Publishers of other rules.
    other_origins: Vec<String>,
    /// Positions of texts, and links: for the second pass.
    #[serde(default)]
    clues: clues::Clues,
}

/// Why a web page could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum HtmlError {
    /// Bytes that the encoding does not have.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// The file is empty, or contains nothing but blanks.
    #[error("the page is empty")]
    Empty,
    /// A selector that is no CSS selector.
    #[error("`{selector}` is not a CSS selector")]
    Selector {
        /// The selector as given.
        selector: String,
    },
}

/// Reads one page. `path` is its path inside the site, for what its name says (`t20220417_12.htm`, `col/col12`).
pub fn read(path: &str, bytes: &[u8], options: &HtmlOptions) -> Result<HtmlPage, HtmlError> {
    options.selectors.check()?;
    let decoded = decode::decode_html(bytes, options.bad_bytes)?;
    if decoded.text.trim().is_empty() {
        return Err(HtmlError::Empty);
    }
    Ok(page::read(path, &decoded, options))
}
