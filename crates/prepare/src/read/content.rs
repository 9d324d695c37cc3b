//! The bytes of one file: in memory, or where they can be read piece by piece.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use super::source::SourceError;

/// Bytes up to which a file is read as a whole. Of larger ones those whose kind allows it are read piece by piece.
pub const LARGE: u64 = 8 << 20;

/// The bytes of one file. What is not asked for need not be in memory.
pub trait Content: Send + Sync {
    /// How many bytes there are.
    fn length(&self) -> u64;

    /// All bytes.
    fn whole(&self) -> Result<Cow<'_, [u8]>, SourceError>;

    /// The bytes from the first to the last, as they are read.
    fn reader(&self) -> Result<Box<dyn Read + '_>, SourceError> {
        Ok(Box::new(Cursor::new(self.whole()?)))
    }

    /// So many bytes from a place on; none where they are not all there, or where a part is not to be had without the
    /// whole.
    fn part(&self, at: u64, length: u64) -> Option<Cow<'_, [u8]>>;
}

/// Bytes in memory.
impl Content for Cow<'_, [u8]> {
    fn length(&self) -> u64 {
        self.len() as u64
    }

    fn whole(&self) -> Result<Cow<'_, [u8]>, SourceError> {
        Ok(Cow::Borrowed(self))
    }

    fn part(&self, at: u64, length: u64) -> Option<Cow<'_, [u8]>> {
        let start = usize::try_from(at).ok()?;
        self.get(start..start.checked_add(usize::try_from(length).ok()?)?).map(Cow::Borrowed)
    }
}

impl<T: Content + ?Sized> Content for &T {
    fn length(&self) -> u64 {
        (**self).length()
    }

    fn whole(&self) -> Result<Cow<'_, [u8]>, SourceError> {
        (**self).whole()
    }

    fn reader(&self) -> Result<Box<dyn Read + '_>, SourceError> {
        (**self).reader()
    }

    fn part(&self, at: u64, length: u64) -> Option<Cow<'_, [u8]>> {
        (**self).part(at, length)
    }
}
