//! A writer of zips that lies when it is told to.

use std::io::Write as _;

/// A zip that is being written.
#[derive(Default)]
pub(super) struct ZipWriter {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    count: usize,
}

impl ZipWriter {
    /// Adds an entry, deflated.
    pub(super) fn add(&mut self, name: &str, content: &[u8]) {
        let at = self.bytes.len();
        let packed = deflate(content);
        let checksum = crc32(content);
        let sizes = (packed.len() as u32, content.len() as u32);
        self.local(name, checksum, sizes);
        self.bytes.extend_from_slice(&packed);
        self.central(name, checksum, sizes, at);
    }

    /// Adds the same content under many names, packed once each.
    pub(super) fn add_each(&mut self, names: impl Iterator<Item = String>, content: &[u8]) {
        let (packed, checksum) = (deflate(content), crc32(content));
        let sizes = (packed.len() as u32, content.len() as u32);
        for name in names {
            let at = self.bytes.len();
            self.local(&name, checksum, sizes);
            self.bytes.extend_from_slice(&packed);
            self.central(&name, checksum, sizes, at);
        }
    }

    /// Adds many entries that share one place, as the bombs do that are much larger than their zip.
    pub(super) fn add_overlapping(&mut self, count: usize, content: &[u8]) {
        let at = self.bytes.len();
        let (packed, checksum) = (deflate(content), crc32(content));
        let sizes = (packed.len() as u32, content.len() as u32);
        self.local("0.txt", checksum, sizes);
        self.bytes.extend_from_slice(&packed);
        for number in 0..count {
            self.central(&format!("{number}.txt"), checksum, sizes, at);
        }
    }

    /// Adds an entry that says another size than it has.
    pub(super) fn add_lying(&mut self, name: &str, content: &[u8], claimed: u32) {
        let at = self.bytes.len();
        let packed = deflate(content);
        let sizes = (packed.len() as u32, claimed);
        self.local(name, 0, sizes);
        self.bytes.extend_from_slice(&packed);
        self.central(name, 0, sizes, at);
    }

    /// The zip.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let start = self.bytes.len() as u32;
        let count = u16::try_from(self.count).unwrap_or(u16::MAX);
        self.bytes.extend_from_slice(&self.directory);
        self.bytes.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        self.bytes.extend_from_slice(&count.to_le_bytes());
        self.bytes.extend_from_slice(&count.to_le_bytes());
        self.bytes.extend_from_slice(&(self.directory.len() as u32).to_le_bytes());
        self.bytes.extend_from_slice(&start.to_le_bytes());
        self.bytes.extend_from_slice(&[0, 0]);
        self.bytes
    }

    /// The header before an entry.
    fn local(&mut self, name: &str, checksum: u32, sizes: (u32, u32)) {
        self.bytes.extend_from_slice(b"PK\x03\x04");
        put_common(&mut self.bytes, name, checksum, sizes);
        self.bytes.extend_from_slice(name.as_bytes());
    }

    /// The record of an entry in the directory.
    fn central(&mut self, name: &str, checksum: u32, sizes: (u32, u32), at: usize) {
        self.directory.extend_from_slice(b"PK\x01\x02\x14\0");
        put_common(&mut self.directory, name, checksum, sizes);
        self.directory.extend_from_slice(&[0; 10]);
        self.directory.extend_from_slice(&(at as u32).to_le_bytes());
        self.directory.extend_from_slice(name.as_bytes());
        self.count += 1;
    }
}

/// The fields that both headers have: version, flags (UTF-8), method, time, date, checksum, sizes, lengths.
fn put_common(bytes: &mut Vec<u8>, name: &str, checksum: u32, sizes: (u32, u32)) {
    bytes.extend_from_slice(&[20, 0, 0, 8, 8, 0, 0, 0, 0, 0]);
    for number in [checksum, sizes.0, sizes.1] {
        bytes.extend_from_slice(&number.to_le_bytes());
    }
    bytes.extend_from_slice(&(name.len() as u16).to_le_bytes());
    bytes.extend_from_slice(&[0, 0]);
}

fn crc32(content: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(content);
    crc.sum()
}

fn deflate(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(content).and_then(|()| encoder.finish()).unwrap_or_default()
}

/// Deflated with the header and checksum that a PDF wants.
pub(super) fn zlib(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(content).and_then(|()| encoder.finish()).unwrap_or_default()
}
