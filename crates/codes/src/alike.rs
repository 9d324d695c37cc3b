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
    /// Whether `text` begins with a string that sounds as what was typed, or with one that has all its characters
    /// but `slips` and no more than so many others; signs between the characters do not count. If it is a `word`,
    /// all of it must be so alike, and a character must be the same.
    ///
    /// It holds wherever that is so, and in some other places: where there are slips the order of characters
    /// is not looked at.
    #[must_use]
    pub fn may_be(&self, text: &[u8], word: bool, slips: u8) -> bool {
        let slips = u32::from(slips);
        // Places that sound as what was typed so far, one behind the last of them, and the signs behind it.
        let (mut next, mut signs) = (1u32, 0);
        let (mut held, mut others) = (0, 0);
        let all = 1 << self.length;
        let mut at = 0;
        // A run of typed characters may be longer than any string that is alike.
        for _ in 0..(self.length + slips as usize) * (1 + self.signs) {
            if at >= text.len() {
                break;
            }
            let (symbol, length) = symbol_at(text, at);
            if usize::from(symbol) < SEPARATORS {
                break;
            }
            at += length;
            let Places { equals, near, .. } = self.places[usize::from(symbol)];
            if near & next != 0 {
                (next, signs) = (next << 1, self.signs);
                if next == all && !word {
                    return true;
                }
            } else if near & SIGN != 0 && signs > 0 && !word {
                signs -= 1;
            } else {
                next = 0;
            }
            held |= equals;
            others += u32::from(equals == 0 && near & SIGN == 0);
            if others > slips && next == 0 {
                break;
            }
        }
        let with_slips =
            slips > 0 && held.count_ones() + slips >= self.length as u32 && (others <= slips || !word);
        held != 0 && (with_slips || word && next == all && at == text.len())
    }
}
