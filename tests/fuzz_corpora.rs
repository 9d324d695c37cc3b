//! What fuzzing found keeps its promises: every input of `fuzz/corpus/` goes through its target again.

#![allow(missing_docs)]

#[path = "../fuzz/src/archive.rs"]
#[allow(dead_code, unreachable_pub)]
mod archive;
#[path = "../fuzz/src/targets.rs"]
#[allow(dead_code, unreachable_pub)]
mod targets;

use std::path::Path;

/// Runs a target on its corpus. Of a failed test the last printed name is that of the input.
fn replay(target: &str, run: fn(&[u8])) {
    let path = Path::new("fuzz/corpus").join(target).with_extension("tar.zst");
    let corpus = archive::read(&path).expect("the corpus can be unpacked");
    assert!(!corpus.is_empty(), "{target}");
    for (name, bytes) in corpus {
        println!("{target}/{name}");
        run(&bytes);
    }
}

#[test]
fn highlight() {
    replay("highlight", targets::highlight);
}

#[test]
fn index_reader() {
    replay("index_reader", targets::index_reader);
}

#[test]
fn query() {
    replay("query", targets::query);
}
