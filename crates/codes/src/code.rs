//! Codes of characters: one to three bytes each. They are self-synchronising, as in UTF-8: a lead byte is below
//! `0xC0`, a trail byte is not. So a plain byte search finds a coded string in a coded text.

/// The number of a folded character in the corpus's alphabet.
pub type Symbol = u16;

/// Ends every field of an article's text.
pub const FIELD: u8 = 0;
/// Separates the paragraphs (captions, subheads) of a field.
pub const ITEM: u8 = 1;
/// Symbols below this one are separators, not characters.
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
/// The lowest bit of every byte of a word, and the highest.
const LOW_BITS: u64 = 0x0101_0101_0101_0101;
const HIGH_BITS: u64 = LOW_BITS << 7;
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

/// The symbol whose code starts at `at`, and the length of the code. The text of an index has whole codes only:
/// opening it checks that. In other bytes a truncated code reads as a code with zero bits.
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

/// The number of codes in `text`: its bytes without the trail bytes.
#[must_use]
pub fn code_count(text: &[u8]) -> usize {
    let (words, rest) = text.as_chunks::<8>();
    let mut trails = rest.iter().filter(|&&byte| !is_lead(byte)).count();
    for word in words {
        trails += self::trails(*word);
    }
    text.len() - trails
}

/// How many of eight bytes are trail bytes: both their highest bits are set.
#[inline]
pub(crate) fn trails(word: [u8; 8]) -> usize {
    let word = u64::from_le_bytes(word);
    (word & word << 1 & HIGH_BITS).count_ones() as usize
}

/// What [`check`] counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All codes, separators included.
    pub codes: usize,
    /// Those of [`FIELD`].
    pub fields: usize,
}

/// Whether `text` consists of whole codes of symbols below `size`.
#[must_use]
pub fn is_well_formed(text: &[u8], size: usize) -> bool {
    check(text, size).is_some()
}

/// Counts the codes of `text`; `None` if it does not consist of whole codes of symbols below `size`.
///
/// The fast path checks eight bytes at a time: every trail byte follows the lead byte of a two-byte code, and no lead
/// byte belongs to a symbol that may be too large. Other codes are checked one by one. Speed matters here: a browser
/// runs this over the whole text before it has optimised any code.
#[must_use]
pub fn check(text: &[u8], size: usize) -> Option<Counts> {
    // So many lead bytes from `LEAD_TWO` on begin only codes of symbols below `size`.
    let safe = (size.saturating_sub(SHORT) >> 6).min(usize::from(LEAD_THREE - LEAD_TWO)) as u64;
    // Added to the lower bits of a larger lead byte, it carries into the bit that marks trail bytes.
    let unsafe_carry = LOW_BITS * (u64::from(TRAIL - LEAD_TWO) - safe);
    let mut counts = Counts::default();
    let mut at = 0;
    while at < text.len() {
        if size >= SHORT
            && let Some(chunk) = text[at..].first_chunk::<8>()
        {
            let word = u64::from_le_bytes(*chunk);
            let trails = word & word << 1 & HIGH_BITS;
            let leads = word & !(word << 1) & HIGH_BITS;
            let carried = (word & !HIGH_BITS).wrapping_add(unsafe_carry) & leads >> 1;
            let zeros = word.wrapping_sub(LOW_BITS) & !word & HIGH_BITS;
            if trails == leads << 8 && carried | zeros == 0 {
                // The last byte may be the lead byte of a code that ends in the next eight.
                let whole = 8 - (leads >> 63) as usize;
                counts.codes += whole - trails.count_ones() as usize;
                at += whole;
                continue;
            }
        }
        let (symbol, length) = symbol_at(text, at);
        let is_trail = |offset: usize| text.get(at + offset).is_some_and(|&byte| !is_lead(byte));
        let is_whole = match length {
            1 => true,
            2 => is_trail(1),
            _ => is_lead(text[at]) && is_trail(1) && is_trail(2),
        };
        if !is_whole || usize::from(symbol) >= size {
            return None;
        }
        counts.codes += 1;
        counts.fields += usize::from(symbol == Symbol::from(FIELD));
        at += length;
    }
    Some(counts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Cuts `text` into codes as [`symbol_at`] does and writes each again: only well-formed text comes out unchanged.
    fn checked_singly(text: &[u8], size: usize) -> Option<Counts> {
        let (mut counts, mut at) = (Counts::default(), 0);
        while at < text.len() {
            let (symbol, length) = symbol_at(text, at);
            let mut code = Vec::new();
            push_code(&mut code, symbol);
            if usize::from(symbol) >= size || text.get(at..at + length) != Some(code.as_slice()) {
                return None;
            }
            counts.codes += 1;
            counts.fields += usize::from(text[at] == FIELD);
            at += length;
        }
        Some(counts)
    }

    proptest! {
        #[test]
        fn any_bytes_are_checked_as_one_code_after_the_other_is(
            text in proptest::collection::vec(any::<u8>(), 0..24),
            size in 0usize..40_000,
        ) {
            prop_assert_eq!(check(&text, size), checked_singly(&text, size));
        }

        #[test]
        fn codes_are_checked_as_one_after_the_other_is(
            symbols in proptest::collection::vec(0u16..300, 0..60),
            rare in 0u16..36_000,
            size in prop_oneof![100usize..320, 3_600usize..3_800, 36_479usize..36_481],
            change in proptest::option::of((any::<proptest::sample::Index>(), any::<u8>())),
        ) {
            let mut text = Vec::new();
            for &symbol in symbols.iter().chain(&[rare]).chain(&symbols) {
                push_code(&mut text, symbol);
            }
            if let Some((place, byte)) = change {
                let place = place.index(text.len());
                text[place] = byte;
            }
            prop_assert_eq!(check(&text, size), checked_singly(&text, size));
        }

        #[test]
        fn every_lead_byte_is_a_code(text in proptest::collection::vec(any::<u8>(), 0..40)) {
            prop_assert_eq!(code_count(&text), text.iter().filter(|&&byte| is_lead(byte)).count());
        }
    }
}
