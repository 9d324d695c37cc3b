//! Stands in for the crate `bytecount`, with which jieba-rs counts bytes and characters.
//!
//! The real one makes the compiler use SIMD instructions throughout a wasm module, so that nothing before Chromium 91 and
//! Safari 16.4 would start the builder page. What is counted here is short.

/// How often a byte occurs.
#[must_use]
#[expect(clippy::naive_bytecount, reason = "the crate that is meant is the one whose place this takes")]
pub fn count(haystack: &[u8], needle: u8) -> usize {
    haystack.iter().filter(|&&byte| byte == needle).count()
}

/// How many characters valid UTF-8 has: the bytes that do not continue one.
#[must_use]
pub fn num_chars(utf8: &[u8]) -> usize {
    utf8.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_characters_are_counted() {
        assert_eq!(count(b"a\nb\n", b'\n'), 2);
        assert_eq!(num_chars("工会a".as_bytes()), 3);
    }
}
