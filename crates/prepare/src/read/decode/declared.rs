//! Decoding of web pages, which may say themselves what their encoding is, and are often wrong.

use std::sync::LazyLock;

use encoding_rs::{BIG5, CoderResult, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use regex::bytes::Regex;

use super::{BadBytes, DecodeError, SAMPLE, first_fault, reads_as_text, utf8_sequences};

/// Faults of a page that are replaced by U+FFFD even under [`BadBytes::Refuse`]: old content systems cut titles in
/// the middle of a character, and one such cut is no reason to lose the page.
pub const TOLERATED_FAULTS: usize = 16;

/// How far into a page a declaration of the encoding is looked for. The standard says 1,024 bytes; old pages have it
/// after long comments and scripts.
const DECLARATION: usize = 4096;

/// The text of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// Name of the encoding.
    pub encoding: &'static str,
    /// Sequences of bytes that were replaced by U+FFFD.
    pub faults: usize,
}

/// Decodes a web page: by its byte order mark; UTF-8 if it is valid or nearly so, whatever the page declares; as it
/// declares; UTF-16 if it reads as text; Big5 if its characters are the common ones in Big5; GB18030 otherwise.
pub fn decode_html(bytes: &[u8], on_bad: BadBytes) -> Result<Decoded, DecodeError> {
    let (encoding, skip) = match Encoding::for_bom(bytes) {
        Some(found) => found,
        None => (encoding_of(bytes), 0),
    };
    let bare = &bytes[skip..];
    let (text, faults) = decode_counting(encoding, bare);
    if faults > TOLERATED_FAULTS && on_bad == BadBytes::Refuse {
        let (line, offset) = first_fault(encoding, bare);
        return Err(DecodeError { encoding: encoding.name(), line, offset: offset + skip });
    }
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
    Ok(Decoded { text, encoding: encoding.name(), faults })
}

fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    // A page in UTF-16 is full of zero bytes, and otherwise may be valid UTF-8.
    if sample.contains(&0) {
        for encoding in [UTF_16LE, UTF_16BE] {
            if reads_as_text(encoding, sample) {
                return encoding;
            }
        }
    }
    let (sequences, faults) = utf8_sequences(sample);
    if faults == 0 || sequences > 10 * faults {
        return UTF_8;
    }
    if let Some(encoding) = declared(bytes) {
        return encoding;
    }
    for encoding in [UTF_16LE, UTF_16BE] {
        if reads_as_text(encoding, sample) {
            return encoding;
        }
    }
    if common_share(BIG5, sample) > 2.0 * common_share(GB18030, sample) { BIG5 } else { GB18030 }
}

/// The encoding that a page declares, if its bytes bear it out.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    static CHARSET: LazyLock<Regex> = LazyLock::new(|| {
        #[allow(clippy::expect_used)]
        Regex::new(r#"(?i-u)(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_:-]{3,20})"#)
            .expect("a pattern of this crate is valid")
    });
    let head = &bytes[..bytes.len().min(DECLARATION)];
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    for found in CHARSET.captures_iter(head) {
        let Some(mut encoding) = Encoding::for_label(&found[1]) else { continue };
        if encoding == GBK {
            encoding = GB18030;
        }
        // The bytes are no UTF-8; and what calls itself Latin was written by a program that knew no better.
        let is_chinese = encoding == GB18030 || encoding == BIG5;
        let (text, faults) = decode_counting(encoding, sample);
        if is_chinese && faults * 50 <= text.chars().filter(|c| !c.is_ascii()).count() {
            return Some(encoding);
        }
    }
    None
}

/// The share of the characters beyond ASCII that are among the commonest of Chinese texts.
fn common_share(encoding: &'static Encoding, sample: &[u8]) -> f64 {
    const COMMON: &str = "的一是不了在人有我他這这中大來来上國国個个到說说們们為为子和你地出道也時时年得就那要下以生會会自着去之過过家學学\
                          對对可她里裡後后小麼么心多天而能好都然沒没日於于起還还發发成事只作當当想看文無无開开手十用主行方又如前所本見见經经\
                          工市新民，。、：「」（）";
    let (text, faults) = decode_counting(encoding, sample);
    let (mut all, mut common) = (faults, 0);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        all += 1;
        common += usize::from(COMMON.contains(c));
    }
    if all == 0 { 0.0 } else { common as f64 / all as f64 }
}

/// The text, and how many sequences of bytes became U+FFFD.
fn decode_counting(encoding: &'static Encoding, bytes: &[u8]) -> (String, usize) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2 + 16);
    let (mut read, mut faults) = (0, 0);
    loop {
        let capacity = decoder.max_utf8_buffer_length(bytes.len() - read).unwrap_or(1024);
        text.reserve(capacity.max(16));
        let (result, used, _) = decoder.decode_to_string(&bytes[read..], &mut text, true);
        read += used;
        if result == CoderResult::InputEmpty {
            break;
        }
    }
    faults += text.matches('\u{fffd}').count();
    (text, faults)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const TEXT: &str =
        "<html><body>\n<p>全市職工大會在這里召開，人們來到會場，說的是一年的事。</p></body></html>\n";

    fn named(bytes: &[u8]) -> &'static str {
        let decoded = decode_html(bytes, BadBytes::Refuse).unwrap();
        assert!(decoded.text.contains("全市職工"), "{}", decoded.encoding);
        decoded.encoding
    }

    #[test]
    fn encodings_are_told_apart() {
        let utf16: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(named(TEXT.as_bytes()), "UTF-8");
        assert_eq!(named(&[b"\xff\xfe".as_slice(), &utf16].concat()), "UTF-16LE");
        assert_eq!(named(&utf16), "UTF-16LE");
        assert_eq!(named(&BIG5.encode(TEXT).0), "Big5");
        assert_eq!(named(&GB18030.encode(TEXT).0), "gb18030");
    }

    #[test]
    fn a_false_declaration_is_not_followed() {
        let page = format!("<meta charset=gb2312>{TEXT}");
        assert_eq!(named(page.as_bytes()), "UTF-8");
        let page = format!("<meta charset=utf-8>{TEXT}");
        assert_eq!(named(&GB18030.encode(&page).0), "gb18030");
        let page = format!("<meta charset=iso-8859-1>{TEXT}");
        assert_eq!(named(&BIG5.encode(&page).0), "Big5");
    }

    #[test]
    fn one_bad_byte_loses_no_page() {
        let mut bytes = GB18030.encode(TEXT).0.into_owned();
        let at = bytes.len() - 20;
        bytes[at] = 0xff;
        let decoded = decode_html(&bytes, BadBytes::Refuse).unwrap();
        assert_eq!((decoded.encoding, decoded.faults > 0), ("gb18030", true));
        let noise: Vec<u8> = [0x81, 0x20].repeat(100);
        assert!(decode_html(&noise, BadBytes::Refuse).is_err());
        assert!(decode_html(&noise, BadBytes::Replace).is_ok());
    }
}
