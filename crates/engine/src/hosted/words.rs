//! Files of words: the vocabulary by the first character, in which what is typed without blanks is cut and which completes what is
//! typed; and the same words by their pinyin.

use super::characters::Characters;
use super::file::{deflate, inflate};
use super::keys::Key;
use crate::index::vocabulary::WordKind;
use crate::text::fold::{FoldTable, fold_to_chars};

/// The greatest [level](ArchiveWord::level).
pub(super) const MOST_LEVEL: u8 = 7;
const MOST_BYTES: usize = 16 << 20;
const KINDS: [WordKind; 4] = [WordKind::Word, WordKind::Person, WordKind::Place, WordKind::Organisation];

/// A word of the corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ArchiveWord {
    /// As it is printed.
    pub(super) printed: String,
    /// Its folded characters.
    pub(super) folded: Vec<char>,
    /// How useful it is: 0 is the best.
    pub(super) tier: u8,
    /// How often it occurs, about: log₂ of it, up to [`MOST_LEVEL`].
    pub(super) level: u8,
    /// What it is.
    pub(super) kind: WordKind,
    /// Its pinyin, a syllable a character. In a file by first characters words have none: what has one is no word, but a character
    /// with the first letters of its readings.
    pub(super) reading: Vec<String>,
}

/// The file, of 2 to the power of `bits`, that holds the words that begin with a folded character.
pub(super) fn file_of(first: char, bits: u32) -> u32 {
    Key::of(&[first]).top(bits) as u32
}

/// Writes a file: level, kind and tier, characters, an end and, where it has a reading, that and an end, of each word. Better words come
/// first.
pub(super) fn write(words: &[&ArchiveWord], characters: &Characters) -> Vec<u8> {
    let mut out = Vec::new();
    for word in words {
        let kind = KINDS.iter().position(|&kind| kind == word.kind).unwrap_or_default() as u8;
        let has_reading = u8::from(!word.reading.is_empty());
        out.push(word.level << 5 | has_reading << 4 | kind << 2 | word.tier & 3);
        characters.encode(&word.printed, &mut out);
        out.push(0);
        if !word.reading.is_empty() {
            out.extend(word.reading.join(" ").bytes());
            out.push(0);
        }
    }
    deflate(&out)
}

/// The words of a file; `None` where it is damaged.
pub(super) fn read(bytes: &[u8], characters: &Characters, table: &FoldTable) -> Option<Vec<ArchiveWord>> {
    let bytes = inflate(bytes, MOST_BYTES)?;
    let mut rest = &bytes[..];
    let mut words = Vec::new();
    while let Some((&class, after)) = rest.split_first() {
        let (printed, length) = characters.decode(after)?;
        rest = after.get(length..)?;
        let mut reading = Vec::new();
        if class >> 4 & 1 == 1 {
            let end = rest.iter().position(|&byte| byte == 0)?;
            let letters = std::str::from_utf8(&rest[..end]).ok()?;
            reading = letters.split(' ').map(str::to_owned).collect();
            rest = &rest[end + 1..];
        }
        let kind = KINDS[usize::from(class >> 2 & 3)];
        let folded = fold_to_chars(&printed, table);
        if folded.is_empty() {
            return None;
        }
        words.push(ArchiveWord { printed, folded, tier: class & 3, level: class >> 5, kind, reading });
    }
    Some(words)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::characters::CharacterInput;
    use super::*;

    #[test]
    fn words_come_back() {
        let word = |printed: &str, tier, kind, reading: &[&str]| ArchiveWord {
            printed: printed.into(),
            folded: printed.to_lowercase().chars().collect(),
            tier,
            level: tier * 2,
            kind,
            reading: reading.iter().map(ToString::to_string).collect(),
        };
        let words = [
            word("工会", 0, WordKind::Word, &["gong", "hui"]),
            word("App", 3, WordKind::Organisation, &[]),
            word("陈一", 1, WordKind::Person, &["chen", "yi"]),
        ];
        let all = words.iter().flat_map(|word| word.printed.chars());
        let all = all.map(|c| CharacterInput { c, printed: 1, articles: 1 }).collect();
        let characters = Characters::build(all, 1).unwrap();
        let bytes = write(&words.iter().collect::<Vec<_>>(), &characters);
        assert_eq!(read(&bytes, &characters, &FoldTable::default()).unwrap(), words);
        for end in 0..bytes.len() {
            let _ = read(&bytes[..end], &characters, &FoldTable::default());
        }
    }
}
