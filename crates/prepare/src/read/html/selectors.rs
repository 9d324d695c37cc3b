//! CSS selectors that a site gives for its own pages. They come before all rules.

use dom_query::Matcher;
use serde::Deserialize;

use super::HtmlError;

/// Selectors per field, each a list: the first one that matches something with text wins. In `gongwen.toml`:
///
/// ```toml
/// [read.selectors]
/// body = ["#content .text"]
/// ignore = [".ad", ".share"]
/// date = ["meta[name=made]", ".info .time"]
/// ```
///
/// Of a `meta` element the `content` counts, of a `time` element its `datetime`, of others the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Selectors {
    /// The element that contains the article's text. Elements after the first are read, too.
    pub body: Vec<String>,
    /// Elements that are never read.
    pub ignore: Vec<String>,
    /// The headline.
    pub title: Vec<String>,
    /// The line over the headline (肩题).
    pub kicker: Vec<String>,
    /// The line under the headline (副题).
    pub subtitle: Vec<String>,
    /// The date.
    pub date: Vec<String>,
    /// The publisher (来源).
    pub source: Vec<String>,
    /// The author.
    pub author: Vec<String>,
    /// The editor (责任编辑).
    pub editor: Vec<String>,
    /// The section (栏目).
    pub section: Vec<String>,
}

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
