//! Radicals that Unicode has as characters of their own.

use crate::data::words;

/// The radicals of `data/radicals.txt`, each with the character of the same shape.
pub fn radicals() -> impl Iterator<Item = (char, char)> {
    words(include_str!("../data/radicals.txt")).filter_map(|pair| {
        let mut characters = pair.chars();
        Some((characters.next()?, characters.next()?))
    })
}
