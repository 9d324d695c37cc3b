//! Variable-length integers (LEB128, unsigned) and a bounds-checked cursor over bytes.

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

/// A position in a byte string. Every read is checked against its end.
///
/// A read that fails returns 0 or nothing and empties the cursor, so that all later reads do the same. A reader of a
/// section asks once, at its end, whether the cursor [is valid](Self::is_valid). A branch at every read would take a
/// tenth of the wasm module.
#[derive(Clone, Debug)]
pub(crate) struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
    valid: bool,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, valid: true }
    }

    /// How many bytes have been read.
    pub(crate) fn position(&self) -> usize {
        self.at
    }

    /// How many bytes are left.
    pub(crate) fn left(&self) -> usize {
        self.bytes.len() - self.at
    }

    /// Whether all reads succeeded.
    pub(crate) fn is_valid(&self) -> bool {
        self.valid
    }

    /// The value that was read, if all reads succeeded.
    pub(crate) fn valid<T>(&self, read: T) -> Option<T> {
        self.valid.then_some(read)
    }

    /// Makes the cursor invalid unless `holds`.
    pub(crate) fn check(&mut self, holds: bool) {
        if !holds {
            *self = Self { bytes: &[], at: 0, valid: false };
        }
    }

    pub(crate) fn byte(&mut self) -> u8 {
        let byte = self.bytes.get(self.at).copied();
        self.at += 1;
        self.check(byte.is_some());
        byte.unwrap_or(0)
    }

    pub(crate) fn take(&mut self, count: usize) -> &'a [u8] {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let taken = rest.get(..count);
        self.at = self.at.saturating_add(count);
        self.check(taken.is_some());
        taken.unwrap_or_default()
    }

    /// A number of at most 63 bits.
    pub(crate) fn varint(&mut self) -> u64 {
        let mut value = 0u64;
        for shift in (0..63).step_by(7) {
            let byte = self.byte();
            value |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return value;
            }
        }
        self.check(false);
        0
    }

    /// A number that must be below `limit`; 0 if it is not.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        let value = self.varint();
        self.check(value < limit as u64);
        if self.valid { value as usize } else { 0 }
    }

    /// A count of items that take at least one byte each. So no file makes the reader reserve more memory than the file
    /// is long.
    pub(crate) fn count(&mut self) -> usize {
        self.below(self.left() + 1)
    }

    /// A character, stored as the difference of its code point to `last`.
    pub(crate) fn char(&mut self, last: u32) -> char {
        let code = last.saturating_add(self.below(0x11_0000) as u32);
        let c = char::from_u32(code);
        self.check(c.is_some());
        c.unwrap_or_default()
    }

    pub(crate) fn byte_string(&mut self) -> &'a [u8] {
        let length = self.count();
        self.take(length)
    }
}

#[cfg(test)]
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
            assert_eq!(cursor.varint(), number);
        }
        assert_eq!(cursor.left(), 0);
        assert!(cursor.is_valid());
        assert_eq!(cursor.varint(), 0);
        assert!(!cursor.is_valid());
    }

    #[test]
    fn a_number_without_end_is_a_fault() {
        let mut cursor = Cursor::new(&[0xFF; 20]);
        assert_eq!((cursor.varint(), cursor.is_valid(), cursor.left()), (0, false, 0));
    }

    #[test]
    fn after_a_fault_nothing_is_read() {
        let mut cursor = Cursor::new(&[5, 1, 2]);
        assert_eq!(cursor.take(9), &[] as &[u8]);
        assert_eq!((cursor.byte(), cursor.left(), cursor.is_valid()), (0, 0, false));
        assert_eq!(cursor.valid(()), None);
    }

    #[test]
    fn a_count_never_exceeds_what_is_left() {
        let mut bytes = Vec::new();
        write(&mut bytes, 1_000_000);
        let mut cursor = Cursor::new(&bytes);
        assert_eq!((cursor.count(), cursor.is_valid()), (0, false));
    }
}
