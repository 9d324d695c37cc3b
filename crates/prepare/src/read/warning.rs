//! What an editor should know of a file that was read.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What an editor should know of a file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Warning {
    /// Fields or columns that no rule knows, in the order in which they come; their contents are not indexed.
    UnusedFields(Vec<String>),
    /// Records that have neither title nor text: how many, and the place of the first.
    EmptyRecords {
        /// How many.
        count: usize,
        /// Where the first one is: a line or the number of a record.
        first: String,
    },
    /// Records that could not be read: how many, and the first one's place and fault.
    BadRecords {
        /// How many.
        count: usize,
        /// The first: where it is, and what is wrong.
        first: String,
    },
    /// An id that another article has already; this one got the second id.
    SameId {
        /// The id that both have.
        id: String,
        /// The id that this article got.
        now: String,
    },
    /// Entries of a zip that are not read, and why: how many, and the first one.
    RefusedEntries {
        /// How many.
        count: usize,
        /// The first: its name, and why.
        first: String,
    },
    /// Records that are drafts, deleted, protected by a password, or attachments.
    Unpublished(usize),
    /// Bytes that were replaced by U+FFFD.
    ReplacedBytes,
    /// Another one, in words.
    Other(String),
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnusedFields(names) => write!(f, "fields that are not indexed: {}", names.join(", ")),
            Self::EmptyRecords { count, first } => {
                write!(f, "{count} records with neither title nor text (the first: {first})")
            }
            Self::BadRecords { count, first } => write!(f, "{count} records could not be read ({first})"),
            Self::SameId { id, now } => write!(f, "two articles have the id {id}; the second is now {now}"),
            Self::RefusedEntries { count, first } => {
                write!(f, "{count} entries of the zip are not read ({first})")
            }
            Self::Unpublished(count) => write!(f, "{count} records are not published and left out"),
            Self::ReplacedBytes => f.write_str("bytes that are no text were replaced by U+FFFD"),
            Self::Other(warning) => f.write_str(warning),
        }
    }
}
