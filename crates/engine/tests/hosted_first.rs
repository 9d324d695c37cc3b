//! The first results of an archive, which a page asks for first, are those that it has first with all others.
#![cfg(feature = "hosted")]
#![allow(clippy::unwrap_used)]

#[path = "common/archive.rs"]
mod archive;

use std::collections::BTreeSet;

use archive::{Host, Random, articles};
use gongwen_engine::Article;
use gongwen_engine::hosted::Archive;
use gongwen_engine::search::SearchOptions;

/// Results that a page asks for first.
const FEW: usize = 4;

/// All strings of so many characters in some texts.
fn strings(articles: &[Article], length: usize) -> Vec<String> {
    let texts = articles.iter().flat_map(|article| &article.paragraphs);
    let of_text = |text: &String| {
        let text: Vec<char> = text.chars().collect();
        let words = text.windows(length).filter(|string| string.iter().all(|c| c.is_alphanumeric()));
        words.map(String::from_iter).collect::<Vec<_>>()
    };
    texts.flat_map(of_text).collect::<BTreeSet<_>>().into_iter().collect()
}

/// The ids of the first results of a query, asked for among `limit`.
fn first(host: &Host, archive: &mut Archive, query: &str, limit: usize) -> Vec<String> {
    let options = SearchOptions { limit, expand: false, ..SearchOptions::default() };
    let (answer, _) = host.ask(archive, query, &options);
    answer.response.hits.into_iter().take(FEW).map(|hit| hit.id).collect()
}

/// How many of some strings have the same first results whether these alone are asked for or a page, and of how many.
fn same_first(host: &Host, strings: &[String], limit: usize) -> (usize, usize) {
    let (mut archive, mut random) = (host.open(), Random(5));
    let most = strings.len().min(40);
    let is_same = |_: &usize| {
        let query = &strings[random.below(strings.len())];
        first(host, &mut archive, query, FEW) == first(host, &mut archive, query, limit)
    };
    ((0..most).filter(is_same).count(), most)
}

/// Of strings of one key always: the lists tell the best four. Of several keys the first ones are chosen by sums of levels.
#[test]
fn the_first_results_do_not_depend_on_how_many_are_asked_for() {
    let articles = articles(400);
    for (limit, frequent) in [(10, 60), (20, 2048)] {
        let host = Host::of(articles.clone(), frequent);
        for (length, least) in [(1, 100), (2, 100), (3, 70)] {
            let (same, all) = same_first(&host, &strings(&articles, length), limit);
            assert!(same * 100 >= all * least, "strings of {length}, {limit} results: {same} of {all}");
        }
    }
}
