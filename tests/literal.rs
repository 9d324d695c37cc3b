//! Every string that occurs in an article of the seeds is found, and nothing else.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{Rng, engine, folded_items, searched};
use gongwen_engine::Engine;
use gongwen_engine::search::{Hit, Match, SearchOptions};

/// For every folded item of every article its characters.
fn corpus(engine: &Engine) -> Vec<(String, Vec<Vec<char>>)> {
    let docs = 0..engine.index().len() as u32;
    docs.map(|doc| {
        let article = engine.index().article(doc);
        let items = folded_items(&article, engine.index().fold_table());
        (article.id, items)
    })
    .collect()
}

/// A folded string with one quotation mark for all of a kind: a query may hold any of them.
fn with_plain_quotes(string: &[char]) -> Vec<char> {
    let one = |&c: &char| match c {
        '”' => '“',
        '’' => '‘',
        _ => c,
    };
    string.iter().map(one).collect()
}

/// The corpus with one quotation mark for all of a kind.
fn corpus_with_plain_quotes(engine: &Engine) -> Vec<(String, Vec<Vec<char>>)> {
    let items = |items: Vec<Vec<char>>| items.iter().map(|item| with_plain_quotes(item)).collect();
    corpus(engine).into_iter().map(|(id, all)| (id, items(all))).collect()
}

/// Whether a query asks for something else than for the string that it is.
fn has_operator(query: &str) -> bool {
    let names = ["标题", "title", "记者", "作者", "通讯员", "author", "地区", "place", "来源", "source"];
    let more = ["栏目", "section", "单位", "org"];
    let field = query.split_once(':').filter(|(_, rest)| !rest.is_empty());
    query.contains([' ', '|']) || field.is_some_and(|(name, _)| names.iter().chain(&more).any(|n| *n == name))
}

fn holders(corpus: &[(String, Vec<Vec<char>>)], needle: &[char]) -> BTreeSet<String> {
    let holds =
        |items: &[Vec<char>]| items.iter().any(|item| item.windows(needle.len()).any(|w| w == needle));
    corpus.iter().filter(|(_, items)| holds(items)).map(|(id, _)| id.clone()).collect()
}

#[test]
fn every_pair_of_characters_finds_every_article_that_holds_it() {
    let engine = engine();
    let corpus = corpus_with_plain_quotes(&engine);
    let mut pairs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (id, items) in &corpus {
        for pair in items.iter().flat_map(|item| item.windows(2)) {
            pairs.entry(pair.iter().collect()).or_default().insert(id.clone());
        }
    }
    assert!(pairs.len() > 8000, "only {} pairs", pairs.len());
    for (pair, expected) in pairs {
        // Quotation marks alone are taken as they are typed.
        if has_operator(&pair) || pair.chars().all(|c| "“”‘’".contains(c)) {
            continue;
        }
        // Whichever quotation mark is typed.
        for typed in [
            pair.clone(),
            pair.replace('“', "”").replace('‘', "’"),
            pair.replace('“', "\"").replace('‘', "'"),
        ] {
            assert_eq!(searched(&engine, &typed), expected, "{typed}");
        }
    }
}

