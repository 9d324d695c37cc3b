//! The characters of an archive: their codes in the files of texts, and how many articles hold each.
//!
//! The commonest [`SHORT`] characters have a code of one byte, the next [`MIDDLE`] one of two, the rest three. Within a class
//! codes ascend with the characters, so that the classes alone tell them. Numbers of articles are kept as 63rds of the
//! logarithm of all.

use super::mixing::log2;
use super::models::{Gamma, Tree};
use super::prefix_codes::PrefixCodes;
use super::range_coder::{Decoder, Encoder};
use crate::error::{ErrorCode, GongwenError, Result};
use crate::index::Alphabet;
use crate::index::alphabet::CharCount;

/// Codes below this one are no characters: they end strings.
const FIRST: u32 = 2;
const SHORT: u32 = 0x80 - FIRST;
const MIDDLE_LEADS: u32 = 28;
const MIDDLE: u32 = MIDDLE_LEADS << 7;
const LONG_LEADS: u32 = 0x80 - MIDDLE_LEADS;
const LEVELS: u32 = 63;
/// How often a string ends in an article, in the measure of [`Character::weight`].
const ENDS: u64 = 100;

/// A character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Character {
    c: char,
    class: u8,
    /// 0 where no folded text holds it.
    level: u8,
}

impl Character {
    /// How often it is printed, about: one that many articles hold comes several times in each. In whole numbers, since writer and
    /// reader must find the same.
    fn weight(self, articles: u32) -> u64 {
        let all = u64::from(articles) + 1;
        let holders = match (self.level, self.class) {
            (0, 0) => all / 4,
            (0, _) => 0,
            (level, _) => {
                let exponent = log2(articles.max(2)) * (i32::from(level) - 1) / (LEVELS as i32 - 1);
                ((256 + u64::from(exponent as u32 & 255)) << (exponent >> 8)) >> 8
            }
        };
        let holders = holders.min(all);
        16 * holders * all / (all - holders + all / 16 + 1) + 1
    }
}

/// What the writer knows of a character.
#[derive(Clone, Copy, Debug)]
pub(super) struct CharacterInput {
    pub(super) c: char,
    /// How often it is printed.
    pub(super) printed: u64,
    /// How many articles hold it in their folded text.
    pub(super) articles: u32,
}

/// The characters of an archive, ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Characters {
    all: Vec<Character>,
    /// The characters of each class.
    classes: [Vec<char>; 3],
    articles: u32,
    /// The codes of the characters by their number, and of the end of a string.
    codes: PrefixCodes,
}

impl Characters {
    pub(super) fn build(mut input: Vec<CharacterInput>, articles: u32) -> Result<Self> {
        if input.len() as u32 > SHORT + MIDDLE + (LONG_LEADS << 14) {
            return Err(GongwenError::new(
                ErrorCode::TooLarge,
                "the corpus has too many different characters",
            ));
        }
        input.sort_by_key(|character| (std::cmp::Reverse(character.printed), character.c));
        let class = |rank: u32| u8::from(rank >= SHORT) + u8::from(rank >= SHORT + MIDDLE);
        let mut all: Vec<Character> = (0..)
            .zip(&input)
            .map(|(rank, input)| Character {
                c: input.c,
                class: class(rank),
                level: level(input.articles, articles),
            })
            .collect();
        all.sort_by_key(|character| character.c);
        Ok(Self::of(all, articles))
    }

    fn of(all: Vec<Character>, articles: u32) -> Self {
        let mut classes: [Vec<char>; 3] = Default::default();
        for character in &all {
            classes[usize::from(character.class)].push(character.c);
        }
        let mut weights: Vec<u64> = all.iter().map(|character| character.weight(articles)).collect();
        // The end of a string, and a symbol that never comes: a tree has two at least.
        weights.extend([ENDS * u64::from(articles), 1]);
        Self { codes: PrefixCodes::of(&weights), all, classes, articles }
    }

    /// The codes of [symbols](Self::symbol).
    pub(super) fn codes(&self) -> &PrefixCodes {
        &self.codes
    }

    /// The symbol of a character in the files of texts.
    pub(super) fn symbol(&self, c: char) -> Option<u32> {
        self.all.binary_search_by_key(&c, |character| character.c).ok().map(|at| at as u32)
    }

    /// The symbol that ends a string.
    pub(super) fn end(&self) -> u32 {
        self.all.len() as u32
    }

    /// The character of a symbol.
    pub(super) fn character(&self, symbol: u32) -> Option<char> {
        self.all.get(symbol as usize).map(|character| character.c)
    }

    pub(super) fn write(&self, out: &mut Encoder) {
        let (mut gaps, mut class, mut levels) = (
            Gamma::default(),
            [Tree::new(2), Tree::new(2), Tree::new(2)],
            [Tree::new(6), Tree::new(6), Tree::new(6)],
        );
        Gamma::default().write(out, self.all.len() as u32);
        let (mut next, mut last) = (0, 0);
        for character in &self.all {
            gaps.write(out, u32::from(character.c) - next);
            next = u32::from(character.c) + 1;
            class[last].write(out, u32::from(character.class));
            last = usize::from(character.class);
            levels[last].write(out, u32::from(character.level));
        }
    }

