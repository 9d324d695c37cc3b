//! An article as a search engine takes it.

use anyhow::Result;
use gongwen_engine::Article;
use serde::Serialize;

/// An article in the fields that every engine has.
#[derive(Debug, Serialize)]
pub(super) struct Record {
    /// Its place in the export, from 1 on.
    #[serde(skip)]
    pub(super) number: u64,
    pub(super) id: String,
    pub(super) title: String,
    /// Every other printed line that is searched, a line each.
    pub(super) body: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date: Option<String>,
    /// The date as a number for sorting: 20250610, and 0 where it is not known.
    pub(super) day: u32,
    pub(super) section: String,
    pub(super) source: String,
    pub(super) places: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
}

impl Record {
    pub(super) fn of(number: u64, article: &Article) -> Self {
        let before = [&article.kicker, &article.subtitle, &article.byline];
        let subheads = article.subheads.iter().map(|subhead| &subhead.text);
        let lines = before.into_iter().flatten().chain(&article.paragraphs).chain(subheads);
        let body: Vec<&str> =
            lines.chain(&article.captions).chain(&article.credit).map(String::as_str).collect();
        let date = article.date.clone().filter(|date| date.len() == 10);
        Self {
            number,
            id: article.id.clone(),
            title: article.heading(),
            body: body.join("\n"),
            day: date.as_deref().and_then(|date| date.replace('-', "").parse().ok()).unwrap_or(0),
            date,
            section: article.section.clone().unwrap_or_default(),
            source: article.origin.clone().unwrap_or_else(|| article.source.clone()),
            places: article.places.clone(),
            url: article.url.clone(),
        }
    }
}

/// Values as JSON lines.
pub(super) fn lines<T: Serialize>(values: &[T]) -> Result<String> {
    let mut out = String::new();
    for value in values {
        out.push_str(&serde_json::to_string(value)?);
        out.push('\n');
    }
    Ok(out)
}
