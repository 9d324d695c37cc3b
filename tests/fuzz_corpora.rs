//! What fuzzing found keeps its promises: every input of `fuzz/corpus/` goes through its target again. That of the target `messages`
//! does so in `src/fuzz_corpus.rs`.

#![allow(missing_docs)]

#[path = "../fuzz/src/archive.rs"]
#[allow(dead_code, unreachable_pub)]
mod archive;
#[path = "../fuzz/src/archive_files.rs"]
#[allow(dead_code, unreachable_pub)]
mod archive_files;
#[path = "../fuzz/src/outcome.rs"]
#[allow(unreachable_pub)]
mod outcome;
#[path = "../fuzz/src/pdf.rs"]
#[allow(dead_code, unreachable_pub)]
mod pdf;
#[path = "../fuzz/src/readers.rs"]
#[allow(dead_code, unreachable_pub)]
mod readers;
#[path = "../fuzz/src/small_archive.rs"]
#[allow(dead_code, unreachable_pub)]
mod small_archive;
#[path = "../fuzz/src/targets.rs"]
#[allow(dead_code, unreachable_pub)]
mod targets;
#[path = "../fuzz/src/zip.rs"]
#[allow(dead_code, unreachable_pub)]
mod zip;

#[path = "../crates/prepare/src/read/sheet/workbook_97.rs"]
mod workbook_97;
#[path = "../fuzz/src/workbooks.rs"]
#[allow(dead_code, unreachable_pub)]
mod workbooks;

use std::collections::BTreeSet;
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

/// Makes a test of each target, and the list of their names.
macro_rules! replayed {
    ($($target:ident: $run:path),* $(,)?) => {
        $(
            #[test]
            fn $target() {
                replay(stringify!($target), $run);
            }
        )*

        const REPLAYED: &[&str] = &[$(stringify!($target)),*];
    };
}

replayed! {
    archive: archive_files::archive,
    config: targets::config,
    docx: readers::docx,
    feed: readers::feed,
    highlight: targets::highlight,
    html: targets::html,
    index_reader: targets::index_reader,
    json: readers::json,
    markdown: readers::markdown,
    mht: readers::mht,
    ods: workbooks::ods,
    pages: targets::pages,
    pdf: pdf::pdf,
    pinyin: targets::pinyin,
    query: targets::query,
    sql: readers::sql,
    summary: targets::summary,
    table: readers::table,
    xls: workbooks::xls,
    xlsb: workbooks::xlsb,
    xlsx: readers::xlsx,
    zip: readers::archive_of_files,
}

#[test]
fn every_target_is_replayed() {
    let stems = |folder: &str, ending: &str| -> BTreeSet<String> {
        let entries = std::fs::read_dir(folder).expect("a folder of fuzz/").flatten();
        entries
            .filter_map(|entry| entry.file_name().to_str()?.strip_suffix(ending).map(str::to_owned))
            .collect()
    };
    let mut replayed: BTreeSet<String> = REPLAYED.iter().map(ToString::to_string).collect();
    replayed.insert("messages".to_owned());
    assert_eq!(stems("fuzz/fuzz_targets", ".rs"), replayed);
    assert_eq!(stems("fuzz/corpus", ".tar.zst"), replayed);
}
