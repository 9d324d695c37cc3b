//! Buckets: the lists of the keys that share the highest bits of their hash. One stream of a range coder.
//!
//! The number of keys, then for each, ascending: the difference to the key before; how many articles hold it; the articles, of a
//! frequent key the best ones only; the level of each ([`Levels`]) where there are more than [`UNLEVELLED`]; whether it is a
//! whole word in each; for middling lists what follows it in each ([`Followers`]).

use super::keys::{KEY_BITS, Key};
use super::levels::{Levels, UNLEVELLED};
use super::models::{Gamma, Tree, read_list, write_list};
use super::range_coder::{Decoder, Encoder, Probability};

/// Articles of a frequent key that a bucket lists.
pub(super) const FIRST_TIER: usize = 256;
/// Lists of so many articles have no followers: false candidates are few.
const UNFOLLOWED: usize = 16;
/// Followers of one article that are told apart; of more, anything may follow.
const MOST_FOLLOWERS: usize = 3;
const FOLLOWER_BITS: u32 = 3;

/// What follows a key in an article, as bits by [`follower`]; all bits where anything may.
pub(super) type Followers = u8;

/// The bit of what follows a key: a character, or the end of the stretch. `usual` is the commonest one.
pub(super) fn follower(next: Option<char>, usual: Option<char>) -> Followers {
    if next == usual {
        return 1;
    }
    let hash = next.map_or(0, u32::from).wrapping_mul(0x9E37_79B1) >> 16;
    1 << (1 + hash % ((1 << FOLLOWER_BITS) - 1))
}

/// The articles of a key.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct List {
    /// How many articles hold it.
    pub(super) holders: u32,
    /// Those that are listed, ascending.
    pub(super) docs: Vec<u32>,
    /// The level of each and what the levels are worth; none in a short list.
    pub(super) levels: Option<Levels>,
    /// Whether it is a whole word or number there.
    pub(super) whole: Vec<bool>,
    /// What follows it in each.
    pub(super) followers: Option<(Option<char>, Vec<Followers>)>,
}

/// What the lists of a bucket are coded by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    /// Numbers of articles are below it.
    pub(super) capacity: u32,
    /// Keys of more articles are frequent.
    pub(super) frequent: u32,
}

impl Bounds {
    fn listed(self, holders: u32) -> u32 {
        if holders > self.frequent { holders.min(FIRST_TIER as u32) } else { holders }
    }

    /// Whether followers are told of a list.
    pub(super) fn has_followers(self, key: Key, holders: u32) -> bool {
        holders as usize > UNFOLLOWED && holders <= self.frequent && !key.is_single()
    }
}

struct Models {
    gap: Gamma,
    holders: Gamma,
    levels: Vec<Tree>,
    whole: [Probability; 2],
}

impl Models {
    fn new() -> Self {
        Self {
            gap: Gamma::default(),
            holders: Gamma::default(),
            levels: vec![Tree::new(3); 32],
            whole: [Probability::default(); 2],
        }
    }
}

/// Writes a bucket; the keys ascend.
pub(super) fn write(lists: &[(Key, List)], bounds: Bounds) -> Vec<u8> {
    let (mut out, mut models) = (Encoder::default(), Models::new());
    out.direct(lists.len() as u32, 16);
    let mut last = 0;
    for (key, list) in lists {
        // A key has 33 bits; the lowest one is written by itself, so that the others fit into 32.
        let hash = (key.0 >> 1) as u32;
        models.gap.write(&mut out, hash - last);
        last = hash;
        out.direct((key.0 & 1) as u32, 1);
        models.holders.write(&mut out, list.holders - 1);
        write_list(&mut out, &list.docs, 0, bounds.capacity - 1);
        if let Some(levels) = &list.levels {
            levels.write(&mut out, &mut models.levels[list.holders.ilog2() as usize]);
        }
        let kind = usize::from(list.whole.iter().all(|&whole| whole));
        out.direct(kind as u32, 1);
        if kind == 0 {
            list.whole.iter().for_each(|&whole| out.bit(&mut models.whole[0], whole));
        }
        if let Some((usual, followers)) = &list.followers {
            write_followers(&mut out, *usual, followers);
        }
    }
    out.finish()
}

