//! Mentions of places in a text.

use std::collections::BTreeMap;

use gongwen_analysis::dictionary::JIEBA;
use gongwen_analysis::gazetteer::{Division, GAZETTEER, GENERIC};

/// One mention of a division in a text.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// What the name can mean.
    pub(super) candidates: Vec<Division>,
    /// Whether the name of a county was given without 市, 县, 区 and without its city.
    pub(super) short: bool,
    /// The first byte of the name.
    pub(super) start: usize,
    /// The byte after it.
    pub(super) end: usize,
}

/// Finds names: full ones (临平区) anywhere; short ones (临平) where jieba tags a place.
pub(super) fn mentions(text: &str) -> Vec<Mention> {
    let gazetteer = &*GAZETTEER;
    let mut found = Vec::new();
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    let mut at = 0;
    for tag in JIEBA.tag(text, false) {
        if tag.tag.starts_with("ns") {
            places.insert(at, at + tag.word.len());
        }
        at += tag.word.len();
    }
    let chars: Vec<char> = text.chars().collect();
    let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut index = 0;
    while index + 1 < chars.len() {
        let start = boundaries[index];
        let beginning = [chars[index], chars[index + 1]];
        let longest =
            gazetteer.longest.get(&beginning).map_or(0, |longest| (*longest).min(chars.len() - index));
        let hit = (2..=longest).rev().find_map(|length| {
            let end = boundaries[index + length];
            let name = &text[start..end];
            let candidates = gazetteer.names.get(name).filter(|_| !GENERIC.contains(&name))?;
            let full = candidates.iter().any(|d| d.province == name || d.city == name || d.county == name);
            // A province's short name is never anything else. Other short names need jieba's tag, or
            // their city or province right before them, and no 镇 or 街道 after them.
            let province = candidates.iter().any(|d| d.city.is_empty() && d.county.is_empty());
            let tagged = places.get(&start).is_some_and(|tagged_end| *tagged_end == end);
            let after_city = found.last().is_some_and(|before: &Mention| {
                let contains = |city: &Division| {
                    let inside = |d: &Division| {
                        d.province == city.province && (city.city.is_empty() || d.city == city.city)
                    };
                    city.county.is_empty() && candidates.iter().any(inside)
                };
                before.end == start && before.candidates.iter().any(contains)
            });
            let town_after =
                ["街道", "镇", "乡", "村", "路"].iter().any(|word| text[end..].starts_with(word));
            let accepted = full || (province || tagged || after_city) && !town_after;
            accepted.then(|| {
                let county = candidates.iter().all(|d| !d.county.is_empty());
                let short = county && !full && !after_city;
                (length, Mention { candidates: candidates.clone(), short, start, end })
            })
        });
        match hit {
            Some((length, mention)) => {
                found.push(mention);
                index += length;
            }
            None => index += 1,
        }
    }
    found
}
