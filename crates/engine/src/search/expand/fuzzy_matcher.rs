//! How alike two strings are: by sound, by the characters that differ, by signs left out.

use std::ops::Range;

use gongwen_codes::code::SEPARATORS;
use gongwen_codes::fuzzy::{FuzzyPattern, PUNCTUATION, Positions, Scope};

use crate::index::alphabet::{Symbol, symbol_at};
use crate::index::{Index, readings};
use crate::text::chars::is_word;

/// The parts of a string's distance: added up, the nearest string has the least. What sounds exactly alike
/// costs nothing.
const NEAR_SOUND: u32 = 1;
const SWAP: u32 = 1;
const SLIP: u32 = 2;
/// From this cost on a string must stand in the corpus twice, as words do, to be searched at once.
pub(super) const RECURRING: u32 = 16;

/// Signs (quotes, commas, blanks) in a row that a reader may leave out.
const MOST_SIGNS: u8 = 3;

/// Characters before and behind a slip with less of which it costs more, in what is no word.
const ROUND_SLIP: usize = 2;

/// What was typed, to be held against places of the text.
pub(super) struct FuzzyMatcher<'a> {
    /// All texts.
    texts: &'a [u8],
    typed: FuzzyPattern,
}

impl<'a> FuzzyMatcher<'a> {
    /// `typed` has at most [`LONGEST`](gongwen_codes::fuzzy::LONGEST) characters.
    pub(super) fn new(index: &'a Index, typed: &[char]) -> Self {
        let (alphabet, readings) = (index.alphabet(), index.readings());
        let mut places = vec![Positions::default(); alphabet.size()];
        // For every syllable the places of what was typed that are read so.
        let mut read = vec![Positions::default(); readings::COUNT];
        for (place, &c) in typed.iter().enumerate() {
            let Some(symbol) = readings.symbol(alphabet, c) else { continue };
            if let Some(own) = places.get_mut(usize::from(symbol)) {
                own.equal |= 1 << place;
            }
            readings.any(symbol, &mut |syllable| {
                read[usize::from(syllable)].homophone |= 1 << place;
                read[readings::fuzzy_class(syllable) as usize].near_homophone |= 1 << place;
                false
            });
        }
        for (symbol, own) in (0..).zip(&mut places) {
            own.homophone = own.equal;
            own.near_homophone = own.equal;
            readings.any(symbol, &mut |syllable| {
                own.homophone |= read[usize::from(syllable)].homophone;
                own.near_homophone |= read[readings::fuzzy_class(syllable) as usize].near_homophone;
                false
            });
            if usize::from(symbol) >= SEPARATORS && !is_word(alphabet.folded(symbol)) {
                own.near_homophone |= PUNCTUATION;
            }
        }
        let signs = usize::from(MOST_SIGNS);
        Self {
            texts: index.texts(),
            typed: FuzzyPattern { length: typed.len(), positions: places, punctuation: signs },
        }
    }

    /// Whether the string at a place need be held against what was typed, as all of a word or not: see
    /// [`FuzzyPattern::may_match`].
    pub(super) fn may_be(&self, place: Range<usize>, word: bool, slips: u8) -> bool {
        let scope = if word { Scope::Word } else { Scope::Prefix };
        self.typed.may_match(&self.texts[place], scope, slips)
    }

    /// Whether a symbol sounds as the first character that was typed.
    pub(super) fn begins(&self, symbol: Symbol) -> bool {
        self.typed.positions[usize::from(symbol)].near_homophone & 1 == 1
    }

    /// How far what was typed is from the characters from `at` on, and the byte behind them: if it does not
    /// sound alike, up to `slips` characters may be wrong, missing, too many or swapped with the next one.
    ///
    /// With an `end` it is held against all characters before it. Without one, what was typed may end
    /// anywhere, but its first and its last character must be right, and signs of the text may be left out.
    pub(super) fn at(&self, at: usize, end: Option<usize>, slips: u8) -> Option<(u32, usize)> {
        let alike = self.walk(0, at, end, None, 0);
        if slips > 0 { alike.or_else(|| self.walk(0, at, end, Some(slips), 0)) } else { alike }
    }

