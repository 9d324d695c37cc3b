//! The related articles of every article: those most like it.
//!
//! Section layout, in bits: for every article the number of related articles (gamma, plus one) and their numbers, the
//! best first, each *within* the number of articles less one.

use gongwen_codes::bits::{BitReader, BitWriter};

use super::doc_id::DocId;

/// Writes the section.
pub(super) fn write(related: &[&[DocId]]) -> Vec<u8> {
    let mut bits = BitWriter::default();
    for &list in related {
        bits.write_gamma(list.len() as u32 + 1);
        for &doc in list {
            bits.write_within(doc, related.len() as u32 - 1);
        }
    }
    bits.finish()
}

/// The related articles of one of `docs`, the best first; none if the section is absent or ends before.
pub(super) fn of(bytes: &[u8], docs: u32, doc: DocId) -> Vec<DocId> {
    let mut bits = BitReader::new(bytes);
    let mut list = Vec::new();
    for _ in 0..=doc {
        list.clear();
        // In a corpus of one, a number takes no bits. The limit keeps a hostile count from filling the memory.
        for _ in 1..bits.read_gamma().unwrap_or(1).min(docs + 1) {
            let Ok(other) = bits.read_within(docs - 1) else { break };
            list.push(other);
        }
    }
    list
}
