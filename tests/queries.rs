//! Queries as readers type them: the judged sets of `tests/queries` are valid, and search answers them.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use common::{articles, engine};
use gongwen_engine::index::Field;
use gongwen_engine::{Article, Engine};
use gongwen_eval::queries::{ABSENT, JudgedQuery, LITERAL_KINDS, score_queries};

/// Every kind of the sets.
const KINDS: [&str; 19] = [
    "absent",
    "alias",
    "field",
    "literal",
    "mixed",
    "names-pinyin",
    "one-char",
    "pinyin-full",
    "pinyin-initials",
    "pinyin-mixed",
    "polyphone",
    "question",
    "quoted",
    "slip-char",
    "slip-latin",
    "slip-sound",
    "title",
    "traditional",
    "words",
];

/// The least share of the seeds' queries of a kind, both halves together, with a right article among the
/// first three hits.
const LEAST_OF_SEEDS: f64 = 0.95;

/// The same over other pages, by hits or by an alternative to tap. A kind has few queries there: one of ten
/// may be missed.
const LEAST_OF_OTHER: f64 = 0.9;

fn read(name: &str) -> Vec<JudgedQuery> {
    JudgedQuery::read(&Path::new("tests/queries").join(name)).unwrap()
}

/// The fictional pages.
fn pages() -> Vec<Article> {
    let entries = std::fs::read_dir("tests/pages").unwrap().map(|entry| entry.unwrap().path());
    let mut texts: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|ext| ext == "txt")).collect();
    texts.sort();
    texts.iter().flat_map(|path| gongwen_prepare::read::read_path(path).unwrap()).collect()
}

/// Each file of queries with the articles it is about.
fn sets() -> [(&'static str, Vec<JudgedQuery>, Vec<Article>); 3] {
    [
        ("dev.jsonl", read("dev.jsonl"), articles()),
        ("test.jsonl", read("test.jsonl"), articles()),
        ("other.jsonl", read("other.jsonl"), pages()),
    ]
}

/// Width, case and blanks folded, by means of its own: nothing of the search is used to judge it.
fn naive_fold(text: &str) -> String {
    let narrow = |c: char| match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap(),
        '\u{3000}' => ' ',
        _ => c,
    };
    let chars: Vec<char> = text.chars().map(narrow).flat_map(char::to_lowercase).collect();
    let latin = |c: Option<&char>| c.is_some_and(char::is_ascii_alphanumeric);
    let kept = chars.iter().enumerate().filter(|(at, c)| {
        let between = latin(chars[..*at].iter().rfind(|c| **c != ' '))
            && latin(chars[at + 1..].iter().find(|c| **c != ' '));
        **c != ' ' || (between && chars[at - 1] != ' ')
    });
    kept.map(|(_, c)| *c).collect()
}

/// The ids of the articles that hold `string` in a searched field.
fn holders(articles: &[Article], string: &str) -> BTreeSet<String> {
    let needle = naive_fold(string.trim_matches(['"', '“', '”']));
    let holds = |article: &&Article| {
        let mut items = Field::ALL.iter().flat_map(|field| field.items(article));
        items.any(|item| naive_fold(item).contains(&needle))
    };
    articles.iter().filter(holds).map(|article| article.id.clone()).collect()
}

#[test]
fn judged_articles_exist_and_queries_are_told_apart() {
    for (name, queries, articles) in sets() {
        let ids: BTreeSet<&String> = articles.iter().map(|article| &article.id).collect();
        let mut seen = BTreeSet::new();
        for judged in &queries {
            assert!(seen.insert(&judged.id), "{name}: {} is there twice", judged.id);
            assert!(KINDS.contains(&judged.kind.as_str()), "{name}: kind {}", judged.kind);
            let given: BTreeSet<&String> = judged.articles.iter().collect();
            assert_eq!(given.len(), judged.articles.len(), "{name}: {} names one twice", judged.id);
            assert!(given.is_subset(&ids), "{name}: {} names {given:?}", judged.id);
            assert_eq!(judged.articles.is_empty(), judged.kind == ABSENT, "{name}: {}", judged.id);
        }
    }
}

#[test]
fn every_kind_has_enough_queries_in_each_half() {
    let count = |queries: &[JudgedQuery]| {
        let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
        for judged in queries {
            *kinds.entry(judged.kind.clone()).or_default() += 1;
        }
        kinds
    };
    let (dev, test, other) = (read("dev.jsonl"), read("test.jsonl"), read("other.jsonl"));
    let typed: BTreeSet<(&str, &str)> =
        dev.iter().chain(&test).map(|judged| (judged.kind.as_str(), judged.query.as_str())).collect();
    assert_eq!(typed.len(), dev.len() + test.len(), "a query is in both halves");
    assert!(typed.len() >= 200 && other.len() >= 60);
    let (dev, test, other) = (count(&dev), count(&test), count(&other));
    for kind in KINDS {
        let of = |kinds: &BTreeMap<String, usize>| kinds.get(kind).copied().unwrap_or(0);
        assert!(of(&dev) >= 6 && of(&test) >= 6 && of(&dev) + of(&test) >= 12, "{kind}");
        assert!(of(&dev).abs_diff(of(&test)) <= 1, "{kind}: the halves differ");
        assert!(of(&other) >= 4, "{kind} in other.jsonl");
    }
}

#[test]
fn literal_kinds_are_judged_by_what_the_articles_hold() {
    for (name, queries, articles) in sets() {
        for judged in queries {
            if LITERAL_KINDS.contains(&judged.kind.as_str()) || judged.kind == ABSENT {
                let given: BTreeSet<String> = judged.articles.iter().cloned().collect();
                assert_eq!(given, holders(&articles, &judged.query), "{name}: {}", judged.query);
            }
            // A typo that occurs in the text as typed would be none.
            if judged.kind.starts_with("slip-") {
                assert_eq!(holders(&articles, &judged.query), BTreeSet::new(), "{name}: {}", judged.query);
            }
        }
    }
}

#[test]
fn readers_reach_what_they_typed() {
    let seeds: Vec<JudgedQuery> = [read("dev.jsonl"), read("test.jsonl")].concat();
    let other = Engine::open(gongwen_prepare::index(pages()).unwrap()).unwrap();
    let sets = [("seeds", engine(), seeds), ("other", other, read("other.jsonl"))];
    for (name, engine, queries) in sets {
        let of_seeds = name == "seeds";
        let scores = score_queries(&engine, &queries).unwrap();
        for kind in LITERAL_KINDS {
            let score = &scores.kinds[kind];
            let all = score.queries;
            assert_eq!((score.hit_at_1, score.exact), (all, all), "{name}: {kind}\n{scores}");
            assert!((score.share(score.recall) - 1.0).abs() < 1e-9, "{name}: {kind}\n{scores}");
        }
        for kind in KINDS.iter().filter(|kind| **kind != ABSENT) {
            let score = &scores.kinds[*kind];
            let (right, least) =
                if of_seeds { (score.hit_at_3, LEAST_OF_SEEDS) } else { (score.reached, LEAST_OF_OTHER) };
            assert!(score.share(right as f64) >= least, "{name}: {kind}\n{scores}");
        }
        let absent = &scores.kinds[ABSENT];
        assert_eq!(absent.silent, absent.queries, "{name}: a string that occurs nowhere was found");
    }
}
