//! Sorting in few bytes. The standard library's sorts are quick on long lists, but each use of one adds
//! several kilobytes to the wasm module; the lists here are short, and heapsort is a few hundred bytes.

use std::cmp::Ordering;

/// Sorts in place by heapsort (J. W. J. Williams, 1964): n log n steps at worst. Equal items may change
/// places, so that `order` should tell all items apart.
pub(crate) fn sort_by<T>(items: &mut [T], order: impl FnMut(&T, &T) -> Ordering) {
    heapsort(items, items.len(), order);
}

/// Brings the first `count` items of the ascending order to the front, in that order; the others follow in
/// any order.
pub(crate) fn sort_first<T>(items: &mut [T], count: usize, mut order: impl FnMut(&T, &T) -> Ordering) {
    let count = count.min(items.len());
    // The least stand at the end of the list when the heap has the least on top.
    heapsort(items, count, |a, b| order(b, a));
    items.reverse();
}

/// Moves the `count` greatest items to the end, in ascending order.
fn heapsort<T>(items: &mut [T], count: usize, mut order: impl FnMut(&T, &T) -> Ordering) {
    let mut sift = |items: &mut [T], mut parent: usize| {
        loop {
            let mut child = 2 * parent + 1;
            if child >= items.len() {
                return;
            }
            if child + 1 < items.len() && order(&items[child], &items[child + 1]).is_lt() {
                child += 1;
            }
            if order(&items[parent], &items[child]).is_ge() {
                return;
            }
            items.swap(parent, child);
            parent = child;
        }
    };
    for parent in (0..items.len() / 2).rev() {
        sift(items, parent);
    }
    let last = items.len();
    for end in (1..last).rev().take(count) {
        items.swap(0, end);
        sift(&mut items[..end], 0);
    }
}

/// Sorts in ascending order.
pub(crate) fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts numbers that hold what is to be compared, the most important in the highest bits. Whatever can be
/// put so shares this one sort.
#[inline(never)]
pub(crate) fn sort_keys(keys: &mut [u64]) {
    sort(keys);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(mut items in proptest::collection::vec(any::<u8>(), 0..200)) {
            let mut expected = items.clone();
            expected.sort_unstable();
            super::sort(&mut items);
            prop_assert_eq!(items, expected);
        }

        #[test]
        fn the_first_are_the_first_of_all(mut items in proptest::collection::vec(any::<u8>(), 0..200), count in 0usize..220) {
            let mut expected = items.clone();
            expected.sort_unstable();
            super::sort_first(&mut items, count, u8::cmp);
            let count = count.min(items.len());
            prop_assert_eq!(&items[..count], &expected[..count]);
            items.sort_unstable();
            prop_assert_eq!(items, expected);
        }
    }
}
