//! The kinds of pages.

use serde::{Deserialize, Serialize};

/// What a page is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PageKind {
    /// One article: it is read.
    Article,
    /// A list of articles: a section, a search result, an archive.
    List,
    /// The first page of a site.
    Home,
    /// A frame set, or a page of nothing but an inner frame.
    Frames,
    /// A page that sends the browser to another one.
    Redirect,
    /// A page whose text comes by script.
    Shell,
    /// A part of a longer article that has been joined to its first page.
    Part,
    /// The same article as another page.
    Duplicate,
    /// The page asks not to be indexed.
    Excluded,
    /// Any other page: a form, a message of the server, a page without text.
    Other,
}