    /// With `slips`, even none, characters must be the same; without they must sound alike.
    fn walk(
        &self,
        from: usize,
        at: usize,
        end: Option<usize>,
        slips: Option<u8>,
        signs: u8,
    ) -> Option<(u32, usize)> {
        let left = slips.unwrap_or(0);
        let is_whole = end.is_some();
        let count = self.typed.length;
        if at >= end.unwrap_or(self.texts.len()) || (from == count && !is_whole) {
            return (from == count).then_some((0, at));
        }
        let (symbol, length) = symbol_at(self.texts, at);
        let behind = at + length;
        if usize::from(symbol) < SEPARATORS {
            return None;
        }
        let stands = |bits: u32, place: usize| place < count && bits >> place & 1 == 1;
        let Positions { equal: equals, homophone: sounds, near_homophone: near } =
            self.typed.positions[usize::from(symbol)];
        let mut best: Option<(u32, usize)> = None;
        let mut consider = |cost: u32, found: Option<(u32, usize)>| {
            if let Some((rest, end)) = found {
                let found = (cost + rest, end);
                best = Some(best.map_or(found, |best| best.min(found)));
            }
        };
        let is_same = stands(if slips.is_some() { equals } else { near }, from);
        if is_same {
            let cost = if stands(sounds, from) { 0 } else { NEAR_SOUND };
            consider(cost, self.walk(from + 1, behind, end, slips, MOST_SIGNS));
        } else if from < count && signs > 0 && !is_whole && near & PUNCTUATION != 0 {
            consider(0, self.walk(from, behind, end, slips, signs - 1));
        }
        if left > 0 {
            let fewer = Some(left - 1);
            // How many characters stand before and behind a slip that takes so many of what was typed.
            let round = |taken: usize| from.min(count.saturating_sub(from + taken));
            let cost = |taken: usize| {
                if is_whole || round(taken) >= ROUND_SLIP { SLIP } else { SLIP + RECURRING }
            };
            if is_whole || round(0) > 0 {
                consider(cost(0), self.walk(from, behind, end, fewer, MOST_SIGNS));
            }
            if from < count && (is_whole || round(1) > 0) {
                consider(cost(1), self.walk(from + 1, behind, end, fewer, MOST_SIGNS));
            }
            // A character too many before a word is another word; behind a long one it may be 们 or 的.
            let is_behind = is_whole && from > 3;
            if from < count && (is_behind || round(1) > 0) {
                consider(cost(1), self.walk(from + 1, at, end, fewer, MOST_SIGNS));
            }
            // Two characters that changed places tell enough by themselves.
            if (is_whole || from > 0) && stands(equals, from + 1) && behind < end.unwrap_or(self.texts.len())
            {
                let (second, length) = symbol_at(self.texts, behind);
                if stands(self.typed.positions[usize::from(second)].equal, from) {
                    consider(SWAP, self.walk(from + 2, behind + length, end, fewer, MOST_SIGNS));
                }
            }
        }
        best
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Article;
    use crate::index::alphabet::is_lead;
    use crate::index::vocabulary::VocabularyInput;
    use crate::index::{IndexInput, build};

    /// An index of one text, in which some characters sound alike, exactly or nearly.
    fn index(text: &str) -> Index {
        let readings =
            [('工', "gong"), ('公', "gong"), ('会', "hui"), ('慧', "hui"), ('山', "shan"), ('三', "san")];
        let mut readings: Vec<(char, Vec<String>)> =
            readings.map(|(c, reading)| (c, vec![reading.to_owned()])).to_vec();
        readings.sort_unstable();
        let vocabulary = VocabularyInput { readings, ..VocabularyInput::default() };
        let paragraphs = text.split('/').map(str::to_owned).collect();
        let articles = vec![Article { id: "a".into(), paragraphs, ..Article::default() }];
        Index::open(build(&IndexInput { vocabulary, ..IndexInput::of(articles) }).unwrap()).unwrap()
    }

    proptest! {
        /// What is told apart beforehand is nowhere alike when it is compared in all ways.
        #[test]
        fn no_alike_string_is_passed_over(
            text in "[工公会慧山三新，“a/]{0,24}",
            typed in "[工公会慧山三新，a]{2,9}",
            slips in 0u8..3,
        ) {
            let index = index(&text);
            let typed: Vec<char> = typed.chars().collect();
            let matcher = FuzzyMatcher::new(&index, &typed);
            let texts = index.texts();
            let starts = || (index.first_text_byte()..texts.len()).filter(|&at| is_lead(texts[at]));
            for start in starts() {
                if matcher.at(start, None, slips).is_some() {
                    prop_assert!(matcher.begins(symbol_at(texts, start).0));
                    prop_assert!(matcher.may_be(start..texts.len(), false, slips));
                }
                for end in starts().filter(|&end| end > start) {
                    let word: Vec<char> = index.folded(start..end);
                    let shares = word.iter().any(|c| typed.contains(c));
                    if shares && matcher.at(start, Some(end), slips).is_some() {
                        prop_assert!(matcher.may_be(start..end, true, slips));
                    }
                }
            }
        }
    }
}
