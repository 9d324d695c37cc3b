//! Any bytes as a newspaper page: decoding and splitting never panic and lose no character.
#![no_main]

use gongwen_prepare::page::split_page;
use gongwen_prepare::read::BadBytes;
use gongwen_prepare::read::decode::decode;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = decode(bytes, BadBytes::Replace).expect("bad bytes are replaced");
    let split = split_page("page.txt", "page", &text);
    assert_eq!(split.imbalance, 0);
});
