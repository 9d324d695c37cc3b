//! What was typed by its sound: a character for one that sounds the same, or its pinyin among characters.

use super::spelling::LONGEST;
use super::words::ArchiveWord;
use crate::index::syllables::{Syllable, fuzzy_class, is_syllable, number};
use crate::suggest::pinyin_matcher::letters;
use crate::text::chars::is_han;

/// Strings with a word in the place of what sounds like it that are given.
const MOST_CORRECTED: usize = 4;

/// The readings of characters, ascending by character.
#[derive(Debug, Default)]
pub(super) struct Sounds(pub(super) Vec<(char, Vec<String>)>);

impl Sounds {
    pub(super) fn of(&self, c: char) -> &[String] {
        let at = self.0.binary_search_by_key(&c, |(known, _)| *known);
        at.map_or(&[][..], |at| &self.0[at].1)
    }
}

/// A character that was typed, or a syllable in letters.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// None of a syllable in letters.
    pub(super) c: Option<char>,
    pub(super) syllables: Vec<String>,
}

/// Whether letters are mixed with Chinese characters, as `gong会` is.
pub(super) fn is_mixed(folded: &[char]) -> bool {
    folded.iter().copied().any(is_han) && letters(folded).iter().any(char::is_ascii_lowercase)
}

/// What was typed as characters and syllables; none where some is neither.
pub(super) fn units(folded: &[char], sounds: &Sounds) -> Option<Vec<Unit>> {
    let typed = letters(folded);
    let (mut units, mut at) = (Vec::new(), 0);
    while let Some(&c) = typed.get(at) {
        if is_han(c) {
            units.push(Unit { c: Some(c), syllables: sounds.of(c).to_vec() });
            at += 1;
            continue;
        }
        let run: String = typed[at..].iter().take_while(|c| c.is_ascii_lowercase()).take(LONGEST).collect();
        let length = (1..=run.len()).rev().find(|&length| is_syllable(&run[..length]))?;
        units.push(Unit { c: None, syllables: vec![run[..length].to_owned()] });
        at += length;
    }
    Some(units)
}

/// How far a character is from what was typed: 0 if it sounds the same, 1 if it nearly does.
fn distance(unit: &Unit, c: char, reading: &[String]) -> Option<u32> {
    if unit.c == Some(c) {
        return Some(0);
    }
    let class = |letters: &String| number(letters).map(|number| fuzzy_class(number as Syllable));
    if reading.iter().any(|syllable| unit.syllables.contains(syllable)) {
        return Some(0);
    }
    let is_near = |syllable: &String| {
        class(syllable).is_some_and(|own| unit.syllables.iter().any(|typed| class(typed) == Some(own)))
    };
    reading.iter().any(is_near).then_some(1)
}

/// Which of the units that were typed are in none of some words, and may be slips; all where every one is in a word.
pub(super) fn doubtful(folded: &[char], units: &[Unit], words: &[ArchiveWord]) -> Vec<bool> {
    let mut doubtful = vec![true; units.len()];
    if folded.len() == units.len() {
        for start in 0..folded.len() {
            let is_there =
                |word: &&ArchiveWord| word.folded.len() > 1 && folded[start..].starts_with(&word.folded);
            if let Some(length) = words.iter().filter(is_there).map(|word| word.folded.len()).max() {
                doubtful[start..start + length].fill(false);
            }
        }
    }
    if doubtful.contains(&true) { doubtful } else { vec![true; units.len()] }
}

/// What was typed with one of some words in the place of what sounds like it and is doubtful, the nearest first.
pub(super) fn corrected(
    units: &[Unit],
    doubtful: &[bool],
    words: &[ArchiveWord],
    sounds: &Sounds,
) -> Vec<Vec<char>> {
    let mut found: Vec<(u32, u8, Vec<char>)> = Vec::new();
    for word in words.iter().filter(|word| word.folded.len() > 1) {
        for start in 0..(units.len() + 1).saturating_sub(word.folded.len()) {
            let end = start + word.folded.len();
            let place = &units[start..end];
            let is_right = |(unit, &c): (&Unit, &char)| unit.c.is_none_or(|typed| typed == c);
            let right = place.iter().zip(&word.folded).filter(|&both| is_right(both)).count();
            // A whole word is among the words already.
            if place.len() == units.len()
                || place.iter().zip(&word.folded).all(|(unit, &c)| unit.c == Some(c))
                || !doubtful[start..end].contains(&true)
                || right == 0
            {
                continue;
            }
            let distances = place.iter().zip(&word.folded).enumerate().map(|(at, (unit, &c))| {
                let own = word.reading.get(at).map(std::slice::from_ref);
                distance(unit, c, own.unwrap_or_else(|| sounds.of(c)))
            });
            // So few as two near homophones fit many a word.
            let most = if word.folded.len() > 2 { u32::MAX } else { 0 };
            let distance = distances.sum::<Option<u32>>().filter(|&distance| distance <= most);
            let around = |units: &[Unit]| units.iter().map(|unit| unit.c).collect::<Option<Vec<char>>>();
            if let (Some(distance), Some(mut string), Some(after)) =
                (distance, around(&units[..start]), around(&units[end..]))
            {
                string.extend(word.folded.iter().copied().chain(after));
                if !found.iter().any(|(.., known)| *known == string) {
                    found.push((distance, word.tier, string));
                }
            }
        }
    }
    found.sort_by_key(|(distance, tier, _)| (*distance, *tier));
    found.truncate(MOST_CORRECTED);
    found.into_iter().map(|(.., string)| string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::vocabulary::WordKind;

    fn sounds() -> Sounds {
        let all =
            [('会', "hui"), ('匠', "jiang"), ('学', "xue"), ('将', "jiang"), ('工', "gong"), ('院', "yuan")];
        Sounds(all.map(|(c, reading)| (c, vec![reading.to_owned()])).into())
    }

    fn found(typed: &str) -> Vec<String> {
        let word = |text: &str| ArchiveWord {
            printed: text.into(),
            folded: text.chars().collect(),
            tier: 0,
            level: 0,
            kind: WordKind::Word,
            reading: Vec::new(),
        };
        let folded: Vec<char> = typed.chars().collect();
        let units = units(&folded, &sounds()).unwrap_or_default();
        let words = [word("工匠"), word("工会")];
        let doubtful = doubtful(&folded, &units, &words);
        let strings = corrected(&units, &doubtful, &words, &sounds());
        strings.into_iter().map(String::from_iter).collect()
    }

    #[test]
    fn a_word_takes_the_place_of_what_sounds_like_it() {
        for typed in ["工将学院", "工jiang学院", "gongjiang学院"] {
            assert_eq!(found(typed), ["工匠学院"], "{typed}");
        }
        assert!(found("工匠学院").is_empty() && found("gong会").is_empty());
        // What is a word is right, and of two characters one is.
        assert_eq!(found("工会工将"), ["工会工匠"]);
        assert!(found("学院将公").is_empty());
        // Other letters stay where they are, and nothing is found with them.
        assert!(found("gongjiangxue院").is_empty());
    }
}
