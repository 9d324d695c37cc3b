//! What is included comes back byte for byte.

use include_flate::flate;

flate!(static WORDS: str from "tests/words.txt" with zstd);
flate!(
    /// With an attribute, and without a packing.
    pub(crate) static TEXT: str from "tests/text.txt"
);

#[test]
fn a_dictionary_comes_back() {
    assert_eq!(*WORDS, include_str!("words.txt"));
}

#[test]
fn another_text_comes_back() {
    assert_eq!(*TEXT, include_str!("text.txt"));
}
