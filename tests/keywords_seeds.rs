//! Keywords of the seeds' articles.

#![allow(clippy::unwrap_used)]

use std::path::Path;

use gongwen_analysis::keywords::{DEFAULT_KEYWORDS, DocumentFrequencies, keywords};
use gongwen_engine::Article;
use gongwen_prepare::read::read_path;

fn corpus() -> (Vec<Article>, DocumentFrequencies) {
    let articles = read_path(Path::new("seeds")).unwrap();
    let frequencies = DocumentFrequencies::of(&articles);
    (articles, frequencies)
}

#[test]
fn keywords_are_printed_strings_and_none_stands_inside_another() {
    let (articles, frequencies) = corpus();
    for article in &articles {
        let found = keywords(&frequencies, article, DEFAULT_KEYWORDS);
        assert_eq!(found.len(), DEFAULT_KEYWORDS, "{}: {found:?}", article.id);
        let headline = [article.kicker.as_deref(), Some(&article.title), article.subtitle.as_deref()];
        let texts: Vec<&str> =
            headline.into_iter().flatten().chain(article.paragraphs.iter().map(String::as_str)).collect();
        for (at, keyword) in found.iter().enumerate() {
            assert!(texts.iter().any(|text| text.contains(keyword.as_str())), "{}: {keyword}", article.id);
            let mut others = found.iter().enumerate().filter(|(other, _)| *other != at);
            assert!(!others.any(|(_, other)| other.contains(keyword.as_str())), "{}: {found:?}", article.id);
        }
    }
}

#[test]
fn the_subject_of_the_whole_corpus_is_seldom_a_keyword() {
    let (articles, frequencies) = corpus();
    let with = articles
        .iter()
        .filter(|article| keywords(&frequencies, article, DEFAULT_KEYWORDS).iter().any(|word| word == "工会"))
        .count();
    assert!(with * 5 <= articles.len(), "工会 is a keyword of {with} articles of {}", articles.len());
}

#[test]
fn most_headlines_hold_a_keyword() {
    let (articles, frequencies) = corpus();
    let with = articles.iter().filter(|article| {
        let headline = format!("{}{}", article.title, article.subtitle.as_deref().unwrap_or_default());
        keywords(&frequencies, article, DEFAULT_KEYWORDS).iter().any(|word| headline.contains(word.as_str()))
    });
    assert!(with.count() * 10 >= articles.len() * 8);
}
