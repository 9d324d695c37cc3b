//! Bits in a run of bytes, low bit first.

use crate::error::{GongwenError, Result};

/// Writes bits, low bit first.
#[derive(Default)]
pub(crate) struct BitWriter {
    out: Vec<u8>,
    used: u32,
}

impl BitWriter {
    /// Appends the low `width` bits of `value`; `width` is at most 32.
    pub(crate) fn write(&mut self, value: u32, width: u32) {
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

    /// The bytes, the last one filled with zero bits.
    pub(crate) fn finish(self) -> Vec<u8> {
        self.out
    }
}

/// Reads what a [`BitWriter`] wrote.
pub(crate) struct BitReader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> BitReader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The next `width` bits (at most 32).
    pub(crate) fn read(&mut self, width: u32) -> Result<u32> {
        let end = self.at + width as usize;
        if end > self.bytes.len() * 8 {
            return Err(GongwenError::corrupt("a list of bits ends too early"));
        }
        let (first, shift) = (self.at / 8, self.at % 8);
        let mut window = 0u64;
        for (index, &byte) in self.bytes[first..].iter().take(5).enumerate() {
            window |= u64::from(byte) << (8 * index);
        }
        self.at = end;
        Ok(((window >> shift) & ((1u64 << width) - 1)) as u32)
    }
}
