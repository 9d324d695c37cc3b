//! The frame of every file: a checksum that also depends on the build and on the file's name, so that a file of another build or
//! in another's place is found out.

use crate::error::{GongwenError, Result};

/// The name of the root in the folder of an archive.
pub const ROOT: &str = "root.gwar";
/// The name of the file by which a later build tells what was changed. No reader asks for it.
pub const RECORD: &str = "record.gwar";

/// A file of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchiveFile {
    /// Its path in the folder of the archive, with `/` between names.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// The kind of a file of a segment, and its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum FileId {
    /// The lists of some keys.
    Bucket(u32),
    /// The whole list of a frequent key.
    Frequent(u32),
    /// Some articles.
    Texts(u32),
    /// Words that begin with some characters.
    Words(u32),
    /// Words by their pinyin.
    Spellings(u32),
    /// The whole fold table: number 0.
    Folds(u32),
    /// The related articles of some articles.
    Related(u32),
    /// How characters are read: number 0.
    Readings(u32),
    /// Words of like meaning, by the first character of one.
    Synonyms(u32),
    /// The recent articles of one build.
    Recent(u32),
    /// Values that articles can be narrowed to.
    Values(u32),
}

impl FileId {
    /// The letter of its folder, and its number.
    fn parts(self) -> (char, u32) {
        match self {
            Self::Bucket(number) => ('b', number),
            Self::Frequent(number) => ('f', number),
            Self::Texts(number) => ('t', number),
            Self::Words(number) => ('w', number),
            Self::Spellings(number) => ('y', number),
            Self::Recent(number) => ('r', number),
            Self::Folds(number) => ('x', number),
            Self::Related(number) => ('l', number),
            Self::Readings(number) => ('p', number),
            Self::Synonyms(number) => ('s', number),
            Self::Values(number) => ('v', number),
        }
    }

    /// Its path in the folder of the archive. No folder holds more than 256 files.
    pub(super) fn path(self, segment: u64) -> String {
        let (letter, number) = self.parts();
        format!("{segment:016x}/{letter}{:x}/{number:x}", number >> 8)
    }

    /// The file of a path that [`path`](Self::path) gave.
    pub(super) fn of_path(path: &str, segment: u64) -> Option<Self> {
        let rest = path.strip_prefix(&format!("{segment:016x}/"))?;
        let (folder, name) = rest.split_once('/')?;
        let number = u32::from_str_radix(name, 16).ok()?;
        let id = match folder.chars().next()? {
            'b' => Self::Bucket(number),
            'f' => Self::Frequent(number),
            't' => Self::Texts(number),
            'w' => Self::Words(number),
            'y' => Self::Spellings(number),
            'r' => Self::Recent(number),
            'x' => Self::Folds(number),
            'l' => Self::Related(number),
            'p' => Self::Readings(number),
            's' => Self::Synonyms(number),
            'v' => Self::Values(number),
            _ => return None,
        };
        (id.path(segment) == path).then_some(id)
    }

    /// A file with its checksum before it.
    pub(super) fn seal(self, segment: u64, body: &[u8]) -> Vec<u8> {
        let mut file = self.checksum(segment, body).to_le_bytes().to_vec();
        file.extend_from_slice(body);
        file
    }

    /// What a file holds.
    ///
    /// # Errors
    /// Where the checksum does not fit.
    pub(super) fn open(self, segment: u64, file: &[u8]) -> Result<&[u8]> {
        let whole = file.split_first_chunk::<4>();
        let (_, body) =
            whole.filter(|(sum, body)| **sum == self.checksum(segment, body).to_le_bytes()).ok_or_else(
                || GongwenError::corrupt("a file of the archive is cut, altered or of another build"),
            )?;
        Ok(body)
    }

    /// The segment and the file of a path.
    pub(super) fn of_any_path(path: &str) -> Option<(u64, Self)> {
        let segment = u64::from_str_radix(path.split('/').next()?, 16).ok()?;
        Some((segment, Self::of_path(path, segment)?))
    }

    pub(super) fn checksum(self, segment: u64, body: &[u8]) -> u32 {
        let (letter, number) = self.parts();
        let mut hash = Hash::default();
        hash.add(&segment.to_le_bytes());
        hash.add(&[letter as u8]);
        hash.add(&number.to_le_bytes());
        hash.add(body);
        (hash.0 ^ hash.0 >> 32) as u32
    }
}

/// FNV-1a (Fowler, Noll, Vo) in 64 bits: it detects damage, not forgery.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hash(pub(super) u64);

impl Default for Hash {
    fn default() -> Self {
        Self(0xCBF2_9CE4_8422_2325)
    }
}

impl Hash {
    pub(super) fn add(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
        }
    }
}

/// Deflates bytes as small as deflate makes them.
pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec(bytes, 10)
}

/// Inflates bytes to `most` bytes at most.
pub(super) fn inflate(bytes: &[u8], most: usize) -> Option<Vec<u8>> {
    miniz_oxide::inflate::decompress_to_vec_with_limit(bytes, most).ok()
}
