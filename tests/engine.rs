//! What the wasm module exports beyond search, asked through the engine on the seeds.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{articles, engine};
use gongwen_engine::ErrorCode;
use gongwen_engine::search::{LONGEST_QUERY, SearchOptions, SearchResponse};
use gongwen_engine::summary::SummaryOptions;

/// The part of a text between two UTF-16 places.
fn utf16(text: &str, start: usize, end: usize) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[start..end]).unwrap()
}

#[test]
fn a_digest_quotes_the_articles_it_names() {
    let engine = engine();
    for query in ["工匠学院", "哪些地方成立了工匠学院？", "骑手", "职工 疗休养"] {
        let options = SummaryOptions { max_sentences: Some(4), ..SummaryOptions::default() };
        let digest = engine.digest(query, &options).unwrap();
        assert!((1..=4).contains(&digest.sentences.len()), "{query}: {digest:?}");
        for sentence in &digest.sentences {
            let article = engine.article(&sentence.article).unwrap();
            assert_eq!(sentence.title.as_deref(), Some(article.title.as_str()));
            let paragraph = &article.paragraphs[sentence.paragraph];
            assert_eq!(utf16(paragraph, sentence.start, sentence.end), sentence.text);
        }
        let mut texts: Vec<&str> = digest.sentences.iter().map(|sentence| sentence.text.as_str()).collect();
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), digest.sentences.len());
    }
    assert!(engine.digest("航空母舰", &SummaryOptions::default()).unwrap().sentences.is_empty());
}

#[test]
fn keywords_stand_in_their_article_and_none_in_another() {
    let engine = engine();
    let mut articles_with_keywords = 0;
    for article in articles() {
        let keywords = engine.keywords(&article.id, 6).unwrap();
        let text = [article.title.as_str(), article.subtitle.as_deref().unwrap_or_default()].join("\n")
            + &article.kicker.clone().unwrap_or_default()
            + &article.paragraphs.join("\n");
        for keyword in &keywords {
            assert!(text.contains(keyword.as_str()), "{}: {keyword}", article.id);
            let others = keywords.iter().filter(|other| *other != keyword);
            assert!(others.into_iter().all(|other| !other.contains(keyword.as_str())), "{keywords:?}");
        }
        assert_eq!(engine.keywords(&article.id, 2).unwrap(), keywords[..keywords.len().min(2)]);
        articles_with_keywords += usize::from(keywords.len() >= 3);
    }
    // A listing has no running text to take keywords from.
    assert!(articles_with_keywords >= 33, "{articles_with_keywords}");
}

#[test]
fn an_unknown_article_is_one_clear_error() {
    let engine = engine();
    let errors = [
        engine.article("999-01").unwrap_err(),
        engine.keywords("999-01", 3).unwrap_err(),
        engine.summarize("999-01", &SummaryOptions::default()).unwrap_err(),
    ];
    for error in errors {
        assert_eq!(error.code(), ErrorCode::UnknownArticle);
        assert!(error.message().contains("999-01"));
    }
}

#[test]
fn a_long_query_is_answered_as_its_beginning_is() {
    let engine = engine();
    let body = articles().iter().flat_map(|article| article.paragraphs.clone()).collect::<String>();
    let latin = (0..2_000).map(|number| format!("qz{number:x}xv ")).collect::<Vec<_>>().concat();
    let queries = [
        body,
        latin,
        "\"".repeat(20_000),
        "-工会 ".repeat(2_000),
        "骑手|".repeat(2_000),
        "gong ".repeat(2_000),
    ];
    for query in &queries {
        let beginning: String = query.chars().take(LONGEST_QUERY).collect();
        assert!(beginning.len() < query.len());
        for expand in [true, false] {
            let options = SearchOptions { expand, ..SearchOptions::default() };
            let long = engine.search(query, &options).unwrap();
            let short = engine.search(&beginning, &options).unwrap();
            assert_eq!(long, SearchResponse { query: query.clone(), ..short }, "{beginning}");
        }
        assert_eq!(engine.suggest(query, 8).unwrap(), engine.suggest(&beginning, 8).unwrap());
        let text = "工会 gong 骑手 qz7xv";
        assert_eq!(engine.highlight(text, query), engine.highlight(text, &beginning), "{beginning}");
        let options = SummaryOptions::default();
        assert_eq!(engine.digest(query, &options).unwrap(), engine.digest(&beginning, &options).unwrap());
    }
}
