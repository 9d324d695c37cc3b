//! Sorting in few bytes of code. The standard library's sorts are quick on long lists, but each use of one adds several
//! kilobytes to the wasm module. The lists here are short, and heapsort is a few hundred bytes.

use std::cmp::Ordering;

/// Sorts in place by heapsort (J. W. J. Williams, 1964): n log n steps at worst. The sort is
/// not stable, so `order` should never call two items equal.
pub(crate) fn sort_by<T>(items: &mut [T], order: impl FnMut(&T, &T) -> Ordering) {
    let count = items.len();
    heapsort(&mut By { items, order, descending: false }, count, count);
}

/// Brings the first `count` items of the ascending order to the front, in that order; the others follow in
/// any order.
pub(crate) fn sort_first<T>(items: &mut [T], count: usize, order: impl FnMut(&T, &T) -> Ordering) {
    let all = items.len();
    // With the least item on top of the heap, the least items end up at the end of the list.
    heapsort(&mut By { items: &mut *items, order, descending: true }, all, count.min(all));
    items.reverse();
}

/// What heapsort needs of a list. As a trait object it lets one piece of code sort lists of all types.
trait Heap {
    /// Whether the item at `a` comes before the one at `b`.
    fn is_before(&mut self, a: usize, b: usize) -> bool;
    fn swap(&mut self, a: usize, b: usize);
}

struct By<'a, T, F> {
    items: &'a mut [T],
    order: F,
    descending: bool,
}

impl<T, F: FnMut(&T, &T) -> Ordering> Heap for By<'_, T, F> {
    fn is_before(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = if self.descending { (b, a) } else { (a, b) };
        (self.order)(&self.items[a], &self.items[b]).is_lt()
    }

    fn swap(&mut self, a: usize, b: usize) {
        self.items.swap(a, b);
    }
}

/// Moves the `count` greatest of `all` items to the end, in ascending order.
fn heapsort(heap: &mut dyn Heap, all: usize, count: usize) {
    for parent in (0..all / 2).rev() {
        sift(heap, all, parent);
    }
    for end in (1..all).rev().take(count) {
        heap.swap(0, end);
        sift(heap, end, 0);
    }
}

/// Moves the item at `parent` down to its place among the first `end`.
fn sift(heap: &mut dyn Heap, end: usize, mut parent: usize) {
    loop {
        let mut child = 2 * parent + 1;
        if child >= end {
            return;
        }
        if child + 1 < end && heap.is_before(child, child + 1) {
            child += 1;
        }
        if !heap.is_before(parent, child) {
            return;
        }
        heap.swap(parent, child);
        parent = child;
    }
}

/// Sorts in ascending order.
pub(crate) fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts numbers that pack the sort keys, the most important one in the highest bits. All callers share this one sort.
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
