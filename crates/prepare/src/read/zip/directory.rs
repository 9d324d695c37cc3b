//! The directory at the end of a zip, and where the bytes of an entry are.

use std::borrow::Cow;

use super::error::ZipError;
use crate::read::content::Content;

/// An entry of the directory.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) method: u16,
    pub(super) flags: u16,
    pub(super) checksum: u32,
    pub(super) packed: u64,
    pub(super) unpacked: u64,
    pub(super) header: u64,
}

/// The directory.
pub(super) struct Directory<'a> {
    bytes: Cow<'a, [u8]>,
    /// What must be added to the offsets of the directory.
    pub(super) offset: u64,
    pub(super) count: usize,
}

/// The last bytes of a zip.
struct Tail<'a> {
    bytes: Cow<'a, [u8]>,
    /// Where in the zip they begin.
    start: u64,
}

impl<'a> Directory<'a> {
    /// Bytes of the record at the end without its comment, and the longest comment.
    const RECORD: u64 = 22;
    const COMMENT: u64 = 0xffff;
    /// Bytes of the two records before it of a zip of more than 4 GB.
    const BEFORE: u64 = 20 + 56;

    /// Reads the end of a zip, and the directory that it points to.
    pub(super) fn read(zip: &'a dyn Content) -> Result<Self, ZipError> {
        let length = zip.length().min(Self::BEFORE + Self::RECORD + Self::COMMENT);
        let start = zip.length() - length;
        let tail = Tail { bytes: zip.part(start, length).ok_or(ZipError::NoDirectory)?, start };
        let end = tail.record(length.saturating_sub(Self::RECORD + Self::COMMENT))?;
        let read = |offset: u64, length| number(&tail.bytes, end + offset, length).ok_or(ZipError::Damaged);
        let (mut count, mut size, mut start) = (read(10, 2)?, read(12, 4)?, read(16, 4)?);
        let mut end_of_directory = tail.start + end;
        let is_full = count == 0xffff || size == 0xffff_ffff || start == 0xffff_ffff;
        let locator = end.checked_sub(20).filter(|at| is_full && is_at(&tail.bytes, *at, b"PK\x06\x07"));
        if let Some(locator) = locator {
            let told = number(&tail.bytes, locator + 8, 8).ok_or(ZipError::Damaged)?;
            // With something before the zip the record is not where it says; it ends where its locator begins.
            let at = |at: u64| zip.part(at, 56).filter(|record| record.starts_with(b"PK\x06\x06"));
            let before = (tail.start + locator).saturating_sub(56);
            let (found, record) = match at(told) {
                Some(record) => (told, record),
                None => (before, zip.part(before, 56).ok_or(ZipError::Damaged)?),
            };
            let read = |offset: u64| number(&record, offset, 8).ok_or(ZipError::Damaged);
            (count, size, start) = (read(32)?, read(40)?, read(48)?);
            end_of_directory = found;
        }
        let begin = end_of_directory.checked_sub(size).ok_or(ZipError::Damaged)?;
        let offset = begin.checked_sub(start).ok_or(ZipError::Damaged)?;
        let bytes = zip.part(begin, size).ok_or(ZipError::Damaged)?;
        Ok(Self { bytes, offset, count: usize::try_from(count).unwrap_or(usize::MAX) })
    }

    /// The entry at a place of the directory, and where the next one begins; none at its end.
    pub(super) fn entry(&self, at: u64) -> Result<Option<(Entry, u64)>, ZipError> {
        entry(&self.bytes, at)
    }
}

impl Tail<'_> {
    /// The place in the tail of the record at the end of a zip, not before `first`.
    fn record(&self, first: u64) -> Result<u64, ZipError> {
        let length = self.bytes.len() as u64;
        let last = length.checked_sub(Directory::RECORD).ok_or(ZipError::NoDirectory)?;
        let found = (first..=last).rev().find(|at| is_at(&self.bytes, *at, b"PK\x05\x06"));
        found.ok_or(ZipError::NoDirectory)
    }
}

