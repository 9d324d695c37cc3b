//! Codes of characters: one to three bytes each, self-synchronising as those of UTF-8 are: a lead byte is
//! below `0xC0`, a trail byte is not, so that a run of codes can be found in coded text by plain byte search.

/// The number of a folded character in the corpus's alphabet.
pub type Symbol = u16;

/// Ends every field of an article's text.
pub const FIELD: u8 = 0;
/// Stands between the paragraphs (captions, subheads) of a field.
pub const ITEM: u8 = 1;
/// Symbols below this one separate, and stand for no character.
pub const SEPARATORS: usize = 2;
/// Symbols with a code of one byte.
pub const SHORT: usize = 128;
/// First lead byte of codes of two bytes, and of those of three.
const LEAD_TWO: u8 = 0x80;
const LEAD_THREE: u8 = 0xB8;
/// First trail byte.
const TRAIL: u8 = 0xC0;
/// Symbols with a code of two bytes: 56 lead bytes with 64 trail bytes each.
pub const TWO: usize = 56 * 64;
/// Symbols with a code of three bytes.
pub const THREE: usize = 8 * 64 * 64;

/// Appends the code of `symbol`.
pub fn push_code(out: &mut Vec<u8>, symbol: Symbol) {
    let symbol = symbol as usize;
    if symbol < SHORT {
        out.push(symbol as u8);
    } else if symbol < SHORT + TWO {
        let rest = symbol - SHORT;
        out.extend([LEAD_TWO + (rest >> 6) as u8, TRAIL + (rest & 63) as u8]);
    } else {
        let rest = symbol - SHORT - TWO;
        let codes = [rest >> 12, (rest >> 6) & 63, rest & 63].map(|part| part as u8);
        out.extend([LEAD_THREE + codes[0], TRAIL + codes[1], TRAIL + codes[2]]);
    }
}

/// The symbol whose code starts at `at`, and the length of the code. Text that was checked when the index
/// was opened holds whole codes only; elsewhere a cut code reads as separator.
#[must_use]
#[inline]
pub fn symbol_at(text: &[u8], at: usize) -> (Symbol, usize) {
    let lead = text[at];
    if lead < LEAD_TWO {
        return (Symbol::from(lead), 1);
    }
    let trail = |offset: usize| usize::from(text.get(at + offset).map_or(0, |&byte| byte & 63));
    if lead < LEAD_THREE {
        let symbol = SHORT + ((usize::from(lead - LEAD_TWO) << 6) | trail(1));
        (symbol as Symbol, 2)
    } else {
        let symbol = SHORT + TWO + ((usize::from(lead & 7) << 12) | (trail(1) << 6) | trail(2));
        (symbol as Symbol, 3)
    }
}

/// Whether a code starts with this byte.
#[must_use]
pub fn is_lead(byte: u8) -> bool {
    byte < TRAIL
}

/// How many codes `text` holds: its bytes without those whose two highest bits are set.
#[must_use]
pub fn code_count(text: &[u8]) -> usize {
    let (words, rest) = text.as_chunks::<8>();
    let mut trails = rest.iter().filter(|&&byte| !is_lead(byte)).count();
    for word in words {
        trails += self::trails(*word);
    }
    text.len() - trails
}

/// How many of eight bytes are trail bytes: those whose two highest bits are set.
#[inline]
pub(crate) fn trails(word: [u8; 8]) -> usize {
    let word = u64::from_le_bytes(word);
    (word & word << 1 & 0x8080_8080_8080_8080).count_ones() as usize
}

/// Whether `text` consists of whole codes of symbols below `size`.
#[must_use]
pub fn is_well_formed(text: &[u8], size: usize) -> bool {
    let mut at = 0;
    while let Some(&lead) = text.get(at) {
        let (symbol, length) = symbol_at(text, at);
        let is_trail = |offset: usize| text.get(at + offset).is_some_and(|&byte| !is_lead(byte));
        let is_whole = match length {
            1 => true,
            2 => is_trail(1),
            _ => is_lead(lead) && is_trail(1) && is_trail(2),
        };
        if !is_whole || usize::from(symbol) >= size {
            return false;
        }
        at += length;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::{code_count, is_lead};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_lead_byte_is_a_code(text in proptest::collection::vec(any::<u8>(), 0..40)) {
            prop_assert_eq!(code_count(&text), text.iter().filter(|&&byte| is_lead(byte)).count());
        }
    }
}
