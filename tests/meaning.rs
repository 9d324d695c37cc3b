//! What readers mean: judged queries typed without blanks, over the seeds and over two made-up union sites.
//!
//! The halves called `test` were kept aside while the search was built. The bounds are a little below what was measured, so
//! that a change that costs queries fails.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use std::path::Path;

use common::engine;
use gongwen_engine::Engine;
use gongwen_engine::search::SearchOptions;
use gongwen_eval::queries::JudgedQuery;
use gongwen_prepare::read::read_path;

/// What a set must reach: shares of the queries that have an answer, and of those that have none.
struct Bounds {
    right_first: f64,
    answered: f64,
    absent: f64,
}

fn queries(name: &str) -> Vec<JudgedQuery> {
    JudgedQuery::read(&Path::new("tests/queries").join(name)).unwrap()
}

fn site(name: &str) -> Engine {
    let articles = read_path(&Path::new("tests/queries/union").join(name)).unwrap();
    Engine::open(gongwen_prepare::index(articles).unwrap()).unwrap()
}

fn assert_reaches(engine: &Engine, name: &str, bounds: &Bounds) {
    let queries = queries(name);
    let (absent, answerable): (Vec<_>, Vec<_>) =
        queries.into_iter().partition(|judged| judged.articles.is_empty());
    let mut right_first = 0;
    let mut answered = 0;
    for judged in &answerable {
        let hits = engine.search(&judged.query, &SearchOptions::default()).unwrap().hits;
        right_first += usize::from(hits.first().is_some_and(|hit| judged.may_come_first().contains(&hit.id)));
        answered += usize::from(!hits.is_empty());
    }
    let silent = absent.iter().filter(|judged| {
        let response = engine.search(&judged.query, &SearchOptions::default()).unwrap();
        response.counts.similar == response.total
    });
    let share = |count: usize, of: usize| count as f64 / of as f64;
    let (right_first, answered) = (share(right_first, answerable.len()), share(answered, answerable.len()));
    let silent = share(silent.count(), absent.len());
    println!("{name}: right first {right_first:.3}, answered {answered:.3}, absent {silent:.3}");
    assert!(right_first >= bounds.right_first, "{name}: right first {right_first:.3}");
    assert!(answered >= bounds.answered, "{name}: answered {answered:.3}");
    assert!(silent >= bounds.absent, "{name}: absent {silent:.3}");
}

#[test]
fn over_the_seeds() {
    let bounds = Bounds { right_first: 0.88, answered: 0.95, absent: 0.95 };
    assert_reaches(&engine(), "meaning-dev.jsonl", &bounds);
    assert_reaches(&engine(), "meaning-test.jsonl", &bounds);
}

#[test]
fn over_made_up_sites() {
    let bounds = Bounds { right_first: 0.85, answered: 0.95, absent: 0.95 };
    assert_reaches(&site("dev.docs.jsonl"), "union/dev.jsonl", &bounds);
    assert_reaches(&site("test.docs.jsonl"), "union/test.jsonl", &bounds);
}
