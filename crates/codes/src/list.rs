//! Binary interpolative coding of ascending lists (A. Moffat and L. Stuiver, 2000): the middle number takes as
//! many bits as its range needs, then both halves are coded the same way. Runs of consecutive numbers cost nothing.

use crate::bits::{BitReader, BitWriter, Exhausted};

/// Writes the strictly ascending `list`, all of it within `low..=high`. The length is not written: the reader must know it.
pub fn write(out: &mut BitWriter, list: &[u32], low: u32, high: u32) {
    let Some(middle) = list.len().checked_div(2).filter(|_| !list.is_empty()) else { return };
    let (before, after) = (middle as u32, (list.len() - 1 - middle) as u32);
    let lowest = low + before;
    out.write_within(list[middle] - lowest, high - after - lowest);
    if middle > 0 {
        write(out, &list[..middle], low, list[middle] - 1);
    }
    if middle + 1 < list.len() {
        write(out, &list[middle + 1..], list[middle] + 1, high);
    }
}

/// Reads `count` numbers within `low..=high` and appends them to `out` in ascending order. `count` must not
/// exceed `high - low + 1`.
///
/// # Errors
/// [`Exhausted`] when the bits end too early.
pub fn read(
    bits: &mut BitReader<'_>,
    count: u32,
    low: u32,
    high: u32,
    out: &mut Vec<u32>,
) -> Result<(), Exhausted> {
    if count == 0 {
        return Ok(());
    }
    let before = count / 2;
    let after = count - 1 - before;
    let lowest = low + before;
    let middle = lowest + bits.read_within(high - after - lowest)?;
    if before > 0 {
        read(bits, before, low, middle - 1, out)?;
    }
    out.push(middle);
    if after > 0 {
        read(bits, after, middle + 1, high, out)?;
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn lists_come_back(set in proptest::collection::btree_set(0u32..5000, 0..300), extra in 0u32..100) {
            let list: Vec<u32> = set.into_iter().collect();
            let high = list.last().copied().unwrap_or(0) + extra;
            let mut out = BitWriter::default();
            write(&mut out, &list, 0, high);
            let bytes = out.finish();
            let mut back = Vec::new();
            read(&mut BitReader::new(&bytes), list.len() as u32, 0, high, &mut back).unwrap();
            prop_assert_eq!(back, list);
        }

        #[test]
        fn damaged_bits_stay_ascending(bytes in proptest::collection::vec(any::<u8>(), 0..64), count in 0u32..200) {
            let mut back = Vec::new();
            if read(&mut BitReader::new(&bytes), count, 0, 199, &mut back).is_ok() {
                prop_assert!(back.windows(2).all(|pair| pair[0] < pair[1]));
                prop_assert!(back.iter().all(|&value| value < 200));
            }
        }
    }

    #[test]
    fn a_full_range_takes_no_bits() {
        let list: Vec<u32> = (0..35).collect();
        let mut out = BitWriter::default();
        write(&mut out, &list, 0, 34);
        assert!(out.finish().is_empty());
    }
}