fn write_followers(out: &mut Encoder, usual: Option<char>, followers: &[Followers]) {
    out.direct(usual.map_or(0, u32::from), 21);
    let (mut count, mut symbol) = (Tree::new(2), Tree::new(FOLLOWER_BITS));
    for &bits in followers {
        let number = bits.count_ones() as usize;
        // 0 is anything.
        let number = if number > MOST_FOLLOWERS { 0 } else { number };
        count.write(out, number as u32);
        if number > 0 {
            (0..8).filter(|bit| bits >> bit & 1 == 1).for_each(|bit| symbol.write(out, bit));
        }
    }
}

fn read_followers(bits: &mut Decoder<'_>, docs: usize) -> Option<(Option<char>, Vec<Followers>)> {
    let usual = match bits.direct(21) {
        0 => None,
        code => Some(char::from_u32(code)?),
    };
    let (mut count, mut symbol) = (Tree::new(2), Tree::new(FOLLOWER_BITS));
    let mut followers = Vec::with_capacity(docs);
    for _ in 0..docs {
        followers.push(match count.read(bits) {
            0 => Followers::MAX,
            number => (0..number).fold(0, |found, _| found | 1 << symbol.read(bits)),
        });
    }
    Some((usual, followers))
}

/// The list of a key in a bucket, `Some(None)` where it holds none; `None` where the bytes are damaged.
#[allow(clippy::option_option, reason = "damage and absence are two things")]
pub(super) fn find(bytes: &[u8], wanted: Key, bounds: Bounds) -> Option<Option<List>> {
    let (mut bits, mut models) = (Decoder::new(bytes), Models::new());
    let mut last = 0_u32;
    for _ in 0..bits.direct(16) {
        last = last.checked_add(models.gap.read(&mut bits))?;
        let key = Key(u64::from(last) << 1 | u64::from(bits.direct(1)));
        if key > wanted {
            break;
        }
        let found = read_key(&mut bits, &mut models, key, bounds)?;
        if key == wanted {
            return Some(Some(found));
        }
    }
    bits.is_valid().then_some(None)
}

fn read_key(bits: &mut Decoder<'_>, models: &mut Models, key: Key, bounds: Bounds) -> Option<List> {
    let holders = models.holders.read(bits).checked_add(1).filter(|&holders| holders <= bounds.capacity)?;
    let listed = bounds.listed(holders);
    let mut docs = Vec::with_capacity(listed as usize);
    read_list(bits, listed, 0, bounds.capacity - 1, &mut docs);
    if !bits.is_valid() || docs.len() != listed as usize {
        return None;
    }
    let levels = (docs.len() > UNLEVELLED)
        .then(|| Levels::read(bits, docs.len(), &mut models.levels[holders.ilog2() as usize]));
    let whole = match bits.direct(1) {
        1 => vec![true; docs.len()],
        _ => docs.iter().map(|_| bits.bit(&mut models.whole[0])).collect(),
    };
    let followers =
        if bounds.has_followers(key, holders) { Some(read_followers(bits, docs.len())?) } else { None };
    bits.is_valid().then_some(List { holders, docs, levels, whole, followers })
}

impl Key {
    /// Whether a key may be of a single character: its hash undone has no second one.
    fn is_single(self) -> bool {
        self.0 & 1 == 0 && unmixed((self.0 >> 1) as u32).trailing_zeros() >= 16
    }
}

/// The number whose mix a hash is: the steps of MurmurHash3's finaliser backwards.
fn unmixed(mut hash: u32) -> u32 {
    hash = (hash ^ hash >> 16).wrapping_mul(0x7ED1_B41D);
    hash = (hash ^ hash >> 13 ^ hash >> 26).wrapping_mul(0xA5CB_9243);
    hash ^ hash >> 16
}