#[test]
fn sampled_substrings_are_found_exactly_plain_and_quoted() {
    let engine = engine();
    let printed = corpus(&engine);
    let corpus = corpus_with_plain_quotes(&engine);
    let items: Vec<&Vec<char>> = printed.iter().flat_map(|(_, items)| items).collect();
    let mut rng = Rng::new(20_261_122);
    let (mut tried, mut quoted_strings) = (0, 0);
    while tried < 5_000 {
        let item = items[rng.below(items.len())];
        let length = 1 + rng.below(10);
        if item.len() < length {
            continue;
        }
        let start = rng.below(item.len() - length + 1);
        let needle = &item[start..start + length];
        let text: String = needle.iter().collect();
        if has_operator(&text) {
            continue;
        }
        tried += 1;
        let needle = with_plain_quotes(needle);
        let expected = holders(&corpus, &needle);
        assert!(!expected.is_empty());
        let quoted = format!("“{text}”");
        assert_eq!(searched(&engine, &quoted), expected, "{quoted}");
        let straight = text.replace(['“', '”'], "\"").replace(['‘', '’'], "'");
        quoted_strings += usize::from(text != straight);
        // What is in quotation marks is asked for without them.
        if length > 2 && straight.starts_with('"') && straight.ends_with('"') {
            continue;
        }
        assert_eq!(searched(&engine, &straight), expected, "{straight}");
        assert_eq!(searched(&engine, &text), expected, "{text}");
        let response = engine.search(&text, &SearchOptions::default()).unwrap();
        let top = &response.hits[0];
        assert_eq!(top.matched, Match::Literal);
        let shown: Vec<char> = text.chars().collect();
        let in_title = !top.title_ranges.is_empty();
        let in_snippet = top.snippets.iter().any(|snippet| !snippet.ranges.is_empty());
        assert!(in_title || in_snippet, "{shown:?} is not marked in the first hit");
        let item_of_top = &corpus.iter().find(|(id, _)| *id == top.id).unwrap().1;
        // The first item is the title, which snippets never repeat: anything else must show in them.
        let mut outside = item_of_top.iter().skip(1);
        let is_outside = outside.any(|item| item.windows(needle.len()).any(|w| w == needle.as_slice()));
        assert!(!is_outside || in_snippet, "{text}: {top:?}");
    }
    assert!(quoted_strings > 200, "only {quoted_strings} strings with quotation marks");
}

#[test]
fn strings_that_occur_nowhere_find_nothing() {
    let engine = engine();
    let corpus = corpus(&engine);
    let items: Vec<&Vec<char>> = corpus.iter().flat_map(|(_, items)| items).collect();
    let mut rng = Rng::new(7);
    let mut tried = 0;
    let mut otherwise = 0;
    while tried < 500 {
        // Two pieces of the corpus that are not adjacent.
        let mut needle = Vec::new();
        for _ in 0..2 {
            let item = items[rng.below(items.len())];
            let length = (1 + rng.below(4)).min(item.len());
            let start = rng.below(item.len() - length + 1);
            needle.extend_from_slice(&item[start..start + length]);
        }
        let text: String = needle.iter().collect();
        let plain = needle.iter().all(|c| gongwen_engine::text::chars::is_han(*c));
        if !plain
            || !holders(&corpus, &needle).is_empty()
            || gongwen_engine::search::query::is_question(&needle)
        {
            continue;
        }
        tried += 1;
        // Homophones, typos and aliases may be found, but never claim to be what was asked.
        let response = engine.search(&text, &SearchOptions::default()).unwrap();
        assert_eq!(response.counts.literal, 0, "{text}");
        assert!(!response.via.contains(&text));
        let guessed = |hit: &Hit| hit.matched == Match::Similar && hit.holds.is_empty();
        otherwise += usize::from(response.hits.iter().any(guessed));
        let options = SearchOptions { expand: false, ..SearchOptions::default() };
        let response = engine.search(&text, &options).unwrap();
        assert_eq!(response.counts.literal, 0, "{text}");
    }
    // Chance pieces seldom look like a word.
    assert!(otherwise <= tried / 10, "{otherwise} of {tried} strings without sense were taken for words");
}

#[test]
fn articles_come_back_as_they_were_put_in() {
    let engine = engine();
    let articles = gongwen_prepare::read::read_path(std::path::Path::new("seeds")).unwrap();
    assert_eq!(engine.index().len(), articles.len());
    for article in articles {
        let mut back = engine.article(&article.id).unwrap();
        // Confidence is kept in percent.
        assert!((back.confidence - article.confidence).abs() <= 0.005_1);
        back.confidence = article.confidence;
        assert_eq!(back, article);
    }
}
