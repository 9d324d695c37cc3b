//! The records of a workbook of Excel 97 to 2003 (BIFF), as far as they claim room. The library takes memory for the whole rectangle
//! between the first and the last cell, and for the size that the sheet claims, without a look at either.
//!
//! A record is its type and its length, two bytes each, and that many bytes. [MS-XLS] 2.4 describes each type.

use std::io::{Cursor, Read};

use super::SheetError;

/// The streams that hold a workbook, of Excel 97 and of 5.0.
const STREAMS: [&str; 2] = ["Workbook", "Book"];

/// The types of the records that are looked at.
mod record {
    pub(super) const END: u16 = 0x000A;
    pub(super) const BOUND_SHEET: u16 = 0x0085;
    pub(super) const DIMENSIONS: u16 = 0x0200;
    pub(super) const BEGIN: u16 = 0x0809;
    /// A row of numbers; its last two bytes are the last column.
    pub(super) const NUMBERS: u16 = 0x00BD;
    /// Formula, rich string, shared string, number, label, truth or error, number in short form.
    pub(super) const CELLS: [u16; 7] = [0x0006, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E];
}

/// Refuses a workbook whose sheets claim more cells than `most` together.
pub(super) fn check(bytes: &[u8], most: usize) -> Result<(), SheetError> {
    let mut container = cfb::CompoundFile::open(Cursor::new(bytes))?;
    let Some(name) = STREAMS.into_iter().find(|name| container.is_stream(name)) else { return Ok(()) };
    let mut stream = Vec::new();
    container.open_stream(name)?.read_to_end(&mut stream)?;
    let mut cells = 0;
    for start in sheets(&stream) {
        cells += claimed(stream.get(start..).unwrap_or_default());
        if cells > most as u64 {
            return Err(SheetError::TooLarge(most));
        }
    }
    Ok(())
}

/// Where in the stream each sheet begins.
fn sheets(stream: &[u8]) -> impl Iterator<Item = usize> {
    let globals = Records(stream).take_while(|(kind, _)| *kind != record::END);
    globals
        .filter(|(kind, _)| *kind == record::BOUND_SHEET)
        .filter_map(|(_, data)| Some(number(data, 0, 4)? as usize))
}

/// The cells that a sheet claims: by the rectangle around its cells, and by what it says of its size. As many as there are records
/// at least, so that the same sheet named a thousand times counts, too.
fn claimed(sheet: &[u8]) -> u64 {
    let (mut around, mut said, mut depth, mut count) = (Rectangle::default(), 0, 0, 0);
    for (kind, data) in Records(sheet) {
        count += 1;
        match kind {
            record::BEGIN => depth += 1,
            record::END if depth <= 1 => break,
            record::END => depth -= 1,
            record::DIMENSIONS => said += size(data),
            record::NUMBERS => {
                around.add(data, 2);
                around.add(data, data.len().saturating_sub(2));
            }
            cell if record::CELLS.contains(&cell) => around.add(data, 2),
            _ => {}
        }
    }
    around.cells().max(said).max(count)
}

/// The last column of a sheet of Excel 97.
const LAST_COLUMN: u64 = 0xFF;

/// The cells of a sheet by its record of dimensions: the first row and the one after the last, the same of columns.
fn size(data: &[u8]) -> u64 {
    let width = if data.len() >= 14 { 4 } else { 2 };
    let number = |at: usize, width| number(data, at, width).unwrap_or(0);
    let (first, end) = (number(0, width), number(width, width));
    let (left, right) = (number(2 * width, 2), number(2 * width + 2, 2));
    // A size that goes backwards is taken for the largest.
    let rows = if first > end { u64::from(u32::MAX) } else { (end - first).max(1) };
    // Columns that go backwards, or begin beyond the last one of that time, are counted from the first, as the library does.
    let columns = if left > right || left > LAST_COLUMN { right.max(1) } else { (right - left).max(1) };
    rows * columns
}

/// The rectangle around cells.
#[derive(Default)]
struct Rectangle {
    rows: Option<(u64, u64)>,
    columns: Option<(u64, u64)>,
}

impl Rectangle {
    /// Adds the cell of a record, whose row is at its beginning and whose column at `at`.
    fn add(&mut self, data: &[u8], at: usize) {
        let (Some(row), Some(column)) = (number(data, 0, 2), number(data, at, 2)) else { return };
        let with = |range: Option<(u64, u64)>, place: u64| {
            range.map_or((place, place), |(first, last)| (first.min(place), last.max(place)))
        };
        self.rows = Some(with(self.rows, row));
        self.columns = Some(with(self.columns, column));
    }

    fn cells(&self) -> u64 {
        let length = |range: Option<(u64, u64)>| range.map_or(0, |(first, last)| last - first + 1);
        length(self.rows) * length(self.columns)
    }
}

/// The records of a stream, type and bytes, up to the first that is cut.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, rest) = self.0.split_first_chunk::<2>()?;
        let (length, rest) = rest.split_first_chunk::<2>()?;
        let (data, rest) = rest.split_at_checked(u16::from_le_bytes(*length).into())?;
        self.0 = rest;
        Some((u16::from_le_bytes(*kind), data))
    }
}

/// The number of `width` bytes, the lowest first.
fn number(data: &[u8], at: usize, width: usize) -> Option<u64> {
    let bytes = data.get(at..at + width)?;
    Some(bytes.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte)))
}

#[cfg(test)]
#[path = "workbook_97.rs"]
mod workbook_97;

#[cfg(test)]
#[path = "biff_tests.rs"]
mod tests;
