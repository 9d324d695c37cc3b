//! Any bytes under any name: reading ends, panics never, and gives every file an outcome.

#[path = "../../../fuzz/src/outcome.rs"]
#[allow(missing_docs, unreachable_pub)]
mod outcome;

use outcome::outcome;
use proptest::prelude::*;

/// Names of all kinds of files.
const NAMES: [&str; 18] = [
    "a.txt", "a.html", "a.mht", "a.md", "a.docx", "a.json", "a.jsonl", "a.csv", "a.tsv", "a.xlsx", "a.xls",
    "a.xlsb", "a.ods", "a.xml", "a.sql", "a.zip", "a", "a.doc",
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_read(name in prop::sample::select(NAMES.as_slice()), bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        outcome(name, bytes);
    }

    #[test]
    fn any_pieces_are_read(
        name in prop::sample::select(NAMES.as_slice()),
        pieces in prop::collection::vec(prop::sample::select(PIECES.as_slice()), 0..40),
    ) {
        outcome(name, pieces.concat().into_bytes());
    }
}
