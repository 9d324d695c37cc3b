//! What is included comes back byte for byte, but for digits that no model needs.

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

flate!(static MODEL: str from "tests/model.txt" with zstd);

#[test]
fn the_numbers_of_a_model_are_rounded() {
    assert_eq!(
        *MODEL,
        "@TAGS\na,ad\n@START\n0,0,-4.7623\n0,1,-3.14e100\n0,2,-7|1,3,-0.5|工,-2.0001|,,-1.25\n"
    );
}

#[test]
fn another_text_comes_back() {
    assert_eq!(*TEXT, include_str!("text.txt"));
}
