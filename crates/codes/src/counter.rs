//! Counting the terms of a query in a coded text: characters (unigrams) and pairs of adjacent ones (bigrams).

use crate::code::{Symbol, push_code};
use crate::find::{Finder, occurs_at};

/// How often one term occurs in one article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frequency {
    /// Occurrences in the headline.
    pub headline: u32,
    /// All other occurrences.
    pub body: u32,
}

impl Frequency {
    /// Counts one more occurrence.
    pub fn count(&mut self, in_headline: bool) {
        if in_headline {
            self.headline += 1;
        } else {
            self.body += 1;
        }
    }
}

/// A character to count.
#[derive(Clone, Debug)]
struct Unigram {
    /// Its code; empty if the corpus lacks it.
    finder: Finder,
    /// The bigrams that begin with it.
    bigrams: Vec<Bigram>,
}

/// A pair of characters to count.
#[derive(Clone, Debug)]
struct Bigram {
    /// Its place among the frequencies.
    number: usize,
    /// The code of its second character.
    second: Vec<u8>,
}

/// The characters and pairs to count.
#[derive(Clone, Debug)]
pub struct TermCounter {
    unigrams: Vec<Unigram>,
    /// The number of characters and pairs together.
    terms: usize,
}

impl TermCounter {
    /// A counter of these characters and of these pairs of them, given by their places in `unigrams`. A character
    /// that the corpus lacks is `None`.
    #[must_use]
    pub fn new(unigrams: &[Option<Symbol>], bigrams: &[(usize, usize)]) -> Self {
        let code = |symbol: &Option<Symbol>| {
            let mut code = Vec::new();
            if let Some(symbol) = *symbol {
                push_code(&mut code, symbol);
            }
            Unigram { finder: Finder::new(code), bigrams: Vec::new() }
        };
        let mut all: Vec<Unigram> = unigrams.iter().map(code).collect();
        for (number, &(first, second)) in bigrams.iter().enumerate() {
            let second = all[second].finder.code().to_vec();
            all[first].bigrams.push(Bigram { number: unigrams.len() + number, second });
        }
        Self { unigrams: all, terms: unigrams.len() + bigrams.len() }
    }

    /// Fills `found` with the frequencies of all characters and then of all pairs. The headline of `text` ends at
    /// `headline_end`.
    pub fn count(&self, text: &[u8], headline_end: usize, found: &mut Vec<Frequency>) {
        found.clear();
        found.resize(self.terms, Frequency::default());
        for (number, unigram) in self.unigrams.iter().enumerate() {
            let mut from = 0;
            while let Some(at) = unigram.finder.find(text, from) {
                from = at + unigram.finder.code().len();
                let in_headline = at < headline_end;
                found[number].count(in_headline);
                for Bigram { number: bigram, second } in &unigram.bigrams {
                    if occurs_at(text, second, from) {
                        found[*bigram].count(in_headline);
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
