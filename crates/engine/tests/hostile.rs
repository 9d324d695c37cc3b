//! Whatever stands in a file, opening and using it gives an answer or an error: no panic, no endless loop,
//! and no more memory than the file justifies.

#![allow(clippy::unwrap_used)]

mod common;

use std::sync::{Mutex, MutexGuard, PoisonError};

use common::exercise::exercise;
use gongwen_engine::index::format::seal;
use gongwen_engine::index::{IndexInput, build};
use gongwen_engine::search::SearchOptions;
use gongwen_engine::{Article, Engine, ErrorCode};
use peak_alloc::PeakAlloc;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// Knows the most memory that was ever held.
#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// Tests run one at a time: the allocator counts for all threads together.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    // A failed test leaves the lock poisoned; that says nothing of the next one.
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The most memory that `work` held at once beyond what was held before it.
fn most_held(work: impl FnOnce()) -> usize {
    let before = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    work();
    ALLOCATOR.peak_usage().saturating_sub(before)
}

/// Bytes in memory that a byte of the file may come to, and what is needed without any file.
const FACTOR: usize = 100;
const BASE: usize = 500_000;

/// Opens and uses the bytes; whether they were taken for an index.
fn attack(bytes: Vec<u8>) -> bool {
    let length = bytes.len();
    let mut opened = false;
    let most = most_held(|| {
        if let Ok(engine) = Engine::open(bytes) {
            opened = true;
            exercise(&engine, "工会 职工");
        }
    });
    assert!(most <= BASE + FACTOR * length, "{most} bytes were held for a file of {length}");
    opened
}

fn sound(articles: Vec<Article>) -> Vec<u8> {
    let keywords = vec![vec![String::from("工会"), String::from("职工")]; articles.len()];
    let related = articles.iter().map(|_| vec![0]).collect();
    let vocabulary = common::vocabulary();
    build(&IndexInput { articles, fold_table: common::fold_table(), keywords, vocabulary, related }).unwrap()
}

/// A few articles, all alike but for their ids.
fn sample() -> Vec<u8> {
    let article = |number: usize| Article {
        id: format!("a-{number}"),
        title: String::from("工会 Club 职工技能"),
        reporters: vec![String::from("吴晓静")],
        paragraphs: vec![String::from("３ 期开班。「勞模」说：AI  好！"), String::from("工会😀为职工")],
        ..Article::default()
    };
    sound((0..9).map(article).collect())
}

/// Many short articles with characters of their own: enough of them that their postings are stored.
fn wide() -> Vec<u8> {
    let article = |number: u32| Article {
        id: number.to_string(),
        title: (0..6).filter_map(|place| char::from_u32(0x4E00 + number * 6 + place)).collect(),
        paragraphs: vec![String::from("工")],
        ..Article::default()
    };
    let bytes = sound((0..40).map(article).collect());
    assert!(sections(&bytes).1.iter().any(|(number, content)| *number == POSTINGS && !content.is_empty()));
    bytes
}

