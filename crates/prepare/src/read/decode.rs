//! Decoding: UTF-8 with or without a byte order mark, UTF-16, GB18030 (and so GBK and GB2312).

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

#[cfg(feature = "html")]
mod declared;
mod stream;

#[cfg(feature = "html")]
pub use declared::{Decoded, TOLERATED_FAULTS, decode_html};

pub(crate) use stream::TextReader;

/// What to do with bytes that the encoding does not have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BadBytes {
    /// Refuse the file, naming the line.
    #[default]
    Refuse,
    /// Put U+FFFD in their place.
    Replace,
}

/// The first bytes that could not be decoded.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "line {line}: bytes that are no {encoding} (at byte {offset}); repair the file, or replace them with \
     --replace-bad-bytes"
)]
pub struct DecodeError {
    /// Name of the encoding that the file seems to have.
    pub encoding: &'static str,
    /// Line of the bad bytes, from 1.
    pub line: usize,
    /// Their offset in the file.
    pub offset: usize,
}

/// How many bytes the guess looks at.
const SAMPLE: usize = 1 << 16;

/// The encoding of a file: by its byte order mark; UTF-8 if it is valid or nearly so; UTF-16 if it reads as
/// text; GB18030 otherwise.
fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let (sequences, faults) = utf8_sequences(sample);
    if faults == 0 || sequences > 10 * faults {
        return UTF_8;
    }
    for encoding in [UTF_16LE, UTF_16BE] {
        if reads_as_text(encoding, sample) {
            return encoding;
        }
    }
    GB18030
}

/// Valid multi-byte sequences and faults of a sample read as UTF-8; one cut at the end is no fault.
fn utf8_sequences(mut bytes: &[u8]) -> (usize, usize) {
    let (mut sequences, mut faults) = (0, 0);
    loop {
        let (valid, error) = match std::str::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(error) => {
                (std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(), Some(error))
            }
        };
        sequences += valid.chars().filter(|c| !c.is_ascii()).count();
        let Some(error) = error else { break };
        let Some(length) = error.error_len() else { break };
        faults += 1;
        bytes = &bytes[error.valid_up_to() + length..];
    }
    (sequences, faults)
}

/// Whether a sample decodes without a fault to characters that Chinese pages consist of.
fn reads_as_text(encoding: &'static Encoding, sample: &[u8]) -> bool {
    let even = &sample[..sample.len() & !1];
    let (text, bad) = encoding.decode_without_bom_handling(even);
    let (mut known, mut all, mut lines) = (0, 0, 0);
    for c in text.chars() {
        all += 1;
        lines += usize::from(c == '\n');
        let usual = matches!(c, '\n' | '\r' | '\t' | ' '..='~' | '\u{2010}'..='\u{203f}' | '\u{3000}'..='\u{303f}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ff5e}');
        known += usize::from(usual);
    }
    // A line break must be there: Chinese text in GB18030 read as UTF-16 is full of ideographs, too, but
    // has none.
    !bad && all > 0 && known * 20 >= all * 19 && (lines > 0 || sample.contains(&0))
}

/// Decodes a file and makes all its line ends `\n`.
pub fn decode(bytes: &[u8], on_bad: BadBytes) -> Result<String, DecodeError> {
    let encoding = encoding_of(bytes);
    let bare = match Encoding::for_bom(bytes) {
        Some((_, length)) => &bytes[length..],
        None => bytes,
    };
    let (text, bad) = encoding.decode_without_bom_handling(bare);
    if bad && on_bad == BadBytes::Refuse {
        let (line, offset) = first_fault(encoding, bare);
        return Err(DecodeError {
            encoding: encoding.name(),
            line,
            offset: offset + bytes.len() - bare.len(),
        });
    }
    Ok(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.into_owned() })
}

/// Line and offset of the first bytes that the encoding does not have.
fn first_fault(encoding: &'static Encoding, bytes: &[u8]) -> (usize, usize) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut out =
        String::with_capacity(decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(0));
    let (_, read) = decoder.decode_to_string_without_replacement(bytes, &mut out, true);
    (out.matches('\n').count() + 1, read.saturating_sub(1))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const TEXT: &str = "本报讯 记者李凡报道\n近日，职工王頔说：“好！”\n";

    fn utf16(big: bool) -> Vec<u8> {
        TEXT.encode_utf16()
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect()
    }

    #[test]
    fn encodings_are_told_apart() {
        let gb = GB18030.encode(TEXT).0.into_owned();
        let bom = [b"\xef\xbb\xbf".as_slice(), TEXT.as_bytes()].concat();
        let le = [b"\xff\xfe".as_slice(), &utf16(false)].concat();
        for bytes in [TEXT.as_bytes().to_vec(), gb, bom, le, utf16(false), utf16(true)] {
            assert_eq!(decode(&bytes, BadBytes::Refuse).unwrap(), TEXT);
        }
    }

    #[test]
    fn line_ends_become_one() {
        assert_eq!(decode("甲\r\n乙\r丙\n".as_bytes(), BadBytes::Refuse).unwrap(), "甲\n乙\n丙\n");
    }

    #[test]
    fn bad_bytes_are_named_or_replaced() {
        let mut bytes = TEXT.repeat(20).into_bytes();
        let at = TEXT.len() + "本报讯 记者李凡报道\n近日".len();
        bytes[at] = 0xff;
        let error = decode(&bytes, BadBytes::Refuse).unwrap_err();
        assert_eq!((error.encoding, error.line), ("UTF-8", 4));
        assert!(error.to_string().contains("line 4"));
        assert!(decode(&bytes, BadBytes::Replace).unwrap().contains('\u{fffd}'));
    }

    #[test]
    fn gb18030_with_a_bad_byte_stays_gb18030() {
        let mut bytes = GB18030.encode(TEXT).0.into_owned();
        bytes.push(0xff);
        assert_eq!(decode(&bytes, BadBytes::Refuse).unwrap_err().encoding, "gb18030");
    }
}
