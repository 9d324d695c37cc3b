//! The fuzz targets: each takes any bytes and panics where its promise is broken.

#[path = "../../crates/engine/tests/common/exercise.rs"]
#[allow(dead_code)]
mod exercise;

use std::path::Path;
use std::sync::OnceLock;

use arbitrary::{Arbitrary, Unstructured};
use gongwen_engine::Engine;
use gongwen_engine::highlight;
use gongwen_engine::index::format::seal;
use gongwen_engine::search::{SearchOptions, Sort};
use gongwen_engine::text::fold::FoldTable;
use gongwen_prepare::page::split_page;
use gongwen_prepare::read::BadBytes;
use gongwen_prepare::read::decode::decode;
use gongwen_prepare::read::html::{self, HtmlOptions};

/// Any text and query: the segments joined give the text back, and no two neighbours are of one kind.
pub fn highlight(data: &[u8]) {
    let Ok((text, query)) = <(String, String)>::arbitrary_take_rest(Unstructured::new(data)) else { return };
    let segments = highlight::highlight(&text, &query, &FoldTable::default());
    let joined: String = segments.iter().map(|segment| segment.text.as_str()).collect();
    assert_eq!(joined, text);
    assert!(segments.windows(2).all(|pair| pair[0].hit != pair[1].hit));
}

/// Any bytes as an index: opening and using it gives an error or an answer. The checksum is put right, so that the
/// readers after it are reached.
pub fn index_reader(data: &[u8]) {
    let mut bytes = data.to_vec();
    seal(&mut bytes);
    if let Ok(engine) = Engine::open(bytes) {
        exercise::exercise(&engine, "工会 职工");
    }
}

/// Any bytes as a newspaper page: decoding and splitting never panic and lose no character.
pub fn pages(data: &[u8]) {
    let text = decode(data, BadBytes::Replace).expect("bad bytes are replaced");
    let split = split_page("page.txt", "page", &text);
    assert_eq!(split.imbalance, 0);
}

/// Any bytes as a web page: it is read or refused, alone and beside a second page made of its end.
pub fn html(data: &[u8]) {
    let options = HtmlOptions { bad_bytes: BadBytes::Replace, ..HtmlOptions::default() };
    let halves = [data, &data[data.len() / 2..]];
    let pages = halves.iter().zip(["a/12.html", "a/12_2.html"]);
    let pages: Vec<_> = pages.filter_map(|(bytes, path)| html::read(path, bytes, &options).ok()).collect();
    let count = pages.len();
    let outcome = html::site(pages);
    assert_eq!(outcome.pages.len(), count);
    for draft in outcome.pages.iter().filter_map(|page| page.draft.as_ref()) {
        assert!(draft.subheads.iter().all(|subhead| subhead.before <= draft.paragraphs.len()));
    }
}

/// A query with options, as [`query`] reads them from bytes.
#[derive(Arbitrary)]
struct Request {
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

/// Any query with any options against the index of the seeds: an answer with valid ranges, and suggestions.
pub fn query(data: &[u8]) {
    let Ok(request) = Request::arbitrary_take_rest(Unstructured::new(data)) else { return };
    let mut options = SearchOptions {
        limit: request.limit.into(),
        offset: request.offset.into(),
        sort: if request.by_date { Sort::Date } else { Sort::Relevance },
        snippets: request.snippets.into(),
        snippet_chars: request.snippet_chars.into(),
        expand: request.expand,
        facets: request.facets,
        ..SearchOptions::default()
    };
    let facets = options.filters.values.len();
    for (facet, value) in request.filters {
        options.filters.values[usize::from(facet) % facets].push(value);
    }
    (options.filters.from, options.filters.to) = (request.from, request.to);
    let response = seeds().search(&request.query, &options).expect("a valid index answers every query");
    exercise::check(&response);
    assert!(response.hits.len() <= options.limit);
    let suggestions = seeds().suggest(&request.query, options.limit).expect("a valid index answers");
    assert!(suggestions.len() <= options.limit);
}

/// The index of the seeds. It is made at the first call, which takes long under the fuzzer's instruments.
pub fn seeds() -> &'static Engine {
    static SEEDS: OnceLock<Engine> = OnceLock::new();
    SEEDS.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("seeds"));
        let folder = folder.into_iter().find(|folder| folder.is_dir()).expect("the repository holds seeds/");
        let articles = gongwen_prepare::read::read_path(&folder).expect("the seeds are readable");
        let index = gongwen_prepare::index(articles).expect("the seeds can be indexed");
        Engine::open(index).expect("the index can be opened")
    })
}
