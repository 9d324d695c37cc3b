//! Opening and using a file gives an answer or an error, whatever its bytes are: no panic, no endless loop, and no more
//! memory than the length of the file justifies.

#![allow(clippy::unwrap_used)]

#[path = "../common/mod.rs"]
mod common;
mod crafted;
mod damage;
mod file;

use std::sync::{Mutex, MutexGuard, PoisonError};

use common::exercise::exercise;
use damage::{damage, inflict};
use file::{BODY, CROSSINGS, KEYWORDS, POSTINGS, READINGS, WORDS};
use file::{file, push_varint, sample, sections, valid_file, wide};
use gongwen_engine::index::format::seal;
use gongwen_engine::search::SearchOptions;
use gongwen_engine::{Engine, ErrorCode};
use peak_alloc::PeakAlloc;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// Records the peak of allocated memory.
#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// Tests run one at a time: the allocator counts for all threads together.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    // A failed test leaves the lock poisoned; that says nothing of the next one.
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The peak of memory that `work` allocates in addition to what was allocated before.
fn peak_of(work: impl FnOnce()) -> usize {
    let before = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    work();
    ALLOCATOR.peak_usage().saturating_sub(before)
}

/// The bytes of memory that a byte of the file may cost, and those that are needed without a file.
const FACTOR: usize = 100;
const BASE: usize = 500_000;

/// Opens and uses the bytes; returns whether they opened as an index.
fn attack(bytes: Vec<u8>) -> bool {
    let length = bytes.len();
    let mut opened = false;
    let peak = peak_of(|| {
        if let Ok(engine) = Engine::open(bytes) {
            opened = true;
            exercise(&engine, "工会 职工");
        }
    });
    assert!(peak <= BASE + FACTOR * length, "{peak} bytes were allocated for a file of {length}");
    opened
}

/// Tries many values of a strategy. The lock is held throughout: making values allocates too.
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
        // A section has no head: nine bytes before it take the place of one.
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
        let (docs, mut parts) = sections(&valid_file(articles));
        let (_, others) = sections(&valid_file(other));
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
fn unknown_sections_are_skipped() {
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

#[test]
fn damage_that_opening_misses_is_reported_by_the_first_read() {
    let _alone = alone();
    let (docs, parts) = sections(&sample());
    for number in [KEYWORDS, WORDS, READINGS] {
        let mut parts = parts.clone();
        // No number begins with so many zero bits, and no keyword is empty.
        let content: &[u8] = if number == KEYWORDS { &[1, 0] } else { &[0; 9] };
        parts.iter_mut().find(|(other, _)| *other == number).unwrap().1 = content.to_vec();
        let engine = Engine::open(file(docs, &parts)).unwrap();
        let search = || engine.search("工会", &SearchOptions::default());
        assert_eq!(search().unwrap().total, 9, "what is not damaged answers");
        let result = if number == KEYWORDS {
            engine.keywords("a-0", 5).map(drop)
        } else {
            engine.suggest("gonghui", 5).map(drop)
        };
        assert_eq!(result.unwrap_err().code(), ErrorCode::Corrupt, "section {number}");
        // From then on every call reports it.
        assert_eq!(search().unwrap_err().code(), ErrorCode::Corrupt);
    }
}

#[test]
fn damaged_crossings_are_reported_by_the_search_that_reads_them() {
    let _alone = alone();
    let (docs, mut parts) = sections(&sample());
    parts.iter_mut().find(|(number, _)| *number == CROSSINGS).unwrap().1 = vec![0; 9];
    let engine = Engine::open(file(docs, &parts)).unwrap();
    let error = engine.search("工会", &SearchOptions::default()).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Corrupt);
}

#[test]
fn a_damaged_postings_list_is_reported_by_the_first_read() {
    let _alone = alone();
    let (docs, mut parts) = sections(&wide());
    let postings = parts.iter_mut().find(|(number, _)| *number == POSTINGS).unwrap();
    // The lists follow a byte of length for every eight of them: all bits of the last group are gone.
    let last = postings.1.len() - 1;
    postings.1[last - 2..].fill(0);
    let engine = Engine::open(file(docs, &parts)).unwrap();
    let rare: String = (0..6).filter_map(|place| char::from_u32(0x4E00 + 39 * 6 + place)).collect();
    let result = engine.search(&rare, &SearchOptions::default()).unwrap_err();
    assert_eq!(result.code(), ErrorCode::Corrupt);
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
