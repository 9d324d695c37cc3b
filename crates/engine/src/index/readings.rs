//! The pinyin readings of the characters and words of a corpus, without tones.
//!
//! Section layout, in bits; syllables have the numbers of [`super::syllables`]:
//! - further characters, likely to be typed but not in the alphabet: how many (gamma, plus one), their code
//!   points ascending (interpolative). They get the symbols after those of the alphabet;
//! - the syllables in use: how many (gamma, plus one), their numbers ascending (interpolative); from here on a
//!   syllable is its place in this list, *within* its length;
//! - for every Chinese character of both, in the order of symbols, its usual reading plus one, or 0 if it has none
//!   (*within* the number of syllables);
//! - further readings: how many (gamma, plus one), and for each the difference of its symbol to the one
//!   before (gamma, plus one) and the syllable;
//! - characters with an unusual reading in a word: likewise, with the word's number times [`MOST_PLACES`] plus the
//!   character's place in it.

use std::collections::BTreeMap;

use gongwen_codes::bits::{BitReader, BitWriter};
use gongwen_codes::list;

use super::alphabet::{Alphabet, Symbol, symbol_at};
use super::syllables::{COUNT, Syllable, number};
use crate::text::chars::is_han;

/// The greatest code point of a further character.
const LAST_CHAR: u32 = 0x3_23AF;
/// A place of a character in a word is below this.
const MOST_PLACES: u32 = 32;

/// The section, read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Readings {
    /// The code points of the further characters.
    others: Vec<u32>,
    /// The usual reading of every symbol, or [`NONE`].
    usual: Vec<Syllable>,
    /// Further readings of symbols, ascending by symbol.
    more: Vec<(u32, Syllable)>,
    /// Unusual readings in words, ascending by word and place.
    in_words: Vec<(u32, Syllable)>,
}

const NONE: Syllable = Syllable::MAX;

/// What the section is made of.
pub(crate) struct ReadingsInput<'a> {
    pub(crate) alphabet: &'a Alphabet,
    pub(crate) readings: &'a [(char, Vec<String>)],
    /// For every word, in the order of the section, its code and its unusual reading.
    pub(crate) words: Vec<(&'a [u8], Option<&'a [String]>)>,
}

/// The readings of a corpus as numbers of syllables, ready to be written.
struct Numbered {
    /// The characters of the alphabet, and after them those beyond it.
    symbols: Vec<char>,
    /// The characters beyond the alphabet that have readings, ascending.
    others: Vec<char>,
    /// The readings of each character, the usual one first.
    by_char: BTreeMap<char, Vec<u32>>,
    /// Readings of words that are not the usual ones of their characters: word and place in one number, reading.
    in_words: Vec<(u32, u32)>,
}

impl Numbered {
    fn of(input: &ReadingsInput<'_>) -> Self {
        let mut by_char: BTreeMap<char, Vec<u32>> = BTreeMap::new();
        for (c, spelled) in input.readings.iter().filter(|(c, _)| is_han(*c)) {
            let mut numbers: Vec<u32> = Vec::new();
            for number in spelled.iter().filter_map(|spelled| number(spelled)) {
                if !numbers.contains(&number) {
                    numbers.push(number);
                }
            }
            // Of a character that is listed twice the first readings count.
            if !numbers.is_empty() {
                by_char.entry(*c).or_insert(numbers);
            }
        }
        let outside = |c: &char| input.alphabet.symbol(*c).is_none() && u32::from(*c) <= LAST_CHAR;
        let others: Vec<char> = by_char.keys().copied().filter(outside).collect();
        let symbols = (0..input.alphabet.size()).map(|symbol| input.alphabet.folded(symbol as Symbol));
        let symbols = symbols.chain(others.iter().copied()).collect();
        let mut numbered = Self { symbols, others, by_char, in_words: Vec::new() };
        for (word, (code, reading)) in (0..).zip(&input.words) {
            let han = han_of(input.alphabet, code);
            let Some(reading) = reading.filter(|reading| reading.len() == han.len()) else { continue };
            for ((place, c), number) in han.into_iter().zip(reading.iter().map(|spelled| number(spelled))) {
                if let Some(number) = number.filter(|number| numbered.of_char(c).first() != Some(number)) {
                    numbered.in_words.push((word * MOST_PLACES + place, number));
                }
            }
        }
        numbered
    }

    fn of_char(&self, c: char) -> &[u32] {
        self.by_char.get(&c).map(Vec::as_slice).unwrap_or_default()
    }

    /// All readings that occur, ascending.
    fn used(&self) -> Vec<u32> {
        let mut used: Vec<u32> = self.by_char.values().flatten().copied().collect();
        used.extend(self.in_words.iter().map(|&(_, number)| number));
        used.sort_unstable();
        used.dedup();
        used
    }
}

/// Writes the section. Readings that are not syllables are left out.
pub(crate) fn write(input: &ReadingsInput<'_>) -> Vec<u8> {
    let numbered = Numbered::of(input);
    if numbered.by_char.is_empty() {
        return Vec::new();
    }
    let used = numbered.used();
    let place = |number: u32| used.binary_search(&number).unwrap_or_default() as u32;
    let count = used.len() as u32;
    let mut bits = BitWriter::default();
    let codes: Vec<u32> = numbered.others.iter().map(|&c| u32::from(c)).collect();
    for (list, high) in [(&codes, LAST_CHAR), (&used, COUNT as u32 - 1)] {
        bits.write_gamma(list.len() as u32 + 1);
        list::write(&mut bits, list, 0, high);
    }
    let mut more: Vec<(u32, u32)> = Vec::new();
    for (symbol, &c) in (0..).zip(&numbered.symbols) {
        let readings = numbered.of_char(c);
        if is_han(c) {
            bits.write_within(readings.first().map_or(0, |&number| place(number) + 1), count);
        }
        more.extend(readings.iter().skip(1).map(|&number| (symbol, number)));
    }
    for pairs in [more, numbered.in_words] {
        bits.write_gamma(pairs.len() as u32 + 1);
        let mut last = 0;
        for (key, number) in pairs {
            bits.write_gamma(key - last + 1);
            bits.write_within(place(number), count - 1);
            last = key;
        }
    }
    bits.finish()
}