/// Writes the whole list of a frequent key: the key itself, the articles, a level of each, whether it is a whole word.
pub(super) fn write_frequent(key: Key, list: &List, bounds: Bounds) -> Vec<u8> {
    let mut out = Encoder::default();
    out.direct((key.0 >> 1) as u32, KEY_BITS - 1);
    out.direct((key.0 & 1) as u32, 1);
    out.direct(list.holders, 32);
    write_list(&mut out, &list.docs, 0, bounds.capacity - 1);
    if let Some(levels) = &list.levels {
        levels.write(&mut out, &mut Tree::new(3));
    }
    let mut whole = Probability::default();
    list.whole.iter().for_each(|&flag| out.bit(&mut whole, flag));
    out.finish()
}

/// The key and the list of a file of a frequent key.
pub(super) fn read_frequent(bytes: &[u8], bounds: Bounds) -> Option<(Key, List)> {
    let mut bits = Decoder::new(bytes);
    let key = Key(u64::from(bits.direct(KEY_BITS - 1)) << 1 | u64::from(bits.direct(1)));
    let holders = Some(bits.direct(32)).filter(|&holders| holders <= bounds.capacity)?;
    let mut docs = Vec::with_capacity(holders as usize);
    read_list(&mut bits, holders, 0, bounds.capacity - 1, &mut docs);
    if docs.len() != holders as usize {
        return None;
    }
    let levels = (docs.len() > UNLEVELLED).then(|| Levels::read(&mut bits, docs.len(), &mut Tree::new(3)));
    let mut flag = Probability::default();
    let whole = docs.iter().map(|_| bits.bit(&mut flag)).collect();
    bits.is_valid().then_some((key, List { holders, docs, levels, whole, followers: None }))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BOUNDS: Bounds = Bounds { capacity: 4096, frequent: 300 };

    fn list(key: Key, docs: Vec<u32>) -> List {
        let holders = docs.len() as u32;
        let scores: Vec<(u8, f32)> = docs.iter().map(|&doc| (0, doc as f32 / 100.0)).collect();
        let levels = (docs.len() > UNLEVELLED).then(|| Levels::of(&docs, &scores));
        let whole = docs.iter().map(|doc| doc % 3 > 0).collect();
        let followers = BOUNDS.has_followers(key, holders).then(|| {
            let bits = docs.iter().map(|doc| match doc % 5 {
                0 => Followers::MAX,
                other => 0b1001 << (other - 1),
            });
            (Some('会'), bits.collect())
        });
        List { holders, docs, levels, whole, followers }
    }

    proptest! {
        #[test]
        fn lists_come_back(sets in prop::collection::btree_map(0u64..1 << 33, prop::collection::btree_set(0u32..4000, 1..290), 1..20)) {
            let lists: Vec<(Key, List)> =
                sets.into_iter().map(|(key, set)| (Key(key), list(Key(key), set.into_iter().collect()))).collect();
            let bytes = write(&lists, BOUNDS);
            for (key, list) in &lists {
                prop_assert_eq!(&find(&bytes, *key, BOUNDS).unwrap().unwrap(), list);
                let mut whole = list.clone();
                whole.followers = None;
                prop_assert_eq!(&read_frequent(&write_frequent(*key, &whole, BOUNDS), BOUNDS).unwrap(), &(*key, whole));
            }
            let absent = Key(lists[0].0.0 ^ 2);
            if lists.iter().all(|(key, _)| *key != absent) {
                prop_assert_eq!(find(&bytes, absent, BOUNDS), Some(None));
            }
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), key in 0u64..1 << 33) {
            let list = find(&bytes, Key(key), BOUNDS).flatten().or_else(|| Some(read_frequent(&bytes, BOUNDS)?.1));
            if let Some(list) = list {
                prop_assert!(list.docs.windows(2).all(|pair| pair[0] < pair[1]) && list.docs.iter().all(|&doc| doc < 4096));
                prop_assert_eq!(list.whole.len(), list.docs.len());
            }
        }
    }

    #[test]
    fn single_characters_are_known_by_their_key() {
        assert!(Key::of(&['工']).is_single() && !Key::of(&['工', '会']).is_single());
    }
}
