//! A query to an archive whose files the caller reads.

use std::error::Error;

use gongwen_engine::Suggestion;
use gongwen_engine::hosted::{Answer, Archive, Outcome, Suggested};
use gongwen_engine::search::SearchOptions;
use serde::Serialize;

use crate::SiteError;

/// Rounds of files that a query may ask for. It needs fewer than ten.
const MOST_ROUNDS: usize = 32;

/// Gives the file of a path in the folder of an archive.
pub type ReadFile<'a> = dyn Fn(&str) -> Result<Vec<u8>, Box<dyn Error + Send + Sync>> + 'a;

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
        read: &ReadFile<'_>,
    ) -> Result<ArchiveAnswer, SiteError> {
        self.archive.forget();
        let mut fetched = Fetched { rounds: 1, requests: 1, bytes: self.root_bytes };
        for _ in 0..MOST_ROUNDS {
            let missing = match self.archive.search(query, options)? {
                Outcome::Answer(answer) => return Ok(ArchiveAnswer { answer: *answer, fetched }),
                Outcome::Missing(missing) => missing,
            };
            fetched.rounds += 1;
            fetched.requests += missing.len();
            fetched.bytes += self.supply(&missing, read)?;
        }
        Err(SiteError::Endless)
    }

    /// What may be meant by the beginning of a query, the best first. `read` gives the file of a path in the archive's folder.
    ///
    /// # Errors
    /// Where a file cannot be read or is damaged.
    pub fn suggest(
        &mut self,
        typed: &str,
        limit: usize,
        read: &ReadFile<'_>,
    ) -> Result<Vec<Suggestion>, SiteError> {
        for _ in 0..MOST_ROUNDS {
            let missing = match self.archive.suggest(typed, limit)? {
                Suggested::Suggestions(suggestions) => return Ok(suggestions),
                Suggested::Missing(missing) => missing,
            };
            self.supply(&missing, read)?;
        }
        Err(SiteError::Endless)
    }

    /// Hands over some files; gives their bytes.
    fn supply(&mut self, paths: &[String], read: &ReadFile<'_>) -> Result<usize, SiteError> {
        let mut all = 0;
        for path in paths {
            let failed = |cause| SiteError::ArchiveFile { path: path.clone(), cause };
            let bytes = read(path).map_err(failed)?;
            self.archive.supply(path, &bytes).map_err(|error| failed(error.into()))?;
            all += bytes.len();
        }
        Ok(all)
    }
}
