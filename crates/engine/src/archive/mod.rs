//! A large corpus cut into blocks, for hosting as static files and reading on demand.
//!
//! An archive is a head, which is read once, and blocks of two kinds: blocks of features hold, for single
//! characters and pairs of adjacent ones, the articles they occur in with their term frequencies; blocks of
//! articles are small indexes of their own (`index`). The reader does no I/O: [`Archive::search`] either
//! answers or names the blocks that it lacks, all that can be asked for together at once; the caller fetches
//! them into [`Blocks`] and asks again.
//!
//! An answer equals that of one index over all articles, hit for hit: articles are ranked by the same
//! features, and those that would be shown are verified in their text before they are. Only the totals are
//! upper bounds where a string of three or more characters was not verified in every article.

mod build;
mod features;
mod head;
mod search;

use std::collections::BTreeMap;

pub use build::{ArchiveFiles, build};
pub use search::Step;

use self::head::Head;
use crate::error::Result;

/// Number of a block: blocks of features first, then blocks of articles.
pub type BlockId = u32;

/// An opened archive: its head.
#[derive(Clone, Debug)]
pub struct Archive {
    head: Head,
}

impl Archive {
    /// Opens the head of an archive.
    pub fn open(head: &[u8]) -> Result<Self> {
        Ok(Self { head: Head::read(head)? })
    }

    /// How many articles there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.head.lengths.len()
    }

    /// Whether there is no article.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.head.lengths.is_empty()
    }

    /// How many blocks there are.
    #[must_use]
    pub fn block_count(&self) -> usize {
        self.head.first_keys.len() + self.head.first_docs.len()
    }
}

/// The blocks at hand.
#[derive(Clone, Debug, Default)]
pub struct Blocks {
    bytes: BTreeMap<BlockId, Vec<u8>>,
}

impl Blocks {
    /// Adds a block, or replaces it.
    pub fn insert(&mut self, id: BlockId, bytes: Vec<u8>) {
        self.bytes.insert(id, bytes);
    }

    /// A block, if it is at hand.
    #[must_use]
    pub fn get(&self, id: BlockId) -> Option<&[u8]> {
        self.bytes.get(&id).map(Vec::as_slice)
    }
}
