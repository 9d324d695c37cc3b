//! A binary range coder with adaptive probabilities, as LZMA has it (I. Pavlov): 11 bits a probability, moved by a 32nd of the
//! error.

use super::text_model::Bits;

const TOP: u32 = 1 << 24;
const PRECISION: u32 = 11;
const SPEED: u32 = 5;
/// Bytes that a reader takes beyond the end before it calls the bytes cut: an encoder leaves off zeros.
const MOST_BEYOND: usize = 8;

/// The probability that a bit is 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct Probability(u16);

impl Default for Probability {
    fn default() -> Self {
        Self(1 << (PRECISION - 1))
    }
}

impl Probability {
    fn bound(self, range: u32) -> u32 {
        (range >> PRECISION) * u32::from(self.0)
    }

    fn learn(&mut self, bit: bool) {
        if bit {
            self.0 -= self.0 >> SPEED;
        } else {
            self.0 += ((1 << PRECISION) - self.0) >> SPEED;
        }
    }
}

/// Writes bits.
#[derive(Debug)]
pub(super) struct Encoder {
    low: u64,
    range: u32,
    /// The last byte that is not written, since a carry may change it, and those after it, all of them 0xFF.
    cache: u8,
    pending: usize,
    out: Vec<u8>,
}

impl Default for Encoder {
    fn default() -> Self {
        Self { low: 0, range: u32::MAX, cache: 0, pending: 1, out: Vec::new() }
    }
}

impl Encoder {
    /// Writes a bit by its probability.
    pub(super) fn bit(&mut self, probability: &mut Probability, bit: bool) {
        let bound = probability.bound(self.range);
        self.decide(bound, bit);
        probability.learn(bit);
    }

    /// Writes a bit by the bound in the range from which on the code means 1.
    fn decide(&mut self, bound: u32, bit: bool) {
        if bit {
            self.low += u64::from(bound);
            self.range -= bound;
        } else {
            self.range = bound;
        }
        self.normalise();
    }

    /// Writes the low `width` bits of a number as they are, the highest first.
    pub(super) fn direct(&mut self, value: u32, width: u32) {
        for bit in (0..width).rev() {
            self.range >>= 1;
            if value >> bit & 1 == 1 {
                self.low += u64::from(self.range);
            }
            self.normalise();
        }
    }

    fn normalise(&mut self) {
        while self.range < TOP {
            self.range <<= 8;
            self.shift();
        }
    }

    fn shift(&mut self) {
        if self.low < 0xFF00_0000 || self.low > u64::from(u32::MAX) {
            let carry = (self.low >> 32) as u8;
            for at in 0..self.pending {
                let byte = if at == 0 { self.cache } else { 0xFF };
                self.out.push(byte.wrapping_add(carry));
            }
            self.pending = 0;
            self.cache = (self.low >> 24) as u8;
        }
        self.pending += 1;
        self.low = (self.low & 0x00FF_FFFF) << 8;
    }

    /// The bytes. The first is always 0 and left out, and so are zeros at the end.
    pub(super) fn finish(mut self) -> Vec<u8> {
        for _ in 0..5 {
            self.shift();
        }
        self.out.remove(0);
        while self.out.last() == Some(&0) {
            self.out.pop();
        }
        self.out
    }
}

impl Bits for Encoder {
    fn weighted(&mut self, bit: bool, likely: u16) -> bool {
        let bound = (self.range >> 16) * (65_536 - u32::from(likely));
        self.decide(bound, bit);
        bit
    }
}

impl Bits for Decoder<'_> {
    fn weighted(&mut self, _: bool, likely: u16) -> bool {
        let bound = (self.range >> 16) * (65_536 - u32::from(likely));
        self.decide(bound)
    }
}

/// Reads what an [`Encoder`] wrote.
#[derive(Debug)]
pub(super) struct Decoder<'a> {
    bytes: &'a [u8],
    at: usize,
    code: u32,
    range: u32,
}

impl<'a> Decoder<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let mut decoder = Self { bytes, at: 0, code: 0, range: u32::MAX };
        for _ in 0..4 {
            decoder.code = decoder.code << 8 | decoder.next();
        }
        decoder
    }

    fn next(&mut self) -> u32 {
        let byte = self.bytes.get(self.at).copied().unwrap_or_default();
        self.at += 1;
        u32::from(byte)
    }

    /// Whether what was read may have been written.
    pub(super) fn is_valid(&self) -> bool {
        self.at <= self.bytes.len() + MOST_BEYOND
    }

    /// The next bit by its probability.
    pub(super) fn bit(&mut self, probability: &mut Probability) -> bool {
        let bound = probability.bound(self.range);
        let bit = self.decide(bound);
        probability.learn(bit);
        bit
    }

    /// The next bit: 1 where the code is at or above a bound in the range.
    fn decide(&mut self, bound: u32) -> bool {
        let bit = self.code >= bound;
        if bit {
            self.code -= bound;
            self.range -= bound;
        } else {
            self.range = bound;
        }
        self.normalise();
        bit
    }

    /// The next `width` bits as they are.
    pub(super) fn direct(&mut self, width: u32) -> u32 {
        let mut value = 0;
        for _ in 0..width {
            self.range >>= 1;
            let bit = self.code >= self.range;
            if bit {
                self.code -= self.range;
            }
            value = value << 1 | u32::from(bit);
            self.normalise();
        }
        value
    }

    fn normalise(&mut self) {
        while self.range < TOP {
            self.range <<= 8;
            self.code = self.code << 8 | self.next();
        }
    }
}
