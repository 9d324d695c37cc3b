//! What the widget asks of the corpus inside the module.

use gongwen_engine::Engine;
use gongwen_engine::json::to_json;
use gongwen_engine::search::{SearchOptions, Sort};

use crate::CORPUS;
use crate::exchange::Parts;

thread_local! {
    /// The corpus, opened by the first question. The build that made this program made it, so that it opens.
    static ENGINE: Option<Engine> = Engine::open(CORPUS).ok();
}

/// Answers a question; nothing where there is no answer:
/// - `search`, most hits, `date` for the newest first, 1 to count facets, one value or nothing for each of
///   `engine::facets::FACETS`, query: a `SearchResponse`
/// - `suggest`, most of them, prefix: `Suggestion[]`
/// - `article`, id: an `Article`
/// - `highlight`, query, text: `Segment[]`
/// - `related`, most of them, id: `Hit[]`
/// - `keywords`, most of them, id: `string[]`
pub(crate) fn answer(name: &str, parts: &mut Parts) -> Option<String> {
    // Each is a function of its own: a browser compiles those that are called.
    let answer = match name {
        "search" => search,
        "suggest" => suggest,
        "article" => article,
        "highlight" => highlight,
        "related" => related,
        "keywords" => keywords,
        _ => return None,
    };
    ENGINE.with(|engine| answer(engine.as_ref()?, parts))
}

fn search(engine: &Engine, parts: &mut Parts) -> Option<String> {
    let options = options(parts);
    Some(to_json(&engine.search(parts.rest(), &options).ok()?))
}

fn suggest(engine: &Engine, parts: &mut Parts) -> Option<String> {
    let limit = parts.count();
    Some(to_json(&engine.suggest(parts.rest(), limit).ok()?))
}

fn article(engine: &Engine, parts: &mut Parts) -> Option<String> {
    Some(to_json(&engine.article(parts.rest()).ok()?))
}

// All have one type.
#[allow(clippy::unnecessary_wraps)]
fn highlight(engine: &Engine, parts: &mut Parts) -> Option<String> {
    let query = parts.text();
    Some(to_json(&engine.highlight(parts.rest(), query)))
}

fn related(engine: &Engine, parts: &mut Parts) -> Option<String> {
    let limit = parts.count();
    Some(to_json(&engine.related(parts.rest(), limit).ok()?))
}

fn keywords(engine: &Engine, parts: &mut Parts) -> Option<String> {
    let limit = parts.count();
    Some(to_json(&engine.keywords(parts.rest(), limit).ok()?))
}

fn options(parts: &mut Parts) -> SearchOptions {
    let limit = parts.count();
    let sort = if parts.text() == "date" { Sort::Date } else { Sort::Relevance };
    let facets = parts.count() > 0;
    let mut options = SearchOptions { limit, sort, facets, ..SearchOptions::default() };
    for values in &mut options.filters.values {
        let value = parts.text();
        if !value.is_empty() {
            values.push(value.to_owned());
        }
    }
    options
}
