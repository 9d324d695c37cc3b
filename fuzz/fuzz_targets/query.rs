//! Any query against the index of the seeds.
#![no_main]

#[path = "../../crates/engine/tests/common/exercise.rs"]
#[allow(dead_code)]
mod exercise;

use std::path::Path;
use std::sync::OnceLock;

use arbitrary::{Arbitrary, Unstructured};
use gongwen_engine::Engine;
use gongwen_engine::search::{SearchOptions, Sort};
use libfuzzer_sys::fuzz_target;

fn seeds() -> &'static Engine {
    static SEEDS: OnceLock<Engine> = OnceLock::new();
    SEEDS.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../seeds");
        let articles = gongwen_prepare::read::read_path(&folder).expect("the seeds are readable");
        let index = gongwen_prepare::index(articles).expect("the seeds can be indexed");
        Engine::open(index).expect("the index can be opened")
    })
}

#[derive(Arbitrary)]
struct Asked {
    limit: u8,
    offset: u8,
    by_date: bool,
    snippets: u8,
    snippet_chars: u16,
    expand: bool,
    facets: bool,
    /// Facet and value.
    filters: Vec<(u8, String)>,
    from: Option<String>,
    to: Option<String>,
    query: String,
}

// The dictionary takes long to load under the fuzzer's instruments: before the first run, which is timed.
fuzz_target!(init: { seeds(); }, |data: &[u8]| {
    let Ok(asked) = Asked::arbitrary_take_rest(Unstructured::new(data)) else { return };
    let mut options = SearchOptions {
        limit: asked.limit.into(),
        offset: asked.offset.into(),
        sort: if asked.by_date { Sort::Date } else { Sort::Relevance },
        snippets: asked.snippets.into(),
        snippet_chars: asked.snippet_chars.into(),
        expand: asked.expand,
        facets: asked.facets,
        ..SearchOptions::default()
    };
    let facets = options.filters.values.len();
    for (facet, value) in asked.filters {
        options.filters.values[usize::from(facet) % facets].push(value);
    }
    (options.filters.from, options.filters.to) = (asked.from, asked.to);
    let response = seeds().search(&asked.query, &options).expect("a sound index answers every query");
    exercise::check(&response);
    assert!(response.hits.len() <= options.limit);
    let suggestions = seeds().suggest(&asked.query, options.limit).expect("a sound index answers");
    assert!(suggestions.len() <= options.limit);
});
