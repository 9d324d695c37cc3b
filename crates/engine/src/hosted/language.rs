//! What an archive knows of its language beside its words: how characters are read, and words of like meaning. Few queries read
//! these files.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::file::{FileId, deflate, inflate};
use super::session::{Read, Session};
use super::sounds::Sounds;
use super::words::file_of;
use crate::index::readings::{self, Readings, ReadingsInput};
use crate::index::syllables;
use crate::index::{Alphabet, IndexInput};
use crate::text::fold::{FoldTable, fold_to_chars};

/// Words with like ones of one file, about.
const WORDS: usize = 32;
const MOST_BITS: u32 = 8;
const MOST_BYTES: usize = 4 << 20;
/// Between the words of a group, and after it.
const WORD: char = '\u{1}';
const GROUP: char = '\0';

/// Groups of folded words.
pub(super) type Groups = Vec<Vec<Vec<char>>>;

/// Writes how characters are read.
pub(super) fn write_readings(input: &IndexInput, alphabet: &Alphabet) -> Vec<u8> {
    readings::write(&ReadingsInput { alphabet, readings: &input.vocabulary.readings, words: Vec::new() })
}

/// How characters are read; `None` where the file is damaged.
fn read_readings(bytes: &[u8], alphabet: &Alphabet) -> Option<Sounds> {
    let readings = Readings::read(bytes, alphabet)?;
    let mut of: BTreeMap<char, Vec<String>> = BTreeMap::new();
    for (symbol, syllable) in readings.iter() {
        let (initial, end) = syllables::letters(syllable);
        let letters = initial.iter().chain(end).map(|&letter| char::from(letter)).collect();
        of.entry(readings.character(alphabet, symbol)?).or_default().push(letters);
    }
    Some(Sounds(of.into_iter().collect()))
}

/// Groups of words of like meaning, in files by the first character of each word.
#[derive(Debug)]
pub(super) struct FiledSynonyms {
    pub(super) files: Vec<Vec<u8>>,
    /// log₂ of their number.
    pub(super) bits: u32,
}

impl FiledSynonyms {
    pub(super) fn of(groups: &[Vec<String>], table: &FoldTable) -> Self {
        let words: usize = groups.iter().map(Vec::len).sum();
        let bits = (words / WORDS).max(1).ilog2().min(MOST_BITS);
        let mut files = vec![String::new(); 1 << bits];
        for group in groups {
            let words: Vec<Vec<char>> = group.iter().map(|word| fold_to_chars(word, table)).collect();
            let line = words.iter().map(String::from_iter).collect::<Vec<_>>().join(&String::from(WORD));
            let mut numbers: Vec<u32> =
                words.iter().filter_map(|word| Some(file_of(*word.first()?, bits))).collect();
            numbers.sort_unstable();
            numbers.dedup();
            for number in numbers {
                files[number as usize].extend(line.chars().chain([GROUP]));
            }
        }
        Self { files: files.iter().map(|file| deflate(file.as_bytes())).collect(), bits }
    }
}

/// The groups of a file; `None` where it is damaged.
fn read_synonyms(bytes: &[u8]) -> Option<Groups> {
    let text = String::from_utf8(inflate(bytes, MOST_BYTES)?).ok()?;
    let word = |word: &str| word.chars().collect();
    let group = |group: &str| group.split(WORD).map(word).collect();
    Some(text.split_terminator(GROUP).map(group).collect())
}

impl Session<'_> {
    /// How characters are read.
    pub(super) fn sounds(&self) -> Read<Rc<Sounds>> {
        if let Some(sounds) = &*self.sounds.borrow() {
            return Some(sounds.clone());
        }
        let bytes = self.file(FileId::Readings(0))?;
        let alphabet = self.root.characters.alphabet().ok()?;
        let read = Rc::new(self.valid(read_readings(bytes, &alphabet)));
        *self.sounds.borrow_mut() = Some(read.clone());
        Some(read)
    }

    /// The words of like meaning of a folded word. A single character is a part of too many other words.
    pub(super) fn synonyms(&self, word: &[char]) -> Read<Vec<Vec<char>>> {
        let number = file_of(*word.first()?, self.root.layout.synonym_bits);
        let known = self.synonyms.borrow().get(&number).cloned();
        let groups = if let Some(known) = known {
            known
        } else {
            let bytes = self.file(FileId::Synonyms(number))?;
            let read = Rc::new(self.valid(read_synonyms(bytes)));
            self.synonyms.borrow_mut().insert(number, read.clone());
            read
        };
        let mut found: Vec<Vec<char>> = Vec::new();
        for other in groups.iter().filter(|group| group.iter().any(|one| one == word)).flatten() {
            if other != word && other.len() > 1 && !found.contains(other) {
                found.push(other.clone());
            }
        }
        Some(found)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_in_the_file_of_each_of_its_words() {
        let groups: Vec<Vec<String>> = [["扫马路", "环卫"], ["送餐", "外卖"]]
            .map(|group| group.map(ToOwned::to_owned).to_vec())
            .to_vec();
        let filed = FiledSynonyms::of(&groups, &FoldTable::default());
        for group in &groups {
            for word in group {
                let number = file_of(word.chars().next().unwrap(), filed.bits);
                let read = read_synonyms(&filed.files[number as usize]).unwrap();
                let folded: Vec<Vec<char>> = group.iter().map(|word| word.chars().collect()).collect();
                assert!(read.contains(&folded), "{word}");
            }
        }
    }
}
