//! An archive whose files are in memory.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use gongwen_engine::hosted::{Answer, Archive, ArchiveSettings, Outcome, ROOT, Writer};
use gongwen_engine::index::IndexInput;
use gongwen_engine::search::SearchOptions;

/// Rounds of files that a query may ask for. It needs fewer than ten.
const MOST_ROUNDS: usize = 32;

/// An archive and all its files.
#[derive(Debug)]
pub struct HostedCorpus {
    files: BTreeMap<String, Vec<u8>>,
    archive: Archive,
}

impl HostedCorpus {
    /// Writes an archive of some articles, and opens it.
    ///
    /// # Errors
    /// Where they make no archive.
    pub fn of(input: &IndexInput, settings: &ArchiveSettings) -> Result<Self> {
        let writer = Writer::new(input, settings)?;
        let files = (0..writer.parts()).flat_map(|part| writer.part(part)).chain([writer.root()?]);
        let files: BTreeMap<String, Vec<u8>> = files.map(|file| (file.path, file.bytes)).collect();
        let archive = Archive::open(&files[ROOT])?;
        Ok(Self { files, archive })
    }

    /// Answers a query. What earlier queries have read is at hand, which changes no answer.
    ///
    /// # Errors
    /// Where the archive asks for a file that it does not have, or again and again.
    pub fn search(&mut self, query: &str, options: &SearchOptions) -> Result<Answer> {
        for _ in 0..MOST_ROUNDS {
            let missing = match self.archive.search(query, options)? {
                Outcome::Answer(answer) => return Ok(*answer),
                Outcome::Missing(missing) => missing,
            };
            for path in missing {
                let Some(file) = self.files.get(&path) else { bail!("{query}: there is no file {path}") };
                self.archive.supply(&path, file)?;
            }
        }
        bail!("{query}: the archive never has enough")
    }
}
