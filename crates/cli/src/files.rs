//! Writing files.

use std::collections::BTreeMap;
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

/// The files in a folder and in those below it, by their paths from there with `/` between names, with their sizes.
///
/// # Errors
/// What the system says where a folder cannot be read.
pub(crate) fn files_below(folder: &Path) -> io::Result<BTreeMap<String, u64>> {
    let (mut files, mut folders) = (BTreeMap::new(), vec![String::new()]);
    while let Some(below) = folders.pop() {
        for entry in fs::read_dir(folder.join(&below))? {
            let entry = entry?;
            let name = format!("{below}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                folders.push(name + "/");
            } else {
                files.insert(name, entry.metadata()?.len());
            }
        }
    }
    Ok(files)
}
