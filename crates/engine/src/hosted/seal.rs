//! Checksums put right, for tests of what reads a file once its checksum fits.

use super::file::{FileId, ROOT};
use super::root;

/// Puts the checksum of a file of an archive right, whatever the file holds: tests reach by it what reads the file. The file of a path
/// that no archive has is left as it is.
pub fn seal(path: &str, file: &mut [u8]) {
    if path == ROOT {
        root::seal(file);
    } else if let (Some((segment, id)), Some((sum, body))) =
        (FileId::of_any_path(path), file.split_first_chunk_mut::<4>())
    {
        *sum = id.checksum(segment, body).to_le_bytes();
    }
}
