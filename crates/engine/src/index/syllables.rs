//! The syllables of pinyin, without tones.
//!
//! A syllable is an initial and a final; its *number* is the place of the initial times the number of finals plus the place
//! of the final.

/// The initials of syllables; the empty one comes first. From [`FIRST_INITIAL_PAIR`] on they are in pairs that many
/// dialects do not distinguish.
const INITIALS: [&str; 24] = [
    "", "b", "p", "m", "d", "t", "g", "k", "j", "q", "x", "r", "y", "w", "z", "zh", "c", "ch", "s", "sh",
    "n", "l", "f", "h",
];
const FIRST_INITIAL_PAIR: u32 = 14;
/// The finals of syllables, `ü` as `v`; pairs from [`FIRST_FINAL_PAIR`] on.
const FINALS: [&str; 36] = [
    "a", "o", "e", "i", "u", "v", "ai", "ei", "ui", "ao", "ou", "iu", "ie", "ue", "ve", "er", "ia", "iao",
    "iong", "ong", "ua", "uo", "uai", "un", "n", "m", "an", "ang", "en", "eng", "in", "ing", "ian", "iang",
    "uan", "uang",
];
const FIRST_FINAL_PAIR: u32 = 26;
const FINAL_COUNT: u32 = FINALS.len() as u32;

/// The number of a syllable, and its [`fuzzy_class`], is below this.
pub(crate) const COUNT: usize = INITIALS.len() * FINALS.len();

/// Number of a syllable.
pub(crate) type Syllable = u16;

/// The number of a syllable in letters; `None` if it is not a syllable.
pub(crate) fn number(spelled: &str) -> Option<u32> {
    INITIALS.iter().zip(0..).find_map(|(initial, at)| {
        let rest = spelled.strip_prefix(initial)?;
        let end = FINALS.iter().position(|end| *end == rest)?;
        Some(at * FINAL_COUNT + end as u32)
    })
}

/// Whether letters are a consonant and what follows it in a syllable.
#[cfg(feature = "hosted")]
pub(crate) fn is_syllable(letters: &str) -> bool {
    number(letters).is_some()
}

/// The letters of a syllable: its initial and its final.
pub(crate) fn letters(syllable: Syllable) -> (&'static [u8], &'static [u8]) {
    let (initial, end) = (u32::from(syllable) / FINAL_COUNT, u32::from(syllable) % FINAL_COUNT);
    let part =
        |parts: &[&'static str], at: u32| parts.get(at as usize).copied().unwrap_or_default().as_bytes();
    (part(&INITIALS, initial), part(&FINALS, end))
}

/// The same number for syllables that many dialects do not distinguish (z and zh, an and ang): fuzzy pinyin, 模糊音.
pub(crate) fn fuzzy_class(syllable: Syllable) -> u32 {
    let (initial, end) = (u32::from(syllable) / FINAL_COUNT, u32::from(syllable) % FINAL_COUNT);
    let pair = |place: u32, first: u32| if place >= first { place | 1 } else { place };
    pair(initial, FIRST_INITIAL_PAIR) * FINAL_COUNT + pair(end, FIRST_FINAL_PAIR)
}
