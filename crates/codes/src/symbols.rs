//! Searching a coded text for any symbol of a set.

use crate::code::{Symbol, push_code};

/// The bits in which trail bytes differ.
const TRAIL_BITS: u8 = 63;

/// A set of symbols by the first two bytes of their codes.
#[derive(Clone, Debug)]
pub struct SymbolSet {
    /// For every first byte the second bytes that may follow, as bits. After a code of one byte any may.
    seconds: [u64; 256],
}

impl SymbolSet {
    /// The symbols below `count` for which `holds`.
    #[must_use]
    pub fn new(count: usize, holds: &dyn Fn(Symbol) -> bool) -> Self {
        let mut seconds = [0; 256];
        let mut code = Vec::new();
        for symbol in 0..count as Symbol {
            if holds(symbol) {
                code.clear();
                push_code(&mut code, symbol);
                seconds[usize::from(code[0])] |=
                    code.get(1).map_or(u64::MAX, |second| 1 << (second & TRAIL_BITS));
            }
        }
        Self { seconds }
    }

    /// Whether a symbol of the set occurs at `at`, or one that [`find`](Self::find) cannot tell from it. None does beyond the
    /// end.
    #[must_use]
    pub fn contains(&self, text: &[u8], at: usize) -> bool {
        let Some(&first) = text.get(at) else { return false };
        let second = text.get(at + 1).copied().unwrap_or_default();
        self.seconds[usize::from(first)] >> (second & TRAIL_BITS) & 1 == 1
    }

    /// The first position at or after `from` of a symbol of the set, or of a symbol whose three-byte code differs
    /// from one of the set in the last byte only. Each position is tested on its own, so that no test waits for the
    /// length of the code before.
    #[must_use]
    pub fn find(&self, text: &[u8], from: usize) -> Option<usize> {
        let mut at = from;
        while let Some(bytes) = text.get(at..).and_then(<[u8]>::first_chunk::<9>) {
            let mut found = 0;
            for place in 0..8 {
                let seconds = self.seconds[usize::from(bytes[place])];
                found |= (seconds >> (bytes[place + 1] & TRAIL_BITS) & 1) << place;
            }
            if found != 0 {
                return Some(at + found.trailing_zeros() as usize);
            }
            at += 8;
        }
        (at..text.len()).find(|&at| self.contains(text, at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::symbol_at;
    use proptest::prelude::*;

    #[test]
    fn nothing_occurs_beyond_the_end() {
        let all = SymbolSet::new(4000, &|_| true);
        assert!(all.contains(&[3], 0));
        assert!(!all.contains(&[3], 1));
        assert!(!all.contains(&[], 7));
    }

    proptest! {
        #[test]
        fn finds_all_that_a_walk_finds(
            text in proptest::collection::vec(prop_oneof![0u16..140, 120u16..600, 3700u16..3900], 0..60),
            set in proptest::collection::btree_set(prop_oneof![2u16..140, 3700u16..3900], 0..12),
        ) {
            let mut coded = Vec::new();
            for &symbol in &text {
                push_code(&mut coded, symbol);
            }
            let symbols = SymbolSet::new(4000, &|symbol| set.contains(&symbol));
            let (mut at, mut expected) = (0, Vec::new());
            while at < coded.len() {
                let (symbol, length) = symbol_at(&coded, at);
                // Of codes of three bytes only the first two are looked at: 64 symbols share them.
                if set.contains(&symbol)
                    || (length == 3 && set.iter().any(|&other| other >= 3712 && (other - 3712) / 64 == (symbol - 3712) / 64))
                {
                    expected.push(at);
                }
                at += length;
            }
            let (mut from, mut found) = (0, Vec::new());
            while let Some(at) = symbols.find(&coded, from) {
                found.push(at);
                from = at + 1;
            }
            prop_assert_eq!(found, expected);
        }
    }
}
