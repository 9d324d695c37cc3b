//! Keys of the index: a character, a pair of neighbours, a longer string, each as a number.
//!
//! A text is read as stretches of characters that follow one another, whatever separators one writer prints inside a word and
//! another leaves out. All other punctuation ends a stretch. So every string that a search finds in a text has its keys
//! among those of the text.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::search::term_matcher::is_percent_sign;
use crate::text::chars::{is_ascii_word, is_separator, is_word};

/// Separators in a row that are passed over, as the matcher of texts does.
const MOST_PASSED: usize = 3;
/// Characters of the longest key that is cut out of a run of letters and digits.
pub(super) const LONGEST: usize = 6;

/// A key: 32 bits of a hash, and below them whether it stands for more than two characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key(pub(super) u64);

/// Bits of a key.
pub(super) const KEY_BITS: u32 = 33;

/// The finaliser of MurmurHash3 (A. Appleby): a bijection.
fn mix(mut hash: u32) -> u32 {
    hash = (hash ^ hash >> 16).wrapping_mul(0x85EB_CA6B);
    hash = (hash ^ hash >> 13).wrapping_mul(0xC2B2_AE35);
    hash ^ hash >> 16
}

impl Key {
    /// The key of a string. Those of one and of two characters of the Basic Multilingual Plane never meet.
    pub(super) fn of(string: &[char]) -> Self {
        let plane = |c: char| u32::from(c) <= 0xFFFF;
        let (hash, kind) = match *string {
            [only] if plane(only) => (u32::from(only) << 16, 0),
            [first, second] if plane(first) && plane(second) => {
                (u32::from(first) << 16 | u32::from(second), 0)
            }
            _ => {
                let add = |hash: u32, c: &char| (hash ^ u32::from(*c)).wrapping_mul(0x0100_0193);
                (string.iter().fold(0x811C_9DC5, add), 1)
            }
        };
        Self(u64::from(mix(hash)) << 1 | kind)
    }

    /// The highest bits.
    pub(super) fn top(self, bits: u32) -> u64 {
        self.0 >> (KEY_BITS - bits.min(KEY_BITS))
    }
}

/// A map by keys or characters, of which the writer of an archive has millions: to find one must take little.
pub(super) type KeyMap<K, V> = HashMap<K, V, BuildHasherDefault<KeyHasher>>;

/// Hashes numbers by multiplication (Knuth, "The Art of Computer Programming", volume 3, 6.4).
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(26) ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    /// A map looks at the lowest bits, too, which the product mixes least.
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

/// Calls `each` with the stretches of a folded text: for each character its place in the text. A percent sign belongs to them.
pub(super) fn each_stretch(folded: &[char], each: impl FnMut(&[usize])) {
    stretches_of(folded, |at| is_word(folded[at]) || is_percent_sign(folded[at]), each);
}

/// The stretches of a folded query. A percent sign belongs to them after a digit only: the text may lack another.
pub(super) fn query_stretches(folded: &[char]) -> Vec<Vec<usize>> {
    let is_after_digit = |at: usize| at > 0 && folded[at - 1].is_ascii_digit();
    let belongs = |at: usize| is_word(folded[at]) || is_percent_sign(folded[at]) && is_after_digit(at);
    let mut stretches = Vec::new();
    stretches_of(folded, belongs, |stretch| stretches.push(stretch.to_vec()));
    stretches
}

fn stretches_of(folded: &[char], belongs: impl Fn(usize) -> bool, mut each: impl FnMut(&[usize])) {
    let mut stretch: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < folded.len() {
        if belongs(at) {
            stretch.push(at);
            at += 1;
            continue;
        }
        let passed = folded[at..].iter().take_while(|&&c| is_separator(c)).count();
        let is_digit = |place: Option<usize>| {
            place.and_then(|place| folded.get(place)).is_some_and(char::is_ascii_digit)
        };
        let in_number = is_digit(at.checked_sub(1)) && is_digit(Some(at + passed));
        let has_comma = folded[at..at + passed].contains(&',');
        let ends = !(1..=MOST_PASSED).contains(&passed) || has_comma && !in_number;
        if ends && !stretch.is_empty() {
            each(&stretch);
            stretch.clear();
        }
        at += passed.max(1);
    }
    if !stretch.is_empty() {
        each(&stretch);
    }
}

