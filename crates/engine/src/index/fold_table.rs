//! The fold table's section: for every pair the folded character's difference and the other one's code
//! point (varints), in ascending order of the character that is folded.

use super::varint::{self, Cursor};
use crate::error::{GongwenError, Result};
use crate::text::fold::FoldTable;

pub(crate) fn write(table: &FoldTable) -> Vec<u8> {
    let mut out = Vec::new();
    let mut last = 0;
    for &(from, to) in table.pairs() {
        varint::write(&mut out, u64::from(from as u32 - last));
        varint::write(&mut out, u64::from(to as u32));
        last = from as u32;
    }
    out
}

pub(crate) fn read(bytes: &[u8]) -> Result<FoldTable> {
    let mut cursor = Cursor::new(bytes);
    let mut pairs = Vec::new();
    let mut last = 0u32;
    let character = |code: u32| char::from_u32(code).ok_or_else(|| GongwenError::corrupt("not a character"));
    while cursor.left() > 0 {
        last = last.saturating_add(cursor.below(0x11_0000, "character out of range")? as u32);
        pairs.push((character(last)?, character(cursor.below(0x11_0000, "character out of range")? as u32)?));
    }
    Ok(FoldTable::new(pairs))
}
