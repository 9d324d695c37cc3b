//! Articles come back from an index as they went in, and the same articles give the same bytes.

#![allow(clippy::unwrap_used)]

mod common;

use gongwen_engine::article::Subhead;
use gongwen_engine::index::{IndexInput, build};
use gongwen_engine::text::fold::{FoldTable, fold};
use gongwen_engine::{Article, Index};
use proptest::prelude::*;

/// An item without the blanks around it: all that lies outside the characters that fold to something.
fn trimmed(item: &str, table: &FoldTable) -> String {
    let folded = fold(item, table);
    match (folded.first(), folded.last()) {
        (Some(first), Some(last)) => item[first.start..last.end].to_owned(),
        _ => String::new(),
    }
}

/// What the index keeps of an article: the normalisations that the page of `gongwen_engine::index` lists.
fn kept(article: &Article, table: &FoldTable) -> Article {
    let one = |text: &Option<String>| {
        text.as_deref().map(|text| trimmed(text, table)).filter(|text| !text.is_empty())
    };
    let list = |items: &[String]| -> Vec<String> {
        let items: Vec<String> = items.iter().map(|item| trimmed(item, table)).collect();
        if items == [""] { Vec::new() } else { items }
    };
    let subheads: Vec<String> = article.subheads.iter().map(|subhead| subhead.text.clone()).collect();
    let places = article.subheads.iter().map(|subhead| subhead.before.min(u32::MAX as usize - 1));
    Article {
        title: trimmed(&article.title, table),
        kicker: one(&article.kicker),
        subtitle: one(&article.subtitle),
        section: one(&article.section),
        origin: one(&article.origin),
        author: one(&article.author),
        byline: one(&article.byline),
        credit: one(&article.credit),
        captions: list(&article.captions),
        paragraphs: list(&article.paragraphs),
        subheads: list(&subheads)
            .into_iter()
            .zip(places)
            .map(|(text, before)| Subhead { text, before })
            .collect(),
        ..article.clone()
    }
}

fn input(articles: Vec<Article>) -> IndexInput {
    IndexInput { fold_table: common::fold_table(), ..IndexInput::of(articles) }
}

proptest! {
    #[test]
    fn articles_come_back(articles in common::articles(4)) {
        let index = Index::open(build(&input(articles.clone())).unwrap()).unwrap();
        prop_assert_eq!(index.len(), articles.len());
        for article in &articles {
            let back = index.article(index.find(&article.id).unwrap());
            prop_assert_eq!(back, kept(article, &common::fold_table()));
        }
    }

    #[test]
    fn a_second_passage_changes_nothing(articles in common::articles(3)) {
        let passage = |articles| {
            let bytes = build(&input(articles)).unwrap();
            let index = Index::open(bytes.clone()).unwrap();
            let back: Vec<Article> = (0..index.len() as u32).map(|doc| index.article(doc)).collect();
            (bytes, back)
        };
        // The first passage drops what the index does not keep.
        let (bytes, back) = passage(passage(articles).1);
        let (again, same) = passage(back.clone());
        prop_assert!(again == bytes);
        prop_assert_eq!(same, back);
    }

    #[test]
    fn the_same_articles_give_the_same_bytes(articles in common::articles(4)) {
        let first = build(&input(articles.clone())).unwrap();
        // On another thread hash maps would have other keys.
        let second = std::thread::spawn(|| build(&input(articles)).unwrap()).join().unwrap();
        prop_assert!(first == second);
    }
}

#[test]
fn a_long_text_and_a_large_alphabet_come_back() {
    let all: String = ('\u{4E00}'..='\u{9FFF}').chain('\u{20000}'..='\u{21000}').collect();
    let long = "工会 Wi  Fi 😀".repeat(5_000);
    let article =
        Article { id: "a".into(), paragraphs: vec![all, long], confidence: 1.0, ..Article::default() };
    let index = Index::open(build(&input(vec![article.clone()])).unwrap()).unwrap();
    assert_eq!(index.article(0), article);
}

#[test]
fn numbers_beyond_the_format_do_not_spoil_the_index() {
    let mut article = Article { id: "a".into(), title: "工会".into(), ..Article::default() };
    article.source_lines = vec![(usize::MAX - 1, usize::MAX)];
    article.confidence = f32::NAN;
    article.subheads = vec![Subhead { text: "小标题".into(), before: usize::MAX }];
    assert!(Index::open(build(&input(vec![article])).unwrap()).is_ok());
}

#[test]
fn a_long_name_listed_again_and_again_is_refused() {
    let places = vec!["x".repeat(10_000); 5_000];
    let article = Article { id: "a".into(), places, ..Article::default() };
    assert_eq!(build(&input(vec![article])).unwrap_err().code(), gongwen_engine::ErrorCode::TooLarge);
}

#[test]
fn the_publisher_that_a_page_names_is_kept_and_found() {
    let article = |id: &str, origin: Option<&str>, credit: Option<&str>| Article {
        id: id.to_owned(),
        source: format!("a/{id}.html"),
        title: "夜校开班".to_owned(),
        origin: origin.map(str::to_owned),
        author: origin.map(|_| "沙小鸥".to_owned()),
        credit: credit.map(str::to_owned),
        confidence: 1.0,
        ..Article::default()
    };
    let articles = vec![
        article("1", Some("云河日报"), None),
        article("2", None, Some("转自《云河日报》")),
        article("3", None, None),
    ];
    let index = Index::open(build(&input(articles.clone())).unwrap()).unwrap();
    for article in &articles {
        assert_eq!(index.article(index.find(&article.id).unwrap()), *article);
    }
    let engine = gongwen_engine::Engine::open(build(&input(articles)).unwrap()).unwrap();
    let hits =
        engine.search("来源:云河日报", &gongwen_engine::search::SearchOptions::default()).unwrap().hits;
    let found: Vec<_> =
        hits.iter().map(|hit| (hit.id.as_str(), hit.origin.as_deref(), hit.byline.as_deref())).collect();
    assert_eq!(found, [("1", Some("云河日报"), Some("沙小鸥"))]);
}
