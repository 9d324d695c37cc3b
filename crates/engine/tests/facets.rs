//! Facets and filters.

#![allow(clippy::unwrap_used)]

mod common;

use common::corpus::engine;
use gongwen_engine::facets::{Facet, Filters};
use gongwen_engine::search::SearchOptions;

#[test]
fn filters_narrow_and_facets_count() {
    let engine = engine();
    let narrowed = |facet: Facet, values: &[&str], query: &str| -> Vec<String> {
        let mut filters = Filters::default();
        filters.accept(facet, values.iter().map(|&value| value.to_owned()).collect());
        let options = SearchOptions { filters, ..SearchOptions::default() };
        engine.search(query, &options).unwrap().hits.into_iter().map(|hit| hit.id).collect()
    };
    assert_eq!(narrowed(Facet::Kind, &["photo"], ""), ["rider"]);
    assert_eq!(narrowed(Facet::Place, &["杭州市"], ""), ["club", "bank"]);
    assert_eq!(narrowed(Facet::Place, &["杭州市临平区", "宁波市"], ""), ["club", "bank"]);
    assert_eq!(narrowed(Facet::Person, &["吴晓静"], ""), ["bank"]);
    assert_eq!(narrowed(Facet::Date, &["2025-06"], ""), ["club"]);
    assert_eq!(narrowed(Facet::Place, &["杭州市"], "职工"), ["club"]);
    let dated = |from: Option<&str>, to: Option<&str>| -> Vec<String> {
        let filters = Filters { from: from.map(Into::into), to: to.map(Into::into), ..Filters::default() };
        let options = SearchOptions { filters, ..SearchOptions::default() };
        engine.search("", &options).unwrap().hits.into_iter().map(|hit| hit.id).collect()
    };
    assert_eq!(dated(Some("2025"), None), ["club"]);
    assert_eq!(dated(None, Some("2024-12")), ["bank"]);
    assert_eq!(dated(Some("2024"), Some("2025")), ["club", "bank"]);

    let facets = engine.facets();
    let places: Vec<(&str, usize)> =
        facets.place.iter().map(|value| (value.value.as_str(), value.count)).collect();
    assert_eq!(places, [("杭州市", 2), ("宁波市", 1), ("杭州市临平区", 1)]);
    assert_eq!(facets.place[2].parent.as_deref(), Some("杭州市"));
    // The filter of a facet does not lessen its own counts, those of the others do.
    let mut filters = Filters::default();
    filters.accept(Facet::Place, vec!["宁波市".into()]);
    let options = SearchOptions { filters, facets: true, ..SearchOptions::default() };
    let response = engine.search("职工 OR 行", &options).unwrap();
    assert_eq!(response.total, 1);
    let facets = response.facets.unwrap();
    assert_eq!(facets.place.len(), 3);
    assert_eq!(facets.kind.len(), 1);
    assert_eq!((facets.kind[0].value.as_str(), facets.kind[0].count), ("article", 1));
    assert!(engine.search("", &SearchOptions::default()).unwrap().hits.is_empty());
}
