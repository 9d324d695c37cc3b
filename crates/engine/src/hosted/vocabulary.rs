//! The vocabulary of an archive as files: words by their first character, and by their pinyin.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::characters::Characters;
use super::spelling::{self, pair};
use super::words::{self, ArchiveWord, MOST_LEVEL};
use crate::index::IndexInput;
use crate::index::vocabulary::WordKind;
use crate::index::words::tier_of;
use crate::text::chars::is_han;
use crate::text::fold::fold_to_chars;

/// Words of a file, about.
const WORDS: usize = 64;
const MOST_WORD_BITS: u32 = 10;
const MOST_SPELLING_BITS: u32 = 9;
/// Words that are filed by a first syllable and by each beginning of it.
const FILED_BY_SYLLABLE: usize = 12;

/// Files of words by their number, each with its words, the best first.
pub(super) type WordFiles = BTreeMap<u32, Vec<ArchiveWord>>;

/// The words of a vocabulary in files, of which there is a power of two.
#[derive(Debug)]
pub(super) struct FiledWords {
    pub(super) files: WordFiles,
    /// log₂ of the number of files.
    pub(super) bits: u32,
}

fn bits_for(words: usize, most: u32) -> u32 {
    (words / WORDS).max(1).ilog2().min(most)
}

impl FiledWords {
    fn empty(bits: u32) -> Self {
        Self { files: (0..1 << bits).map(|number| (number, Vec::new())).collect(), bits }
    }

    fn file(&mut self, number: u32, word: ArchiveWord) {
        self.files.entry(number).or_default().push(word);
    }

    /// By the first character; behind the words the characters that begin none or some, with the first letters of their `readings`, so
    /// that a query knows by which sounds other words are filed without a file more.
    pub(super) fn by_character(
        words: &[ArchiveWord],
        readings: &[(char, Vec<String>)],
        characters: &Characters,
    ) -> Self {
        let mut filed = Self::empty(bits_for(words.len(), MOST_WORD_BITS));
        for word in words {
            if let Some(&first) = word.folded.first() {
                let word = ArchiveWord { reading: Vec::new(), ..word.clone() };
                filed.file(words::file_of(first, filed.bits), word);
            }
        }
        for (c, readings) in readings.iter().filter(|(c, _)| characters.symbol(*c).is_some()) {
            let mut reading: Vec<String> =
                readings.iter().filter_map(|syllable| Some(syllable.chars().next()?.to_string())).collect();
            reading.sort();
            reading.dedup();
            let (printed, folded, kind) = (c.to_string(), vec![*c], WordKind::Word);
            let one = ArchiveWord { printed, folded, tier: 0, level: 0, kind, reading };
            filed.file(words::file_of(*c, filed.bits), one);
        }
        filed
    }

    /// By the pinyin; the words that have one.
    pub(super) fn by_pinyin(words: &[ArchiveWord]) -> Self {
        let words: Vec<&ArchiveWord> = words.iter().filter(|word| word.reading.len() > 1).collect();
        let mut filed = Self::empty(bits_for(words.len(), MOST_SPELLING_BITS));
        let mut begun: HashMap<String, usize> = HashMap::new();
        for word in words {
            let mut numbers = Vec::new();
            let first = &word.reading[0];
            for length in 1..=first.len() {
                let beginning = first.get(..length).unwrap_or(first).to_owned();
                let known = begun.entry(beginning.clone()).or_default();
                if *known < FILED_BY_SYLLABLE {
                    *known += 1;
                    numbers.push(spelling::file_of(&beginning, filed.bits));
                }
            }
            let pair = pair(first, &word.reading[1]);
            numbers.extend(pair.map(|pair| spelling::file_of(&pair, filed.bits)));
            numbers.sort_unstable();
            numbers.dedup();
            for number in numbers {
                filed.file(number, word.clone());
            }
        }
        filed
    }
}

/// The words, the most useful first, each once, with the readings of those that consist of Chinese characters.
pub(super) fn vocabulary(input: &IndexInput) -> Vec<ArchiveWord> {
    let usual: HashMap<char, &String> =
        input.vocabulary.readings.iter().filter_map(|(c, readings)| Some((*c, readings.first()?))).collect();
    let (mut known, mut words) = (HashSet::new(), Vec::new());
    for word in &input.vocabulary.words {
        let folded = fold_to_chars(&word.text, &input.fold_table);
        if folded.is_empty() || !known.insert(folded.clone()) {
            continue;
        }
        let reading = match &word.reading {
            _ if !folded.iter().all(|&c| is_han(c)) => None,
            Some(own) => Some(own.clone()).filter(|own| own.len() == folded.len()),
            None => folded.iter().map(|c| usual.get(c).map(ToString::to_string)).collect(),
        };
        let (printed, tier, kind) = (word.text.clone(), tier_of(words.len()), word.kind);
        let level = (word.count.max(1).ilog2() as u8).min(MOST_LEVEL);
        words.push(ArchiveWord { printed, folded, tier, level, kind, reading: reading.unwrap_or_default() });
    }
    words
}
