//! Files inside a zip, read through its central directory.
//!
//! The crate `zip` brings `getrandom` along in every configuration, which imports functions of JavaScript where it is
//! compiled for the browser; and it allots what an entry claims to be long. So the directory is read here, and
//! `miniz_oxide` inflates.

use std::borrow::Cow;

use super::source::{self, Source, SourceError, SourceFile};

/// How much a zip may hold. A zip bomb holds petabytes in a few kilobytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ZipLimits {
    /// Files.
    pub files: usize,
    /// Bytes of one file, unpacked.
    pub file_bytes: u64,
    /// Bytes of all files together, unpacked.
    pub total_bytes: u64,
    /// Bytes unpacked for each byte packed, in a file of more than a megabyte. Text packs 3 to 20 times.
    pub ratio: u64,
}

impl Default for ZipLimits {
    fn default() -> Self {
        Self { files: 500_000, file_bytes: 512 << 20, total_bytes: 8 << 30, ratio: 200 }
    }
}

/// What is wrong with a zip or an entry of it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ZipError {
    /// There is no directory at the end.
    #[error("not a whole zip: its directory at the end is missing; copy or download it again")]
    NoDirectory,
    /// A record lies outside of the file.
    #[error("the zip is damaged")]
    Damaged,
    /// An entry is encrypted.
    #[error("encrypted with a password; unpack it first")]
    Encrypted,
    /// A method of packing other than deflate.
    #[error("packed by method {0}; only deflate is read: unpack it first")]
    Method(u16),
    /// The unpacked bytes are not what the directory says.
    #[error("damaged: its checksum is wrong")]
    Checksum,
    /// An entry is too large.
    #[error("{bytes} bytes unpacked are more than {limit} that are allowed")]
    TooLarge {
        /// Its size.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// An entry unpacks to much more than text can.
    #[error("it unpacks to more than {0} times its size, as only a zip bomb does")]
    Bomb(u64),
    /// Too many entries.
    #[error("it holds {files} files, more than {limit} that are allowed")]
    TooManyFiles {
        /// How many.
        files: usize,
        /// The limit.
        limit: usize,
    },
    /// All entries together are too large.
    #[error("it unpacks to {bytes} bytes, more than {limit} that are allowed")]
    TotalTooLarge {
        /// Their size.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// A name that leads out of the zip.
    #[error("its name leads out of the folder")]
    OutsideName,
    /// There is no such entry.
    #[error("there is no {0} in it")]
    NoEntry(String),
}

/// An entry of the directory.
#[derive(Clone, Debug)]
struct Entry {
    name: String,
    method: u16,
    flags: u16,
    checksum: u32,
    packed: u64,
    unpacked: u64,
    header: u64,
}

/// A zip in memory.
pub struct ZipSource<'a> {
    bytes: Cow<'a, [u8]>,
    /// Where the zip begins: after the program of a self-extracting one.
    start: u64,
    limits: ZipLimits,
    files: Vec<SourceFile>,
    entries: Vec<Entry>,
    refused: Vec<(String, ZipError)>,
}

impl<'a> ZipSource<'a> {
    /// Reads the directory of a zip. `shown` is what messages put before the names of its files, without the `/`.
    pub fn open(bytes: impl Into<Cow<'a, [u8]>>, shown: &str, limits: ZipLimits) -> Result<Self, ZipError> {
        let bytes = bytes.into();
        let directory = Directory::find(&bytes)?;
        let mut all = Vec::new();
        let mut total = 0_u64;
        let mut at = directory.start;
        while let Some((entry, next)) = entry(&bytes, at, directory.end)? {
            at = next;
            total = total.saturating_add(entry.unpacked);
            all.push(entry);
            if all.len() > limits.files {
                return Err(ZipError::TooManyFiles {
                    files: directory.count.max(all.len()),
                    limit: limits.files,
                });
            }
        }
        if total > limits.total_bytes {
            return Err(ZipError::TotalTooLarge { bytes: total, limit: limits.total_bytes });
        }
        let mut zip = Self {
            bytes,
            start: directory.offset,
            limits,
            files: Vec::new(),
            entries: Vec::new(),
            refused: Vec::new(),
        };
        for mut entry in all {
            entry.name = entry.name.replace('\\', "/");
            if entry.name.ends_with('/') {
                continue;
            }
            if leads_outside(&entry.name) {
                zip.refused.push((entry.name, ZipError::OutsideName));
            } else if !source::is_hidden(&entry.name) {
                zip.entries.push(entry);
            }
        }
        zip.entries.sort_by(|a, b| a.name.cmp(&b.name));
        zip.files = zip.entries.iter().map(|entry| listed(entry, shown)).collect();
        Ok(zip)
    }