/// One change to a file.
#[derive(Clone, Debug)]
enum Damage {
    Cut(usize),
    Flip(usize, u8),
    /// A varint of this many bytes, as large as can be, at this place instead of as many bytes.
    Huge(usize, usize),
    /// Some bytes of one place at another.
    Copy(usize, usize, usize),
    Insert(usize, u8),
    Remove(usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let place = || any::<usize>();
    prop_oneof![
        1 => place().prop_map(Damage::Cut),
        6 => (place(), any::<u8>()).prop_map(|(at, byte)| Damage::Flip(at, byte)),
        2 => (place(), 1..9usize).prop_map(|(at, length)| Damage::Huge(at, length)),
        2 => (place(), place(), 1..40usize).prop_map(|(from, to, length)| Damage::Copy(from, to, length)),
        1 => (place(), any::<u8>()).prop_map(|(at, byte)| Damage::Insert(at, byte)),
        1 => place().prop_map(Damage::Remove),
    ]
}

/// First byte behind magic, version and checksum.
const BODY: usize = 9;

fn inflict(bytes: &mut Vec<u8>, damage: &Damage) {
    if bytes.len() <= BODY + 1 {
        return;
    }
    let within = |at: usize| BODY + at % (bytes.len() - BODY);
    match *damage {
        Damage::Cut(at) => {
            let at = within(at);
            bytes.truncate(at);
        }
        Damage::Flip(at, byte) => {
            let at = within(at);
            bytes[at] ^= byte;
        }
        Damage::Huge(at, length) => {
            let at = within(at);
            let end = (at + length).min(bytes.len());
            let (last, others) = bytes[at..end].split_last_mut().unwrap();
            others.fill(0xFF);
            *last = 0x7F;
        }
        Damage::Copy(from, to, length) => {
            let (from, to) = (within(from), within(to));
            let length = length.min(bytes.len() - from.max(to));
            bytes.copy_within(from..from + length, to);
        }
        Damage::Insert(at, byte) => {
            let at = within(at);
            bytes.insert(at, byte);
        }
        Damage::Remove(at) => {
            let at = within(at);
            bytes.remove(at);
        }
    }
}

/// Numbers and contents of the sections of a sound file, and what stands before the table.
fn sections(bytes: &[u8]) -> (u64, Vec<(u8, Vec<u8>)>) {
    let mut at = BODY;
    let mut varint = || {
        let (mut value, mut shift) = (0u64, 0);
        loop {
            let byte = bytes[at];
            at += 1;
            value |= u64::from(byte & 0x7F) << shift;
            shift += 7;
            if byte < 0x80 {
                return value;
            }
        }
    };
    let docs = varint();
    let count = varint();
    // A section's number is below 128 and so reads as a varint.
    let table: Vec<(u8, usize)> = (0..count).map(|_| (varint() as u8, varint() as usize)).collect();
    let mut sections = Vec::new();
    for (number, length) in table {
        sections.push((number, bytes[at..at + length].to_vec()));
        at += length;
    }
    (docs, sections)
}

fn push_varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// A file of these sections, with the right checksum.
fn file(docs: u64, sections: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = sample()[..BODY].to_vec();
    push_varint(&mut bytes, docs);
    push_varint(&mut bytes, sections.len() as u64);
    for (number, content) in sections {
        bytes.push(*number);
        push_varint(&mut bytes, content.len() as u64);
    }
    for (_, content) in sections {
        bytes.extend(content);
    }
    seal(&mut bytes);
    bytes
}

/// Tries many values of a strategy. The lock is held throughout: making values takes memory too.
fn hold<S: Strategy>(strategy: S, test: impl Fn(S::Value)) {
    let _alone = alone();
    let mut runner = TestRunner::new(Config { cases: 150, failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&strategy, |value| {
        test(value);
        Ok(())
    });
    outcome.unwrap();
}

#[test]
fn damaged_files() {
    hold(prop::collection::vec(damage(), 1..4), |damages| {
        let mut bytes = sample();
        for damage in &damages {
            inflict(&mut bytes, damage);
        }
        seal(&mut bytes);
        attack(bytes);
    });
}

#[test]
fn damaged_postings() {
    let (docs, parts) = sections(&wide());
    hold(prop::collection::vec(damage(), 1..3), |damages| {
        let mut parts = parts.clone();
        let postings = parts.iter_mut().find(|(number, _)| *number == POSTINGS).unwrap();
        let mut content = vec![0; BODY];
        content.extend(&postings.1);
        for damage in &damages {
            inflict(&mut content, damage);
        }
        postings.1 = content.split_off(BODY.min(content.len()));
        attack(file(docs, &parts));
    });
}

#[test]
fn missing_postings() {
    let _alone = alone();
    let (docs, mut parts) = sections(&wide());
    parts.iter_mut().find(|(number, _)| *number == POSTINGS).unwrap().1.clear();
    assert!(!attack(file(docs, &parts)));
}

#[test]
fn damaged_sections() {
    hold((0..11usize, prop::collection::vec(damage(), 1..3)), |(number, damages)| {
        let (docs, mut parts) = sections(&sample());
        // The head is not there to be hit: nine bytes in front take its place.
        let mut content = vec![0; BODY];
        content.extend(&parts[number].1);
        for damage in &damages {
            inflict(&mut content, damage);
        }
        parts[number].1 = content.split_off(BODY.min(content.len()));
        attack(file(docs, &parts));
    });
}

#[test]
fn sections_of_two_files() {
    hold((common::articles(3), common::articles(3), 0u16..1 << 11), |(articles, other, mixed)| {
        let (docs, mut parts) = sections(&sound(articles));
        let (_, others) = sections(&sound(other));
        for (at, part) in parts.iter_mut().enumerate().filter(|(at, _)| mixed >> at & 1 == 1) {
            part.1.clone_from(&others[at].1);
        }
        attack(file(docs, &parts));
    });
}

#[test]
fn any_bytes() {
    hold((prop::collection::vec(any::<u8>(), 0..200), 0u64..5), |(bytes, docs)| {
        attack(bytes.clone());
        let parts = bytes.chunks(20).enumerate();
        let parts: Vec<(u8, Vec<u8>)> = parts.map(|(at, part)| (at as u8 + 1, part.to_vec())).collect();
        attack(file(docs, &parts));
    });
}

#[test]
fn an_altered_byte_is_noticed() {
    let _alone = alone();
    let bytes = sample();
    for at in 0..bytes.len() {
        let mut altered = bytes.clone();
        altered[at] ^= 1;
        let code = Engine::open(altered).unwrap_err().code();
        assert!(matches!(code, ErrorCode::NotAnIndex | ErrorCode::Version | ErrorCode::Corrupt), "{at}");
    }
}

#[test]
fn every_cut_is_noticed_even_with_the_right_checksum() {
    let _alone = alone();
    let bytes = sample();
    for length in 0..bytes.len() {
        let mut cut = bytes[..length].to_vec();
        seal(&mut cut);
        assert!(!attack(cut), "a file cut to {length} bytes was opened");
    }
}

#[test]
fn every_byte_of_a_file_may_be_any_other() {
    let _alone = alone();
    let bytes = sample();
    for at in BODY..bytes.len() {
        for other in [0, 0x7F, 0xFF] {
            let mut altered = bytes.clone();
            altered[at] = other;
            seal(&mut altered);
            attack(altered);
        }
    }
}

#[test]
fn swapped_sections() {
    let _alone = alone();
    let (docs, parts) = sections(&sample());
    for (at, part) in parts.iter().enumerate() {
        for other in &parts {
            let mut swapped = parts.clone();
            swapped[at] = (part.0, other.1.clone());
            attack(file(docs, &swapped));
        }
        let mut absent = parts.clone();
        absent.remove(at);
        attack(file(docs, &absent));
        let mut twice = parts.clone();
        twice.push(part.clone());
        attack(file(docs, &twice));
    }
}

#[test]
fn unknown_sections_are_passed_over() {
    let _alone = alone();
    let (docs, mut parts) = sections(&sample());
    parts.insert(2, (99, vec![0xFF; 40]));
    assert!(attack(file(docs, &parts)));
}

#[test]
fn huge_counts() {
    let _alone = alone();
    let (docs, parts) = sections(&sample());
    for count in [10, 100, 1 << 20, u64::from(u32::MAX), u64::MAX >> 1] {
        assert!(!attack(file(count, &parts)), "{docs} articles were taken for {count}");
        for at in 0..parts.len() {
            let mut huge = parts.clone();
            let mut content = Vec::new();
            push_varint(&mut content, count);
            content.extend(&huge[at].1);
            huge[at].1 = content;
            attack(file(docs, &huge));
        }
    }
}

/// Number of the overlay's section, of the postings', and of that for everything but the text.
const OVERLAY: u8 = 4;
const POSTINGS: u8 = 5;
const META: u8 = 6;

/// Sections that are read when they are first asked for: keywords, words, readings.
const KEYWORDS: u8 = 7;
const WORDS: u8 = 8;
const READINGS: u8 = 9;

#[test]
fn damage_that_opening_does_not_find_is_told_by_what_reads_it() {
    let _alone = alone();
    let (docs, parts) = sections(&sample());
    for number in [KEYWORDS, WORDS, READINGS] {
        let mut parts = parts.clone();
        // No number begins with so many zero bits, and no article has no text behind it.
        let content: &[u8] = if number == KEYWORDS { &[1, 0] } else { &[0; 9] };
        parts.iter_mut().find(|(other, _)| *other == number).unwrap().1 = content.to_vec();
        let engine = Engine::open(file(docs, &parts)).unwrap();
        let search = || engine.search("工会", &SearchOptions::default());
        assert_eq!(search().unwrap().total, 9, "what is not damaged answers");
        let told = if number == KEYWORDS {
            engine.keywords("a-0", 5).map(drop)
        } else {
            engine.suggest("gonghui", 5).map(drop)
        };
        assert_eq!(told.unwrap_err().code(), ErrorCode::Corrupt, "section {number}");
        // From then on the file is known for what it is.
        assert_eq!(search().unwrap_err().code(), ErrorCode::Corrupt);
    }
}

#[test]
fn a_damaged_postings_list_is_told_by_what_reads_it() {
    let _alone = alone();
    let (docs, mut parts) = sections(&wide());
    let postings = parts.iter_mut().find(|(number, _)| *number == POSTINGS).unwrap();
    // The lists follow a byte of length for every eight of them: all bits of the last group are gone.
    let last = postings.1.len() - 1;
    postings.1[last - 2..].fill(0);
    let engine = Engine::open(file(docs, &parts)).unwrap();
    let rare: String = (0..6).filter_map(|place| char::from_u32(0x4E00 + 39 * 6 + place)).collect();
    let told = engine.search(&rare, &SearchOptions::default()).unwrap_err();
    assert_eq!(told.code(), ErrorCode::Corrupt);
}

#[test]
fn a_long_printed_string_used_everywhere() {
    let _alone = alone();
    let text = "工".repeat(2_000);
    let article = Article { id: "a".into(), paragraphs: vec![text], ..Article::default() };
    let (docs, mut parts) = sections(&sound(vec![article]));
    let mut content = Vec::new();
    push_varint(&mut content, 1);
    push_varint(&mut content, 10_000);
    content.extend([b'x'; 10_000]);
    push_varint(&mut content, 2_000);
    push_varint(&mut content, 9);
    content.push(1);
    content.extend([1, 1].repeat(1_999));
    parts.iter_mut().find(|(number, _)| *number == OVERLAY).unwrap().1 = content;
    attack(file(docs, &parts));
}

#[test]
fn a_long_name_listed_again_and_again() {
    let _alone = alone();
    let (docs, mut parts) = sections(&sound(vec![Article { id: "a".into(), ..Article::default() }]));
    let mut content = Vec::new();
    push_varint(&mut content, 1);
    push_varint(&mut content, 10_000 << 1);
    content.extend([b'x'; 10_000]);
    // Id, source, kind, no date, no url, the reporters, four empty lists, no subheads, no lines, confidence.
    content.extend([0, 0, 0, 0, 0]);
    push_varint(&mut content, 5_000);
    content.extend([0; 5_000]);
    content.extend([0, 0, 0, 0, 0, 0, 0]);
    parts.iter_mut().find(|(number, _)| *number == META).unwrap().1 = content;
    attack(file(docs, &parts));
}

#[test]
fn a_keyword_inside_a_code() {
    let _alone = alone();
    let title: String = ('\u{4E00}'..='\u{4F00}').collect();
    let (docs, mut parts) = sections(&sound(vec![Article { id: "a".into(), title, ..Article::default() }]));
    for place in 0u64..500 {
        let mut content = vec![1];
        // The place times 64, plus the length.
        push_varint(&mut content, place * 64 + 1);
        parts.iter_mut().find(|(number, _)| *number == KEYWORDS).unwrap().1 = content;
        attack(file(docs, &parts));
    }
}

/// Files that once did harm, most of them found by fuzzing.
#[test]
fn fixtures() {
    let _alone = alone();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    for entry in std::fs::read_dir(folder).unwrap() {
        let mut bytes = std::fs::read(entry.unwrap().path()).unwrap();
        seal(&mut bytes);
        attack(bytes);
    }
}
