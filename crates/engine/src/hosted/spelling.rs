//! By which pinyin words are filed, and which files may hold what was typed.
//!
//! A word is filed by the first letters of its first two syllables; the best words of a first syllable also by that syllable and by
//! each beginning of it, for those who have typed no more.

use super::keys::Key;
use super::sounds::Unit;
use crate::index::syllables::is_syllable;

/// Files that are read for one string.
const MOST_FILES: usize = 6;
/// Files that are read for what sounds like one string.
const MOST_SOUNDS: usize = 10;
/// First letters of syllables that many do not tell apart.
const LIKE: [(char, char); 4] = [('n', 'l'), ('l', 'n'), ('f', 'h'), ('h', 'f')];
/// Letters of the longest syllable.
pub(super) const LONGEST: usize = 6;
/// Consonants of two letters.
const TWO_LETTERS: [&str; 3] = ["zh", "ch", "sh"];

/// The file, of 2 to the power of `bits`, of words that are filed so.
pub(super) fn file_of(filed: &str, bits: u32) -> u32 {
    Key::of(&['\u{2}'].into_iter().chain(filed.chars()).collect::<Vec<_>>()).top(bits) as u32
}

/// The first letters of the first two syllables.
pub(super) fn pair(first: &str, second: &str) -> Option<String> {
    Some([first.chars().next()?, second.chars().next()?].into_iter().collect())
}

/// What words may be filed by that are typed so. Tones and blanks are passed over.
pub(super) fn filed_by(typed: &[char]) -> Vec<String> {
    let letters: String = typed.iter().filter(|c| c.is_ascii_lowercase()).collect();
    let mut filed = Vec::new();
    if !letters.is_empty() && letters.len() <= LONGEST && is_syllable_or_beginning(&letters) {
        filed.push(letters.clone());
    }
    let mut start = 0;
    while start < letters.len() {
        let rest = &letters[start..];
        let ends = |end: &usize| {
            let first = &rest[..*end];
            *end == 1 || TWO_LETTERS.contains(&first) || is_syllable(first)
        };
        let ends: Vec<usize> = (1..=LONGEST.min(rest.len())).filter(ends).collect();
        for &end in ends.iter().rev() {
            if let Some(pair) = pair(rest, &rest[end..]).filter(|pair| !filed.contains(pair)) {
                filed.push(pair);
            }
            // Only a first word may be given by its initials.
            if start > 0 {
                break;
            }
        }
        start += ends.last().copied().unwrap_or(1);
    }
    filed.truncate(MOST_FILES);
    filed
}

/// What words may be filed by that sound like two characters in a row of which either is doubtful, the first ones first. Many do not tell
/// n from l, and f from h.
pub(super) fn filed_by_sound(units: &[Unit], doubtful: &[bool]) -> Vec<String> {
    let mut filed: Vec<String> = Vec::new();
    let letters = |unit: &Unit| -> Vec<char> {
        let first: Vec<char> = unit.syllables.iter().filter_map(|syllable| syllable.chars().next()).collect();
        let other = |&c: &char| LIKE.iter().find_map(|&(one, other)| (one == c).then_some(other));
        first.iter().copied().chain(first.iter().filter_map(other)).collect()
    };
    for (both, doubts) in units.windows(2).zip(doubtful.windows(2)) {
        if !doubts.contains(&true) {
            continue;
        }
        for first in letters(&both[0]) {
            for second in letters(&both[1]) {
                let pair = String::from_iter([first, second]);
                if !filed.contains(&pair) {
                    filed.push(pair);
                }
            }
        }
    }
    filed.truncate(MOST_SOUNDS);
    filed
}

/// Whether letters begin a syllable, as far as its consonants and vowels tell.
fn is_syllable_or_beginning(letters: &str) -> bool {
    is_syllable(letters) || TWO_LETTERS.contains(&letters) || letters.len() == 1 || {
        // `gon` is the beginning of `gong`, `xia` of `xian`.
        ["g", "n", "ng", "a", "o", "ang", "ong"].iter().any(|rest| is_syllable(&format!("{letters}{rest}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filed(typed: &str) -> Vec<String> {
        filed_by(&typed.chars().collect::<Vec<_>>())
    }

    #[test]
    fn what_is_typed_is_cut_into_syllables() {
        assert!(filed("gonghui").contains(&"gh".to_owned()));
        assert!(filed("gong hui").contains(&"gh".to_owned()));
        assert!(filed("gong1hui4").contains(&"gh".to_owned()));
        assert!(filed("gh").contains(&"gh".to_owned()));
        assert!(filed("zgh").contains(&"zg".to_owned()));
        assert!(filed("zhgh").contains(&"zg".to_owned()));
        assert!(filed("xian").contains(&"xa".to_owned()));
        for word in ["ld", "js"] {
            assert!(filed("laodongjingsai").contains(&word.to_owned()), "{:?}", filed("laodongjingsai"));
        }
        for beginning in ["g", "go", "gon", "gong", "zh", "zhuan"] {
            assert!(filed(beginning).contains(&beginning.to_owned()), "{beginning}");
        }
        assert!(filed("工会").is_empty() && filed("").is_empty());
        assert!(filed(&"gonghui".repeat(20)).len() <= MOST_FILES);
    }
}