    /// Entries that are not listed, and why.
    #[must_use]
    pub fn refused(&self) -> &[(String, ZipError)] {
        &self.refused
    }

    /// Whether there is an entry of this name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    fn find(&self, name: &str) -> Option<&Entry> {
        let at = self.entries.binary_search_by(|entry| entry.name.as_str().cmp(name)).ok()?;
        self.entries.get(at)
    }

    /// The names of all entries, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// The bytes of the entry of this name.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, ZipError> {
        self.unpack(self.find(name).ok_or_else(|| ZipError::NoEntry(name.to_owned()))?)
    }

    fn unpack(&self, entry: &Entry) -> Result<Vec<u8>, ZipError> {
        if entry.flags & 1 != 0 {
            return Err(ZipError::Encrypted);
        }
        if entry.unpacked > self.limits.file_bytes {
            return Err(ZipError::TooLarge { bytes: entry.unpacked, limit: self.limits.file_bytes });
        }
        if entry.unpacked > 1 << 20 && entry.unpacked / entry.packed.max(1) > self.limits.ratio {
            return Err(ZipError::Bomb(self.limits.ratio));
        }
        let header = self.start.checked_add(entry.header).ok_or(ZipError::Damaged)?;
        let packed = packed(&self.bytes, header, entry.packed).ok_or(ZipError::Damaged)?;
        let bytes = match entry.method {
            0 => packed.to_vec(),
            8 => {
                // The claim of the directory is a limit, not an allotment.
                let limit = usize::try_from(entry.unpacked).map_err(|_| ZipError::Damaged)?;
                miniz_oxide::inflate::decompress_to_vec_with_limit(packed, limit)
                    .map_err(|_| ZipError::Damaged)?
            }
            method => return Err(ZipError::Method(method)),
        };
        if bytes.len() as u64 != entry.unpacked || crc32fast::hash(&bytes) != entry.checksum {
            return Err(ZipError::Checksum);
        }
        Ok(bytes)
    }
}

impl Source for ZipSource<'_> {
    fn files(&self) -> &[SourceFile] {
        &self.files
    }

    fn bytes(&self, at: usize) -> Result<Cow<'_, [u8]>, SourceError> {
        let entry = self.entries.get(at).ok_or(SourceError::NoSuchFile)?;
        Ok(Cow::Owned(self.unpack(entry)?))
    }

    fn beside(&self, at: usize, name: &str) -> Result<Option<Cow<'_, [u8]>>, SourceError> {
        let entry = self.entries.get(at).ok_or(SourceError::NoSuchFile)?;
        let name = source::sibling(&entry.name, name);
        if !self.has(&name) {
            return Ok(None);
        }
        Ok(Some(Cow::Owned(self.read(&name)?)))
    }
}

fn listed(entry: &Entry, shown: &str) -> SourceFile {
    SourceFile { name: entry.name.clone(), shown: format!("{shown}/{}", entry.name), is_named: false }
}

/// Whether a name would lead to a file outside of the folder into which a zip is unpacked.
fn leads_outside(name: &str) -> bool {
    let drive = name.as_bytes().get(1) == Some(&b':');
    name.starts_with('/') || drive || name.contains('\0') || name.split('/').any(|part| part == "..")
}

/// Where the directory is.
struct Directory {
    start: u64,
    end: u64,
    /// What must be added to the offsets of the directory.
    offset: u64,
    count: usize,
}

impl Directory {
    /// Bytes of the record at the end without its comment, and the longest comment.
    const RECORD: usize = 22;
    const COMMENT: usize = 0xffff;

