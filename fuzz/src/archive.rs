//! A corpus as one file: a tar archive compressed by zstd. Thousands of small files would be most of the repository.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Inputs by name.
pub type Corpus = BTreeMap<String, Vec<u8>>;

/// The strongest level that needs no more memory to unpack than usual.
const LEVEL: i32 = 19;

/// Reads all inputs of an archive.
pub fn read(path: &Path) -> io::Result<Corpus> {
    let mut archive = tar::Archive::new(zstd::Decoder::new(File::open(path)?)?);
    let mut corpus = Corpus::new();
    for entry in archive.entries()? {
        let mut entry = entry?;
        let name = entry.path()?.to_string_lossy().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes)?;
        corpus.insert(name, bytes);
    }
    Ok(corpus)
}

/// Writes an archive: one input of each content, sorted by name, without times and owners, so that the same corpus
/// gives the same bytes. Returns how many inputs it holds.
pub fn write(path: &Path, corpus: &Corpus) -> io::Result<usize> {
    let mut archive = tar::Builder::new(zstd::Encoder::new(File::create(path)?, LEVEL)?);
    let mut seen = BTreeSet::new();
    for (name, bytes) in corpus {
        if seen.insert(bytes) {
            let mut header = tar::Header::new_ustar();
            header.set_size(bytes.len() as u64);
            header.set_mode(0o644);
            archive.append_data(&mut header, name, bytes.as_slice())?;
        }
    }
    archive.into_inner()?.finish()?;
    Ok(seen.len())
}
