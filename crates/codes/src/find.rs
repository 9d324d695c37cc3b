//! Searching a coded text for a byte or a coded string.

#[cfg(not(target_arch = "wasm32"))]
use memchr::memchr;
#[cfg(target_arch = "wasm32")]
use without_vectors::memchr;

/// The first position of `byte` in `text` at or after `from`.
#[must_use]
pub fn find_byte(text: &[u8], byte: u8, from: usize) -> Option<usize> {
    Some(from + memchr(byte, text.get(from..)?)?)
}

/// What the crate `memchr` does, for WebAssembly.
#[cfg(any(test, target_arch = "wasm32"))]
mod without_vectors {
    const LOW_BITS: u64 = 0x0101_0101_0101_0101;
    const HIGH_BITS: u64 = LOW_BITS << 7;

    /// The first position of `byte` in `text`. Sixteen bytes are compared at once.
    pub(super) fn memchr(byte: u8, text: &[u8]) -> Option<usize> {
        let (chunks, rest) = text.as_chunks::<16>();
        for (number, chunk) in chunks.iter().enumerate() {
            let (words, _) = chunk.as_chunks::<8>();
            let (low, high) = (equal_bytes(words[0], byte), equal_bytes(words[1], byte));
            if low | high != 0 {
                let place = if low == 0 { 64 + high.trailing_zeros() } else { low.trailing_zeros() };
                return Some(number * 16 + place as usize / 8);
            }
        }
        Some(chunks.len() * 16 + rest.iter().position(|&other| other == byte)?)
    }

    /// The high bits of those of eight bytes that equal `byte`: the lowest zero byte is the lowest that borrows (A. Mycroft,
    /// 1987). Bytes after an equal one may be taken for equal, too.
    fn equal_bytes(bytes: [u8; 8], byte: u8) -> u64 {
        let apart = u64::from_le_bytes(bytes) ^ (LOW_BITS * u64::from(byte));
        apart.wrapping_sub(LOW_BITS) & !apart & HIGH_BITS
    }
}

/// Whether `code` occurs in `text` at `at`. Codes are a few bytes long: this loop is quicker than a call of the
/// routine that compares long strings.
#[must_use]
#[inline]
pub fn occurs_at(text: &[u8], code: &[u8], at: usize) -> bool {
    text.get(at..at + code.len()).is_some_and(|there| there.iter().zip(code).all(|(a, b)| a == b))
}

/// The first position of `code` in `text` at or after `from`. Codes are self-synchronising, so a match always
/// begins and ends with whole characters. An empty `code` occurs nowhere.
#[must_use]
pub fn find(text: &[u8], code: &[u8], from: usize) -> Option<usize> {
    // The second byte of a code is rarer than the lead byte, which dozens of characters share.
    let anchor = usize::from(code.len() > 1);
    let &byte = code.get(anchor)?;
    let mut at = from;
    loop {
        at = find_byte(text, byte, at + anchor)? - anchor;
        if occurs_at(text, code, at) {
            return Some(at);
        }
        at += 1;
    }
}

/// A coded string to be looked for in many texts.
#[derive(Clone, Debug)]
pub struct Finder {
    code: Vec<u8>,
    /// Compares two bytes of many places at once.
    #[cfg(not(target_arch = "wasm32"))]
    vectors: memchr::memmem::Finder<'static>,
}

impl Finder {
    /// Of one coded string.
    #[must_use]
    pub fn new(code: Vec<u8>) -> Self {
        Self {
            #[cfg(not(target_arch = "wasm32"))]
            vectors: memchr::memmem::Finder::new(&code).into_owned(),
            code,
        }
    }

    /// What [`find`] finds.
    #[must_use]
    pub fn find(&self, text: &[u8], from: usize) -> Option<usize> {
        #[cfg(not(target_arch = "wasm32"))]
        if self.code.len() > 1 {
            return Some(from + self.vectors.find(text.get(from..)?)?);
        }
        find(text, &self.code, from)
    }

    /// The coded string.
    #[must_use]
    pub fn code(&self) -> &[u8] {
        &self.code
    }
}

#[cfg(test)]
mod tests {
    use super::{Finder, find, find_byte, without_vectors};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn finds_what_windows_find(text in "[a-c]{0,90}", code in "[a-c]{1,4}", from in 0usize..8) {
            let (text, code) = (text.as_bytes(), code.as_bytes());
            let expected = text
                .windows(code.len())
                .enumerate()
                .find(|&(at, window)| at >= from && window == code)
                .map(|(at, _)| at);
            prop_assert_eq!(find(text, code, from), expected);
            prop_assert_eq!(Finder::new(code.to_vec()).find(text, from), expected);
        }

        #[test]
        fn finds_any_byte(text in proptest::collection::vec(any::<u8>(), 0..40), byte: u8, from in 0usize..44) {
            let expected = text.iter().enumerate().position(|(at, &other)| at >= from && other == byte);
            prop_assert_eq!(find_byte(&text, byte, from), expected);
        }

        #[test]
        fn finds_without_vectors_what_the_crate_finds(text in proptest::collection::vec(0u8..20, 0..60), byte in 0u8..20) {
            prop_assert_eq!(without_vectors::memchr(byte, &text), memchr::memchr(byte, &text));
        }
    }

    #[test]
    fn an_empty_code_occurs_nowhere() {
        assert_eq!(find(b"abc", b"", 0), None);
        assert_eq!(Finder::new(Vec::new()).find(b"abc", 0), None);
        assert_eq!(find_byte(b"abc", b'a', 4), None);
    }
}
