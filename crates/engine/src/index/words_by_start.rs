//! The words of a corpus by the character they begin with.

use super::alphabet::{FIELD, Symbol, symbol_at};
use super::words::Word;
use crate::number_set::NumberSet;

/// For every symbol the words that begin with it: a query asks for these alone.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordsByStart {
    /// For every symbol where its words start in `numbers`, and the end of the last.
    starts: Vec<u32>,
    /// The words, by their beginnings.
    beginnings: Vec<Beginning>,
}

/// How a word begins, but for its first symbol.
#[derive(Clone, Copy, Debug, Default)]
struct Beginning {
    /// The number of the word.
    number: u32,
    /// Its second symbol; [`FIELD`] for a word of one symbol.
    second: Symbol,
    /// Its symbols after the first.
    others: SymbolFilter,
}

impl Beginning {
    /// The beginning of the word that has a number and a code.
    fn of(number: u32, code: &[u8]) -> Self {
        let mut at = symbol_at(code, 0).1;
        let mut beginning = Self { number, second: Symbol::from(FIELD), others: SymbolFilter::default() };
        while at < code.len() {
            let (symbol, length) = symbol_at(code, at);
            if beginning.others.is_empty() {
                beginning.second = symbol;
            }
            beginning.others.insert(symbol);
            at += length;
        }
        beginning
    }
}

/// A set of symbols that may hold others, too: a Bloom filter of one hash, which is the last bits of the symbol.
#[derive(Clone, Copy, Debug, Default)]
struct SymbolFilter(u32);

impl SymbolFilter {
    fn insert(&mut self, symbol: Symbol) {
        self.0 |= Self::bit(symbol);
    }

    fn is_empty(self) -> bool {
        self.0 == 0
    }

    fn may_hold(self, symbol: Symbol) -> bool {
        self.0 & Self::bit(symbol) != 0
    }

    fn bit(symbol: Symbol) -> u32 {
        1 << (symbol & 31)
    }
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
        let mut beginnings = vec![Beginning::default(); words.len()];
        for (number, word) in (0..).zip(words) {
            let place = &mut next[first(word)];
            beginnings[*place as usize] = Beginning::of(number, &texts[word.range()]);
            *place += 1;
        }
        Self { starts, beginnings }
    }

    fn of(&self, symbol: usize) -> &[Beginning] {
        let bound = |at: usize| self.starts.get(at).map_or(self.beginnings.len(), |&at| at as usize);
        self.beginnings.get(bound(symbol)..bound(symbol + 1)).unwrap_or_default()
    }

    /// Calls `each` with the numbers of the words that begin with a symbol and hold another one later, and of some that do
    /// not, ascending.
    pub(crate) fn likely_holding(&self, first: Symbol, later: Symbol, each: &mut dyn FnMut(u32)) {
        for word in self.of(usize::from(first)) {
            if word.others.may_hold(later) {
                each(word.number);
            }
        }
    }

    /// Calls `each` with the numbers of the words that are a symbol, or begin with it and a second one, ascending.
    pub(crate) fn starting_with(&self, first: Symbol, second: Option<Symbol>, each: &mut dyn FnMut(u32)) {
        for word in self.of(usize::from(first)) {
            if word.second == Symbol::from(FIELD) || Some(word.second) == second {
                each(word.number);
            }
        }
    }

    /// The numbers of the words whose first symbol `first` accepts, or whose second one `second` does, ascending. Asks for
    /// each symbol once.
    pub(crate) fn beginning_with(
        &self,
        first: &dyn Fn(Symbol) -> bool,
        second: &dyn Fn(Symbol) -> bool,
    ) -> Vec<u32> {
        let symbols = self.starts.len().saturating_sub(1);
        let accepted: Vec<bool> = (0..symbols).map(|symbol| second(symbol as Symbol)).collect();
        let mut numbers = NumberSet::below(self.beginnings.len());
        for symbol in 0..symbols {
            let accepts_all = first(symbol as Symbol);
            for word in self.of(symbol) {
                if accepts_all || accepted[usize::from(word.second)] {
                    numbers.insert(word.number);
                }
            }
        }
        numbers.numbers()
    }
}
