//! Counting some characters, and some pairs of adjacent ones, in a coded text.

use crate::code::{Symbol, push_code};
use crate::find::{find, occurs_at};

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

/// A character that is counted.
#[derive(Clone, Debug, Default)]
struct Single {
    /// Its code; empty for one that never occurs.
    code: Vec<u8>,
    /// The pairs that begin with it: number of the pair, code of the second character.
    pairs: Vec<(usize, Vec<u8>)>,
}

/// The characters and pairs to count.
#[derive(Clone, Debug)]
pub struct TermCounter {
    singles: Vec<Single>,
    /// How many characters and pairs there are together.
    features: usize,
}

impl TermCounter {
    /// Counts these characters and, of these pairs of them (by their place in `singles`), each. A character
    /// that is `None` never occurs.
    #[must_use]
    pub fn new(singles: &[Option<Symbol>], pairs: &[(usize, usize)]) -> Self {
        let mut all = vec![Single::default(); singles.len()];
        for (single, symbol) in all.iter_mut().zip(singles) {
            if let Some(symbol) = *symbol {
                push_code(&mut single.code, symbol);
            }
        }
        for (number, &(first, second)) in pairs.iter().enumerate() {
            let code = all[second].code.clone();
            all[first].pairs.push((singles.len() + number, code));
        }
        Self { singles: all, features: singles.len() + pairs.len() }
    }

    /// Fills `found` with the frequencies of all characters and then of all pairs in `text`, whose headline ends
    /// at `headline_end`.
    pub fn count(&self, text: &[u8], headline_end: usize, found: &mut Vec<Frequency>) {
        found.clear();
        found.resize(self.features, Frequency::default());
        for (number, single) in self.singles.iter().enumerate() {
            let mut from = 0;
            while let Some(at) = find(text, &single.code, from) {
                from = at + single.code.len();
                let in_headline = at < headline_end;
                found[number].count(in_headline);
                for (pair, second) in &single.pairs {
                    if occurs_at(text, second, from) {
                        found[*pair].count(in_headline);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
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
            let counter = TermCounter::new(&options, &[(0, 0)]);
            let mut found = Vec::new();
            counter.count(&coded, headline_end, &mut found);
            let pair = found.pop().unwrap();
            for (symbol, frequency) in singles.iter().zip(&found) {
                let places = |range: &[u16]| range.iter().filter(|&other| other == symbol).count() as u32;
                let split = headline.min(text.len());
                prop_assert_eq!(frequency.headline, places(&text[..split]));
                prop_assert_eq!(frequency.body, places(&text[split..]));
            }
            let twice = text.windows(2).filter(|pair| pair[0] == singles[0] && pair[1] == singles[0]).count();
            prop_assert_eq!((pair.headline + pair.body) as usize, twice);
        }
    }
}
