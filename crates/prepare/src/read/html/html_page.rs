//! A web page, read.

use serde::{Deserialize, Serialize};

use super::clues::Clues;
use super::draft::{Draft, Rules};
use super::kept::{self, Name};
use super::page_kind::PageKind;

/// A web page, read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct HtmlPage {
    /// The path that [`read`](super::read) was given, with `/`.
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
    /// The article of a page that is none by itself, but may be one by what other pages say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) kept: Option<Draft>,
    /// What other rules take for the headline: for the second pass.
    pub(super) other_titles: Vec<String>,
    /// Dates of other rules.
    pub(super) other_dates: Vec<String>,
    /// Publishers of other rules.
    pub(super) other_origins: Vec<String>,
    /// Positions of texts, and links: for the second pass.
    #[serde(default)]
    pub(super) clues: Clues,
}
