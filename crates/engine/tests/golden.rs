//! Index files of every format version, committed with what they must answer.
//!
//! `tests/golden/v<N>/` holds one version: `input.json` (what its index is made of), `index.gwix` (the index as
//! that version wrote it) and `answers.json`. A reader must answer the same for ever, or refuse the version. The
//! answers are those that the index alone decides: articles, literal hits, snippets, keywords, related articles,
//! suggestions. Scores, the order of hits and the sentences that a summary chooses are free to improve.
//!
//! A change of layout raises `format::VERSION`. Then run
//! `cargo test -p gongwen-engine --test golden -- --ignored`: it writes the folder of the new version. Commit that
//! folder and keep the old ones.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use gongwen_engine::index::format::{SectionId, VERSION};
use gongwen_engine::index::vocabulary::{VocabularyInput, WordInput, WordKind};
use gongwen_engine::index::{ArticleInput, IndexInput, build};
use gongwen_engine::search::{Match, SearchOptions};
use gongwen_engine::text::fold::FoldTable;
use gongwen_engine::{Article, Engine, ErrorCode, Index};
use serde::{Deserialize, Serialize};

const QUERIES: [&str; 14] = [
    "职工",
    "职工之家",
    "工会",
    "网约配送员",
    "勞動模範",
    "AI 健康",
    "60名",
    "Wi-Fi",
    "“常来坐坐”",
    "柳桥区 -夜校",
    "标题:骑手",
    "不在此处",
    "(1)免费",
    "700m2",
];
const PREFIXES: [&str; 6] = ["职工", "yinh", "yunxi", "wxj", "网约", "gong"];

/// The file that an index is made of.
#[derive(Deserialize)]
struct InputFile {
    articles: Vec<ArticleFile>,
    /// Several characters are an expansion.
    fold_table: BTreeMap<char, String>,
    words: Vec<WordFile>,
    readings: BTreeMap<char, Vec<String>>,
    aliases: Vec<Vec<String>>,
    #[serde(default)]
    synonyms: Vec<Vec<String>>,
}

#[derive(Deserialize)]
struct ArticleFile {
    article: Article,
    keywords: Vec<String>,
    related: Vec<u32>,
    #[serde(default)]
    crossings: Vec<u32>,
}

#[derive(Deserialize)]
struct WordFile {
    text: String,
    kind: String,
    reading: Option<Vec<String>>,
}

/// What an index answers.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Answers {
    /// For every query the ids of its literal hits, each with its snippets.
    literal: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// For every prefix the suggestions.
    suggestions: BTreeMap<String, BTreeSet<String>>,
    /// By the articles' ids.
    keywords: BTreeMap<String, Vec<String>>,
    related: BTreeMap<String, Vec<String>>,
    /// For every place the number of its articles.
    places: BTreeMap<String, usize>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn folder(version: u8) -> PathBuf {
    root().join(format!("v{version}"))
}

/// The versions that have a folder, in ascending order.
fn versions() -> Vec<u8> {
    let names = fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().file_name());
    let mut versions: Vec<u8> =
        names.filter_map(|name| name.to_str()?.strip_prefix('v')?.parse().ok()).collect();
    versions.sort_unstable();
    versions
}

fn input(folder: &Path) -> IndexInput {
    let file: InputFile =
        serde_json::from_str(&fs::read_to_string(folder.join("input.json")).unwrap()).unwrap();
    let article = |one: ArticleFile| ArticleInput {
        article: one.article,
        keywords: one.keywords,
        related: one.related,
        crossings: one.crossings,
    };
    let word = |one: WordFile| WordInput {
        text: one.text,
        kind: match one.kind.as_str() {
            "person" => WordKind::Person,
            "place" => WordKind::Place,
            "organisation" => WordKind::Organisation,
            _ => WordKind::Word,
        },
        reading: one.reading,
        ..WordInput::default()
    };
    let (pairs, expansions): (Vec<_>, Vec<_>) =
        file.fold_table.into_iter().partition(|(_, to)| to.chars().count() == 1);
    let pairs = pairs.into_iter().filter_map(|(from, to)| Some((from, to.chars().next()?))).collect();
    IndexInput {
        articles: file.articles.into_iter().map(article).collect(),
        fold_table: FoldTable::new(pairs).with_expansions(expansions),
        vocabulary: VocabularyInput {
            words: file.words.into_iter().map(word).collect(),
            readings: file.readings.into_iter().collect(),
            aliases: file.aliases,
            synonyms: file.synonyms,
        },
    }
}

