//! The keys of so many articles that they have files of their own.

use super::keys::Key;
use super::models::Gamma;
use super::range_coder::{Decoder, Encoder};

/// The frequent keys, as the highest bits of each: a key that is not frequent is taken for one of them once in a thousand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FrequentKeys {
    pub(super) bits: u32,
    tops: Vec<u32>,
}

impl FrequentKeys {
    /// Keeps as many bits as tell the keys apart.
    pub(super) fn of(keys: &[Key]) -> Self {
        let mut bits = (keys.len().max(1).ilog2() + 11).min(32);
        loop {
            let mut tops: Vec<u32> = keys.iter().map(|key| key.top(bits) as u32).collect();
            tops.sort_unstable();
            if bits == 32 || tops.windows(2).all(|pair| pair[0] != pair[1]) {
                return Self { bits, tops };
            }
            bits += 1;
        }
    }

    /// The number of the file of a key, if it may be frequent.
    pub(super) fn number(&self, key: Key) -> Option<u32> {
        if self.tops.is_empty() {
            return None;
        }
        self.tops.binary_search(&(key.top(self.bits) as u32)).ok().map(|at| at as u32)
    }

    pub(super) fn write(&self, out: &mut Encoder) {
        let mut gaps = Gamma::default();
        gaps.write(out, self.tops.len() as u32);
        let mut last = 0;
        for &top in &self.tops {
            gaps.write(out, top - last);
            last = top;
        }
    }

    pub(super) fn read(bits: &mut Decoder<'_>, width: u32) -> Option<Self> {
        let mut gaps = Gamma::default();
        let count = gaps.read(bits);
        let mut tops = Vec::new();
        let mut last = 0_u32;
        for _ in 0..count {
            last = last.checked_add(gaps.read(bits))?;
            tops.push(last);
            if !bits.is_valid() {
                return None;
            }
        }
        Some(Self { bits: width, tops })
    }
}
