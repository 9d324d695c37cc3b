//! What the widget asks of the expansion module: pinyin, typos, numbers in other written forms, suggestions.
//!
//! A first query seldom needs these, so that they are a module of their own, which is loaded when a response says that it
//! is incomplete, or when suggestions are wanted. It has what only expansion needs of the corpus (the readings), and joins it
//! to what the search module has.

use std::cell::Cell;

use gongwen_engine::facets::Filters;
use gongwen_engine::index::divide::join;
use gongwen_engine::search::{SearchOptions, SearchResponse, Sort};
use gongwen_engine::{Engine, Suggestion};

use crate::base64;
use crate::corpus::COMPANION;
use crate::protocol::requests;

thread_local! {
    /// The corpus, for as long as the module lives.
    static ENGINE: Cell<Option<&'static Engine>> = const { Cell::new(None) };
}

#[cfg(not(feature = "outside"))]
fn engine() -> Option<&'static Engine> {
    ENGINE.get()
}

#[cfg(feature = "outside")]
use crate::outside::engine;

requests! {
    /// Opens the corpus of the search module; false where it is none, or another than this module was built with.
    fn open(corpus: String) -> Option<bool> {
        let whole = base64::decode(&corpus).and_then(|core| join(&core, COMPANION).ok());
        let engine = whole.and_then(|bytes| Engine::open(bytes).ok());
        ENGINE.set(engine.map(|engine| &*Box::leak(Box::new(engine))));
        Some(ENGINE.get().is_some())
    }

    /// The articles that answer a query in whatever way, narrowed by facets.
    fn search(query: String, limit: usize, sort: Sort, facets: bool, filters: Filters) -> Option<SearchResponse> {
        let options = SearchOptions { limit, sort, facets, filters, ..SearchOptions::default() };
        engine()?.search(&query, &options).ok()
    }

    /// What may be meant by the beginning of a query.
    fn suggest(prefix: String, limit: usize) -> Option<Vec<Suggestion>> {
        engine()?.suggest(&prefix, limit).ok()
    }
}