fn answers(engine: &Engine) -> Answers {
    let index = engine.index();
    let all = SearchOptions { limit: usize::MAX, snippets: 9, ..SearchOptions::default() };
    let literal = |query: &&str| {
        let hits = engine.search(query, &all).unwrap().hits.into_iter();
        let hits = hits.filter(|hit| hit.matched == Match::Literal).map(|hit| {
            let snippets = hit.snippets.into_iter().map(|snippet| snippet.text).collect();
            (hit.id, snippets)
        });
        ((*query).to_owned(), hits.collect())
    };
    let suggestions = |prefix: &&str| {
        let suggestions = engine.suggest(prefix, 10).unwrap().into_iter();
        ((*prefix).to_owned(), suggestions.map(|suggestion| suggestion.text).collect())
    };
    let ids: Vec<String> = (0..index.len() as u32).map(|doc| index.article(doc).id).collect();
    let by_id = |answer: &dyn Fn(&str) -> Vec<String>| {
        ids.iter().map(|id| (id.clone(), answer(id))).filter(|(_, answer)| !answer.is_empty()).collect()
    };
    Answers {
        literal: QUERIES.iter().map(literal).collect(),
        suggestions: PREFIXES.iter().map(suggestions).collect(),
        keywords: by_id(&|id| engine.keywords(id, 9).unwrap()),
        related: by_id(&|id| engine.related(id, 9).unwrap().into_iter().map(|hit| hit.id).collect()),
        places: engine.facets().place.into_iter().map(|place| (place.value, place.count)).collect(),
    }
}

#[test]
fn an_index_of_every_version_opens_and_answers_as_before_or_is_refused() {
    for version in versions() {
        let folder = folder(version);
        let bytes = fs::read(folder.join("index.gwix")).unwrap();
        let engine = match Engine::open(bytes) {
            Ok(engine) => engine,
            Err(error) => {
                assert!(
                    version != VERSION && error.code() == ErrorCode::Version,
                    "the index of version {version} no longer opens ({error}): if its layout had to change, \
                     raise format::VERSION and write a new golden folder (see the head of tests/golden.rs)"
                );
                continue;
            }
        };
        let given = input(&folder).articles.into_iter().map(|input| input.article);
        let back = (0..engine.index().len() as u32).map(|doc| engine.index().article(doc));
        assert_eq!(back.collect::<Vec<_>>(), given.collect::<Vec<_>>(), "version {version}");
        let expected: Answers =
            serde_json::from_str(&fs::read_to_string(folder.join("answers.json")).unwrap()).unwrap();
        assert_eq!(answers(&engine), expected, "version {version}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes_until_the_version_is_raised() {
    let folder = folder(VERSION);
    let golden = fs::read(folder.join("index.gwix")).unwrap_or_default();
    assert!(
        build(&input(&folder)).unwrap() == golden,
        "the bytes of an index have changed, but format::VERSION is still {VERSION}. If that is not wanted, \
         mend it. If it is: raise format::VERSION, run `cargo test -p gongwen-engine --test golden -- --ignored`, \
         which writes tests/golden/v{}, commit that folder and keep v{VERSION}.",
        VERSION + 1
    );
}

#[test]
fn the_golden_index_has_something_in_every_section() {
    let index = Index::open(fs::read(folder(VERSION).join("index.gwix")).unwrap()).unwrap();
    for section in index.sections() {
        assert!(section.bytes > 1, "{}", section.id.name());
    }
    assert_eq!(index.sections().len(), SectionId::ALL.len());
}

/// Writes the folder of a new version from the input of the one before.
#[test]
#[ignore = "run it by hand after format::VERSION was raised"]
fn write_the_folder_of_a_new_version() {
    let folder = folder(VERSION);
    let index = folder.join("index.gwix");
    assert!(!index.exists(), "{} exists: raise format::VERSION first", index.display());
    if !folder.exists() {
        let last = root().join(format!("v{}", versions().last().unwrap()));
        fs::create_dir(&folder).unwrap();
        fs::copy(last.join("input.json"), folder.join("input.json")).unwrap();
    }
    let bytes = build(&input(&folder)).unwrap();
    let engine = Engine::open(bytes.clone()).unwrap();
    let answers = serde_json::to_string_pretty(&answers(&engine)).unwrap();
    fs::write(index, bytes).unwrap();
    fs::write(folder.join("answers.json"), answers + "\n").unwrap();
}
