//! For every article those most like it.
//!
//! Section layout: for every article how many there are and their numbers, the best first (varints).

use super::DocId;
use super::varint::{self, Cursor};
use crate::error::Result;

/// Writes the section; empty where there is nothing to store.
pub(super) fn write(related: &[Vec<DocId>]) -> Vec<u8> {
    let mut out = Vec::new();
    for list in related {
        varint::write(&mut out, list.len() as u64);
        for &doc in list {
            varint::write(&mut out, u64::from(doc));
        }
    }
    out
}

/// Reads the section; nothing where it is absent.
pub(super) fn read(bytes: &[u8], docs: usize) -> Result<Vec<Vec<DocId>>> {
    let mut related = Vec::new();
    if bytes.is_empty() {
        return Ok(related);
    }
    let mut cursor = Cursor::new(bytes);
    for _ in 0..docs {
        let mut list = Vec::new();
        for _ in 0..cursor.count("related articles out of range")? {
            list.push(cursor.below(docs, "a related article out of range")? as DocId);
        }
        related.push(list);
    }
    Ok(related)
}
