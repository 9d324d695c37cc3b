//! Workbooks of Excel 97 made by hand, for the tests and the fuzz targets of what reads them.

use std::io::{Cursor, Write};

/// A record: its type and its length, two bytes each, and its data.
pub(crate) fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
}

/// The beginning of the globals (5) or of a sheet (16), as Excel 97 writes it.
pub(crate) fn begin(what: u8) -> Vec<u8> {
    record(0x0809, &[0, 6, what, 0, 0xBB, 0x0D, 0xCC, 7, 0, 0, 0, 0, 6, 0, 0, 0])
}

/// Names a sheet whose records start at this byte of the stream.
pub(crate) fn bound(start: u32) -> Vec<u8> {
    record(0x0085, &[&start.to_le_bytes()[..], &[0, 0, 2, 1], &utf16("名单")].concat())
}

/// Text in the bytes of UTF-16.
pub(crate) fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// The container that Office used before its documents were zips, with one stream.
pub(crate) fn in_container(stream: &[u8]) -> Vec<u8> {
    let memory = Cursor::new(Vec::new());
    let mut container =
        cfb::CompoundFile::create_with_version(cfb::Version::V3, memory).expect("a new container");
    let mut file = container.create_stream("Workbook").expect("a new stream");
    file.write_all(stream).expect("memory takes what is written");
    drop(file);
    container.flush().expect("memory takes what is written");
    container.into_inner().into_inner()
}
