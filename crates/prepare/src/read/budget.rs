//! How many bytes of inputs are in memory at a time.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Bytes of files that may be read at once. Each core reads one; with many cores large files would fill the memory.
pub(crate) const IN_MEMORY: u64 = 256 << 20;

/// A number of bytes that the threads share.
pub(crate) struct Budget {
    limit: u64,
    held: Mutex<u64>,
    given_back: Condvar,
}

/// Bytes that a thread may hold until this is dropped.
pub(crate) struct Permit<'a> {
    budget: &'a Budget,
    bytes: u64,
}

impl Budget {
    pub(crate) fn new(limit: u64) -> Self {
        Self { limit, held: Mutex::new(0), given_back: Condvar::new() }
    }

    /// Waits until there is room for so many bytes. More than all are let in alone. Whoever holds a permit may not ask for
    /// another one, nor wait for another thread: two that wait for each other would never end.
    pub(crate) fn take(&self, bytes: u64) -> Permit<'_> {
        let mut held = self.lock();
        while *held > 0 && held.saturating_add(bytes) > self.limit {
            held = self.given_back.wait(held).unwrap_or_else(PoisonError::into_inner);
        }
        *held += bytes;
        Permit { budget: self, bytes }
    }

    /// The bytes of all permits.
    #[cfg(test)]
    pub(crate) fn held(&self) -> u64 {
        *self.lock()
    }

    fn lock(&self) -> MutexGuard<'_, u64> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        *self.budget.lock() -= self.bytes;
        self.budget.given_back.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use rayon::prelude::*;

    use super::*;

    #[test]
    fn no_more_is_held_than_the_budget_or_one_file() {
        const LIMIT: u64 = 100;
        let (budget, now, most) = (Budget::new(LIMIT), AtomicU64::new(0), AtomicU64::new(0));
        let Ok(pool) = rayon::ThreadPoolBuilder::new().num_threads(8).build() else { return };
        pool.install(|| {
            (0..2_000_u64).into_par_iter().for_each(|number| {
                let bytes = if number % 97 == 0 { 3 * LIMIT } else { number % 70 };
                let permit = budget.take(bytes);
                let held = now.fetch_add(bytes, Ordering::SeqCst) + bytes;
                most.fetch_max(if bytes > LIMIT { held - 2 * LIMIT } else { held }, Ordering::SeqCst);
                std::thread::yield_now();
                now.fetch_sub(bytes, Ordering::SeqCst);
                drop(permit);
            });
        });
        assert!(most.into_inner() <= LIMIT && now.into_inner() == 0);
        assert_eq!(budget.held(), 0);
    }
}
