//! Summaries of the seeds' articles at every length: only whole sentences of running text, each with its
//! true place. Where single articles are named they are those of the gold split, so that a fault of the page
//! splitter shows elsewhere.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use gongwen_engine::summary::{Summary, SummaryOptions, Weights, digest, summarize};
use gongwen_engine::{Article, Kind};

/// The gold split as it is in its files, without the pages' furniture.
fn rows() -> Vec<serde_json::Value> {
    let mut files: Vec<_> = fs::read_dir("tests/gold").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let mut rows = Vec::new();
    for file in files {
        let page: Vec<serde_json::Value> = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        rows.extend(page.into_iter().filter(|row| row["kind"] != "furniture"));
    }
    assert_eq!(rows.len(), 35);
    rows
}

/// All articles of the gold split, in the order of pages and serial numbers.
fn gold() -> Vec<Article> {
    rows().into_iter().map(|row| serde_json::from_value(row).unwrap()).collect()
}

/// All articles as the page splitter makes them.
fn shipped() -> Vec<Article> {
    gongwen_prepare::read::read_path(Path::new("seeds")).unwrap()
}

/// Every limit that a summary of the article can meet: each number of sentences, and budgets of characters.
fn all_limits() -> impl Iterator<Item = SummaryOptions> {
    let numbers = (0..=30).map(|n| SummaryOptions { max_sentences: Some(n), ..SummaryOptions::default() });
    let budgets =
        (0..=600).step_by(23).map(|n| SummaryOptions { max_chars: Some(n), ..SummaryOptions::default() });
    numbers.chain(budgets)
}

/// The slice of a paragraph between two UTF-16 offsets.
fn slice(paragraph: &str, start: usize, end: usize) -> String {
    let units: Vec<u16> = paragraph.encode_utf16().collect();
    String::from_utf16(&units[start..end]).unwrap()
}

/// Checks every sentence of a summary against its article.
fn check(article: &Article, summary: &Summary) {
    let mut last = None;
    for sentence in &summary.sentences {
        let paragraph = &article.paragraphs[sentence.paragraph];
        let text = &sentence.text;
        let place = (sentence.paragraph, sentence.start);
        assert_eq!(*text, slice(paragraph, sentence.start, sentence.end));
        assert!(last < Some(place), "{}: not in printed order", article.id);
        last = Some(place);
        let end = text.trim_end_matches(['”', '’', '）', ')', '》']);
        assert!(end.ends_with(['。', '！', '？', '!', '?', '…']), "{}: cut: {text}", article.id);
        let before = slice(paragraph, 0, sentence.start);
        let starts = before.trim_end().trim_end_matches(['”', '’', '）', ')', '》']);
        assert!(
            starts.is_empty() || starts.ends_with(['。', '！', '？', '!', '?', '…']),
            "{}: begins in the middle: {text}",
            article.id
        );
        for (open, close) in [('“', '”'), ('（', '）'), ('《', '》')] {
            let count = |mark: char| text.matches(mark).count();
            assert_eq!(count(open), count(close), "{}: cut inside {open}{close}: {text}", article.id);
        }
        let apart = article.captions.iter().chain(&article.byline).chain(&article.credit);
        assert!(!apart.into_iter().any(|line| text.contains(line.as_str())), "{}: {text}", article.id);
    }
}

#[test]
fn every_summary_of_every_article_holds_whole_sentences_only() {
    for article in gold().into_iter().chain(shipped()) {
        for options in all_limits() {
            let summary = summarize(&article, &options);
            check(&article, &summary);
            let (sentences, chars) = (
                summary.sentences.len(),
                summary.sentences.iter().map(|s| s.text.chars().count()).sum::<usize>(),
            );
            assert!(options.max_sentences.is_none_or(|most| sentences <= most));
            assert!(options.max_chars.is_none_or(|most| chars <= most || sentences == 1));
            let asked = options.max_sentences != Some(0);
            assert_eq!(sentences > 0, asked && article.kind != Kind::Listing, "{}", article.id);
        }
    }
}

