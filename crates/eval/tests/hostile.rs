//! Hostile files at a thousandth of their size through all readers: as they are, cut, and with bytes of them altered.
//! Their full size is measured by `gongwen-eval hostile`.

use gongwen_engine::Engine;
use gongwen_engine::search::SearchOptions;
use gongwen_eval::hostile::{self, HostileInput, Scale};
use gongwen_prepare::read::{MemorySource, ReadOptions, Reading, read};

/// Larger files are read whole only: what is done with their pieces takes as long each time.
const MOST_PIECED: usize = 4_000;

fn reading_of(file: &str, bytes: Vec<u8>) -> Reading {
    let reading = read(&MemorySource::new([(file, bytes)]), &ReadOptions::default());
    assert!(!reading.files.is_empty(), "{file} is in no report");
    reading
}

/// A small number that is always the same for a name.
fn number_of(name: &str) -> usize {
    name.bytes().fold(17, |sum, byte| (sum * 31 + usize::from(byte)) % 100_003)
}

#[test]
fn hostile_files_are_read_or_refused() {
    for recipe in hostile::files() {
        // A test that fails shows the last name.
        println!("{}", recipe.name());
        let HostileInput { name, file, bytes } = recipe.make(Scale::SMALL);
        reading_of(&file, bytes.clone());
        if bytes.len() > MOST_PIECED {
            continue;
        }
        let place = number_of(&name) % bytes.len();
        reading_of(&file, bytes[..place].to_vec());
        for byte in [0xff, b'<'] {
            let mut altered = bytes.clone();
            altered[place] = byte;
            reading_of(&file, altered);
        }
    }
}

#[test]
fn names_in_a_zip_lead_nowhere_else() {
    let recipe = hostile::files().into_iter().find(|recipe| recipe.name() == "zip-names");
    let HostileInput { file, bytes, .. } = recipe.map(|recipe| recipe.make(Scale::SMALL)).unwrap_or_default();
    let articles = reading_of(&file, bytes).into_articles();
    assert!(!articles.is_empty());
    for source in articles.iter().map(|article| article.source.replace('\\', "/")) {
        let leads_outside = source.starts_with('/') || source.split('/').any(|part| part == "..");
        assert!(!leads_outside && source.as_bytes().get(1) != Some(&b':'), "{source}");
    }
}

#[test]
fn hostile_queries_are_answered() {
    let article = r#"{"title":"工会办起夜校","body":"近日，夜校开班。<script>alert(1)</script>"}"#;
    let articles = reading_of("a.json", article.into()).into_articles();
    let index = gongwen_prepare::index(articles).expect("one article can be indexed");
    let engine = Engine::open(index).expect("the index can be opened");
    for query in hostile::queries(Scale::FULL) {
        let response = engine.search(&query.text, &SearchOptions::default());
        assert!(response.is_ok(), "{}", query.name);
    }
}
