//! Which places of a coded text may be alike a typed string. Most are not, and are told apart here, so that
//! only the others need be compared in all the ways in which they may differ.

use crate::code::{SEPARATORS, symbol_at};

/// The bit of a symbol that is a sign (a quote, a comma, a blank), which may be passed over.
pub const SIGN: u32 = 1 << 31;
/// Characters of the longest typed string: each has a bit beside [`SIGN`].
pub const LONGEST: usize = 30;

/// Where in a typed string a symbol may stand: a bit for every place.
#[derive(Clone, Copy, Debug, Default)]
pub struct Places {
    /// Where it is what was typed.
    pub equals: u32,
    /// Where it sounds exactly as what was typed.
    pub sounds: u32,
    /// Where it sounds nearly so; [`SIGN`] for a sign.
    pub near: u32,
}

/// What was typed.
#[derive(Clone, Debug)]
pub struct Typed {
    /// How many characters were typed, at most [`LONGEST`].
    pub length: usize,
    /// The places of every symbol; those of exact sounds are among those of near ones, and equal symbols sound
    /// exactly alike.
    pub places: Vec<Places>,
    /// Signs in a row that are passed over at most.
    pub signs: usize,
}

impl Typed {
    /// Whether `text` begins with a string that sounds as what was typed, or with one whose first character is
    /// the same and that has all the others but `slips` and no more than so many beside them; signs between the
    /// characters do not count. If it is a `word`, all of it must be so alike, and the first character may be
    /// another, but one must be the same.
    ///
    /// It holds wherever that is so, and in some other places: where there are slips the order of characters
    /// is not looked at.
    #[must_use]
    pub fn may_be(&self, text: &[u8], word: bool, slips: u8) -> bool {
        let (mut at, mut place, mut signs, mut sounds_alike) = (0, 0, 0, true);
        let (mut held, mut others, mut slips) = (0u32, 0, slips);
        let mut left = (self.length + usize::from(slips)) * (1 + self.signs);
        while at < text.len() && left > 0 {
            let (symbol, length) = symbol_at(text, at);
            let Places { equals, near, .. } = self.places[usize::from(symbol)];
            if usize::from(symbol) < SEPARATORS {
                break;
            }
            if at == 0 && !word && equals & 1 == 0 {
                slips = 0;
            }
            at += length;
            left -= 1;
            let is_sign = near & SIGN != 0;
            if sounds_alike && near >> place & 1 == 1 {
                (place, signs) = (place + 1, self.signs);
                if place == self.length && !word {
                    return true;
                }
            } else if sounds_alike && is_sign && signs > 0 && !word {
                signs -= 1;
            } else {
                sounds_alike = false;
            }
            held |= equals;
            others += u8::from(equals == 0 && !is_sign);
            if others > slips && !sounds_alike {
                break;
            }
        }
        let has_enough = held.count_ones() as usize + usize::from(slips) >= self.length;
        let with_slips = slips > 0 && has_enough && (others <= slips || !word);
        let by_sound = word && sounds_alike && place == self.length && at == text.len();
        held != 0 && (with_slips || by_sound)
    }
}