    fn find(bytes: &[u8]) -> Result<Self, ZipError> {
        let from = bytes.len().saturating_sub(Self::RECORD + Self::COMMENT);
        let last = bytes.len().checked_sub(Self::RECORD).ok_or(ZipError::NoDirectory)?;
        let at = (from..=last)
            .rev()
            .find(|at| bytes[*at..].starts_with(b"PK\x05\x06"))
            .ok_or(ZipError::NoDirectory)?;
        let end = at as u64;
        let read = |offset: u64, length| number(bytes, end + offset, length).ok_or(ZipError::Damaged);
        let (mut count, mut size, mut start) = (read(10, 2)?, read(12, 4)?, read(16, 4)?);
        let mut end_of_directory = end;
        let is_full = count == 0xffff || size == 0xffff_ffff || start == 0xffff_ffff;
        let locator = end.checked_sub(20).filter(|at| is_full && is_at(bytes, *at, b"PK\x06\x07"));
        if let Some(locator) = locator {
            let record = number(bytes, locator + 8, 8).ok_or(ZipError::Damaged)?;
            // With something before the zip the record is not where it says; it ends where its locator begins.
            let record =
                if is_at(bytes, record, b"PK\x06\x06") { record } else { locator.saturating_sub(56) };
            let read = |offset: u64| {
                record.checked_add(offset).and_then(|at| number(bytes, at, 8)).ok_or(ZipError::Damaged)
            };
            (count, size, start) = (read(32)?, read(40)?, read(48)?);
            end_of_directory = record;
        }
        let begin = end_of_directory.checked_sub(size).ok_or(ZipError::Damaged)?;
        let offset = begin.checked_sub(start).ok_or(ZipError::Damaged)?;
        Ok(Self {
            start: begin,
            end: end_of_directory,
            offset,
            count: usize::try_from(count).unwrap_or(usize::MAX),
        })
    }
}

