//! How web pages are read.

use super::selectors::Selectors;
use crate::read::BadBytes;

/// How web pages are read.
#[derive(Clone, Debug, Default)]
pub struct HtmlOptions {
    /// What to do with bytes that the encoding does not have. Up to [`TOLERATED_FAULTS`](crate::read::decode::TOLERATED_FAULTS) of them are
    /// replaced in any case.
    pub bad_bytes: BadBytes,
    /// Selectors of the site's own, before all rules.
    pub selectors: Selectors,
}
