//! Where an earlier reading is kept, so that a file that is as it was need not be read again.

use std::fmt;
use std::io::{self, Read};

/// Keeps texts by a key. The caller knows where, and throws all away when the readers change.
pub trait ReadCache: fmt::Debug + Send + Sync {
    /// A key for some parts and the bytes of a file; other parts, or the same divided in another way, have another key.
    fn key(&self, parts: &[&[u8]], file: &mut dyn Read) -> io::Result<String>;
    /// What was kept for a key.
    fn get(&self, key: &str) -> Option<String>;
    /// Keeps a text.
    fn put(&self, key: String, text: String);
}
