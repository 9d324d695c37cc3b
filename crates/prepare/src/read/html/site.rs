//! The second pass, over all pages of one site.

use super::HtmlPage;

/// The pages of a site after the second pass.
#[derive(Clone, Debug, Default)]
pub struct SiteOutcome {
    /// All pages, in the order given. What was joined or dropped has another kind and no draft.
    pub pages: Vec<HtmlPage>,
}

/// Looks over all pages of one site, in the order of their paths.
#[must_use]
pub fn site(pages: Vec<HtmlPage>) -> SiteOutcome {
    SiteOutcome { pages }
}
