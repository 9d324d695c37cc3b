//! Variable-length integers (LEB128, unsigned) and a bounds-checked cursor over bytes.

use crate::error::{GongwenError, Result};

/// Appends `value`, seven bits a byte, low bits first.
pub(crate) fn write(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push((value as u8 & 0x7F) | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Appends the length of `bytes` and the bytes.
pub(crate) fn write_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    write(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

/// A place in a run of bytes; every read is checked against its end.
#[derive(Clone, Debug)]
pub(crate) struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// How many bytes have been read.
    pub(crate) fn position(&self) -> usize {
        self.at
    }

    /// How many bytes are left.
    pub(crate) fn left(&self) -> usize {
        self.bytes.len() - self.at
    }

    pub(crate) fn byte(&mut self) -> Result<u8> {
        let byte =
            *self.bytes.get(self.at).ok_or_else(|| GongwenError::corrupt("a section ends too early"))?;
        self.at += 1;
        Ok(byte)
    }

    pub(crate) fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let end = self.at.checked_add(count).filter(|&end| end <= self.bytes.len());
        let end = end.ok_or_else(|| GongwenError::corrupt("a section ends too early"))?;
        let taken = &self.bytes[self.at..end];
        self.at = end;
        Ok(taken)
    }

    pub(crate) fn varint(&mut self) -> Result<u64> {
        let mut value = 0u64;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(GongwenError::corrupt("a number is longer than nine bytes"))
    }

    /// A number that must fit a `usize` below `limit` (exclusive); `what` is the message if it does not.
    pub(crate) fn below(&mut self, limit: usize, what: &'static str) -> Result<usize> {
        let value = self.varint()?;
        match usize::try_from(value) {
            Ok(value) if value < limit => Ok(value),
            _ => Err(GongwenError::corrupt(what)),
        }
    }

    /// A count of things that take at least one byte each, so that no file makes the reader reserve more
    /// memory than the file is long.
    pub(crate) fn count(&mut self, what: &'static str) -> Result<usize> {
        let limit = self.left();
        self.below(limit + 1, what)
    }

    pub(crate) fn byte_string(&mut self) -> Result<&'a [u8]> {
        let length = self.count("length out of range")?;
        self.take(length)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        let numbers = [0, 1, 127, 128, 300, 1 << 20, (1 << 62) + 5];
        let mut bytes = Vec::new();
        for number in numbers {
            write(&mut bytes, number);
        }
        let mut cursor = Cursor::new(&bytes);
        for number in numbers {
            assert_eq!(cursor.varint().unwrap(), number);
        }
        assert_eq!(cursor.left(), 0);
        assert!(cursor.varint().is_err());
    }

    #[test]
    fn a_number_without_end_is_an_error() {
        assert!(Cursor::new(&[0xFF; 20]).varint().is_err());
    }

    #[test]
    fn a_count_never_exceeds_what_is_left() {
        let mut bytes = Vec::new();
        write(&mut bytes, 1_000_000);
        assert!(Cursor::new(&bytes).count("things out of range").is_err());
    }
}
