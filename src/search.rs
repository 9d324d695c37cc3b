//! What the widget asks of the corpus inside the module.

use gongwen_engine::Engine;
use gongwen_engine::search::{SearchOptions, Sort};

use crate::CORPUS;
use crate::exchange::Parts;
use crate::json;

thread_local! {
    /// The corpus, opened by the first question. The build that made this program made it, so that it opens.
    static ENGINE: Option<Engine> = Engine::open(CORPUS).ok();
}

/// Answers a question; nothing where there is no answer:
/// - `search`, most hits, `date` for the newest first, query: a `SearchResponse`
/// - `article`, id: an `Article`
/// - `highlight`, query, text: `Segment[]`
pub(crate) fn answer(name: &str, parts: &mut Parts) -> Option<String> {
    ENGINE.with(|engine| {
        let engine = engine.as_ref()?;
        match name {
            "search" => {
                let limit = parts.count();
                let sort = if parts.text() == "date" { Sort::Date } else { Sort::Relevance };
                let options = SearchOptions { limit, sort, ..SearchOptions::default() };
                Some(json::to_string(&engine.search(parts.rest(), &options).ok()?))
            }
            "article" => Some(json::to_string(&engine.article(parts.rest()).ok()?)),
            "highlight" => {
                let query = parts.text();
                Some(json::to_string(&engine.highlight(parts.rest(), query)))
            }
            _ => None,
        }
    })
}
