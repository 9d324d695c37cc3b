//! Numbers and lists in a range coder's bits.

use super::range_coder::{Decoder, Encoder, Probability};

/// A number below a power of two, bit by bit from the highest, each in the context of those before it.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    width: u32,
    nodes: Vec<Probability>,
}

impl Tree {
    pub(super) fn new(width: u32) -> Self {
        Self { width, nodes: vec![Probability::default(); 1 << width] }
    }

    pub(super) fn write(&mut self, out: &mut Encoder, value: u32) {
        let mut node = 1;
        for bit in (0..self.width).rev() {
            let bit = value >> bit & 1;
            out.bit(&mut self.nodes[node], bit == 1);
            node = node << 1 | bit as usize;
        }
    }

    pub(super) fn read(&mut self, bits: &mut Decoder<'_>) -> u32 {
        let mut node = 1;
        for _ in 0..self.width {
            node = node << 1 | usize::from(bits.bit(&mut self.nodes[node]));
        }
        (node - (1 << self.width)) as u32
    }
}

/// A number from 0 on in an Elias gamma code whose exponent and first bit are adaptive.
#[derive(Clone, Debug)]
pub(super) struct Gamma {
    exponent: Tree,
    first: [Probability; 33],
}

impl Default for Gamma {
    fn default() -> Self {
        Self { exponent: Tree::new(6), first: [Probability::default(); 33] }
    }
}

impl Gamma {
    pub(super) fn write(&mut self, out: &mut Encoder, value: u32) {
        let value = u64::from(value) + 1;
        let exponent = value.ilog2();
        self.exponent.write(out, exponent);
        if let Some(rest) = exponent.checked_sub(1) {
            out.bit(&mut self.first[exponent as usize], value >> rest & 1 == 1);
            out.direct((value & ((1 << rest) - 1)) as u32, rest);
        }
    }

    pub(super) fn read(&mut self, bits: &mut Decoder<'_>) -> u32 {
        let exponent = self.exponent.read(bits).min(32);
        let mut value = 1_u64;
        if let Some(rest) = exponent.checked_sub(1) {
            value = value << 1 | u64::from(bits.bit(&mut self.first[exponent as usize]));
            value = (value << rest) | u64::from(bits.direct(rest));
        }
        u32::try_from(value - 1).unwrap_or(u32::MAX)
    }
}

/// The length of the shorter codes for `0..=span`, and how many values have one.
fn within(span: u32) -> (u32, u32) {
    let width = (u64::from(span) + 1).ilog2();
    (width, ((2_u64 << width) - (u64::from(span) + 1)) as u32)
}

fn write_within(out: &mut Encoder, value: u32, span: u32) {
    let (width, short) = within(span);
    if value < short {
        out.direct(value, width);
    } else {
        out.direct(value + short, width + 1);
    }
}

fn read_within(bits: &mut Decoder<'_>, span: u32) -> u32 {
    let (width, short) = within(span);
    let value = bits.direct(width);
    if value < short { value } else { (value << 1 | bits.direct(1)) - short }
}

/// Writes a strictly ascending list within `low..=high` in binary interpolative coding (A. Moffat and L. Stuiver, 2000).
pub(super) fn write_list(out: &mut Encoder, list: &[u32], low: u32, high: u32) {
    if list.is_empty() {
        return;
    }
    let middle = list.len() / 2;
    let (before, after) = (middle as u32, (list.len() - 1 - middle) as u32);
    let lowest = low + before;
    write_within(out, list[middle] - lowest, high - after - lowest);
    if middle > 0 {
        write_list(out, &list[..middle], low, list[middle] - 1);
    }
    if middle + 1 < list.len() {
        write_list(out, &list[middle + 1..], list[middle] + 1, high);
    }
}

/// Reads `count` numbers within `low..=high`; `count` must not exceed `high - low + 1`.
pub(super) fn read_list(bits: &mut Decoder<'_>, count: u32, low: u32, high: u32, out: &mut Vec<u32>) {
    if count == 0 || !bits.is_valid() {
        return;
    }
    let before = count / 2;
    let after = count - 1 - before;
    let lowest = low + before;
    let middle = lowest + read_within(bits, high - after - lowest);
    if before > 0 {
        read_list(bits, before, low, middle - 1, out);
    }
    out.push(middle);
    if after > 0 {
        read_list(bits, after, middle + 1, high, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_comes_back(
            set in prop::collection::btree_set(0u32..5000, 0..300),
            numbers in prop::collection::vec(any::<u32>(), 0..100),
            small in prop::collection::vec((0u32..8, any::<bool>()), 0..300),
        ) {
            let list: Vec<u32> = set.into_iter().collect();
            let mut out = Encoder::default();
            let (mut gamma, mut tree, mut flag) = (Gamma::default(), Tree::new(3), Probability::default());
            write_list(&mut out, &list, 0, 5010);
            for &number in &numbers {
                gamma.write(&mut out, number);
            }
            for &(value, bit) in &small {
                tree.write(&mut out, value);
                out.bit(&mut flag, bit);
            }
            let bytes = out.finish();
            let mut bits = Decoder::new(&bytes);
            let (mut gamma, mut tree, mut flag) = (Gamma::default(), Tree::new(3), Probability::default());
            let mut back = Vec::new();
            read_list(&mut bits, list.len() as u32, 0, 5010, &mut back);
            prop_assert_eq!(back, list);
            for number in numbers {
                prop_assert_eq!(gamma.read(&mut bits), number);
            }
            for (value, bit) in small {
                prop_assert_eq!((tree.read(&mut bits), bits.bit(&mut flag)), (value, bit));
            }
            prop_assert!(bits.is_valid());
        }

        #[test]
        fn damaged_lists_stay_ascending(bytes in prop::collection::vec(any::<u8>(), 0..64), count in 0u32..200) {
            let mut back = Vec::new();
            read_list(&mut Decoder::new(&bytes), count, 0, 199, &mut back);
            prop_assert!(back.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(back.iter().all(|&value| value < 200));
        }
    }
}
