//! The fold table's section: the expansions in the codes of the alphabet, each ended by [`FIELD`] (a varint, their bytes,
//! and the bytes); then, in bits, the characters that are expanded, ascending (interpolative, over all code points), the
//! number of pairs plus one (gamma), the characters that a pair folds, likewise, and for each the symbol that it becomes: a
//! one and the difference to the symbol before, plus [`NEAR`], in [`NEAR_BITS`] bits where that fits, or a zero and the
//! symbol (*within* the alphabet).
//!
//! What folds to a character that is none of the alphabet is left out: it could not be found either way. The codes of
//! expansions are bytes of their own, as `(1)` and `(2)` have most of them in common. Symbols are often near each other, as
//! characters with one radical follow each other in both scripts.

use gongwen_codes::bits::{BitReader, BitWriter};
use gongwen_codes::list;

use super::alphabet::{Alphabet, FIELD, ITEM, Symbol, check, symbol_at};
use super::varint::{self, Cursor};
use crate::text::fold::FoldTable;

/// A symbol so far below the one before is near it, or less far above.
const NEAR: u32 = 1 << (NEAR_BITS - 1);
const NEAR_BITS: u32 = 5;

pub(crate) fn write(table: &FoldTable, alphabet: &Alphabet) -> Vec<u8> {
    let (mut expanded, mut codes) = (Vec::new(), Vec::new());
    for (from, to) in table.expansions() {
        if let Some(code) = alphabet.encode(&to.chars().collect::<Vec<_>>()) {
            expanded.push(*from as u32);
            codes.extend(code);
            codes.push(FIELD);
        }
    }
    let pairs = table.pairs().iter();
    let (from, to): (Vec<u32>, Vec<Symbol>) =
        pairs.filter_map(|&(from, to)| Some((from as u32, alphabet.symbol(to)?))).unzip();
    if from.is_empty() && expanded.is_empty() {
        return Vec::new();
    }
    let mut bits = BitWriter::default();
    list::write(&mut bits, &expanded, 0, char::MAX as u32);
    bits.write_gamma(from.len() as u32 + 1);
    list::write(&mut bits, &from, 0, char::MAX as u32);
    let mut last = 0;
    for symbol in to.into_iter().map(u32::from) {
        let difference = (symbol + NEAR).wrapping_sub(last);
        let is_near = difference < 2 * NEAR;
        bits.write(u32::from(is_near), 1);
        if is_near {
            bits.write(difference, NEAR_BITS);
        } else {
            bits.write_within(symbol, last_symbol(alphabet));
        }
        last = symbol;
    }
    let mut out = Vec::new();
    varint::write_bytes(&mut out, &codes);
    out.extend(bits.finish());
    out
}

pub(crate) fn read(bytes: &[u8], alphabet: &Alphabet) -> Option<FoldTable> {
    if bytes.is_empty() {
        return Some(FoldTable::default());
    }
    let mut cursor = Cursor::new(bytes);
    let codes = cursor.byte_string();
    let mut bits = BitReader::new(cursor.take(cursor.left()));
    cursor.valid(())?;
    let expansions = expansions(codes, &mut bits, alphabet)?;
    let count = bits.read_gamma().ok()? - 1;
    let mut pairs = Vec::new();
    let mut symbol = 0;
    for code in folded(&mut bits, count, bytes.len())? {
        symbol = match bits.read(1).ok()? {
            0 => bits.read_within(last_symbol(alphabet)).ok()?,
            _ => (symbol + bits.read(NEAR_BITS).ok()?).checked_sub(NEAR)?,
        };
        if symbol > last_symbol(alphabet) {
            return None;
        }
        pairs.push((char::from_u32(code)?, alphabet.folded(symbol as Symbol)));
    }
    Some(FoldTable::ascending(pairs, expansions))
}

/// The expansions whose codes these are.
fn expansions(codes: &[u8], bits: &mut BitReader, alphabet: &Alphabet) -> Option<Vec<(char, String)>> {
    let count = check(codes, alphabet.size())?.fields;
    let mut expansions = Vec::new();
    let mut at = 0;
    for code in folded(bits, count as u32, codes.len())? {
        let mut expansion = String::new();
        loop {
            if at >= codes.len() {
                return None;
            }
            let (symbol, length) = symbol_at(codes, at);
            at += length;
            match symbol as u8 {
                FIELD | ITEM if length == 1 => break,
                _ => expansion.push(alphabet.folded(symbol)),
            }
        }
        // A character that becomes nothing is none that Gongwen writes, nor is what follows the last one.
        if expansion.is_empty() {
            return None;
        }
        expansions.push((char::from_u32(code)?, expansion));
    }
    (at == codes.len()).then_some(expansions)
}

/// The code points of characters that are folded; `room` is the bytes that tell what they become.
fn folded(bits: &mut BitReader, count: u32, room: usize) -> Option<Vec<u32>> {
    // A pair takes some bits; runs of characters could otherwise be had for nothing.
    if count as usize > room * 4 || count > char::MAX as u32 {
        return None;
    }
    let mut from = Vec::new();
    list::read(bits, count, 0, char::MAX as u32, &mut from).ok()?;
    Some(from)
}

fn last_symbol(alphabet: &Alphabet) -> u32 {
    alphabet.size() as u32 - 1
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::alphabet::CharCount;
    use super::*;
    use proptest::prelude::*;

    fn alphabet(letters: &str) -> Alphabet {
        let count = |c| CharCount { folded: c, count: 1, printed: c };
        Alphabet::build(&letters.chars().map(count).collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn what_the_alphabet_cannot_spell_is_left_out() {
        let alphabet = alphabet("12m()劳");
        let table = FoldTable::new(vec![('勞', '劳'), ('會', '会')]).with_expansions(vec![
            ('㎡', "m2".into()),
            ('⑴', "(1)".into()),
            ('⑶', "(3)".into()),
        ]);
        let back = read(&write(&table, &alphabet), &alphabet).unwrap();
        assert_eq!(back.pairs(), [('勞', '劳')]);
        assert_eq!(back.expansions(), [('⑴', "(1)".to_owned()), ('㎡', "m2".to_owned())]);
        let empty = FoldTable::new(vec![('會', '会')]);
        assert!(write(&empty, &alphabet).is_empty());
        assert_eq!(read(&[], &alphabet), Some(FoldTable::default()));
    }

    proptest! {
        #[test]
        fn tables_come_back(
            pairs in prop::collection::vec((any::<char>(), prop::sample::select(vec!['a', '工', '1'])), 0..20),
            expansions in prop::collection::vec((any::<char>(), "[a工1]{1,4}"), 0..20),
        ) {
            let alphabet = alphabet("1a工");
            let table = FoldTable::new(pairs).with_expansions(expansions);
            prop_assert_eq!(read(&write(&table, &alphabet), &alphabet), Some(table));
        }

        #[test]
        fn any_bytes_will_do(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            let alphabet = alphabet("1a工");
            if let Some(table) = read(&bytes, &alphabet) {
                prop_assert!(table.expansions().iter().all(|(_, to)| !to.is_empty()));
                prop_assert!(table.expansions().len() + table.pairs().len() <= bytes.len() * 8);
            }
        }
    }
}
