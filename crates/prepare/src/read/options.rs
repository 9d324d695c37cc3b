//! How files are read.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::cache::ReadCache;
use super::decode::BadBytes;
#[cfg(feature = "html")]
use super::html::Selectors;
use super::zip::ZipLimits;
use crate::page::PageFixes;

/// How files are read.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// What to do with bytes that the encoding does not have.
    pub bad_bytes: BadBytes,
    /// How much a zip may hold.
    pub zip: ZipLimits,
    /// The site's own selectors for web pages, before all rules.
    #[cfg(feature = "html")]
    pub selectors: Selectors,
    /// Corrections of newspaper pages; a page that has none here may have a file of them beside it.
    pub pages: PageFixes,
    /// Files over which an earlier reading broke down and took the program with it, by their names as they are shown. They are
    /// not read again.
    pub broken: BTreeSet<String>,
    /// What earlier readings gave, so that a file that is as it was need not be read again.
    pub cache: Option<Arc<dyn ReadCache>>,
}
