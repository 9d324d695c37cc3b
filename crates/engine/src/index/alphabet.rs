//! The corpus's alphabet: every folded character gets a number, its symbol, and every symbol a code of one
//! to three bytes.
//!
//! The 126 most frequent characters take one byte, the rest two (three from the 3,711th on). Codes are
//! self-synchronising as those of UTF-8 are: a lead byte is below `0xC0`, a trail byte is not, so that a run
//! of codes can be found in the coded text by plain byte search.
//!
//! Section layout: number of one-byte characters, number of others (varints), then both lists of code
//! points in ascending order as differences to the one before (varints), then the count and the list of
//! symbols that are mostly printed otherwise than folded: symbol difference, code point (varints).

use super::varint::{self, Cursor};
use crate::error::{ErrorCode, GongwenError, Result};

/// The number of a folded character in the corpus's alphabet.
pub type Symbol = u16;

/// Ends every field of an article's text.
pub const FIELD: u8 = 0;
/// Stands between the paragraphs (captions, subheads) of a field.
pub const ITEM: u8 = 1;
/// Symbols below this one separate, and stand for no character.
const SEPARATORS: usize = 2;
/// Symbols with a code of one byte.
const SHORT: usize = 128;
/// First lead byte of codes of two bytes, and of those of three.
const LEAD_TWO: u8 = 0x80;
const LEAD_THREE: u8 = 0xB8;
/// First trail byte.
const TRAIL: u8 = 0xC0;
/// Symbols with a code of two bytes: 56 lead bytes with 64 trail bytes each.
const TWO: usize = 56 * 64;
/// Symbols with a code of three bytes.
const THREE: usize = 8 * 64 * 64;

/// Appends the code of `symbol`.
pub fn push_code(out: &mut Vec<u8>, symbol: Symbol) {
    let symbol = symbol as usize;
    if symbol < SHORT {
        out.push(symbol as u8);
    } else if symbol < SHORT + TWO {
        let rest = symbol - SHORT;
        out.extend([LEAD_TWO + (rest >> 6) as u8, TRAIL + (rest & 63) as u8]);
    } else {
        let rest = symbol - SHORT - TWO;
        let codes = [rest >> 12, (rest >> 6) & 63, rest & 63].map(|part| part as u8);
        out.extend([LEAD_THREE + codes[0], TRAIL + codes[1], TRAIL + codes[2]]);
    }
}

/// The symbol whose code starts at `at`, and the length of the code. Text that was checked when the index
/// was opened holds whole codes only; elsewhere a cut code reads as separator.
#[inline]
#[must_use]
pub fn symbol_at(text: &[u8], at: usize) -> (Symbol, usize) {
    let lead = text[at];
    if lead < LEAD_TWO {
        return (Symbol::from(lead), 1);
    }
    let trail = |offset: usize| usize::from(text.get(at + offset).map_or(0, |&byte| byte & 63));
    if lead < LEAD_THREE {
        let symbol = SHORT + ((usize::from(lead - LEAD_TWO) << 6) | trail(1));
        (symbol as Symbol, 2)
    } else {
        let symbol = SHORT + TWO + ((usize::from(lead & 7) << 12) | (trail(1) << 6) | trail(2));
        (symbol as Symbol, 3)
    }
}

/// Whether a code starts with this byte.
#[inline]
#[must_use]
pub fn is_lead(byte: u8) -> bool {
    byte < TRAIL
}

/// How many codes `text` holds.
#[must_use]
pub fn code_count(text: &[u8]) -> usize {
    text.iter().filter(|&&byte| is_lead(byte)).count()
}

/// Whether `text` consists of whole codes of symbols below `size`.
pub(super) fn is_well_formed(text: &[u8], size: usize) -> bool {
    let mut at = 0;
    while at < text.len() {
        if !is_lead(text[at]) {
            return false;
        }
        let (symbol, length) = symbol_at(text, at);
        let trail = text.get(at + 1..at + length);
        if usize::from(symbol) >= size || !trail.is_some_and(|trail| trail.iter().all(|&byte| !is_lead(byte)))
        {
            return false;
        }
        at += length;
    }
    true
}

/// The characters of a corpus and their symbols.
#[derive(Clone, Debug)]
pub struct Alphabet {
    /// Folded character of each symbol; the separators have none and hold `'\0'`.
    folded: Vec<char>,
    /// How each symbol is printed most often.
    printed: Vec<char>,
    /// Symbols below this one have a code of one byte.
    short_end: usize,
}

