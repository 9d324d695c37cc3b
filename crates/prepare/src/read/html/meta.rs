//! `meta` elements: those of the guideline for government sites (ArticleTitle, PubDate, ContentSource), Open Graph,
//! and what single content systems write.

use std::collections::HashMap;

use dom_query::Document;

/// Values of the `meta` elements, by name in small letters. Of several with one name the last that is not empty
/// counts: templates write those of the site first, those of the page after them.
#[derive(Debug, Default)]
pub(super) struct Meta {
    values: HashMap<String, String>,
}

impl Meta {
    pub(super) fn of(document: &Document) -> Self {
        let mut values = HashMap::new();
        for element in &document.select("meta") {
            let names = ["name", "property", "itemprop"].into_iter().filter_map(|name| element.attr(name));
            let Some(content) = element.attr("content") else { continue };
            let content = content.trim();
            if content.is_empty() || matches!(content, "null" | "undefined" | "NULL" | "无") {
                continue;
            }
            for name in names {
                values.insert(name.trim().to_ascii_lowercase(), content.to_owned());
            }
        }
        Self { values }
    }

    /// The value of the first of these names that has one.
    pub(super) fn get(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.values.get(*name)).map(String::as_str)
    }

    /// The name of the site, if the page says it.
    pub(super) fn site_name(&self) -> Option<&str> {
        self.get(&["sitename", "og:site_name", "application-name"])
    }
}
