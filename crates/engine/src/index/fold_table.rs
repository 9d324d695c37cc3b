//! The fold table's section: for every pair the folded character's difference and the other one's code
//! point (varints), in ascending order of the character that is folded.

use super::varint::{self, Cursor};
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

pub(crate) fn read(bytes: &[u8]) -> Option<FoldTable> {
    let mut cursor = Cursor::new(bytes);
    let mut pairs: Vec<(char, char)> = Vec::new();
    let mut last = 0;
    while cursor.left() > 0 {
        let from = cursor.char(last);
        cursor.check(pairs.is_empty() || from as u32 > last);
        pairs.push((from, cursor.char(0)));
        last = from as u32;
    }
    cursor.sound(FoldTable::ascending(pairs))
}