    pub(super) fn read(bits: &mut Decoder<'_>, articles: u32) -> Option<Self> {
        let (mut gaps, mut class, mut levels) = (
            Gamma::default(),
            [Tree::new(2), Tree::new(2), Tree::new(2)],
            [Tree::new(6), Tree::new(6), Tree::new(6)],
        );
        let count = Gamma::default().read(bits);
        let (mut next, mut last) = (0_u32, 0);
        let mut all = Vec::new();
        for _ in 0..count {
            let code = next.checked_add(gaps.read(bits))?;
            let c = char::from_u32(code)?;
            next = code + 1;
            last = class[last].read(bits).min(2) as usize;
            all.push(Character { c, class: last as u8, level: levels[last].read(bits) as u8 });
            if !bits.is_valid() {
                return None;
            }
        }
        let characters = Self::of(all, articles);
        let fits = |class: usize, most: u32| characters.classes[class].len() as u32 <= most;
        (fits(0, SHORT) && fits(1, MIDDLE)).then_some(characters)
    }

    /// How many articles hold a folded character, about; 0 where none does.
    pub(super) fn holders(&self, c: char) -> usize {
        let Ok(at) = self.all.binary_search_by_key(&c, |character| character.c) else { return 0 };
        self.holders_of(self.all[at])
    }

    /// The same of all characters.
    pub(super) fn all_holders(&self) -> impl Iterator<Item = (char, usize)> {
        self.all.iter().map(|&character| (character.c, self.holders_of(character)))
    }

    fn holders_of(&self, character: Character) -> usize {
        match character.level {
            0 => 0,
            level => {
                let share = f32::from(level - 1) / (LEVELS - 1) as f32;
                ((self.articles as f32).powf(share).round() as usize).max(1)
            }
        }
    }

    /// The folded characters as an alphabet.
    pub(super) fn alphabet(&self) -> Result<Alphabet> {
        let folded = self.all.iter().filter(|character| character.level > 0);
        let count = |character: &Character| CharCount {
            folded: character.c,
            count: usize::from(2 - character.class),
            printed: character.c,
        };
        Alphabet::build(&folded.map(count).collect::<Vec<_>>())
    }

    /// Appends the codes of a string; characters that are not known are left out.
    pub(super) fn encode(&self, string: &str, out: &mut Vec<u8>) {
        for c in string.chars() {
            let Ok(at) = self.all.binary_search_by_key(&c, |character| character.c) else { continue };
            let class = usize::from(self.all[at].class);
            let number = self.classes[class].binary_search(&c).unwrap_or_default() as u32;
            match class {
                0 => out.push((number + FIRST) as u8),
                1 => out.extend([(0x80 + (number >> 7)) as u8, (number & 0x7F) as u8]),
                _ => out.extend([
                    (0x80 + MIDDLE_LEADS + (number >> 14)) as u8,
                    (number >> 7 & 0x7F) as u8,
                    (number & 0x7F) as u8,
                ]),
            }
        }
    }

    /// The string of the codes before the next byte below [`FIRST`], and the bytes up to and with that one.
    pub(super) fn decode(&self, bytes: &[u8]) -> Option<(String, usize)> {
        let mut string = String::new();
        let mut at = 0;
        loop {
            let lead = u32::from(*bytes.get(at)?);
            at += 1;
            if lead < FIRST {
                return Some((string, at));
            }
            let mut number = lead;
            let mut next = |number: u32| {
                at += 1;
                Some(number << 7 | u32::from(*bytes.get(at - 1)? & 0x7F))
            };
            let class = if lead < 0x80 {
                number -= FIRST;
                0
            } else if lead < 0x80 + MIDDLE_LEADS {
                number = next(lead - 0x80)?;
                1
            } else {
                let middle = next(lead - 0x80 - MIDDLE_LEADS)?;
                number = next(middle)?;
                2
            };
            string.push(*self.classes[class].get(number as usize)?);
        }
    }
}

/// The level of a number of articles: 0 for none, else from 1 to [`LEVELS`] by its logarithm.
fn level(holders: u32, articles: u32) -> u8 {
    if holders == 0 {
        return 0;
    }
    let share = (holders as f32).ln() / (articles.max(2) as f32).ln();
    1 + (share * (LEVELS - 1) as f32).round().min((LEVELS - 1) as f32) as u8
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn characters_come_back() {
        let input: Vec<CharacterInput> = ('\u{4E00}'..'\u{6000}')
            .chain("，。abc1".chars())
            .chain("𠮷".chars())
            .map(|c| CharacterInput { c, printed: u64::from(c) * 7919 % 1009, articles: u32::from(c) % 400 })
            .collect();
        let characters = Characters::build(input, 400).unwrap();
        let mut out = Encoder::default();
        characters.write(&mut out);
        let bytes = out.finish();
        let back = Characters::read(&mut Decoder::new(&bytes), 400).unwrap();
        assert_eq!(back, characters);
        let text: String = characters.all.iter().map(|character| character.c).collect();
        let mut codes = Vec::new();
        characters.encode(&text, &mut codes);
        codes.push(1);
        assert_eq!(back.decode(&codes).unwrap(), (text, codes.len()));
        // A level stands for numbers within a tenth of one another.
        assert!(back.holders('\u{4E00}').abs_diff(0x4E00 % 400) <= 40);
        assert_eq!(back.holders('鿿'), 0);
    }
}
