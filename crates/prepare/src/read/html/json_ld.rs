//! JSON-LD: what WordPress and others say of an article for search engines.

use dom_query::Document;
use serde_json::Value;

/// What the JSON-LD of a page says of its article.
#[derive(Debug, Default)]
pub(super) struct JsonLd {
    pub(super) headline: Option<String>,
    pub(super) published: Option<String>,
    pub(super) author: Option<String>,
    pub(super) section: Option<String>,
}

impl JsonLd {
    pub(super) fn of(document: &Document) -> Self {
        for script in &document.select("script[type='application/ld+json']") {
            let Ok(value) = serde_json::from_str::<Value>(script.text().trim()) else { continue };
            if let Some(found) = article(&value, 0) {
                return found;
            }
        }
        Self::default()
    }

    /// Whether the page calls itself an article.
    pub(super) fn is_article(&self) -> bool {
        self.headline.is_some()
    }
}

/// The first object whose type is some article, in lists and graphs.
fn article(value: &Value, depth: usize) -> Option<JsonLd> {
    if depth > 4 {
        return None;
    }
    match value {
        Value::Array(list) => list.iter().find_map(|value| article(value, depth + 1)),
        Value::Object(fields) => {
            let kind = fields.get("@type").map(Value::to_string).unwrap_or_default();
            if kind.contains("Article") || kind.contains("BlogPosting") {
                return Some(JsonLd {
                    headline: name(fields.get("headline").or_else(|| fields.get("name"))),
                    published: name(fields.get("datePublished")),
                    author: name(fields.get("author")),
                    section: name(fields.get("articleSection")),
                });
            }
            fields.get("@graph").and_then(|graph| article(graph, depth + 1))
        }
        _ => None,
    }
}

/// A string, the name of an object, or that of the first of a list.
fn name(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => (!text.trim().is_empty()).then(|| text.trim().to_owned()),
        Value::Object(fields) => fields.get("name").and_then(Value::as_str).map(str::to_owned),
        Value::Array(list) => match list.first()? {
            Value::Array(_) => None,
            first => name(Some(first)),
        },
        _ => None,
    }
}
