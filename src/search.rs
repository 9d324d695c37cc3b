//! What the widget asks of the corpus inside the module, or of the one that was handed to it (`outside.rs`).

use gongwen_engine::Article;
#[cfg(not(feature = "outside"))]
use gongwen_engine::Engine;
use gongwen_engine::facets::Filters;
use gongwen_engine::highlight::Segment;
use gongwen_engine::search::{Hit, SearchOptions, SearchResponse, Sort};

use crate::base64;
use crate::corpus::CORE;
use crate::protocol::requests;

#[cfg(feature = "outside")]
use crate::outside::engine;

#[cfg(not(feature = "outside"))]
thread_local! {
    /// The corpus, opened by the first request, for as long as the module lives. The build that made this program made
    /// it, so that it opens.
    static ENGINE: Option<&'static Engine> = Engine::open(CORE).ok().map(|engine| &*Box::leak(Box::new(engine)));
}

#[cfg(not(feature = "outside"))]
fn engine() -> Option<&'static Engine> {
    ENGINE.with(|engine| *engine)
}

requests! {
    /// The articles that answer a query, narrowed by facets, as far as no expansion is needed.
    fn search(query: String, limit: usize, sort: Sort, facets: bool, filters: Filters) -> Option<SearchResponse> {
        let options = SearchOptions { limit, sort, facets, filters, ..SearchOptions::default() };
        engine()?.search_basic(&query, &options).ok()
    }

    /// The corpus in base64url, for the expansion module.
    fn corpus() -> Option<String> {
        Some(base64::encode(CORE))
    }

    /// One article, whole; null where there is none with this id.
    fn article(id: String) -> Option<Article> {
        engine()?.article(&id).ok()
    }

    /// The segments of a text with the query marked; joined they give the text back.
    fn highlight(query: String, text: String) -> Option<Vec<Segment>> {
        Some(engine()?.highlight(&text, &query))
    }

    /// The articles most like one.
    fn related(id: String, limit: usize) -> Option<Vec<Hit>> {
        engine()?.related(&id, limit).ok()
    }

    /// The keywords of an article.
    fn keywords(id: String, limit: usize) -> Option<Vec<String>> {
        engine()?.keywords(&id, limit).ok()
    }
}
