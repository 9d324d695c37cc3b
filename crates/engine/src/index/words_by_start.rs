//! The words of a corpus by the character they begin with.

use super::alphabet::{Symbol, symbol_at};
use super::words::Word;

/// For every symbol the words that begin with it: a query asks for these alone.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordsByStart {
    /// For every symbol where its words start in `numbers`, and the end of the last.
    starts: Vec<u32>,
    /// Numbers of words.
    numbers: Vec<u32>,
}

impl WordsByStart {
    /// Sorts the words by counting; `texts` are all texts, `symbols` is the size of the alphabet.
    pub(super) fn new(words: &[Word], texts: &[u8], symbols: usize) -> Self {
        let first = |word: &Word| usize::from(symbol_at(texts, word.range().start).0);
        let mut starts = vec![0u32; symbols + 1];
        for word in words {
            starts[first(word) + 1] += 1;
        }
        for symbol in 0..symbols {
            starts[symbol + 1] += starts[symbol];
        }
        let mut next = starts.clone();
        let mut numbers = vec![0; words.len()];
        for (number, word) in (0..).zip(words) {
            let place = &mut next[first(word)];
            numbers[*place as usize] = number;
            *place += 1;
        }
        Self { starts, numbers }
    }

    /// The numbers of the words that begin with a symbol, ascending.
    pub(crate) fn starting_with(&self, symbol: Symbol) -> &[u32] {
        let bound = |at: usize| self.starts.get(at).map_or(self.numbers.len(), |&at| at as usize);
        let symbol = usize::from(symbol);
        self.numbers.get(bound(symbol)..bound(symbol + 1)).unwrap_or_default()
    }
}
