//! The newspaper splitter: from the text of a page to its stories.

use gongwen_engine::Article;

/// Splits the text of one page into articles; `source` is the file's name.
#[must_use]
pub fn split(source: &str, text: &str) -> Vec<Article> {
    let paragraphs: Vec<String> =
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let stem = source.rsplit_once('.').map_or(source, |(stem, _)| stem);
    vec![Article {
        id: format!("{stem}-01"),
        source: source.to_owned(),
        title: paragraphs.first().cloned().unwrap_or_default(),
        paragraphs,
        ..Article::default()
    }]
}
