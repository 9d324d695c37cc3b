//! Any text and query: the segments joined give the text back, and no two neighbours are alike.
#![no_main]

use gongwen_engine::highlight::highlight;
use gongwen_engine::text::fold::FoldTable;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|asked: (String, String)| {
    let (text, query) = asked;
    let segments = highlight(&text, &query, &FoldTable::default());
    let joined: String = segments.iter().map(|segment| segment.text.as_str()).collect();
    assert_eq!(joined, text);
    assert!(segments.windows(2).all(|pair| pair[0].hit != pair[1].hit));
});
