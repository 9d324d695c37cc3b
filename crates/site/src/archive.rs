//! A query to an archive whose files the caller reads.

use std::error::Error;

use gongwen_engine::hosted::{Answer, Archive, Outcome};
use gongwen_engine::search::SearchOptions;
use serde::Serialize;

use crate::SiteError;

/// Rounds of files that a query may ask for. It needs fewer than ten.
const MOST_ROUNDS: usize = 32;

/// What a query fetched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Fetched {
    /// How often it had to wait for files.
    pub rounds: usize,
    /// How many files it fetched, the root among them.
    pub requests: usize,
    /// Their bytes.
    pub bytes: usize,
}

/// An answer, and what it took.
#[derive(Clone, Debug, Serialize)]
pub struct ArchiveAnswer {
    /// The answer.
    #[serde(flatten)]
    pub answer: Answer,
    /// What was fetched for it.
    pub fetched: Fetched,
}

/// An archive that answers as a reader is answered who asks it first.
#[derive(Debug)]
pub struct OpenArchive {
    archive: Archive,
    root_bytes: usize,
}

impl OpenArchive {
    /// Opens the root of an archive.
    ///
    /// # Errors
    /// Where it is none, or of another version.
    pub fn open(root: &[u8]) -> Result<Self, SiteError> {
        Ok(Self { archive: Archive::open(root)?, root_bytes: root.len() })
    }

    /// Answers a query. `read` gives the file of a path in the archive's folder.
    ///
    /// # Errors
    /// Where a file cannot be read or is damaged.
    pub fn search(
        &mut self,
        query: &str,
        options: &SearchOptions,
        read: &dyn Fn(&str) -> Result<Vec<u8>, Box<dyn Error + Send + Sync>>,
    ) -> Result<ArchiveAnswer, SiteError> {
        self.archive.forget();
        let mut fetched = Fetched { rounds: 1, requests: 1, bytes: self.root_bytes };
        for _ in 0..MOST_ROUNDS {
            let missing = match self.archive.search(query, options)? {
                Outcome::Answer(answer) => return Ok(ArchiveAnswer { answer: *answer, fetched }),
                Outcome::Missing(missing) => missing,
            };
            fetched.rounds += 1;
            for path in missing {
                let failed = |cause| SiteError::ArchiveFile { path: path.clone(), cause };
                let bytes = read(&path).map_err(failed)?;
                self.archive.supply(&path, &bytes).map_err(|error| failed(error.into()))?;
                fetched.requests += 1;
                fetched.bytes += bytes.len();
            }
        }
        Err(SiteError::Endless)
    }
}
