//! A set of numbers below a bound, of articles or words: a bit for each.

/// A set of numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct NumberSet {
    /// The bits, 64 a word, the lowest number in the lowest bit.
    bits: Vec<u64>,
}

impl NumberSet {
    /// An empty set of numbers below `bound`.
    pub(crate) fn below(bound: usize) -> Self {
        Self { bits: vec![0; bound.div_ceil(64)] }
    }

    /// Adds a number; one beyond the bound is left out.
    pub(crate) fn insert(&mut self, number: u32) {
        if let Some(word) = self.bits.get_mut(number as usize / 64) {
            *word |= 1 << (number % 64);
        }
    }

    /// Adds the numbers of another set; those beyond the bound are left out.
    pub(crate) fn add(&mut self, other: &Self) {
        for (word, other) in self.bits.iter_mut().zip(&other.bits) {
            *word |= other;
        }
    }

    /// Leaves only the numbers that are in another set, too.
    pub(crate) fn intersect_with(&mut self, other: &Self) {
        self.bits.truncate(other.bits.len());
        for (word, other) in self.bits.iter_mut().zip(&other.bits) {
            *word &= other;
        }
    }

    /// How many numbers are in both of two sets.
    pub(crate) fn count_shared(&self, other: &Self) -> usize {
        self.bits.iter().zip(&other.bits).map(|(word, other)| (word & other).count_ones() as usize).sum()
    }

    /// The numbers, ascending.
    pub(crate) fn numbers(&self) -> Vec<u32> {
        let mut numbers = Vec::new();
        for (at, &word) in (0..).zip(&self.bits) {
            let mut left = word;
            while left != 0 {
                numbers.push(at * 64 + left.trailing_zeros());
                left &= left - 1;
            }
        }
        numbers
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::NumberSet;

    proptest! {
        #[test]
        fn holds_what_a_set_of_the_library_holds(
            left in proptest::collection::btree_set(0u32..200, 0..40),
            right in proptest::collection::btree_set(0u32..200, 0..40),
        ) {
            let set = |numbers: &BTreeSet<u32>| {
                let mut set = NumberSet::below(200);
                for &number in numbers {
                    set.insert(number);
                }
                set
            };
            let (mut both, other) = (set(&left), set(&right));
            prop_assert_eq!(both.numbers(), left.iter().copied().collect::<Vec<_>>());
            prop_assert_eq!(both.count_shared(&other), left.intersection(&right).count());
            let mut either = both.clone();
            either.add(&other);
            prop_assert_eq!(either.numbers(), left.union(&right).copied().collect::<Vec<_>>());
            both.intersect_with(&other);
            prop_assert_eq!(both.numbers(), left.intersection(&right).copied().collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_bounds_of_two_sets_may_differ() {
        let (mut high, mut both) = (NumberSet::below(200), NumberSet::below(10));
        high.insert(3);
        high.insert(150);
        both.insert(3);
        assert_eq!(high.count_shared(&both), 1);
        both.intersect_with(&high);
        assert_eq!(both.numbers(), [3]);
        high.intersect_with(&both);
        assert_eq!(high.numbers(), [3]);
    }

    #[test]
    fn numbers_beyond_the_bound_are_left_out() {
        let mut set = NumberSet::below(3);
        set.insert(64);
        assert_eq!(set, NumberSet::below(3));
    }
}
