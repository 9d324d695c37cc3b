//! How texts become bits: each character is walked to in the tree of [`PrefixCodes`], each step guessed by what followed the one, two
//! and three characters before it in the same file, and by how many articles hold the character.

use super::mixing::Mixer;
use super::prefix_codes::{Child, PrefixCodes};

/// Writes bits, or reads them.
pub(super) trait Bits {
    /// Codes a bit that is 1 with a probability of `likely` of 65,536. A writer takes it, a reader gives it.
    fn weighted(&mut self, bit: bool, likely: u16) -> bool;
}

/// Contexts beside that of no character.
const ORDERS: usize = 3;
const TABLE_BITS: u32 = 16;
/// Times that a guess was right or wrong, counted to here.
const MOST_SEEN: u8 = 60;
/// How often what the root tells of the characters counts as seen.
const KNOWN: u8 = 12;

/// What a guess learns of one bit, of 2³²: 2 / (2n + 3) where it was right or wrong n times before, rounded up. A text of ten
/// million characters asks it 400 million times, and a division takes as long as the rest.
const RATES: [u32; MOST_SEEN as usize + 1] = {
    let mut rates = [0; MOST_SEEN as usize + 1];
    let mut seen = 0;
    while seen < rates.len() {
        rates[seen] = (2_u64 << 32).div_ceil(2 * seen as u64 + 3) as u32;
        seen += 1;
    }
    rates
};

/// A guess of a bit.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    likely: u16,
    /// How often it was asked; 0 where it is new.
    seen: u8,
    /// Tells contexts apart that share a place.
    check: u8,
}

impl Slot {
    /// A slot as a table has it: zeros for all of them cost nothing.
    fn of([low, high, seen, check]: [u8; 4]) -> Self {
        Self { likely: u16::from_le_bytes([low, high]), seen, check }
    }

    fn bytes(self) -> [u8; 4] {
        let [low, high] = self.likely.to_le_bytes();
        [low, high, self.seen, self.check]
    }

    fn learn(&mut self, bit: bool) {
        let learnt =
            |error: u16| ((u64::from(error) * u64::from(RATES[usize::from(self.seen)])) >> 32) as u16;
        self.likely = if bit {
            self.likely + learnt(u16::MAX - self.likely)
        } else {
            self.likely - learnt(self.likely)
        };
        if self.seen < MOST_SEEN {
            self.seen += 1;
        }
    }
}

/// The weights to begin with where the contexts were seen as often as `set` tells, measured on news: the longer a context that is
/// known, the more it says.
fn first_weights(set: usize) -> [i32; ORDERS + 1] {
    let of = |seen: usize, weight: i32| if seen > 0 { weight } else { 0 };
    let root = if set == 0 { 60_000 } else { 22_000 };
    [of(set / 9, 22_000), of(set / 3 % 3, 35_000), of(set % 3, 40_000), root]
}

/// A model of the texts of one file.
pub(super) struct TextModel<'a> {
    codes: &'a PrefixCodes,
    nodes: Vec<Slot>,
    tables: Vec<[u8; 4]>,
    mixer: Mixer<{ ORDERS + 1 }>,
    /// The last symbols, the newest first.
    last: [u32; ORDERS],
}

impl<'a> TextModel<'a> {
    pub(super) fn new(codes: &'a PrefixCodes) -> Self {
        let known = |node| Slot { likely: codes.likely(node), seen: KNOWN, check: 0 };
        Self {
            codes,
            nodes: (0..codes.len() as u32).map(known).collect(),
            tables: vec![[0; 4]; ORDERS << TABLE_BITS],
            mixer: Mixer::new((0..27).map(first_weights).collect()),
            last: [u32::MAX; ORDERS],
        }
    }

    /// Begins a string of a field: its beginning is guessed by those of the same field.
    pub(super) fn begin(&mut self, field: u32) {
        self.last = [u32::MAX - 1 - field; ORDERS];
    }

    /// Codes a symbol, the `wanted` one when bits are written.
    pub(super) fn symbol(&mut self, bits: &mut impl Bits, wanted: Option<u32>) -> u32 {
        let (code, _) = wanted.map(|symbol| self.codes.code(symbol)).unwrap_or_default();
        let mut hashes = [0_u32; ORDERS];
        let mut hash = 0x9E37_79B9_u32;
        for (order, &last) in self.last.iter().enumerate() {
            hash = (hash ^ last).wrapping_mul(0x85EB_CA6B).rotate_left(13);
            hashes[order] = hash;
        }
        let mut at = Child::Node((self.codes.len() as u32).wrapping_sub(1));
        let mut depth = 0;
        let symbol = loop {
            match at {
                Child::Symbol(symbol) => break symbol,
                Child::Node(node) => {
                    let bit = self.step(bits, node, &hashes, code >> depth & 1 == 1);
                    depth += 1;
                    at = self.codes.child(node, bit);
                }
            }
        };
        self.last = [symbol, self.last[0], self.last[1]];
        symbol
    }

    /// Codes one step from a node.
    fn step(&mut self, bits: &mut impl Bits, node: u32, hashes: &[u32; ORDERS], bit: bool) -> bool {
        let (mut places, mut slots) = ([0; ORDERS], [Slot::default(); ORDERS]);
        let mut guesses = [0; ORDERS + 1];
        let mut set = 0;
        let known = self.nodes[node as usize];
        guesses[ORDERS] = self.mixer.logit(known.likely);
        for order in 0..ORDERS {
            let hash = (hashes[order] ^ node.wrapping_mul(0xC2B2_AE35)).wrapping_mul(0x27D4_EB2F);
            let place = order << TABLE_BITS | (hash >> (32 - TABLE_BITS)) as usize;
            let check = (hash >> 4) as u8;
            let known = Slot::of(self.tables[place]);
            let slot = if known.check == check { known } else { Slot { check, ..Slot::default() } };
            (places[order], slots[order]) = (place, slot);
            if slot.seen > 0 {
                guesses[order] = self.mixer.logit(slot.likely);
            }
            set = set * 3 + usize::from(slot.seen.min(2));
        }
        let likely = self.mixer.mix(set, guesses);
        let bit = bits.weighted(bit, likely);
        self.mixer.learn(bit);
        self.nodes[node as usize].learn(bit);
        for (place, mut slot) in places.into_iter().zip(slots) {
            if slot.seen == 0 {
                slot.likely = likely;
            }
            slot.learn(bit);
            self.tables[place] = slot.bytes();
        }
        bit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_learnt_is_the_exact_share_of_the_error() {
        for seen in 0..=MOST_SEEN {
            for likely in (0..=u16::MAX).step_by(7) {
                let share = |error: u16| u32::from(error) * 2 / (2 * u32::from(seen) + 3);
                let (mut one, mut zero) = (Slot { likely, seen, check: 0 }, Slot { likely, seen, check: 0 });
                one.learn(true);
                zero.learn(false);
                let expected = [likely + share(u16::MAX - likely) as u16, likely - share(likely) as u16];
                assert_eq!([one.likely, zero.likely], expected, "{likely} {seen}");
            }
        }
    }
}
