//! The bytes of an entry as they are unpacked, a piece after the other.

use std::io::{self, Read};

use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZFlush, MZStatus};

use super::directory::Entry;
use super::error::ZipError;
use crate::read::content::Content;

/// Packed bytes that are taken from the zip at once.
const PIECE: u64 = 64 << 10;

/// Unpacks an entry. What does not fit the directory's length and checksum is an error at the end.
pub(super) struct Unpacking<'a> {
    packed: Packed<'a>,
    /// None for bytes that are stored as they are.
    state: Option<Box<InflateState>>,
    entry: &'a Entry,
    given: u64,
    checksum: crc32fast::Hasher,
    /// Whether the packed bytes said that nothing follows.
    is_last: bool,
    /// Whether all was given and checked.
    is_done: bool,
}

/// The packed bytes of an entry.
struct Packed<'a> {
    zip: &'a dyn Content,
    at: u64,
    end: u64,
    piece: Vec<u8>,
    used: usize,
}

impl Packed<'_> {
    /// Bytes that are not yet used; none at the end.
    fn next(&mut self) -> io::Result<&[u8]> {
        if self.used == self.piece.len() {
            let length = PIECE.min(self.end - self.at);
            let piece = self.zip.part(self.at, length).ok_or_else(|| io::Error::other(ZipError::Damaged))?;
            self.piece = piece.into_owned();
            (self.at, self.used) = (self.at + length, 0);
        }
        Ok(&self.piece[self.used..])
    }
}

impl<'a> Unpacking<'a> {
    /// Begins with an entry whose packed bytes start at a place of the zip.
    pub(super) fn new(zip: &'a dyn Content, at: u64, entry: &'a Entry) -> Result<Self, ZipError> {
        let end = at.checked_add(entry.packed).filter(|end| *end <= zip.length()).ok_or(ZipError::Damaged)?;
        let state = match entry.method {
            0 => None,
            8 => Some(InflateState::new_boxed(DataFormat::Raw)),
            method => return Err(ZipError::Method(method)),
        };
        let packed = Packed { zip, at, end, piece: Vec::new(), used: 0 };
        Ok(Self {
            packed,
            state,
            entry,
            given: 0,
            checksum: crc32fast::Hasher::new(),
            is_last: false,
            is_done: false,
        })
    }

    /// Fills a part of `into`; nothing at the end.
    fn unpack(&mut self, into: &mut [u8]) -> Result<usize, io::Error> {
        let damaged = || io::Error::other(ZipError::Damaged);
        while !self.is_last {
            let input = self.packed.next()?;
            let is_cut = input.is_empty();
            let Some(state) = &mut self.state else {
                let count = input.len().min(into.len());
                into[..count].copy_from_slice(&input[..count]);
                self.packed.used += count;
                return Ok(count);
            };
            let step = inflate(state, input, into, MZFlush::None);
            self.packed.used += step.bytes_consumed;
            self.is_last = step.status.map_err(|_| damaged())? == MZStatus::StreamEnd;
            if step.bytes_written > 0 {
                return Ok(step.bytes_written);
            }
            if is_cut && !self.is_last {
                return Err(damaged());
            }
        }
        Ok(0)
    }
}

impl Read for Unpacking<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.is_done || into.is_empty() {
            return Ok(0);
        }
        let count = self.unpack(into)?;
        self.checksum.update(&into[..count]);
        self.given += count as u64;
        if self.given > self.entry.unpacked {
            return Err(io::Error::other(ZipError::Damaged));
        }
        if count == 0 {
            self.is_done = true;
            let sum = self.checksum.clone().finalize();
            if self.given != self.entry.unpacked || sum != self.entry.checksum {
                return Err(io::Error::other(ZipError::Checksum));
            }
        }
        Ok(count)
    }
}
