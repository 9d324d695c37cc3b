//! Web pages saved as one file (`.mht`, `.mhtml`) and mails: the page inside goes to the reader of web pages.

pub(super) mod error;

use mail_parser::decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode};
use mail_parser::{Encoding, MessageParser, MessagePart, MimeHeaders};

pub use self::error::MhtError;
use super::error::ReadCause;
use super::html::{self, HtmlOptions};
use super::input::Input;
use super::outcome::{Found, ReadFile};

/// Reads a saved page.
pub(crate) fn read(input: &Input<'_>) -> Result<ReadFile, ReadCause> {
    let bytes = input.bytes()?;
    let message = MessageParser::default().parse(&*bytes).ok_or(MhtError::NoMime)?;
    let is = |part: &MessagePart<'_>, kind: &str, subtype: &[&str]| {
        part.content_type().is_some_and(|content| {
            let found = content.subtype().unwrap_or_default();
            content.ctype().eq_ignore_ascii_case(kind)
                && subtype.iter().any(|name| found.eq_ignore_ascii_case(name))
        })
    };
    // The first page is the one that was saved; others are its frames.
    let html = message
        .parts
        .iter()
        .find(|part| is(part, "text", &["html"]) || is(part, "application", &["xhtml+xml"]));
    let part = html.or_else(|| message.parts.iter().find(|part| is(part, "text", &["plain"])));
    let part = part.ok_or(MhtError::NoPage)?;
    let mut bytes = content(&message.raw_message, part).ok_or(MhtError::NoPage)?;
    if html.is_none() {
        bytes = [b"<pre>".as_slice(), &bytes].concat();
    }
    let charset = part.content_type().and_then(|content| content.attribute("charset")).map(str::to_owned);
    let bytes = as_utf8(bytes, charset.as_deref());
    let options =
        HtmlOptions { bad_bytes: input.options.bad_bytes, selectors: input.options.selectors.clone() };
    let mut page = html::read(input.name, &bytes, &options)?;
    let location = part.content_location().or_else(|| message.header_raw("Snapshot-Content-Location"));
    let location = location.map(str::trim).filter(|location| location.starts_with("http"));
    if let Some(draft) = &mut page.draft {
        draft.url = draft.url.take().or(location.map(str::to_owned));
    }
    Ok(ReadFile { found: Found::WebPage(Box::new(page)), warnings: Vec::new() })
}

/// The bytes of a part as they were before they were encoded for the mail.
fn content(raw: &[u8], part: &MessagePart<'_>) -> Option<Vec<u8>> {
    let body = raw.get(part.offset_body as usize..part.offset_end as usize)?;
    match part.encoding {
        Encoding::Base64 => base64_decode(body),
        Encoding::QuotedPrintable => quoted_printable_decode(body),
        Encoding::None => Some(body.to_vec()),
    }
}

/// The text of a part whose header names the encoding; otherwise the page itself does.
fn as_utf8(bytes: Vec<u8>, charset: Option<&str>) -> Vec<u8> {
    let encoding = charset.and_then(|name| encoding_rs::Encoding::for_label(name.as_bytes()));
    match encoding {
        Some(encoding) if encoding != encoding_rs::UTF_8 => {
            let (text, bad) = encoding.decode_without_bom_handling(&bytes);
            // What the header says wrongly the reader of pages finds out.
            if bad { bytes } else { text.into_owned().into_bytes() }
        }
        _ => bytes,
    }
}

#[cfg(test)]
mod tests {
    use crate::read::testing::{failure_of, torture};

    pub(crate) fn saved(encoding: &str, body: &str) -> Vec<u8> {
        format!(
            "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://a.cn/1.html\r\nSubject: =?utf-8?Q?x?=\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--b\"\r\n\r\n----b\r\n\
             Content-Type: text/html\r\nContent-Transfer-Encoding: {encoding}\r\nContent-Location: http://a.cn/1.html\r\n\r\n\
             {body}\r\n----b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n----b--\r\n"
        )
        .into_bytes()
    }

    #[test]
    fn broken_files_are_no_crash() {
        torture("a.mht", &saved("quoted-printable", "<html><body><p>=E5=B7=A5=E4=BC=9A</p></body></html>"));
        assert!(
            failure_of("a.mht", b"MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nx").contains("no part")
        );
    }
}
