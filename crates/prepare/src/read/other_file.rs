//! Files that are known and hold no article of their own.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::kind::KINDS;

/// A file that is known and holds no article of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum OtherFile {
    /// A list of articles: the page of a section, an archive.
    List,
    /// The home page of a site.
    Home,
    /// A page that only holds frames.
    Frame,
    /// A page that sends the reader to another one.
    Redirect,
    /// A page that asks not to be found (`noindex`).
    NoIndex,
    /// A draft that is not published.
    Draft,
    /// A page without text.
    Empty,
    /// A page whose text comes by script, which is not run.
    Shell,
    /// The same article as in another file.
    Duplicate,
    /// A further part of the article of another file.
    Part,
    /// A list of addresses for search engines.
    Sitemap,
    /// Data that holds no articles, such as settings.
    Data,
    /// A zip: its files follow.
    Archive {
        /// How many.
        files: usize,
    },
    /// A picture, a sound, a film, a font.
    Media,
    /// Style sheets and programs.
    Code,
    /// A document that no reader knows; its text is not found by a search.
    Document,
    /// A kind of file that is not known.
    Unknown,
    /// Another page: a form, a message of the server.
    Page,
}

impl OtherFile {
    /// Whether it may hold text that a reader would look for.
    #[must_use]
    pub fn may_hold_text(&self) -> bool {
        matches!(self, Self::Document | Self::Unknown | Self::Shell)
    }

    /// A name for counting.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Home => "home page",
            Self::Frame => "frame",
            Self::Redirect => "redirect",
            Self::NoIndex => "noindex",
            Self::Draft => "draft",
            Self::Empty => "empty",
            Self::Duplicate => "duplicate",
            Self::Part => "part of another page",
            Self::Sitemap => "sitemap",
            Self::Data => "data",
            Self::Archive { .. } => "archive",
            Self::Media => "media",
            Self::Code => "code",
            Self::Document => "document",
            Self::Unknown => "unknown",
            Self::Page => "other page",
            Self::Shell => "page whose text comes by script",
        }
    }
}

impl fmt::Display for OtherFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Archive { files } => write!(f, "a zip of {files} files"),
            Self::Document => {
                f.write_str("a kind of document that is not read; save it as .docx, .xlsx, .pdf or .txt")
            }
            Self::Unknown => write!(f, "not a kind of file that is read; those are {KINDS}"),
            known => f.write_str(known.name()),
        }
    }
}
