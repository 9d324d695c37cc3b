//! Files inside a zip, read through its central directory.
//!
//! The crate `zip` brings `getrandom` along in every configuration, which imports functions of JavaScript where it is
//! compiled for the browser; and it allots what an entry claims to be long. So the directory is read here, and
//! `miniz_oxide` inflates.

mod directory;
pub(super) mod error;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(all(test, feature = "formats"))]
#[allow(clippy::unwrap_used)]
mod tests;
mod unpack;

use std::borrow::Cow;
use std::io::Read;

use self::directory::{Directory, Entry, packed};
pub use self::error::ZipError;
use self::unpack::Unpacking;
use super::content::Content;
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

/// A zip, in memory or on the disk. Its directory is read at once, an entry when it is asked for.
pub struct ZipSource<'a> {
    zip: Box<dyn Content + 'a>,
    /// Where the zip begins: after the program of a self-extracting one.
    start: u64,
    limits: ZipLimits,
    files: Vec<SourceFile>,
    entries: Vec<Entry>,
    refused: Vec<(String, ZipError)>,
}

impl<'a> ZipSource<'a> {
    /// Reads the directory of a zip in memory. `shown` is what messages put before the names of its files, without the
    /// `/`.
    pub fn open(bytes: impl Into<Cow<'a, [u8]>>, shown: &str, limits: ZipLimits) -> Result<Self, ZipError> {
        Self::of(Box::new(bytes.into()), shown, limits)
    }

    /// The same of a zip whose bytes need not be in memory.
    pub fn of(zip: Box<dyn Content + 'a>, shown: &str, limits: ZipLimits) -> Result<Self, ZipError> {
        let directory = Directory::read(&*zip)?;
        let mut all = Vec::new();
        let mut total = 0_u64;
        let mut at = 0;
        while let Some((entry, next)) = directory.entry(at)? {
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
        let start = directory.offset;
        let mut zip =
            Self { zip, start, limits, files: Vec::new(), entries: Vec::new(), refused: Vec::new() };
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

    /// Where the packed bytes of an entry begin, if its sizes are within the limits.
    fn begin(&self, entry: &Entry) -> Result<u64, ZipError> {
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
        packed(&*self.zip, header).ok_or(ZipError::Damaged)
    }

    fn unpack(&self, entry: &Entry) -> Result<Vec<u8>, ZipError> {
        let begin = self.begin(entry)?;
        let packed = self.zip.part(begin, entry.packed).ok_or(ZipError::Damaged)?;
        let bytes = match entry.method {
            0 => packed.into_owned(),
            8 => {
                // The claim of the directory is a limit, not an allotment.
                let limit = usize::try_from(entry.unpacked).map_err(|_| ZipError::Damaged)?;
                miniz_oxide::inflate::decompress_to_vec_with_limit(&packed, limit)
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

/// An entry that is unpacked when its bytes are asked for.
struct InZip<'a> {
    source: &'a ZipSource<'a>,
    entry: &'a Entry,
}

impl Content for InZip<'_> {
    fn length(&self) -> u64 {
        self.entry.unpacked
    }

    fn whole(&self) -> Result<Cow<'_, [u8]>, SourceError> {
        Ok(Cow::Owned(self.source.unpack(self.entry)?))
    }

    fn reader(&self) -> Result<Box<dyn Read + '_>, SourceError> {
        let begin = self.source.begin(self.entry)?;
        Ok(Box::new(Unpacking::new(&*self.source.zip, begin, self.entry)?))
    }

    fn part(&self, _: u64, _: u64) -> Option<Cow<'_, [u8]>> {
        None
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

    fn content(&self, at: usize) -> Result<Box<dyn Content + '_>, SourceError> {
        let entry = self.entries.get(at).ok_or(SourceError::NoSuchFile)?;
        Ok(Box::new(InZip { source: self, entry }))
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