impl Alphabet {
    /// An alphabet from the folded characters of a corpus, each with its frequency and its commonest printed
    /// form. The order of `counts` does not matter.
    pub fn build(counts: &[(char, usize, char)]) -> Result<Self> {
        if SEPARATORS + counts.len() > SHORT + TWO + THREE {
            return Err(GongwenError::new(
                ErrorCode::TooLarge,
                "the corpus has more different characters than the index format can number",
            ));
        }
        let mut order: Vec<_> = counts.to_vec();
        order.sort_by_key(|&(c, count, _)| (std::cmp::Reverse(count), c));
        // Whenever there is a long list the short one is full, so that two-byte codes begin at `SHORT`.
        let short_count = order.len().min(SHORT - SEPARATORS);
        let (short, long) = order.split_at_mut(short_count);
        short.sort_by_key(|&(c, ..)| c);
        long.sort_by_key(|&(c, ..)| c);
        let short_end = SEPARATORS + short.len();
        let mut alphabet =
            Self { folded: vec!['\0'; SEPARATORS], printed: vec!['\0'; SEPARATORS], short_end };
        for &(folded, _, printed) in short.iter().chain(long.iter()) {
            alphabet.folded.push(folded);
            alphabet.printed.push(printed);
        }
        Ok(alphabet)
    }

    /// One more than the greatest symbol.
    #[must_use]
    pub fn size(&self) -> usize {
        self.folded.len()
    }

    /// The symbol of a folded character; `None` when the corpus does not hold it.
    #[must_use]
    pub fn symbol(&self, folded: char) -> Option<Symbol> {
        let find = |from: usize, to: usize| {
            let part = self.folded.get(from..to)?;
            part.binary_search(&folded).ok().map(|at| (from + at) as Symbol)
        };
        find(SEPARATORS, self.short_end).or_else(|| find(SHORT, self.folded.len()))
    }

    /// The folded character of a symbol; `'\0'` for a separator.
    #[must_use]
    pub fn folded(&self, symbol: Symbol) -> char {
        self.folded[usize::from(symbol)]
    }

    /// The printed form that a symbol mostly has; `'\0'` for a separator.
    #[must_use]
    pub fn printed(&self, symbol: Symbol) -> char {
        self.printed[usize::from(symbol)]
    }

    /// The code of a folded string, or `None` when a character of it does not occur in the corpus.
    #[must_use]
    pub fn encode(&self, folded: &[char]) -> Option<Vec<u8>> {
        let mut code = Vec::with_capacity(folded.len() * 2);
        for &c in folded {
            push_code(&mut code, self.symbol(c)?);
        }
        Some(code)
    }

    pub(crate) fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        let short = &self.folded[SEPARATORS..self.short_end];
        let long = self.folded.get(SHORT..).unwrap_or_default();
        varint::write(&mut out, short.len() as u64);
        varint::write(&mut out, long.len() as u64);
        for list in [short, long] {
            let mut last = 0;
            for &c in list {
                varint::write(&mut out, u64::from(c as u32 - last));
                last = c as u32;
            }
        }
        let other: Vec<usize> = (0..self.size()).filter(|&at| self.folded[at] != self.printed[at]).collect();
        varint::write(&mut out, other.len() as u64);
        let mut last = 0;
        for at in other {
            varint::write(&mut out, (at - last) as u64);
            varint::write(&mut out, u64::from(self.printed[at] as u32));
            last = at;
        }
        out
    }

    pub(crate) fn read(bytes: &[u8]) -> Result<Self> {
        let mut cursor = Cursor::new(bytes);
        let short = cursor.below(SHORT - SEPARATORS + 1, "alphabet size out of range")?;
        let long = cursor.count("alphabet size out of range")?;
        if long > TWO + THREE || (long > 0 && short < SHORT - SEPARATORS) {
            return Err(GongwenError::corrupt("alphabet size out of range"));
        }
        let mut folded = vec!['\0'; SEPARATORS];
        for count in [short, long] {
            let mut last = 0u32;
            for index in 0..count {
                let step = cursor.below(0x11_0000, "character out of range")? as u32;
                if index > 0 && step == 0 {
                    return Err(GongwenError::corrupt("a character stands twice in the alphabet"));
                }
                last = last.saturating_add(step);
                folded.push(char::from_u32(last).ok_or_else(|| GongwenError::corrupt("not a character"))?);
            }
        }
        let mut printed = folded.clone();
        let other = cursor.count("printed forms out of range")?;
        let mut at = 0;
        for _ in 0..other {
            at += cursor.below(folded.len(), "symbol out of range")?;
            let c = char::from_u32(cursor.below(0x11_0000, "character out of range")? as u32);
            let c = c.ok_or_else(|| GongwenError::corrupt("not a character"))?;
            *printed.get_mut(at).ok_or_else(|| GongwenError::corrupt("symbol out of range"))? = c;
        }
        Ok(Self { folded, printed, short_end: SEPARATORS + short })
    }
}
