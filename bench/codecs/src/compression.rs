//! Sizes in bytes: plain, and compressed as a server sends them.

use std::io::Write;

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Bytes under gzip 9.
fn gzip(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to memory does not fail.
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_or(0, |out| out.len())
}

/// Bytes under brotli 11.
fn brotli(bytes: &[u8]) -> usize {
    let params = BrotliEncoderParams { quality: 11, lgwin: 24, size_hint: bytes.len(), ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params).map_or(0, |_| out.len())
}

/// A row of a table: raw, gzip 9, brotli 11.
pub(crate) fn row(name: &str, bytes: &[u8]) {
    println!("| {name} | {} | {} | {} |", bytes.len(), gzip(bytes), brotli(bytes));
}

/// The head of a table of such rows.
pub(crate) fn head(title: &str) {
    println!("| {title} | bytes | gzip 9 | brotli 11 |\n|---|---|---|---|");
}
