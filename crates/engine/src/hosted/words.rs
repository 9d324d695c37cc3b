//! Files of words: the vocabulary by the first character, in which what is typed without blanks is cut.

use super::characters::Characters;
use super::file::{deflate, inflate};
use super::keys::Key;

const MOST_BYTES: usize = 16 << 20;

/// A word of the corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ArchiveWord {
    /// Its folded characters.
    pub(super) folded: Vec<char>,
    /// How useful it is: 0 is the best.
    pub(super) tier: u8,
}

/// The file, of 2 to the power of `bits`, that holds the words that begin with a folded character.
pub(super) fn file_of(first: char, bits: u32) -> u32 {
    Key::of(&[first]).top(bits) as u32
}

/// Writes a file: tier, characters and an end of each word.
pub(super) fn write(words: &[&ArchiveWord], characters: &Characters) -> Vec<u8> {
    let mut out = Vec::new();
    for word in words {
        out.push(word.tier);
        characters.encode(&String::from_iter(&word.folded), &mut out);
        out.push(0);
    }
    deflate(&out)
}

/// The words of a file; `None` where it is damaged.
pub(super) fn read(bytes: &[u8], characters: &Characters) -> Option<Vec<ArchiveWord>> {
    let bytes = inflate(bytes, MOST_BYTES)?;
    let mut rest = &bytes[..];
    let mut words = Vec::new();
    while let Some((&tier, after)) = rest.split_first() {
        let (word, length) = characters.decode(after)?;
        rest = after.get(length..)?;
        words.push(ArchiveWord { folded: word.chars().collect(), tier });
    }
    Some(words)
}
