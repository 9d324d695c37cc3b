//! How the characters and words of a corpus are read: pinyin without tones.
//!
//! A syllable is one of [`INITIALS`] and one of [`FINALS`]; its *number* is the initial's times the number
//! of finals plus the final's. Section layout, in bits:
//! - the syllables that are used: how many (gamma, plus one), their numbers ascending (interpolative); from
//!   here on a syllable is its place in this list, *within* its length;
//! - for every Chinese character of the alphabet, in the order of symbols, its usual reading plus one, 0 for
//!   none (*within* the number of syllables);
//! - further readings, in rounds until one is empty: how many characters have a second (third, …) one
//!   (gamma, plus one), their symbols ascending (interpolative), the syllables;
//! - the same for characters that are likely to be typed but not in the alphabet, by code point;
//! - words that are read otherwise than their characters usually are: how many (gamma, plus one), their
//!   numbers ascending (interpolative), and for each of their Chinese characters a bit and, if it is 1, the
//!   syllable.

use gongwen_codes::bits::{BitReader, BitWriter, Exhausted};
use gongwen_codes::list;

use super::alphabet::{Alphabet, Symbol, symbol_at};
use super::words::Word;
use crate::error::{GongwenError, Result};
use crate::sort::sort;
use crate::text::chars::is_han;

/// What a syllable begins with. Those that are mixed up in many dialects stand in pairs from [`FIRST_INITIAL_PAIR`]
/// on; the empty one comes first.
const INITIALS: &str = " b p m d t g k j q x r y w z zh c ch s sh n l f h";
const FIRST_INITIAL_PAIR: u32 = 14;
/// What it ends with, `ü` as `v`; pairs likewise.
const FINALS: &str = "a o e i u v ai ei ui ao ou iu ie ue ve er ia iao iong ong ua uo uai un n m \
    an ang en eng in ing ian iang uan uang";
const FIRST_FINAL_PAIR: u32 = 26;
const FINAL_COUNT: usize = 36;
const NUMBERS: u32 = 24 * FINAL_COUNT as u32;
/// Greatest code point with a reading.
const LAST_HAN: u32 = 0x3_23AF;
/// Marks a usual reading that is not the only one.
const MORE: u16 = 0x8000;

/// Place of a syllable in the list of those that are used.
pub(crate) type Syllable = u16;

/// The section, read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Readings {
    /// Number of every syllable.
    numbers: Vec<u32>,
    /// Letters of every syllable.
    spelled: Vec<String>,
    /// Usual reading of every symbol plus one, 0 for none, with [`MORE`].
    usual: Vec<u16>,
    /// Further readings, and those of characters outside the alphabet, ascending.
    more: Vec<(char, Syllable)>,
    /// Number of a word, place of a character in it, its reading there, ascending.
    own: Vec<(u32, u8, Syllable)>,
}

/// Number of a syllable spelled in letters; `None` if it is none.
fn number(spelled: &str) -> Option<u32> {
    INITIALS.split(' ').enumerate().find_map(|(initial, letters)| {
        let rest = spelled.strip_prefix(letters)?;
        let end = FINALS.split(' ').position(|end| end == rest)?;
        Some((initial * FINAL_COUNT + end) as u32)
    })
}

/// What the section is made of: readings by character, the words' own by the words' place in the section.
pub(super) struct Input<'a> {
    pub(super) alphabet: &'a Alphabet,
    pub(super) readings: &'a [(char, Vec<String>)],
    /// For every word in the order of the section its code and its own reading.
    pub(super) words: Vec<(&'a [u8], Option<&'a [String]>)>,
}

