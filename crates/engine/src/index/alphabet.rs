//! The alphabet of the corpus: every folded character has a number, its symbol, and every symbol a code of one to
//! three bytes.
//!
//! The 126 most frequent characters take one byte, the rest two (three from the 3,711th on). Codes are
//! self-synchronising, as in UTF-8: a lead byte is below `0xC0`, a trail byte is not. So a plain byte search finds
//! a coded string in the coded text.
//!
//! Section layout: number of one-byte characters, number of others (varints), then both lists of code
//! points in ascending order as differences to the one before (varints), then the count and the list of
//! symbols whose commonest printed form differs from the folded one: symbol difference, code point (varints).

pub use gongwen_codes::code::{
    FIELD, ITEM, Symbol, check, code_count, is_lead, is_well_formed, push_code, symbol_at,
};
use gongwen_codes::code::{SEPARATORS, SHORT, THREE, TWO};

use gongwen_codes::sentence;

use super::varint::{self, Cursor};
use crate::error::{ErrorCode, GongwenError, Result};
use crate::text::chars::{is_ascii_word, is_separator};

/// The characters of a corpus and their symbols.
#[derive(Clone, Debug)]
pub struct Alphabet {
    /// The folded character of each symbol; `'\0'` for the separators.
    folded: Vec<char>,
    /// The commonest printed form of each symbol.
    printed: Vec<char>,
    /// The class of each symbol: bits of `gongwen_codes::sentence`.
    classes: Vec<u8>,
    /// Symbols below this one have a code of one byte.
    short_end: usize,
}

/// A folded character of the corpus and how it occurs.
#[derive(Clone, Copy, Debug)]
pub struct CharCount {
    /// The folded character.
    pub folded: char,
    /// How often it occurs.
    pub count: usize,
    /// Its commonest printed form.
    pub printed: char,
}

/// The class of a folded character.
pub(crate) fn class(c: char) -> u8 {
    let own = match c {
        '。' | '!' | '?' | '…' => sentence::END,
        '“' => sentence::DOUBLE_QUOTE,
        '”' => sentence::DOUBLE_QUOTE | sentence::CLOSER,
        '‘' => sentence::SINGLE_QUOTE,
        '’' => sentence::SINGLE_QUOTE | sentence::CLOSER,
        ')' | '》' | '〉' | '】' | ']' => sentence::CLOSER,
        ',' | ';' | ':' | '、' => sentence::CLAUSE,
        '0'..='9' => sentence::WORD | sentence::DIGIT,
        _ if is_ascii_word(c) => sentence::WORD,
        _ => 0,
    };
    own | if is_separator(c) { sentence::SEPARATOR } else { 0 }
}

impl Alphabet {
    /// The alphabet of these characters; their order does not matter.
    ///
    /// # Errors
    /// [`ErrorCode::TooLarge`] when there are more characters than codes.
    pub fn build(counts: &[CharCount]) -> Result<Self> {
        if SEPARATORS + counts.len() > SHORT + TWO + THREE {
            return Err(GongwenError::new(
                ErrorCode::TooLarge,
                "the corpus has more different characters than the index format can number",
            ));
        }
        let mut order: Vec<_> = counts.to_vec();
        order.sort_by_key(|c| (std::cmp::Reverse(c.count), c.folded));
        // Whenever there is a long list the short one is full, so that two-byte codes begin at `SHORT`.
        let short_count = order.len().min(SHORT - SEPARATORS);
        let (short, long) = order.split_at_mut(short_count);
        short.sort_by_key(|c| c.folded);
        long.sort_by_key(|c| c.folded);
        let short_end = SEPARATORS + short.len();
        let (mut folded, mut printed) = (vec!['\0'; SEPARATORS], vec!['\0'; SEPARATORS]);
        for c in short.iter().chain(long.iter()) {
            folded.push(c.folded);
            printed.push(c.printed);
        }
        Ok(Self::new(folded, printed, short_end))
    }

    fn new(folded: Vec<char>, printed: Vec<char>, short_end: usize) -> Self {
        let classes = folded.iter().map(|&c| class(c)).collect();
        Self { folded, printed, classes, short_end }
    }

    /// The classes of the symbols, as `gongwen_codes::sentence` reads them.
    pub(crate) fn classes(&self) -> &[u8] {
        &self.classes
    }

    /// The number of symbols, separators included.
    #[must_use]
    pub fn size(&self) -> usize {
        self.folded.len()
    }

    /// The symbol of a folded character; `None` when the corpus lacks it.
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

    /// The commonest printed form of a symbol; `'\0'` for a separator.
    #[must_use]
    pub fn printed(&self, symbol: Symbol) -> char {
        self.printed[usize::from(symbol)]
    }

    /// The commonest printed form of every symbol.
    pub(super) fn all_printed(&self) -> &[char] {
        &self.printed
    }

    /// The code of a folded string, or `None` when the corpus lacks one of its characters.
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

    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let mut cursor = Cursor::new(bytes);
        let short = cursor.below(SHORT - SEPARATORS + 1);
        let long = cursor.count();
        cursor.check(long <= TWO + THREE && (long == 0 || short == SHORT - SEPARATORS));
        let mut folded = vec!['\0'; SEPARATORS];
        for count in [short, long] {
            let mut last = '\0';
            for index in 0..count {
                let c = cursor.char(last as u32);
                // No character is listed twice.
                cursor.check(index == 0 || c > last);
                folded.push(c);
                last = c;
            }
        }
        let mut printed = folded.clone();
        let mut at = 0;
        for _ in 0..cursor.count() {
            at += cursor.below(folded.len());
            let c = cursor.char(0);
            let place = printed.get_mut(at);
            cursor.check(place.is_some());
            if let Some(place) = place {
                *place = c;
            }
        }
        cursor.valid(Self::new(folded, printed, SEPARATORS + short))
    }
}
