//! The writer's first pass: how many articles hold each key.

use super::document::Document;
use super::frequent_keys::FrequentKeys;
use super::keys::{Key, KeyMap};

/// How many articles hold each key, and the frequent keys.
pub(super) fn count_keys(documents: &[Document], frequent: u32) -> (KeyMap<Key, u32>, FrequentKeys) {
    let mut holders: KeyMap<Key, u32> = KeyMap::default();
    let mut keys = Vec::new();
    for document in documents {
        keys.clear();
        document.each_key(|_| false, |places, _| keys.push(document.key(places)));
        keys.extend(document.attributes());
        add_each(&mut holders, &mut keys);
    }
    let is_frequent = |key: Key| holders.get(&key).is_some_and(|&count| count > frequent);
    // The strings of three characters that are keys since their pairs are frequent.
    let mut triples: KeyMap<Key, u32> = KeyMap::default();
    for document in documents {
        keys.clear();
        document.each_key(is_frequent, |places, _| {
            let key = document.key(places);
            if places.len() == 3 && !holders.contains_key(&key) {
                keys.push(key);
            }
        });
        add_each(&mut triples, &mut keys);
    }
    holders.extend(triples);
    let frequent: Vec<Key> =
        holders.iter().filter(|&(_, &count)| count > frequent).map(|(&key, _)| key).collect();
    let frequent = FrequentKeys::of(&frequent);
    (holders, frequent)
}

fn add_each(holders: &mut KeyMap<Key, u32>, keys: &mut Vec<Key>) {
    keys.sort_unstable();
    keys.dedup();
    for &key in keys.iter() {
        *holders.entry(key).or_default() += 1;
    }
}
