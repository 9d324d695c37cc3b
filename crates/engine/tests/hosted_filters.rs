//! What narrows the articles of an archive, and how many there are of each value, is what an index of them says.
#![cfg(feature = "hosted")]
#![allow(clippy::unwrap_used)]

#[path = "common/archive.rs"]
mod archive;

use archive::{Host, articles};
use gongwen_engine::facets::{Facet, Filters};
use gongwen_engine::index::{IndexInput, build};
use gongwen_engine::search::{SearchOptions, SearchResponse, Sort};
use gongwen_engine::{Article, Engine};

const QUERIES: [&str; 6] = ["", "工会", "劳动竞赛", "骑手", "5", "总工会 职工"];

fn filters() -> Vec<Filters> {
    let of = |values: &[(Facet, &[&str])]| {
        let mut filters = Filters::default();
        for (facet, values) in values {
            filters.accept(*facet, values.iter().map(ToString::to_string).collect());
        }
        filters
    };
    vec![
        Filters::default(),
        of(&[(Facet::Section, &["要闻"])]),
        of(&[(Facet::Section, &["要闻", "副刊"]), (Facet::Kind, &["photo"])]),
        of(&[(Facet::Place, &["杭州市"])]),
        of(&[(Facet::Place, &["杭州市临平区"]), (Facet::Person, &["陈一"])]),
        of(&[(Facet::Date, &["2025-03", "2025-07"])]),
        of(&[(Facet::Source, &["第2版"]), (Facet::Date, &["2025-03"])]),
        of(&[(Facet::Section, &["没有"])]),
        of(&[(Facet::Kind, &["article", "photo", "listing", "brief"])]),
        Filters { from: Some("2025-04".into()), to: Some("2025-06-15".into()), ..Filters::default() },
        Filters { from: Some("2025-09-10".into()), ..of(&[(Facet::Section, &["基层"])]) },
        Filters { to: Some("2024".into()), ..Filters::default() },
    ]
}

/// The articles that hold all that was typed.
fn full_ids(response: &SearchResponse) -> Vec<&str> {
    let full = response.hits.iter().filter(|hit| hit.matched.is_full());
    let mut ids: Vec<&str> = full.map(|hit| hit.id.as_str()).collect();
    ids.sort_unstable();
    ids
}

fn corpus() -> (Engine, Host) {
    let articles = articles(200);
    (Engine::open(build(&IndexInput::of(articles.clone())).unwrap()).unwrap(), Host::of(articles, 60))
}

/// All articles of a narrowed query, by relevance and by date.
#[test]
fn filters_leave_what_an_index_leaves() {
    let (engine, host) = corpus();
    let mut archive = host.open();
    for filters in filters() {
        for query in QUERIES {
            for sort in [Sort::Relevance, Sort::Date] {
                let filters = filters.clone();
                let options =
                    SearchOptions { limit: 1000, expand: false, sort, filters, ..SearchOptions::default() };
                let (answer, _) = host.ask(&mut archive, query, &options);
                let expected = engine.search_basic(query, &options).unwrap();
                if query.is_empty() && options.filters.is_empty() {
                    assert_eq!(answer.response.total, 0);
                    continue;
                }
                let full = |response: &SearchResponse| response.full;
                assert_eq!(full(&answer.response), full(&expected), "{query} {:?}", options.filters);
                // Of a frequent word that is not narrowed the best articles come.
                if !answer.approximate {
                    assert_eq!(
                        full_ids(&answer.response),
                        full_ids(&expected),
                        "{query} {:?}",
                        options.filters
                    );
                }
            }
        }
    }
}

/// A page of ten with facets: counts of all results, though ten are read.
#[test]
fn values_are_counted_over_all_results() {
    let (engine, host) = corpus();
    let mut archive = host.open();
    for filters in filters() {
        for query in ["", "工会", "骑手", "竞赛"] {
            let filters = filters.clone();
            let options =
                SearchOptions { expand: false, facets: true, limit: 10, filters, ..SearchOptions::default() };
            let (answer, rounds) = host.ask(&mut archive, query, &options);
            let expected = engine.search_basic(query, &options).unwrap();
            assert_eq!(answer.response.full, expected.full, "{query} {:?}", options.filters);
            assert!(rounds <= 4);
            let (found, expected) = (answer.response.facets.unwrap(), expected.facets.unwrap());
            for facet in Facet::ALL {
                assert_eq!(found.of(facet), expected.of(facet), "{query} {facet:?} {:?}", options.filters);
            }
        }
    }
}

/// The newest articles and what all can be narrowed by, for a page before the first letter: a few small files.
#[test]
fn a_page_can_be_browsed() {
    let (engine, host) = corpus();
    let options = SearchOptions { facets: true, limit: 6, sort: Sort::Date, ..SearchOptions::default() };
    let (answer, rounds) = host.ask(&mut host.open(), "", &options);
    let expected = engine.search_basic("", &options).unwrap();
    let dates =
        |response: &SearchResponse| -> Vec<_> { response.hits.iter().map(|hit| hit.date.clone()).collect() };
    assert_eq!(dates(&answer.response), dates(&expected));
    assert_eq!((answer.response.total, rounds), (200, 1));
    assert_eq!(answer.response.facets, expected.facets);
}

/// An article of which nothing was read yet.
#[test]
fn an_article_is_found_by_its_id() {
    let articles = articles(100);
    let host = Host::of(articles.clone(), 60);
    let mut kept = host.open();
    for expected in articles.iter().step_by(7) {
        let found = host.article(&mut host.open(), &expected.id).unwrap();
        assert_eq!((&found.id, &found.paragraphs), (&expected.id, &expected.paragraphs));
        assert_eq!(
            host.article(&mut kept, &expected.id).map(|found: Article| found.title),
            Some(found.title)
        );
    }
    assert_eq!(host.article(&mut kept, "no such id"), None);
    assert_eq!(host.article(&mut host.open(), ""), None);
}
