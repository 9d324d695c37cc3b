//! The ids of articles whose texts were read.

use std::collections::{BTreeSet, HashMap};

/// The ids in the files of texts that were looked through.
#[derive(Debug, Default)]
pub(super) struct KnownIds {
    pub(super) docs: HashMap<String, u32>,
    pub(super) looked_through: BTreeSet<u32>,
}
