//! Archives: a corpus as files on any static host, of which a query reads a few.
//!
//! [`Writer`] makes the files, [`Archive`] answers queries from those that its caller has fetched: it says which files are missing, the
//! caller [supplies](Archive::supply) them, and asks again. The search is the one of an index in memory: the texts of the best candidates
//! become a small index, what is counted over all articles comes from the archive. Layout and what is approximate:
//! `docs/format.md`.

mod answer;
mod archive;
mod article_fields;
mod attempt;
mod attributes;
mod bucket;
mod candidates;
mod characters;
mod completion;
mod count;
mod document;
mod expander;
mod file;
mod finder;
mod frequent_keys;
mod keys;
mod known_ids;
mod language;
mod levels;
mod lists;
mod lookup;
mod mixing;
mod models;
mod months;
mod narrowing;
mod plan;
mod prefix_codes;
mod range_coder;
mod recent;
mod related;
mod relaxed;
mod root;
mod seal;
mod session;
mod sounds;
mod spelling;
mod text_model;
mod texts;
mod update;
mod values;
mod vocabulary;
mod words;
mod working_set;
mod writer;

pub use answer::{Answer, LACKS};
pub use archive::{Archive, Outcome};
pub use file::{ArchiveFile, RECORD, ROOT};
pub use lookup::{Lookup, Suggested};
pub use related::Related;
pub use seal::seal;
pub use update::{Update, update};
pub use writer::{ArchiveSettings, Writer};
