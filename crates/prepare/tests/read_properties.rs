//! Any bytes under any name: reading ends, panics never, and gives every file an outcome.

use gongwen_prepare::read::{MemorySource, ReadOptions, read};
use proptest::prelude::*;

/// Names of all kinds of files.
const NAMES: [&str; 16] = [
    "a.txt", "a.html", "a.mht", "a.md", "a.docx", "a.json", "a.jsonl", "a.csv", "a.tsv", "a.xlsx", "a.xls",
    "a.xml", "a.sql", "a.zip", "a", "a.doc",
];

/// Pieces of all formats, to be put together in any order.
const PIECES: [&str; 28] = [
    "<",
    ">",
    "<rss><item>",
    "<title>",
    "</title>",
    "<![CDATA[",
    "]]>",
    "&amp;",
    "<p>",
    "</p>",
    "{\"",
    "\":",
    "[",
    "]",
    "}",
    "---\n",
    "+++\n",
    "title: 甲\n",
    "INSERT INTO t (id,title,body) VALUES (",
    "'",
    "),(",
    "标题,正文\n",
    "\"",
    "工会",
    "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n",
    "--b\n",
    "PK\u{3}\u{4}",
    "\n",
];

fn check(name: &str, bytes: Vec<u8>) {
    let reading = read(&MemorySource::new([(name, bytes)]), &ReadOptions::default());
    let totals = reading.totals();
    assert_eq!(totals.files, totals.read + totals.other + totals.failed);
    assert!(totals.files >= 1);
    for read in reading.articles() {
        let article = &read.article;
        assert!(!article.id.is_empty() && !article.title.trim().is_empty(), "{article:?}");
        assert!(article.subheads.iter().all(|subhead| subhead.before <= article.paragraphs.len()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_read(name in prop::sample::select(NAMES.as_slice()), bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check(name, bytes);
    }

    #[test]
    fn any_pieces_are_read(
        name in prop::sample::select(NAMES.as_slice()),
        pieces in prop::collection::vec(prop::sample::select(PIECES.as_slice()), 0..40),
    ) {
        check(name, pieces.concat().into_bytes());
    }
}
