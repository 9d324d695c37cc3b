//! The head of an archive: what every query needs.
//!
//! Layout: magic `GWAR`, version, then as length-prefixed runs of bytes the alphabet and the fold table
//! (as in `index`), the characters of headline and body of every article (varints), the first key of every
//! block of features and the first article of every block of articles (differences, varints).

use super::BlockId;
use super::features::Key;
use crate::error::{ErrorCode, GongwenError, Result};
use crate::index::fold_table;
use crate::index::varint::{self, Cursor};
use crate::index::{Alphabet, DocId, Lengths};
use crate::text::fold::FoldTable;

const MAGIC: &[u8; 5] = b"GWAR\x01";

/// The head, read.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) alphabet: Alphabet,
    pub(super) fold_table: FoldTable,
    pub(super) lengths: Vec<Lengths>,
    pub(super) first_keys: Vec<Key>,
    pub(super) first_docs: Vec<DocId>,
}

impl Head {
    pub(super) fn write(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        varint::write_bytes(&mut out, &self.alphabet.write());
        varint::write_bytes(&mut out, &fold_table::write(&self.fold_table, &self.alphabet));
        varint::write(&mut out, self.lengths.len() as u64);
        for lengths in &self.lengths {
            varint::write(&mut out, u64::from(lengths.headline));
            varint::write(&mut out, u64::from(lengths.body));
        }
        for firsts in [&self.first_keys, &self.first_docs] {
            varint::write(&mut out, firsts.len() as u64);
            let mut last = 0;
            for &first in firsts {
                varint::write(&mut out, u64::from(first - last));
                last = first;
            }
        }
        out
    }

    pub(super) fn read(bytes: &[u8]) -> Result<Self> {
        let Some(rest) = bytes.strip_prefix(MAGIC) else {
            return Err(GongwenError::new(
                ErrorCode::NotAnIndex,
                "the bytes are no head of a Gongwen archive",
            ));
        };
        Self::read_parts(rest).ok_or_else(|| GongwenError::corrupt("the head of the archive is damaged"))
    }

    fn read_parts(bytes: &[u8]) -> Option<Self> {
        let mut cursor = Cursor::new(bytes);
        let alphabet = Alphabet::read(cursor.byte_string())?;
        let fold_table = fold_table::read(cursor.byte_string(), &alphabet)?;
        let docs = cursor.count();
        let mut lengths = Vec::with_capacity(docs);
        for _ in 0..docs {
            let mut length = || cursor.below(u32::MAX as usize) as u32;
            lengths.push(Lengths { headline: length(), body: length() });
        }
        let first_keys = ascending(&mut cursor);
        let first_docs = ascending(&mut cursor);
        cursor.check(match first_docs.as_slice() {
            [] => docs == 0,
            [first, ..] => *first == 0 && first_docs.last().is_some_and(|&last| (last as usize) < docs),
        });
        cursor.sound(Self { alphabet, fold_table, lengths, first_keys, first_docs })
    }

    /// The block of features that holds a key if any does.
    pub(super) fn block_of_key(&self, key: Key) -> Option<BlockId> {
        let at = self.first_keys.partition_point(|&first| first <= key).checked_sub(1)?;
        Some(at as BlockId)
    }

    /// The block of articles that holds an article, and its number there.
    pub(super) fn block_of_doc(&self, doc: DocId) -> (BlockId, DocId) {
        let at = self.first_docs.partition_point(|&first| first <= doc).saturating_sub(1);
        let first = self.first_docs.get(at).copied().unwrap_or(0);
        ((self.first_keys.len() + at) as BlockId, doc - first)
    }

    /// The first article of a block of articles.
    pub(super) fn first_doc(&self, block: BlockId) -> DocId {
        let at = (block as usize).checked_sub(self.first_keys.len());
        at.and_then(|at| self.first_docs.get(at)).copied().unwrap_or(0)
    }
}

fn ascending(cursor: &mut Cursor<'_>) -> Vec<u32> {
    let count = cursor.count();
    let mut list = Vec::with_capacity(count);
    let mut value = 0u32;
    for at in 0..count {
        let step = cursor.below(u32::MAX as usize) as u32;
        let next = value.checked_add(step);
        // No block stands twice.
        cursor.check(next.is_some() && (at == 0 || step > 0));
        value = next.unwrap_or_default();
        list.push(value);
    }
    list
}
