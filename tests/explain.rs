//! An explanation of a score says what ranked the hit: for every query of the judged sets.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use std::collections::BTreeSet;
use std::path::Path;

use common::engine;
use gongwen_engine::search::explain::Explanation;
use gongwen_engine::search::{Match, SearchOptions};
use gongwen_eval::queries::JudgedQuery;

/// How far the sum of terms may be from the score, which is added up in another order.
const ROUNDING: f32 = 1e-4;

#[test]
fn the_explained_score_is_the_one_that_ranked_the_hit() {
    let engine = engine();
    let options = SearchOptions { limit: 30, snippets: 0, ..SearchOptions::default() };
    let mut labels = BTreeSet::new();
    for set in ["dev.jsonl", "meaning-dev.jsonl"] {
        for judged in JudgedQuery::read(&Path::new("tests/queries").join(set)).unwrap() {
            let hits = engine.search(&judged.query, &options).unwrap().hits;
            let explanations = engine.explain(&judged.query, &options).unwrap();
            assert_eq!(hits.len(), explanations.len(), "{}", judged.query);
            for (hit, explanation) in hits.iter().zip(&explanations) {
                assert_eq!((&hit.id, &hit.title), (&explanation.id, &explanation.title), "{}", judged.query);
                assert_eq!(hit.matched, explanation.matched, "{}", judged.query);
                assert_eq!(hit.score.to_bits(), explanation.score.to_bits(), "{}", judged.query);
                labels.insert(hit.matched);
                hangs_together(explanation, &judged.query);
            }
            for pair in explanations.windows(2) {
                let order = pair[0].key.cmp(&pair[1].key).then(pair[1].score.total_cmp(&pair[0].score));
                assert!(order.then(pair[0].number.cmp(&pair[1].number)).is_lt(), "{}", judged.query);
            }
        }
    }
    let all = [
        Match::Literal,
        Match::Words,
        Match::Value,
        Match::Alias,
        Match::Pinyin,
        Match::Partial,
        Match::Similar,
    ];
    assert_eq!(labels, BTreeSet::from(all));
}

/// What an explanation tells adds up, and shows where the query occurs.
fn hangs_together(explanation: &Explanation, query: &str) {
    let sum: f32 = explanation.terms.iter().map(|term| term.score).sum();
    assert!((sum - explanation.bm25f).abs() <= ROUNDING * explanation.bm25f.max(1.0), "{query}");
    let occurs = explanation.strings.iter().any(|string| !string.occurrences.is_empty());
    let has_field = explanation.strings.iter().any(|string| string.field.is_some());
    assert!(occurs || has_field, "{query}: {}", explanation.id);
    if let Some(parts) = &explanation.parts {
        let held = parts.parts.iter().filter(|part| part.is_held).map(|part| part.weight).sum::<f32>();
        let all = parts.parts.iter().map(|part| part.weight).sum::<f32>();
        assert!((held / all - parts.share).abs() <= ROUNDING, "{query}");
        assert!((0.0..=1.0).contains(&parts.closeness), "{query}");
    }
}

#[test]
fn hits_by_date_and_of_facets_are_explained_too() {
    let engine = engine();
    let mut options =
        SearchOptions { facets: true, sort: gongwen_engine::search::Sort::Date, ..SearchOptions::default() };
    for (query, offset) in [("工会", 0), ("工会 职工", 5), ("", 0)] {
        options.offset = offset;
        let hits = engine.search(query, &options).unwrap().hits;
        let explanations = engine.explain(query, &options).unwrap();
        let ids = |explanation: &Explanation| (explanation.id.clone(), explanation.score);
        let explained: Vec<_> = explanations.iter().map(ids).collect();
        assert!(!hits.is_empty());
        assert_eq!(hits.into_iter().map(|hit| (hit.id, hit.score)).collect::<Vec<_>>(), explained, "{query}");
    }
}
