//! Radicals that Unicode has as characters of their own.

/// The radicals of `data/radicals.txt`, each with the character of the same shape.
pub fn radicals() -> impl Iterator<Item = (char, char)> {
    let lines = include_str!("../data/radicals.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).filter_map(|pair| {
        let mut characters = pair.chars();
        Some((characters.next()?, characters.next()?))
    })
}
