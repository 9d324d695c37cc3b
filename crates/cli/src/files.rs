//! Writing files.

use std::fs;
use std::io;
use std::path::Path;

/// Writes a file whole or not at all, with the folders that it is in: under another name first, which then takes its place.
///
/// # Errors
/// What the system says where a folder or the file cannot be made.
pub(crate) fn replace_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut partial = path.as_os_str().to_owned();
    partial.push(".partial");
    fs::write(&partial, bytes)?;
    fs::rename(&partial, path)
}
