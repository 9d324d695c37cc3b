//! The fuzz targets: each takes any bytes and panics where its promise is broken.

#[path = "../../crates/engine/tests/common/exercise.rs"]
#[allow(dead_code)]
pub mod exercise;

use std::path::Path;
use std::sync::OnceLock;

use arbitrary::{Arbitrary, Unstructured};
use gongwen_engine::highlight;
use gongwen_engine::index::format::seal;
use gongwen_engine::search::{SearchOptions, Sort};
use gongwen_engine::summary::{QueryTerm, SummaryOptions, Weights, digest, summarize_text};
use gongwen_engine::text::fold::FoldTable;
use gongwen_engine::text::sentence::split;
use gongwen_engine::{Article, Engine};
use gongwen_prepare::config::Config;
use gongwen_prepare::page::split_page;
use gongwen_prepare::read::decode::decode;
use gongwen_prepare::read::html::{self, HtmlOptions};
use gongwen_prepare::read::{BadBytes, MemorySource, read};

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

/// Any text and options: the sentences joined give the text back, and a summary is made of what the text says, within its limits.
pub fn summary(data: &[u8]) {
    type Input = (Option<u8>, Option<u8>, Option<String>, String, String);
    let Ok((sentences, chars, query, title, body)) = Input::arbitrary_take_rest(Unstructured::new(data))
    else {
        return;
    };
    let joined: String = split(&body).into_iter().map(|range| &body[range]).collect();
    assert_eq!(joined, body);
    let (max_sentences, max_chars) = (sentences.map(usize::from), chars.map(usize::from));
    let options = SummaryOptions { max_sentences, max_chars, query: query.clone() };
    let summary = summarize_text(&title, &body, &options);
    let printed = body.replace(['\n', '\r'], "");
    assert!(summary.sentences.iter().all(|sentence| printed.contains(&sentence.text)), "{summary:?}");
    assert!(max_sentences.is_none_or(|most| summary.sentences.len() <= most));
    let articles = ["1", "2"].map(|id| Article {
        id: id.to_owned(),
        title: title.clone(),
        paragraphs: body.split('\n').map(str::to_owned).collect(),
        ..Article::default()
    });
    let words: Vec<&str> = query.iter().flat_map(|query| query.split(' ')).collect();
    let words: Vec<QueryTerm<'_>> = words.iter().map(|&text| QueryTerm { text, weight: 1.0 }).collect();
    let of_both = digest(&articles, &options, &words, &Weights::NEWS);
    assert!(max_sentences.is_none_or(|most| of_both.sentences.len() <= most));
}

/// What readers type as pinyin: letters, the mark between syllables, blanks, digits and some characters of the seeds.
const SPELLED: [&str; 48] = [
    "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u",
    "v", "w", "x", "y", "z", "'", " ", "gong", "hui", "zhi", "zh", "ch", "sh", "ng", "ü", "A", "Ｇ", "2",
    "工", "会", "职", "行", "长", "重", "业", "-", "\"",
];

/// Any spelling, a piece for each byte: suggestions and an answer with valid ranges.
pub fn pinyin(data: &[u8]) {
    let typed: String = data.iter().map(|&byte| SPELLED[usize::from(byte) % SPELLED.len()]).collect();
    let suggestions = seeds().suggest(&typed, 8).expect("a valid index answers");
    assert!(suggestions.len() <= 8);
    let response =
        seeds().search(&typed, &SearchOptions::default()).expect("a valid index answers every query");
    exercise::check(&response);
}

/// A page for a configuration to be applied to.
const CONFIGURED: &str =
    "云河工人日报\n\n工会办起夜校\n\n本报讯 记者李凡报道 近日，云河市总工会的夜校开班。\n";

/// Any text as a configuration: refused with a reason, or a page is read by it.
pub fn config(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match Config::parse(text) {
        Err(error) => assert!(!error.to_string().is_empty()),
        Ok(config) => {
            let source = MemorySource::new([("A03.txt", CONFIGURED.as_bytes().to_vec())]);
            let mut reading = read(&source, &config.read_options(BadBytes::Replace));
            config.correct(&mut reading);
            let _ = gongwen_prepare::index_with(reading.into_articles(), &config);
        }
    }
}

/// The index of the seeds as bytes.
pub fn seeds_index() -> &'static [u8] {
    static INDEX: OnceLock<Vec<u8>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("seeds"));
        let folder = folder.into_iter().find(|folder| folder.is_dir()).expect("the repository holds seeds/");
        let articles = gongwen_prepare::read::read_path(&folder).expect("the seeds are readable");
        gongwen_prepare::index(articles).expect("the seeds can be indexed")
    })
}

/// The index of the seeds, opened. It is made at the first call, which takes long under the fuzzer's instruments.
pub fn seeds() -> &'static Engine {
    static SEEDS: OnceLock<Engine> = OnceLock::new();
    SEEDS.get_or_init(|| Engine::open(seeds_index().to_vec()).expect("the index can be opened"))
}