/// The entry of the directory at a place, and where the next one begins; none at the directory's end.
fn entry(bytes: &[u8], at: u64, end: u64) -> Result<Option<(Entry, u64)>, ZipError> {
    if at >= end {
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

/// The packed bytes of an entry, after its local header.
fn packed(bytes: &[u8], header: u64, length: u64) -> Option<&[u8]> {
    if !is_at(bytes, header, b"PK\x03\x04") {
        return None;
    }
    let start = header + 30 + number(bytes, header + 26, 2)? + number(bytes, header + 28, 2)?;
    slice(bytes, start, length)
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

#[cfg(test)]
pub(crate) mod testing {
    /// A zip of these files, packed.
    pub(crate) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
        let named: Vec<(&[u8], &[u8])> =
            files.iter().map(|(name, bytes)| (name.as_bytes(), *bytes)).collect();
        zip_of_bytes(&named)
    }

    /// The same with names in any encoding.
    pub(crate) fn zip_of_bytes(files: &[(&[u8], &[u8])]) -> Vec<u8> {
        let (mut out, mut directory) = (Vec::new(), Vec::new());
        for (name, bytes) in files {
            let packed = miniz_oxide::deflate::compress_to_vec(bytes, 6);
            let at = out.len() as u32;
            let mut head = vec![20, 0, 0, 0, 8, 0, 0, 0, 0, 0];
            for number in [crc32fast::hash(bytes), packed.len() as u32, bytes.len() as u32] {
                head.extend(number.to_le_bytes());
            }
            head.extend((name.len() as u16).to_le_bytes());
            head.extend([0, 0]);
            out.extend([b"PK\x03\x04", head.as_slice(), name, &packed].concat());
            directory
                .extend([b"PK\x01\x02\x14\0", head.as_slice(), &[0; 10], &at.to_le_bytes(), name].concat());
        }
        let start = out.len() as u32;
        out.extend(&directory);
        out.extend(b"PK\x05\x06\0\0\0\0");
        out.extend((files.len() as u16).to_le_bytes());
        out.extend((files.len() as u16).to_le_bytes());
        out.extend((directory.len() as u32).to_le_bytes());
        out.extend(start.to_le_bytes());
        out.extend([0, 0]);
        out
    }
}

#[cfg(all(test, feature = "formats"))]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::testing::{zip, zip_of_bytes};
    use super::*;
    use crate::read::testing::{articles_of, reading_of, torture};
    use crate::read::{FileOutcome, ReadCause};

    const PAGE: &[u8] = "工会办起夜校\n\n本报讯 记者李凡报道 近日，夜校开班。\n".as_bytes();

    #[test]
    fn names_in_gbk_are_read() {
        let (name, _, _) = encoding_rs::GB18030.encode("新闻\\工会.txt");
        let bytes = zip_of_bytes(&[(&name, PAGE), ("图.jpg".as_bytes(), b"x")]);
        let reading = reading_of("site.zip", &bytes);
        let names: Vec<&str> = reading.files.iter().map(|file| file.shown.as_str()).collect();
        assert_eq!(names, ["site.zip", "site.zip/图.jpg", "site.zip/新闻/工会.txt"]);
        assert_eq!(reading.into_articles()[0].title, "工会办起夜校");
    }

    #[test]
    fn a_zip_inside_is_read_but_no_deeper() {
        let mut bytes = zip(&[("a.txt", PAGE)]);
        for depth in 0..4 {
            let reading = reading_of("a.zip", &bytes);
            assert_eq!(reading.totals().articles, usize::from(depth < 2), "{depth}");
            let nested = |file: &super::super::FileReport| {
                matches!(file.outcome, FileOutcome::Failed(ReadCause::NestedZip))
            };
            assert_eq!(reading.files.iter().any(nested), depth >= 2);
            bytes = zip(&[("a.zip", &bytes)]);
        }
    }

    #[test]
    fn names_that_lead_outside_are_refused_and_named() {
        let bytes = zip(&[
            ("../a.txt", PAGE),
            ("/b.txt", PAGE),
            ("C:\\c.txt", PAGE),
            ("d/../../e.txt", PAGE),
            ("f.txt", PAGE),
        ]);
        let reading = reading_of("a.zip", &bytes);
        assert_eq!(reading.totals().articles, 1);
        let warning = reading.files[0].warnings[0].to_string();
        assert!(warning.starts_with("4 entries of the zip are not read (../a.txt: "), "{warning}");
    }

    #[test]
    fn bombs_are_refused() {
        let bomb = zip(&[("a.txt", &vec![b'a'; 4 << 20])]);
        let source = ZipSource::open(bomb.as_slice(), "", ZipLimits::default()).unwrap();
        assert!(matches!(source.read("a.txt"), Err(ZipError::Bomb(_))));
        let small = ZipLimits { file_bytes: 1 << 20, ..ZipLimits::default() };
        let source = ZipSource::open(bomb.as_slice(), "", small).unwrap();
        assert!(matches!(source.read("a.txt"), Err(ZipError::TooLarge { .. })));
        let total = ZipLimits { total_bytes: 1 << 20, ..ZipLimits::default() };
        assert!(matches!(ZipSource::open(bomb.as_slice(), "", total), Err(ZipError::TotalTooLarge { .. })));
        let few = ZipLimits { files: 0, ..ZipLimits::default() };
        assert!(matches!(ZipSource::open(bomb.as_slice(), "", few), Err(ZipError::TooManyFiles { .. })));
        // The directory says less than there is.
        let mut liar = zip(&[("a.txt", PAGE)]);
        let at = liar.windows(4).position(|window| window == b"PK\x01\x02").unwrap() + 24;
        liar[at..at + 4].copy_from_slice(&4_u32.to_le_bytes());
        let source = ZipSource::open(liar.as_slice(), "", ZipLimits::default()).unwrap();
        assert!(source.read("a.txt").is_err());
    }

    #[test]
    fn something_before_a_zip_does_no_harm() {
        let bytes = [b"MZ program".as_slice(), &zip(&[("a.txt", PAGE)])].concat();
        let source = ZipSource::open(bytes, "", ZipLimits::default()).unwrap();
        assert_eq!(source.read("a.txt").unwrap(), PAGE);
    }

    #[test]
    fn damaged_zips_are_no_crash() {
        let bytes = zip(&[("a.txt", PAGE), ("b.zip", &zip(&[("c.txt", PAGE)]))]);
        assert_eq!(articles_of("a.zip", &bytes).len(), 2);
        torture("a.zip", &bytes);
    }
}