/// Writes the section. Readings that are no syllables are left out.
pub(super) fn write(input: &Input<'_>) -> Vec<u8> {
    let known: Vec<(char, Vec<u32>)> = input
        .readings
        .iter()
        .map(|(c, spelled)| {
            let mut numbers: Vec<u32> = Vec::new();
            for number in spelled.iter().filter_map(|spelled| number(spelled)) {
                if !numbers.contains(&number) {
                    numbers.push(number);
                }
            }
            (*c, numbers)
        })
        .filter(|(c, numbers)| is_han(*c) && !numbers.is_empty())
        .collect();
    let own: Vec<Vec<Option<u32>>> = input
        .words
        .iter()
        .map(|(code, reading)| own_readings(input.alphabet, &known, code, *reading))
        .collect();
    let mut used: Vec<u32> = known.iter().flat_map(|(_, numbers)| numbers.iter().copied()).collect();
    used.extend(own.iter().flatten().flatten());
    used.sort_unstable();
    used.dedup();

    let mut bits = BitWriter::default();
    bits.write_gamma(used.len() as u32 + 1);
    list::write(&mut bits, &used, 0, NUMBERS - 1);
    let Some(last) = (used.len() as u32).checked_sub(1) else { return Vec::new() };
    let place = |number: u32| used.binary_search(&number).unwrap_or_default() as u32;
    let readings_of = |c: char| known.iter().find(|(known, _)| *known == c).map(|(_, numbers)| numbers);
    for symbol in 0..input.alphabet.size() {
        let c = input.alphabet.folded(symbol as Symbol);
        if is_han(c) {
            bits.write_within(readings_of(c).map_or(0, |numbers| place(numbers[0]) + 1), last + 1);
        }
    }
    let inside =
        known.iter().filter_map(|(c, numbers)| Some((u32::from(input.alphabet.symbol(*c)?), numbers)));
    let mut inside: Vec<(u32, &[u32])> = inside.map(|(symbol, numbers)| (symbol, &numbers[1..])).collect();
    inside.sort_unstable();
    let outside = known.iter().filter(|(c, _)| input.alphabet.symbol(*c).is_none());
    let mut outside: Vec<(u32, &[u32])> =
        outside.map(|(c, numbers)| (u32::from(*c), numbers.as_slice())).collect();
    outside.sort_unstable();
    for (lists, high) in [(inside, input.alphabet.size() as u32 - 1), (outside, LAST_HAN)] {
        for round in 0.. {
            let round: Vec<(u32, u32)> =
                lists.iter().filter_map(|(key, numbers)| Some((*key, *numbers.get(round)?))).collect();
            let keys: Vec<u32> = round.iter().map(|&(key, _)| key).collect();
            bits.write_gamma(keys.len() as u32 + 1);
            list::write(&mut bits, &keys, 0, high);
            for (_, number) in &round {
                bits.write_within(place(*number), last);
            }
            if keys.is_empty() {
                break;
            }
        }
    }
    let other: Vec<u32> =
        (0..own.len() as u32).filter(|&at| own[at as usize].iter().any(Option::is_some)).collect();
    bits.write_gamma(other.len() as u32 + 1);
    list::write(&mut bits, &other, 0, (own.len() as u32).saturating_sub(1));
    for word in other {
        for reading in &own[word as usize] {
            bits.write(u32::from(reading.is_some()), 1);
            if let Some(number) = reading {
                bits.write_within(place(*number), last);
            }
        }
    }
    bits.finish()
}

/// For each Chinese character of a word its syllable in this word where that is not the usual one.
fn own_readings(
    alphabet: &Alphabet,
    known: &[(char, Vec<u32>)],
    code: &[u8],
    reading: Option<&[String]>,
) -> Vec<Option<u32>> {
    let Some(reading) = reading else { return Vec::new() };
    let han: Vec<char> = han_of(alphabet, code).map(|(_, symbol)| alphabet.folded(symbol)).collect();
    if han.len() != reading.len() {
        return Vec::new();
    }
    let other = han.iter().zip(reading).map(|(c, spelled)| {
        let usual = known.iter().find(|(known, _)| known == c).map(|(_, numbers)| numbers[0]);
        number(spelled).filter(|&number| usual != Some(number))
    });
    other.collect()
}

/// The Chinese characters of a word: which of its characters, and the symbol.
fn han_of<'a>(alphabet: &'a Alphabet, code: &'a [u8]) -> impl Iterator<Item = (u8, Symbol)> + 'a {
    let (mut at, mut number) = (0, 0);
    std::iter::from_fn(move || {
        while at < code.len() {
            let (symbol, length) = symbol_at(code, at);
            at += length;
            number += 1;
            if is_han(alphabet.folded(symbol)) {
                return Some((number - 1, symbol));
            }
        }
        None
    })
}

impl Readings {
    /// Reads the section; nothing is read in pinyin where it is absent.
    pub(super) fn read(bytes: &[u8], alphabet: &Alphabet, words: &[Word], texts: &[u8]) -> Result<Self> {
        let mut readings = Self::default();
        if !bytes.is_empty() {
            let most = 4 * bytes.len() + 256;
            let read = readings.fill(&mut BitReader::new(bytes), alphabet, words, texts, most);
            read.map_err(|Exhausted| GongwenError::corrupt("the readings end too early"))?;
        }
        Ok(readings)
    }

