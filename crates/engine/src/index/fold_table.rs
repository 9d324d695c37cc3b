//! The fold table's section, in bits: the number of pairs plus one (gamma), the characters to fold, ascending
//! (interpolative, over all code points), and for each the symbol that it folds to (*within* the alphabet).
//!
//! A pair that folds to a character outside the alphabet is left out: no text contains it either way.

use gongwen_codes::bits::{BitReader, BitWriter};
use gongwen_codes::list;

use super::alphabet::{Alphabet, Symbol};
use crate::text::fold::FoldTable;

pub(crate) fn write(table: &FoldTable, alphabet: &Alphabet) -> Vec<u8> {
    let pairs = table.pairs().iter();
    let (from, to): (Vec<u32>, Vec<Symbol>) =
        pairs.filter_map(|&(from, to)| Some((from as u32, alphabet.symbol(to)?))).unzip();
    if from.is_empty() {
        return Vec::new();
    }
    let mut bits = BitWriter::default();
    bits.write_gamma(from.len() as u32 + 1);
    list::write(&mut bits, &from, 0, char::MAX as u32);
    for symbol in to {
        bits.write_within(u32::from(symbol), last_symbol(alphabet));
    }
    bits.finish()
}

pub(crate) fn read(bytes: &[u8], alphabet: &Alphabet) -> Option<FoldTable> {
    let mut pairs = Vec::new();
    if !bytes.is_empty() {
        let mut bits = BitReader::new(bytes);
        let count = bits.read_gamma().ok()? - 1;
        // A pair takes some bits. The limit is for hostile files: runs of characters alone take none.
        if count as usize > bytes.len() * 4 {
            return None;
        }
        let mut from = Vec::new();
        list::read(&mut bits, count, 0, char::MAX as u32, &mut from).ok()?;
        for code in from {
            let symbol = bits.read_within(last_symbol(alphabet)).ok()?;
            pairs.push((char::from_u32(code)?, alphabet.folded(symbol as Symbol)));
        }
    }
    Some(FoldTable::ascending(pairs))
}

fn last_symbol(alphabet: &Alphabet) -> u32 {
    alphabet.size() as u32 - 1
}