/// The Chinese characters of a word with their places in it.
fn han_of(alphabet: &Alphabet, code: &[u8]) -> Vec<(u32, char)> {
    let (mut at, mut place, mut han) = (0, 0, Vec::new());
    while at < code.len() {
        let (symbol, length) = symbol_at(code, at);
        if is_han(alphabet.folded(symbol)) {
            han.push((place, alphabet.folded(symbol)));
        }
        at += length;
        place += 1;
    }
    han
}

impl Readings {
    /// Reads the section. If it is absent, no character has a reading; `None` if it is damaged.
    #[inline(never)]
    pub(crate) fn read(bytes: &[u8], alphabet: &Alphabet) -> Option<Self> {
        let mut readings = Self::default();
        if bytes.is_empty() {
            return Some(readings);
        }
        let mut bits = BitReader::new(bytes);
        // Some items may take no bits, so their number is limited: that bounds the memory.
        let most = 2 * bytes.len() as u32 + 64;
        let mut numbers = Vec::new();
        for (list, high) in [(&mut readings.others, LAST_CHAR), (&mut numbers, COUNT as u32 - 1)] {
            let count = bits.read_gamma().ok()? - 1;
            if count > most.min(high) {
                return None;
            }
            list::read(&mut bits, count, 0, high, list).ok()?;
        }
        let count = numbers.len() as u32;
        for symbol in 0..alphabet.size() + readings.others.len() {
            let other =
                || readings.others.get(symbol - alphabet.size()).and_then(|&code| char::from_u32(code));
            let c = if symbol < alphabet.size() { alphabet.folded(symbol as Symbol) } else { other()? };
            let read = if is_han(c) { bits.read_within(count).ok()? } else { 0 };
            readings.usual.push(if read > 0 { numbers[read as usize - 1] as Syllable } else { NONE });
        }
        for pairs in [&mut readings.more, &mut readings.in_words] {
            let pair_count = bits.read_gamma().ok()? - 1;
            if pair_count > most || (count == 0 && pair_count > 0) {
                return None;
            }
            let mut key = 0u32;
            for _ in 0..pair_count {
                key = key.checked_add(bits.read_gamma().ok()? - 1)?;
                let read = bits.read_within(count - 1).ok()?;
                pairs.push((key, numbers[read as usize] as Syllable));
            }
        }
        Some(readings)
    }

    /// Whether no character has a reading.
    pub(crate) fn is_empty(&self) -> bool {
        self.usual.is_empty()
    }

    /// The symbol of a folded character: of the alphabet, or of a further one.
    pub(crate) fn symbol(&self, alphabet: &Alphabet, c: char) -> Option<Symbol> {
        alphabet.symbol(c).or_else(|| {
            let at = self.others.binary_search(&u32::from(c)).ok()?;
            Some((alphabet.size() + at) as Symbol)
        })
    }

    /// The character of a symbol of the alphabet or of a further one.
    #[cfg(feature = "hosted")]
    pub(crate) fn character(&self, alphabet: &Alphabet, symbol: Symbol) -> Option<char> {
        match usize::from(symbol).checked_sub(alphabet.size()) {
            None => Some(alphabet.folded(symbol)),
            Some(at) => char::from_u32(*self.others.get(at)?),
        }
    }

    /// The unusual reading of a character in a word, if it has one there.
    pub(crate) fn in_word(&self, word: u32, place: u32) -> Option<Syllable> {
        let key = word.checked_mul(MOST_PLACES)? + place;
        let at = self.in_words.partition_point(|&(known, _)| known < key);
        self.in_words.get(at).filter(|found| found.0 == key).map(|found| found.1)
    }

    /// The words whose first character has an unusual reading, ascending.
    pub(crate) fn words_with_own_first_reading(&self) -> impl Iterator<Item = u32> {
        self.in_words.iter().filter(|one| one.0.is_multiple_of(MOST_PLACES)).map(|one| one.0 / MOST_PLACES)
    }

    /// The readings of all symbols: first the usual ones, then the others.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Symbol, Syllable)> {
        let usual = self.usual.iter().enumerate().map(|(symbol, &usual)| (symbol as Symbol, usual));
        let more = self.more.iter().map(|&(symbol, more)| (symbol as Symbol, more));
        usual.filter(|&(_, usual)| usual != NONE).chain(more)
    }

    /// Whether `each` is true of a reading of a symbol. It is called with the usual one first, until it returns true.
    pub(crate) fn any(&self, symbol: Symbol, each: &mut dyn FnMut(Syllable) -> bool) -> bool {
        let usual = self.usual.get(usize::from(symbol)).copied().unwrap_or(NONE);
        if usual == NONE {
            return false;
        }
        if each(usual) {
            return true;
        }
        let key = u32::from(symbol);
        let mut at = self.more.partition_point(|&(known, _)| known < key);
        while let Some(more) = self.more.get(at).filter(|more| more.0 == key) {
            if each(more.1) {
                return true;
            }
            at += 1;
        }
        false
    }
}
