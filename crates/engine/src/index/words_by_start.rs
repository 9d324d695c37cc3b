//! The words of a corpus by the character they begin with.

use super::alphabet::{FIELD, Symbol, symbol_at};
use super::words::Word;
use crate::number_set::NumberSet;
use crate::sort::sort;

/// For every symbol the words that begin with it: a query asks for these alone.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordsByStart {
    /// For every symbol where its words start in `numbers`, and the end of the last.
    starts: Vec<u32>,
    /// The words, by their beginnings.
    beginnings: Vec<Beginning>,
}

/// How a word begins.
#[derive(Clone, Copy, Debug, Default)]
struct Beginning {
    /// The number of the word.
    number: u32,
    first: Symbol,
    /// Its second symbol; [`FIELD`] for a word of one symbol.
    second: Symbol,
    /// Its symbols after the first.
    others: SymbolFilter,
}

impl Beginning {
    /// The beginning of the word that has a number and a code.
    fn of(number: u32, code: &[u8]) -> Self {
        let (first, mut at) = symbol_at(code, 0);
        let mut beginning =
            Self { number, first, second: Symbol::from(FIELD), others: SymbolFilter::default() };
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

/// Sorts beginnings by a symbol, those of the same symbol as they come, by counting. Besides, where those of each symbol
/// start, and the end of the last.
fn sort_by_symbol(
    beginnings: Vec<Beginning>,
    symbols: usize,
    key: fn(&Beginning) -> Symbol,
) -> (Vec<Beginning>, Vec<u32>) {
    let mut starts = vec![0u32; symbols + 1];
    for beginning in &beginnings {
        starts[usize::from(key(beginning)) + 1] += 1;
    }
    for symbol in 0..symbols {
        starts[symbol + 1] += starts[symbol];
    }
    let mut next = starts.clone();
    let mut sorted = vec![Beginning::default(); beginnings.len()];
    for beginning in beginnings {
        let place = &mut next[usize::from(key(&beginning))];
        sorted[*place as usize] = beginning;
        *place += 1;
    }
    (sorted, starts)
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
    /// Sorts the words; `texts` are all texts, `symbols` is the size of the alphabet.
    pub(super) fn new(words: &[Word], texts: &[u8], symbols: usize) -> Self {
        let all =
            (0..).zip(words).map(|(number, word)| Beginning::of(number, &texts[word.range()])).collect();
        // By the first symbol, of the same first by the second, of the same second by number.
        let (by_second, _) = sort_by_symbol(all, symbols, |beginning| beginning.second);
        let (beginnings, starts) = sort_by_symbol(by_second, symbols, |beginning| beginning.first);
        Self { starts, beginnings }
    }

    fn of(&self, symbol: usize) -> &[Beginning] {
        let bound = |at: usize| self.starts.get(at).map_or(self.beginnings.len(), |&at| at as usize);
        self.beginnings.get(bound(symbol)..bound(symbol + 1)).unwrap_or_default()
    }

    /// The numbers of the words that begin with a symbol and a second one; without one, of the word that is the symbol.
    /// Ascending.
    pub(crate) fn starting_with(&self, first: Symbol, second: Option<Symbol>) -> impl Iterator<Item = u32> {
        let second = second.unwrap_or(Symbol::from(FIELD));
        let all = self.of(usize::from(first));
        let start = all.partition_point(|word| word.second < second);
        all[start..].iter().take_while(move |word| word.second == second).map(|word| word.number)
    }

    /// The numbers of the words that begin with a symbol and hold another one later, and some that do not, ascending.
    pub(crate) fn likely_holding(&self, first: Symbol, later: Symbol) -> Vec<u32> {
        let all = self.of(usize::from(first)).iter();
        let mut numbers: Vec<u32> =
            all.filter(|word| word.others.may_hold(later)).map(|word| word.number).collect();
        sort(&mut numbers);
        numbers
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