#[test]
fn with_a_query_the_summary_speaks_of_it() {
    let articles = gold();
    let article = articles.iter().find(|article| article.id == "002-07").unwrap();
    for query in ["黄鑫霞", "3000元", "双提升行动"] {
        let options = SummaryOptions { query: Some(query.to_owned()), ..SummaryOptions::default() };
        let summary = summarize(article, &options);
        check(article, &summary);
        assert!(summary.sentences.iter().any(|sentence| sentence.text.contains(query)), "{query}");
    }
}

#[test]
fn a_paragraph_that_lost_its_beginning_is_not_quoted() {
    let articles = gold();
    let article = articles.iter().find(|article| article.id == "003-05").unwrap();
    let options = SummaryOptions { max_sentences: Some(5), ..SummaryOptions::default() };
    assert!(
        !summarize(article, &options)
            .sentences
            .iter()
            .any(|sentence| sentence.text.starts_with("党的二十大精神这一主线"))
    );
}

#[test]
fn a_digest_tells_an_event_of_two_pages_once() {
    let articles = gold();
    let same_event = articles.iter().filter(|article| ["002-07", "003-08"].contains(&article.id.as_str()));
    let options = SummaryOptions { max_sentences: Some(8), ..SummaryOptions::default() };
    let query = [gongwen_engine::summary::QueryTerm { text: "玉环工匠学院", weight: 1.0 }];
    let summary = digest(same_event, &options, &query, &Weights::NEWS);
    let tellings =
        summary.sentences.iter().filter(|sentence| sentence.text.contains("揭牌成立“玉环工匠学院”"));
    assert_eq!(tellings.count(), 1);
}

#[test]
fn a_digest_hears_every_page_and_names_its_sources() {
    let articles = gold();
    let pages = ["000-01", "001-01", "002-01", "003-01", "004-01"];
    let options = SummaryOptions { max_sentences: Some(5), ..SummaryOptions::default() };
    let first = articles.iter().filter(|article| pages.contains(&article.id.as_str()));
    let summary = digest(first, &options, &[], &Weights::NEWS);
    let heard: Vec<&str> = summary.sentences.iter().map(|sentence| sentence.article.as_str()).collect();
    assert_eq!(heard, pages);
    for sentence in &summary.sentences {
        let article = articles.iter().find(|article| article.id == sentence.article).unwrap();
        assert_eq!(sentence.title.as_ref(), Some(&article.title));
        check(article, &Summary { sentences: vec![sentence.clone()] });
    }
}

/// Floors for the editors' choices; `gongwen-eval summaries gold tests/gold` prints what is reached, beside other methods.
#[test]
fn the_editors_choices_are_found() {
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    let summary = |article: &Article, n: usize| -> Vec<String> {
        let options = SummaryOptions { max_sentences: Some(n), ..SummaryOptions::default() };
        summarize(article, &options).sentences.iter().map(|sentence| bare(&sentence.text)).collect()
    };
    let (mut found, mut chosen, mut given, mut one, mut articles) = (0, 0, 0, 0, 0);
    for row in rows() {
        let editor = row["editor_summary"].clone();
        let Some(first) = editor["summary1"].as_str() else { continue };
        let article: Article = serde_json::from_value(row).unwrap();
        articles += 1;
        one += usize::from(summary(&article, 1).contains(&bare(first)));
        let three = summary(&article, 3);
        let wanted: Vec<String> = serde_json::from_value(editor["summary3"].clone()).unwrap();
        found += wanted.iter().filter(|sentence| three.contains(&bare(sentence))).count();
        chosen += wanted.len();
        given += three.len();
    }
    assert_eq!(articles, 34);
    assert!(one * 100 >= 60 * articles, "{one} of {articles}");
    let f1 = 200 * found / (chosen + given);
    assert!(f1 >= 58, "F1 {f1} %");
}