fn entry(bytes: &[u8], at: u64) -> Result<Option<(Entry, u64)>, ZipError> {
    if at >= bytes.len() as u64 {
        return Ok(None);
    }
    if !is_at(bytes, at, b"PK\x01\x02") {
        return Err(ZipError::Damaged);
    }
    let read = |offset: u64, length| number(bytes, at + offset, length).ok_or(ZipError::Damaged);
    let (name_length, extra_length, comment_length) = (read(28, 2)?, read(30, 2)?, read(32, 2)?);
    let flags = read(8, 2)? as u16;
    let extra_at = at + 46 + name_length;
    let name = slice(bytes, at + 46, name_length).ok_or(ZipError::Damaged)?;
    let extra = slice(bytes, extra_at, extra_length).ok_or(ZipError::Damaged)?;
    let mut entry = Entry {
        name: name_of(name, flags, extra),
        method: read(10, 2)? as u16,
        flags,
        checksum: read(16, 4)? as u32,
        packed: read(20, 4)?,
        unpacked: read(24, 4)?,
        header: read(42, 4)?,
    };
    entry.enlarge(extra);
    Ok(Some((entry, extra_at + extra_length + comment_length)))
}

impl Entry {
    /// Takes the sizes of more than 4 GB from the extra field 1 (Zip64): those that are all ones, in this order.
    fn enlarge(&mut self, extra: &[u8]) {
        let Some(field) = extra_field(extra, 1) else { return };
        let mut at = 0;
        for value in [&mut self.unpacked, &mut self.packed, &mut self.header] {
            if *value == 0xffff_ffff {
                if let Some(large) = number(field, at, 8) {
                    *value = large;
                }
                at += 8;
            }
        }
    }
}

/// A name: UTF-8 if it says so or is so, or by the extra field of Info-ZIP; GB18030 otherwise, as Chinese Windows writes
/// them.
fn name_of(name: &[u8], flags: u16, extra: &[u8]) -> String {
    /// The flag that a name is UTF-8.
    const UTF8: u16 = 1 << 11;
    let unicode = extra_field(extra, 0x7075).and_then(|field| field.get(5..));
    if let Some(name) = unicode.and_then(|name| std::str::from_utf8(name).ok()) {
        return name.to_owned();
    }
    match std::str::from_utf8(name) {
        Ok(name) => name.to_owned(),
        Err(_) if flags & UTF8 != 0 => String::from_utf8_lossy(name).into_owned(),
        Err(_) => encoding_rs::GB18030.decode_without_bom_handling(name).0.into_owned(),
    }
}

/// The content of the extra field with this number.
fn extra_field(mut extra: &[u8], wanted: u64) -> Option<&[u8]> {
    loop {
        let (id, length) = (number(extra, 0, 2)?, number(extra, 2, 2)?);
        let content = slice(extra, 4, length)?;
        if id == wanted {
            return Some(content);
        }
        extra = extra.get(4 + content.len()..)?;
    }
}

/// Where the packed bytes of an entry begin, after its local header.
pub(super) fn packed(zip: &dyn Content, header: u64) -> Option<u64> {
    let local = zip.part(header, 30)?;
    if !is_at(&local, 0, b"PK\x03\x04") {
        return None;
    }
    (header + 30 + number(&local, 26, 2)?).checked_add(number(&local, 28, 2)?)
}

fn is_at(bytes: &[u8], at: u64, mark: &[u8]) -> bool {
    slice(bytes, at, mark.len() as u64) == Some(mark)
}

fn slice(bytes: &[u8], at: u64, length: u64) -> Option<&[u8]> {
    let start = usize::try_from(at).ok()?;
    bytes.get(start..start.checked_add(usize::try_from(length).ok()?)?)
}

/// A number of so many bytes, the lowest first.
fn number(bytes: &[u8], at: u64, length: u64) -> Option<u64> {
    let bytes = slice(bytes, at, length)?;
    Some(bytes.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
}
