//! The text of a file as it is read, for files that are larger than the memory that they may take.

use std::io::{self, BufRead, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding};

use super::{BadBytes, DecodeError, SAMPLE, encoding_of};

/// Bytes of text that are there at once.
const PIECE: usize = 64 << 10;

/// Reads bytes of any encoding as UTF-8 in which all line ends are `\n`: piece by piece what [`decode`](super::decode) gives
/// as a whole. Bytes that the encoding does not have end it with an error that holds a [`DecodeError`].
pub(crate) struct TextReader<R> {
    bytes: R,
    encoding: &'static Encoding,
    decoder: Decoder,
    on_bad: BadBytes,
    /// Bytes that are read and not decoded yet: those from `used` on.
    raw: Vec<u8>,
    used: usize,
    end: End,
    /// Text that is there: that from `given` on.
    text: String,
    given: usize,
    /// The last piece ended in `\r`: an `\n` after it is no second line end.
    after_return: bool,
    /// What was decoded, for the place of an error.
    read: usize,
    lines: usize,
    replaced: bool,
}

/// How near the end of a file is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Ahead,
    /// All bytes are read.
    Read,
    /// All bytes are decoded.
    Decoded,
}

impl<R: Read> TextReader<R> {
    pub(crate) fn new(mut bytes: R, on_bad: BadBytes) -> io::Result<Self> {
        let mut raw = Vec::new();
        Read::by_ref(&mut bytes).take(SAMPLE as u64).read_to_end(&mut raw)?;
        let encoding = encoding_of(&raw);
        let used = Encoding::for_bom(&raw).map_or(0, |(_, length)| length);
        Ok(Self {
            bytes,
            encoding,
            decoder: encoding.new_decoder_without_bom_handling(),
            on_bad,
            raw,
            used,
            end: End::Ahead,
            text: String::with_capacity(PIECE),
            given: 0,
            after_return: false,
            read: used,
            lines: 0,
            replaced: false,
        })
    }

    /// Whether U+FFFD stands for bytes that the encoding does not have in what was read until now.
    #[cfg(feature = "formats")]
    pub(crate) fn replaced(&self) -> bool {
        self.replaced
    }

    /// The next piece of the text; nothing at its end.
    #[cfg(feature = "formats")]
    pub(crate) fn piece(&mut self) -> io::Result<String> {
        if self.given == self.text.len() {
            self.decode()?;
        }
        let piece = self.text.split_off(self.given);
        self.text.clear();
        self.text.reserve(PIECE);
        self.given = 0;
        Ok(piece)
    }

    fn read_raw(&mut self) -> io::Result<()> {
        self.raw.clear();
        self.used = 0;
        Read::by_ref(&mut self.bytes).take(PIECE as u64).read_to_end(&mut self.raw)?;
        if self.raw.is_empty() {
            self.end = End::Read;
        }
        Ok(())
    }

    /// Decodes the next piece.
    fn decode(&mut self) -> io::Result<()> {
        self.text.clear();
        self.given = 0;
        while self.text.is_empty() && self.end != End::Decoded {
            if self.used == self.raw.len() && self.end == End::Ahead {
                self.read_raw()?;
            }
            let (raw, is_last) = (&self.raw[self.used..], self.end == End::Read);
            let (result, read) =
                self.decoder.decode_to_string_without_replacement(raw, &mut self.text, is_last);
            self.used += read;
            self.read += read;
            match result {
                DecoderResult::InputEmpty if is_last => self.end = End::Decoded,
                DecoderResult::InputEmpty | DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) if self.on_bad == BadBytes::Replace => {
                    self.replaced = true;
                    self.text.push('\u{fffd}');
                }
                DecoderResult::Malformed(..) => return Err(self.fault()),
            }
            self.lines += self.text.matches('\n').count();
            self.make_line_ends();
        }
        Ok(())
    }

    fn fault(&self) -> io::Error {
        let line = self.lines + self.text.matches('\n').count() + 1;
        let offset = self.read.saturating_sub(1);
        io::Error::other(DecodeError { encoding: self.encoding.name(), line, offset })
    }

    fn make_line_ends(&mut self) {
        if self.text.is_empty() {
            return;
        }
        if self.after_return && self.text.starts_with('\n') {
            self.text.remove(0);
        }
        self.after_return = self.text.ends_with('\r');
        if self.text.contains('\r') {
            self.text = self.text.replace("\r\n", "\n").replace('\r', "\n");
            self.text.reserve(PIECE);
        }
    }
}

impl<R: Read> BufRead for TextReader<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.given == self.text.len() {
            self.decode()?;
        }
        Ok(&self.text.as_bytes()[self.given..])
    }

    fn consume(&mut self, count: usize) {
        self.given = (self.given + count).min(self.text.len());
    }
}

impl<R: Read> Read for TextReader<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let text = self.fill_buf()?;
        let count = text.len().min(into.len());
        into[..count].copy_from_slice(&text[..count]);
        self.consume(count);
        Ok(count)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use encoding_rs::GB18030;
    use proptest::prelude::*;

    use super::*;
    use crate::read::decode::decode;

    /// A reader that gives a few bytes at a time.
    struct Slow<'a>(&'a [u8], usize);

    impl Read for Slow<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let count = self.1.min(into.len());
            self.0.read(&mut into[..count])
        }
    }

    fn streamed(bytes: &[u8], on_bad: BadBytes, step: usize) -> Result<String, DecodeError> {
        let mut text = String::new();
        let read = TextReader::new(Slow(bytes, step), on_bad)
            .and_then(|mut reader| reader.read_to_string(&mut text));
        match read {
            Ok(_) => Ok(text),
            Err(error) => Err(error.downcast::<DecodeError>().unwrap()),
        }
    }

    fn assert_same(bytes: &[u8]) {
        for on_bad in [BadBytes::Refuse, BadBytes::Replace] {
            assert_eq!(streamed(bytes, on_bad, 1000), decode(bytes, on_bad));
        }
    }

    #[test]
    fn a_text_in_pieces_is_the_text_as_a_whole() {
        // Characters and line ends lie across the borders of the pieces.
        let lines = "本报讯\r\n记者李凡报道\r近日，𠮷田王頔说：“好！”\n".repeat(1_500);
        for shift in 0..3 {
            let text = format!("{}{lines}\r", "a".repeat(shift));
            let units = |to: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to).collect::<Vec<u8>>();
            for bytes in [
                text.clone().into_bytes(),
                GB18030.encode(&text).0.into_owned(),
                [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat(),
                [b"\xff\xfe".as_slice(), &units(u16::to_le_bytes)].concat(),
                units(u16::to_be_bytes),
            ] {
                assert_same(&bytes);
                assert_same(&bytes[..bytes.len() - 1]);
                let mut bad = bytes.clone();
                bad[70_001] = 0xff;
                assert_same(&bad);
            }
        }
        assert_same(b"");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_bytes_in_pieces_are_those_as_a_whole(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            assert_same(&bytes);
            assert_same(&bytes.repeat(400));
        }
    }
}