    fn fill(
        &mut self,
        bits: &mut BitReader<'_>,
        alphabet: &Alphabet,
        words: &[Word],
        texts: &[u8],
        most: usize,
    ) -> std::result::Result<(), Exhausted> {
        read_list(bits, NUMBERS, NUMBERS as usize, &mut self.numbers)?;
        let Some(last) = (self.numbers.len() as u32).checked_sub(1) else { return Err(Exhausted) };
        for &number in &self.numbers {
            let (initial, end) = (number as usize / FINAL_COUNT, number as usize % FINAL_COUNT);
            let mut spelled = String::from(INITIALS.split(' ').nth(initial).unwrap_or_default());
            spelled.push_str(FINALS.split(' ').nth(end).unwrap_or_default());
            self.spelled.push(spelled);
        }
        for symbol in 0..alphabet.size() {
            let is_han = is_han(alphabet.folded(symbol as Symbol));
            self.usual.push(if is_han { bits.read_within(last + 1)? as u16 } else { 0 });
        }
        let mut keys = Vec::new();
        for high in [alphabet.size() as u32, LAST_HAN + 1] {
            loop {
                keys.clear();
                // Readings may cost no bits: their number is what bounds the memory.
                read_list(bits, high, most - self.more.len(), &mut keys)?;
                if keys.is_empty() {
                    break;
                }
                for &key in &keys {
                    let c = if high > LAST_HAN {
                        char::from_u32(key).ok_or(Exhausted)?
                    } else {
                        self.usual[key as usize] |= MORE;
                        alphabet.folded(key as Symbol)
                    };
                    self.more.push((c, bits.read_within(last)? as Syllable));
                }
            }
        }
        sort(&mut self.more);
        keys.clear();
        read_list(bits, words.len() as u32, most, &mut keys)?;
        for word in keys {
            let code = texts.get(words[word as usize].range()).unwrap_or_default();
            for (place, _) in han_of(alphabet, code) {
                if bits.read(1)? == 1 {
                    self.own.push((word, place, bits.read_within(last)? as Syllable));
                }
            }
        }
        Ok(())
    }

    /// Whether nothing is known of how characters are read.
    pub(crate) fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// The letters of a syllable.
    pub(crate) fn spelled(&self, syllable: Syllable) -> &str {
        &self.spelled[usize::from(syllable)]
    }

    /// The number of a syllable, for comparing; with `near` the same for syllables that are mixed up in many
    /// dialects (z and zh, an and ang).
    pub(crate) fn sound(&self, syllable: Syllable, near: bool) -> u32 {
        let number = self.numbers[usize::from(syllable)];
        let (initial, end) = (number / FINAL_COUNT as u32, number % FINAL_COUNT as u32);
        let pair = |place: u32, first: u32| if near && place >= first { place | 1 } else { place };
        pair(initial, FIRST_INITIAL_PAIR) * FINAL_COUNT as u32 + pair(end, FIRST_FINAL_PAIR)
    }

    /// The reading that a word gives to one of its characters, if it is not the usual one.
    pub(crate) fn own(&self, word: u32, place: u8) -> Option<Syllable> {
        let at = self.own.binary_search_by_key(&(word, place), |own| (own.0, own.1)).ok()?;
        Some(self.own[at].2)
    }

    /// Hands the readings of a character to `each`, the usual one first, until it returns true.
    pub(crate) fn any(
        &self,
        symbol: Option<Symbol>,
        c: char,
        each: &mut dyn FnMut(Syllable) -> bool,
    ) -> bool {
        let usual = symbol.and_then(|symbol| self.usual.get(usize::from(symbol)).copied()).unwrap_or(MORE);
        if let Some(syllable) = (usual & !MORE).checked_sub(1)
            && each(syllable)
        {
            return true;
        }
        let first =
            if usual >= MORE { self.more.partition_point(|&(known, _)| known < c) } else { usize::MAX };
        let more = self.more.get(first..).unwrap_or_default().iter();
        more.take_while(|&&(known, _)| known == c).any(|&(_, syllable)| each(syllable))
    }
}

/// Reads how many numbers there are, and the numbers, ascending and below `high`; no more than `most`.
fn read_list(
    bits: &mut BitReader<'_>,
    high: u32,
    most: usize,
    out: &mut Vec<u32>,
) -> std::result::Result<(), Exhausted> {
    let count = bits.read_gamma()? - 1;
    if count > high || count as usize > most {
        return Err(Exhausted);
    }
    list::read(bits, count, 0, high.saturating_sub(1), out)
}
