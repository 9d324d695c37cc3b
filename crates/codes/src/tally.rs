//! Counting some characters, and some pairs of adjacent ones, in a coded text.

use std::ops::Range;

use crate::code::{Symbol, is_lead, push_code, symbol_at};

/// Occurrences of one character or pair in one article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frequency {
    /// Those in the headline.
    pub headline: u32,
    /// All others.
    pub body: u32,
}

impl Frequency {
    /// Counts one more.
    pub fn count(&mut self, in_headline: bool) {
        if in_headline {
            self.headline += 1;
        } else {
            self.body += 1;
        }
    }
}

/// What a byte can be the start of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    /// The code of a character that is not counted.
    Other,
    /// No code: it lies within one.
    Trail,
    /// The code of a character that may be counted.
    Counted,
}

/// The characters and pairs to count. Slots and pairs are numbered from 1, so that 0 can say none.
pub struct Tally {
    starts: [Start; 256],
    /// Slot of each symbol.
    slots: Vec<u8>,
    width: usize,
    /// Number of the pair in two slots.
    pairs: Vec<u16>,
    pair_count: usize,
}

impl Tally {
    /// Counts these characters and, of these pairs of them (by their place in `singles`), each. At most 255
    /// characters; one that is `None` never occurs.
    #[must_use]
    pub fn new(symbols: usize, singles: &[Option<Symbol>], pairs: &[(usize, usize)]) -> Self {
        let mut starts = [Start::Other; 256];
        for (byte, start) in starts.iter_mut().enumerate() {
            if !is_lead(byte as u8) {
                *start = Start::Trail;
            }
        }
        let mut slots = vec![0; symbols];
        let mut code = Vec::new();
        for (at, &symbol) in singles.iter().enumerate() {
            if let Some(symbol) = symbol.filter(|&symbol| usize::from(symbol) < symbols) {
                slots[usize::from(symbol)] = at as u8 + 1;
                code.clear();
                push_code(&mut code, symbol);
                starts[usize::from(code[0])] = Start::Counted;
            }
        }
        let width = singles.len();
        let mut table = vec![0; width * width];
        for (number, &(first, second)) in pairs.iter().enumerate() {
            table[first * width + second] = number as u16 + 1;
        }
        Self { starts, slots, width, pairs: table, pair_count: pairs.len() }
    }

    fn slot(&self, symbol: Symbol) -> usize {
        usize::from(self.slots.get(usize::from(symbol)).copied().unwrap_or(0))
    }

    /// The number of the pair in two slots, or 0.
    fn pair(&self, first: usize, second: usize) -> usize {
        if first == 0 || second == 0 {
            return 0;
        }
        usize::from(self.pairs[(first - 1) * self.width + second - 1])
    }

    /// The frequencies of all characters and all pairs in `text`, whose headline ends at `headline_end`.
    #[must_use]
    pub fn count(&self, text: &[u8], headline_end: usize) -> (Vec<Frequency>, Vec<Frequency>) {
        let mut singles = vec![Frequency::default(); self.width];
        let mut pairs = vec![Frequency::default(); self.pair_count];
        let mut last = 0;
        for (at, &byte) in text.iter().enumerate() {
            match self.starts[usize::from(byte)] {
                Start::Other => last = 0,
                Start::Trail => {}
                Start::Counted => {
                    let slot = self.slot(symbol_at(text, at).0);
                    if slot > 0 {
                        let in_headline = at < headline_end;
                        singles[slot - 1].count(in_headline);
                        let pair = self.pair(last, slot);
                        if pair > 0 {
                            pairs[pair - 1].count(in_headline);
                        }
                    }
                    last = slot;
                }
            }
        }
        (singles, pairs)
    }

    /// Places in `text` where at least two adjacent characters form pairs that are counted, each with the
    /// sum of the pairs' `weights`.
    #[must_use]
    pub fn runs(&self, text: &[u8], weights: &[f32]) -> Vec<(Range<usize>, f32)> {
        let mut runs: Vec<(Range<usize>, f32)> = Vec::new();
        let (mut last, mut last_at) = (0, 0);
        let mut at = 0;
        while at < text.len() {
            // Separators have no slot, so that no run goes beyond a paragraph.
            let (symbol, length) = symbol_at(text, at);
            let slot = self.slot(symbol);
            let pair = self.pair(last, slot);
            if pair > 0 {
                let weight = weights.get(pair - 1).copied().unwrap_or(0.0);
                match runs.last_mut() {
                    Some((run, sum)) if run.end > last_at => {
                        run.end = at + length;
                        *sum += weight;
                    }
                    _ => runs.push((last_at..at + length, weight)),
                }
            }
            (last, last_at) = (slot, at);
            at += length;
        }
        runs
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn counts_as_a_plain_loop_does(
            text in proptest::collection::vec(2u16..300, 0..60),
            singles in proptest::collection::vec(2u16..300, 1..6),
            headline in 0usize..60,
        ) {
            let mut coded = Vec::new();
            let mut headline_end = 0;
            for (at, &symbol) in text.iter().enumerate() {
                if at == headline {
                    headline_end = coded.len();
                }
                push_code(&mut coded, symbol);
            }
            if headline >= text.len() {
                headline_end = coded.len();
            }
            let mut singles = singles;
            singles.sort_unstable();
            singles.dedup();
            let options: Vec<Option<Symbol>> = singles.iter().copied().map(Some).collect();
            let tally = Tally::new(300, &options, &[(0, 0)]);
            let (found, pairs) = tally.count(&coded, headline_end);
            for (symbol, frequency) in singles.iter().zip(&found) {
                let places = |range: &[u16]| range.iter().filter(|&other| other == symbol).count() as u32;
                let split = headline.min(text.len());
                prop_assert_eq!(frequency.headline, places(&text[..split]));
                prop_assert_eq!(frequency.body, places(&text[split..]));
            }
            let twice = text.windows(2).filter(|pair| pair[0] == singles[0] && pair[1] == singles[0]).count();
            prop_assert_eq!((pairs[0].headline + pairs[0].body) as usize, twice);
        }
    }
}
