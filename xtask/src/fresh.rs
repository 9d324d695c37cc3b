//! What makes a build stale: a digest of its inputs' names, lengths and contents.
//!
//! Contents and not times, so that a fresh clone, a `git checkout` and a copied folder all tell the truth.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// A digest over files and folders (walked in sorted order). Not for security: FNV-1a, 64 bits.
pub(crate) fn digest(root: &Path, inputs: &[&str]) -> Result<String> {
    let mut files = Vec::new();
    for input in inputs {
        let path = root.join(input);
        if path.exists() {
            collect(&path, &mut files).with_context(|| format!("cannot read {}", path.display()))?;
        }
    }
    let mut hash = Fnv::default();
    for file in files {
        let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        hash.write(file.strip_prefix(root).unwrap_or(&file).to_string_lossy().as_bytes());
        hash.write(&bytes.len().to_le_bytes());
        hash.write(&bytes);
    }
    Ok(format!("{:016x}", hash.0))
}

/// Runs `make` unless the stamp file says that it ran for this digest and `product` is still there.
pub(crate) fn when_stale(
    stamp: &Path,
    digest: &str,
    product: &Path,
    make: impl FnOnce() -> Result<()>,
) -> Result<()> {
    if product.exists() && fs::read_to_string(stamp).is_ok_and(|have| have == digest) {
        return Ok(());
    }
    // Taken away first: a build that fails half-way must not look fresh.
    let _ = fs::remove_file(stamp);
    make()?;
    fs::write(stamp, digest).with_context(|| format!("cannot write {}", stamp.display()))
}

/// All files under a path, sorted.
pub(crate) fn collect(path: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if path.is_file() {
        files.push(path.to_path_buf());
        return Ok(());
    }
    let mut entries =
        fs::read_dir(path)?.map(|entry| entry.map(|e| e.path())).collect::<Result<Vec<_>, _>>()?;
    entries.sort();
    for entry in entries {
        if entry.file_name().is_some_and(|name| name != "target" && name != "node_modules") {
            collect(&entry, files)?;
        }
    }
    Ok(())
}

/// The files under a folder of the workspace, sorted, as paths from its root.
pub(crate) fn files_under(folder: &str) -> Result<Vec<String>> {
    let root = crate::paths::root();
    let mut files = Vec::new();
    collect(&root.join(folder), &mut files).with_context(|| format!("cannot read {folder}"))?;
    let named = |file: &PathBuf| file.strip_prefix(&root).unwrap_or(file).to_string_lossy().into_owned();
    Ok(files.iter().map(named).collect())
}

struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_follows_content_and_name() {
        let folder = std::env::temp_dir().join(format!("gongwen-fresh-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a"), "one").unwrap();
        let one = digest(&folder, &["a", "b"]).unwrap();
        assert_eq!(one, digest(&folder, &["a", "b"]).unwrap());
        fs::write(folder.join("a"), "two").unwrap();
        let two = digest(&folder, &["a", "b"]).unwrap();
        fs::rename(folder.join("a"), folder.join("b")).unwrap();
        let three = digest(&folder, &["a", "b"]).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert!(one != two && two != three && one != three);
    }
}
