//! Reading and writing single bits of a byte string, low bit first.

/// The bits end too early, or hold a number longer than 32 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exhausted;

/// Writes bits, low bit first.
#[derive(Clone, Debug, Default)]
pub struct BitWriter {
    out: Vec<u8>,
    used: u32,
}

impl BitWriter {
    /// Appends the low `width` bits of `value`; `width` is at most 32.
    pub fn write(&mut self, value: u32, width: u32) {
        for bit in 0..width {
            if self.used.is_multiple_of(8) {
                self.out.push(0);
            }
            if (value >> bit) & 1 == 1
                && let Some(last) = self.out.last_mut()
            {
                *last |= 1 << (self.used % 8);
            }
            self.used += 1;
        }
    }

    /// Appends `value`, one of `0..=span`, in truncated binary: the first few values take one bit less than the
    /// others, which is optimal when all are equally likely.
    pub fn write_within(&mut self, value: u32, span: u32) {
        let (width, short) = within(span);
        if value < short {
            self.write(value, width);
        } else {
            self.write((value + short) >> 1, width);
            self.write((value + short) & 1, 1);
        }
    }

    /// Appends a number of at least 1 in the Elias gamma code: its length in zeros, a one, its lower bits.
    pub fn write_gamma(&mut self, value: u32) {
        let width = value.ilog2();
        self.write(0, width);
        self.write(1, 1);
        self.write(value, width);
    }

    /// The bytes, the last one filled with zero bits.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        self.out
    }
}

/// The length of the shorter codes for `0..=span`, and how many values have one. `span` is below 2³¹.
fn within(span: u32) -> (u32, u32) {
    let width = (span + 1).ilog2();
    (width, (2 << width) - (span + 1))
}

/// Reads what a [`BitWriter`] wrote.
#[derive(Clone, Debug)]
pub struct BitReader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> BitReader<'a> {
    /// Starts at the first bit.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// How many bits are before the next one.
    #[must_use]
    pub fn position(&self) -> usize {
        self.at
    }

    /// Goes on at a bit that [`position`](Self::position) gave.
    pub fn seek(&mut self, position: usize) {
        self.at = position;
    }

    /// The next bits: at least 57, or all that are left. Bits after the end read as zero.
    fn peek(&self) -> u64 {
        let rest = self.bytes.get(self.at / 8..).unwrap_or_default();
        let window = match rest.first_chunk::<8>() {
            Some(chunk) => u64::from_le_bytes(*chunk),
            None => rest.iter().rev().fold(0, |window, &byte| window << 8 | u64::from(byte)),
        };
        window >> (self.at % 8)
    }

    fn skip(&mut self, count: u32) -> Result<(), Exhausted> {
        self.at += count as usize;
        if self.at > self.bytes.len() * 8 { Err(Exhausted) } else { Ok(()) }
    }

    /// The next `width` bits (at most 32).
    ///
    /// # Errors
    /// [`Exhausted`] when fewer bits are left.
    pub fn read(&mut self, width: u32) -> Result<u32, Exhausted> {
        let bits = self.peek() & ((1 << width) - 1);
        self.skip(width)?;
        Ok(bits as u32)
    }

    /// The next number in truncated binary; never more than `span`.
    ///
    /// # Errors
    /// [`Exhausted`] when fewer bits are left.
    pub fn read_within(&mut self, span: u32) -> Result<u32, Exhausted> {
        let (width, short) = within(span);
        let bits = self.peek();
        let value = (bits & ((1 << width) - 1)) as u32;
        if value < short {
            self.skip(width)?;
            return Ok(value);
        }
        self.skip(width + 1)?;
        Ok((value << 1 | (bits >> width) as u32 & 1) - short)
    }

    /// The next number in the Elias gamma code.
    ///
    /// # Errors
    /// [`Exhausted`] when fewer bits are left, or the number is longer than 32 bits.
    pub fn read_gamma(&mut self) -> Result<u32, Exhausted> {
        let width = self.peek().trailing_zeros();
        if width > 31 {
            return Err(Exhausted);
        }
        self.skip(width + 1)?;
        Ok(1 << width | self.read(width)?)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_come_back(numbers in proptest::collection::vec((0u32..100_000, 0u32..100_000), 0..50)) {
            let mut out = BitWriter::default();
            for &(a, b) in &numbers {
                out.write_within(a.min(b), a.max(b));
                out.write_gamma(a + 1);
            }
            let bytes = out.finish();
            let mut bits = BitReader::new(&bytes);
            for &(a, b) in &numbers {
                prop_assert_eq!(bits.read_within(a.max(b)).unwrap(), a.min(b));
                prop_assert_eq!(bits.read_gamma().unwrap(), a + 1);
            }
        }

        #[test]
        fn nothing_read_exceeds_its_range(bytes in proptest::collection::vec(any::<u8>(), 0..20), span in 0u32..5000) {
            let mut bits = BitReader::new(&bytes);
            while let Ok(value) = bits.read_within(span) {
                prop_assert!(value <= span);
                if span == 0 {
                    break;
                }
            }
        }
    }
}
