//! How alike two strings are: by sound, by the characters that differ, by signs left out.

use crate::index::alphabet::{Symbol, symbol_at};
use crate::index::{Index, readings};
use crate::text::chars::is_word;

/// The parts of a string's distance: added up, the nearest string has the least. What sounds exactly alike
/// costs nothing.
const NEAR_SOUND: u32 = 1;
const SWAP: u32 = 1;
const SLIP: u32 = 2;
/// From this cost on a string must stand in the corpus twice, as words do, to be searched at once.
pub(super) const RECURRING: u32 = 16;

/// Signs (quotes, commas, blanks) in a row that a reader may leave out.
const MOST_SIGNS: u8 = 3;

/// Characters before and behind a slip with less of which it costs more, in what is no word.
const ROUND_SLIP: usize = 2;

/// What was typed, to be held against places of the text.
pub(super) struct Likeness<'a> {
    index: &'a Index,
    /// Symbols of the characters that were typed; `Symbol::MAX` for one that is not known.
    typed: Vec<Symbol>,
}

impl<'a> Likeness<'a> {
    pub(super) fn new(index: &'a Index, typed: &[char]) -> Self {
        let mut symbols = Vec::new();
        for &c in typed {
            symbols.push(index.readings().symbol(index.alphabet(), c).unwrap_or(Symbol::MAX));
        }
        Self { index, typed: symbols }
    }

    /// How far a character that was typed sounds from one of the text; `None` if they do not sound alike.
    pub(super) fn sound(&self, typed: usize, symbol: Symbol) -> Option<u32> {
        let ours = self.typed[typed];
        if ours == symbol {
            return Some(0);
        }
        let mut least = None;
        let readings = self.index.readings();
        readings.any(ours, &mut |a| {
            readings.any(symbol, &mut |b| {
                if readings::near(a) == readings::near(b) && least != Some(0) {
                    least = Some(if a == b { 0 } else { NEAR_SOUND });
                }
                false
            })
        });
        least
    }

    /// Whether a place of the text holds a character that was typed.
    pub(super) fn shares(&self, place: std::ops::Range<usize>) -> bool {
        let texts = self.index.texts();
        let mut at = place.start;
        while at < place.end {
            let (symbol, length) = symbol_at(texts, at);
            if self.typed.contains(&symbol) {
                return true;
            }
            at += length;
        }
        false
    }

    /// How far what was typed is from the characters from `at` on, and the byte behind them: if it does not
    /// sound alike, up to `slips` characters may be wrong, missing, too many or swapped with the next one.
    ///
    /// With an `end` it is held against all characters before it. Without one, what was typed may end
    /// anywhere, but its first and its last character must be right, and signs of the text may be left out.
    pub(super) fn at(&self, at: usize, end: Option<usize>, slips: u8) -> Option<(u32, usize)> {
        let alike = self.walk(0, at, end, None, 0);
        if slips > 0 { alike.or_else(|| self.walk(0, at, end, Some(slips), 0)) } else { alike }
    }

    /// With `slips`, even none, characters must be the same; without they must sound alike.
    fn walk(
        &self,
        from: usize,
        at: usize,
        end: Option<usize>,
        slips: Option<u8>,
        signs: u8,
    ) -> Option<(u32, usize)> {
        let left = slips.unwrap_or(0);
        let is_whole = end.is_some();
        let texts = self.index.texts();
        let next = self.typed.get(from);
        if at >= end.unwrap_or(texts.len()) {
            return next.is_none().then_some((0, at));
        }
        if next.is_none() && !is_whole {
            return Some((0, at));
        }
        let (symbol, length) = symbol_at(texts, at);
        let behind = at + length;
        let c = self.index.alphabet().folded(symbol);
        // Separators of fields have no character.
        if c == '\0' {
            return None;
        }
        let mut best: Option<(u32, usize)> = None;
        let mut consider = |cost: u32, found: Option<(u32, usize)>| {
            if let Some((rest, end)) = found {
                let found = (cost + rest, end);
                best = Some(best.map_or(found, |best| best.min(found)));
            }
        };
        if let Some(&next) = next {
            let cost = match slips {
                Some(_) => (next == symbol).then_some(0),
                None => self.sound(from, symbol),
            };
            if let Some(cost) = cost {
                consider(cost, self.walk(from + 1, behind, end, slips, MOST_SIGNS));
            } else if signs > 0 && !is_whole && !is_word(c) {
                consider(0, self.walk(from, behind, end, slips, signs - 1));
            }
        }
        if left > 0 {
            let fewer = Some(left - 1);
            // How many characters stand before and behind a slip that takes so many of what was typed.
            let round = |taken: usize| from.min(self.typed.len().saturating_sub(from + taken));
            let cost = |taken: usize| {
                if is_whole || round(taken) >= ROUND_SLIP { SLIP } else { SLIP + RECURRING }
            };
            if is_whole || round(0) > 0 {
                consider(cost(0), self.walk(from, behind, end, fewer, MOST_SIGNS));
            }
            if next.is_some() && (is_whole || round(1) > 0) {
                consider(cost(1), self.walk(from + 1, behind, end, fewer, MOST_SIGNS));
            }
            // A character too many before a word is another word; behind a long one it may be 们 or 的.
            let is_behind = is_whole && from > 3;
            if next.is_some() && (is_behind || round(1) > 0) {
                consider(cost(1), self.walk(from + 1, at, end, fewer, MOST_SIGNS));
            }
            // Two characters that changed places tell enough by themselves.
            if (is_whole || from > 0)
                && self.typed.get(from + 1) == Some(&symbol)
                && behind < end.unwrap_or(texts.len())
            {
                let (second, length) = symbol_at(texts, behind);
                if next == Some(&second) {
                    consider(SWAP, self.walk(from + 2, behind + length, end, fewer, MOST_SIGNS));
                }
            }
        }
        best
    }
}