/// Calls `each` with the start and length of every key of a stretch but its single characters. `is_frequent` tells whether a
/// pair is so frequent that three characters in a row are a key.
pub(super) fn each_key(
    stretch: &[char],
    is_frequent: impl Fn(Key) -> bool,
    mut each: impl FnMut(usize, usize),
) {
    let mut before = false;
    for start in 0..stretch.len().saturating_sub(1) {
        let frequent = is_frequent(Key::of(&stretch[start..start + 2]));
        if before && frequent {
            each(start - 1, 3);
        }
        before = frequent;
        each(start, 2);
    }
    for run in runs(stretch) {
        for start in run.clone() {
            for length in 3..=LONGEST.min(run.end - start) {
                each(start, length);
            }
        }
        if run.end < stretch.len() {
            for length in 2..=LONGEST.min(run.len()) {
                each(run.end - length, length + 1);
            }
        }
    }
}

/// The runs of letters and digits in a stretch.
fn runs(stretch: &[char]) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let is_in_run = |c: &char| is_ascii_word(*c);
        let start = from + stretch[from..].iter().position(is_in_run)?;
        from = start + stretch[start..].iter().copied().take_while(is_in_run).count();
        Some(start..from)
    })
}

/// The keys by which a stretch is looked for: start and length of each, ascending. Every two neighbours are in one of them.
pub(super) fn covering(stretch: &[char], is_frequent: &dyn Fn(Key) -> bool) -> Vec<(usize, usize)> {
    if stretch.len() == 1 {
        return vec![(0, 1)];
    }
    let mut covered = vec![false; stretch.len()];
    let mut keys = Vec::new();
    for run in runs(stretch) {
        let has_next = run.end < stretch.len();
        if run.len() + usize::from(has_next) < 3 {
            continue;
        }
        let tail = run.len().min(LONGEST);
        keys.push((run.end - tail, tail + usize::from(has_next)));
        let mut start = run.start;
        while start + tail < run.end {
            keys.push((start, tail));
            start += LONGEST - 1;
        }
        covered[run.start..run.end - usize::from(!has_next)].fill(true);
    }
    let mut frequent: Vec<usize> = Vec::new();
    for start in 0..stretch.len() - 1 {
        let is_open = !covered[start];
        if is_open && is_frequent(Key::of(&stretch[start..start + 2])) {
            frequent.push(start);
        } else if is_open {
            keys.push((start, 2));
        }
    }
    for (at, &start) in frequent.iter().enumerate() {
        let follows = at > 0 && frequent[at - 1] + 1 == start;
        if frequent.get(at + 1) == Some(&(start + 1)) {
            keys.push((start, 3));
        } else if !follows {
            keys.push((start, 2));
        }
    }
    keys.sort_unstable();
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn rare(_: Key) -> bool {
        false
    }

    fn keys_of_text(folded: &[char], is_frequent: &dyn Fn(Key) -> bool) -> BTreeSet<Key> {
        let mut keys: BTreeSet<Key> = folded.iter().map(|&c| Key::of(&[c])).collect();
        each_stretch(folded, |places| {
            let stretch: Vec<char> = places.iter().map(|&place| folded[place]).collect();
            each_key(&stretch, is_frequent, |start, length| {
                keys.insert(Key::of(&stretch[start..start + length]));
            });
        });
        keys
    }

    #[test]
    fn keys_are_as_expected() {
        let of = |text: &str| covering(&text.chars().collect::<Vec<_>>(), &rare);
        assert_eq!(of("工"), [(0, 1)]);
        assert_eq!(of("工会法"), [(0, 2), (1, 2)]);
        assert_eq!(of("2025年"), [(0, 5)]);
        assert_eq!(of("在2025"), [(0, 2), (1, 4)]);
        assert_eq!(of("abcdefgh"), [(0, 6), (2, 6)]);
        let all = |text: &str| covering(&text.chars().collect::<Vec<_>>(), &|_| true);
        assert_eq!(all("工会法"), [(0, 3)]);
        assert_eq!(all("工会法人"), [(0, 3), (1, 3)]);
    }

    proptest! {
        /// A part of a text never has a key that the text lacks.
        #[test]
        fn parts_have_the_keys_of_the_whole(
            text in prop::collection::vec(prop::sample::select("工会法a1b2年.,-。 %".chars().collect::<Vec<_>>()), 1..30),
            from in 0usize..30, length in 1usize..12, frequent in any::<bool>(),
        ) {
            let is_frequent = |key: Key| frequent && key.0 & 4 == 0;
            let from = from % text.len();
            let part = &text[from..text.len().min(from + length)];
            let keys = keys_of_text(&text, &is_frequent);
            for places in query_stretches(part) {
                let stretch: Vec<char> = places.iter().map(|&place| part[place]).collect();
                for (start, length) in covering(&stretch, &is_frequent) {
                    prop_assert!(keys.contains(&Key::of(&stretch[start..start + length])), "{part:?} {stretch:?} {start} {length}");
                }
            }
        }
    }
}
