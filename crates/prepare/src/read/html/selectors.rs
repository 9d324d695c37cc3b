//! CSS selectors that a site gives for its own pages. They come before all rules.

use dom_query::Matcher;

use super::error::HtmlError;
pub use crate::config::Selectors;

impl Selectors {
    /// An error for the first one that is no CSS selector.
    pub fn check(&self) -> Result<(), HtmlError> {
        let all = [
            &self.body,
            &self.ignore,
            &self.title,
            &self.kicker,
            &self.subtitle,
            &self.date,
            &self.source,
            &self.author,
            &self.editor,
            &self.section,
        ];
        match all.into_iter().flatten().find(|selector| Matcher::new(selector).is_err()) {
            Some(selector) => Err(HtmlError::Selector { selector: selector.clone() }),
            None => Ok(()),
        }
    }
}
