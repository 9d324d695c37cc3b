//! How similar a string of the text is to what was typed: homophones, edits, punctuation left out.

use std::ops::Range;

use gongwen_codes::code::SEPARATORS;
use gongwen_codes::fuzzy::{FuzzyPattern, PUNCTUATION, Positions, Scope};

use crate::index::alphabet::{Symbol, symbol_at};
use crate::index::{Index, syllables};
use crate::number_set::NumberSet;
use crate::search::searched::Searched;
use crate::text::chars::is_word;

/// The costs of differences. Their sum is the cost of a string; the nearest string costs least. An exact homophone costs
/// nothing.
const NEAR_HOMOPHONE: u32 = 1;
const SWAP: u32 = 1;
const EDIT: u32 = 2;
/// From this cost on a string must occur twice in the corpus, as words do, to be searched at once.
pub(super) const RECURRING: u32 = 16;

/// Punctuation (quotation marks, commas, blanks) in a row that a reader may leave out.
const MOST_PUNCTUATION: u8 = 3;

/// The bits of the first two characters that were typed.
const FIRST_TWO: u32 = 0b11;

/// With fewer characters than this before or after it an edit costs more, where the string is no word.
const ROUND_EDIT: usize = 2;

/// Where in an article a string other than a word may match what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likely {
    Nowhere,
    /// From where the first character is that was typed.
    FromFirst,
    /// From where a homophone of it is, too.
    FromHomophones,
}

/// What was typed, to be compared with places of the text.
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
        let mut read = vec![Positions::default(); syllables::COUNT];
        for (place, &c) in typed.iter().enumerate() {
            let Some(symbol) = readings.symbol(alphabet, c) else { continue };
            if let Some(own) = places.get_mut(usize::from(symbol)) {
                own.equal |= 1 << place;
            }
            readings.any(symbol, &mut |syllable| {
                read[usize::from(syllable)].homophone |= 1 << place;
                read[syllables::fuzzy_class(syllable) as usize].near_homophone |= 1 << place;
                false
            });
        }
        for own in &mut places {
            own.homophone = own.equal;
            own.near_homophone = own.equal;
        }
        // What has no reading may be punctuation.
        let mut may_be_punctuation = vec![true; alphabet.size()];
        for (symbol, syllable) in readings.iter() {
            let symbol = usize::from(symbol);
            let Some(own) = places.get_mut(symbol) else { continue };
            own.homophone |= read[usize::from(syllable)].homophone;
            own.near_homophone |= read[syllables::fuzzy_class(syllable) as usize].near_homophone;
            may_be_punctuation[symbol] = false;
        }
        for (symbol, own) in places.iter_mut().enumerate().skip(SEPARATORS) {
            if may_be_punctuation[symbol] && !is_word(alphabet.folded(symbol as Symbol)) {
                own.near_homophone |= PUNCTUATION;
            }
        }
        Self {
            texts: index.texts(),
            typed: FuzzyPattern {
                length: typed.len(),
                positions: places,
                punctuation: usize::from(MOST_PUNCTUATION),
            },
        }
    }

    /// The numbers of the words that may match as wholes with one edit, ascending. Of the first two characters one is right,
    /// or the first is a homophone.
    pub(super) fn words(&self, index: &Index) -> Vec<u32> {
        let positions = |symbol: Symbol| self.typed.positions.get(usize::from(symbol)).copied();
        let is_right =
            |symbol: Symbol| positions(symbol).is_some_and(|positions| positions.equal & FIRST_TWO != 0);
        let may_begin = |symbol: Symbol| self.begins(symbol) || is_right(symbol);
        index.words_by_start().beginning_with(&may_begin, &is_right)
    }

    /// Whether the string at a place need be compared with what was typed, as all of a word or not: see
    /// [`FuzzyPattern::may_match`].
    pub(super) fn may_be(&self, place: Range<usize>, word: bool, edits: u8) -> bool {
        let scope = if word { Scope::Word } else { Scope::Prefix };
        self.typed.may_match(&self.texts[place], scope, edits)
    }

    /// For every article how a string other than a word may match in it. With edits its first and its last character must
    /// be right. Without, each must be a homophone.
    pub(super) fn likely_articles(&self, typed: &[char], searched: &Searched) -> Vec<Likely> {
        let articles = searched.corpus.articles();
        let mut likely = vec![Likely::Nowhere; articles];
        let ends = typed.first().into_iter().chain(typed.last());
        for doc in searched.articles_with(ends.copied()) {
            likely[doc as usize] = Likely::FromFirst;
        }
        // For every place of what was typed the articles that hold a homophone.
        let mut holders = vec![NumberSet::below(articles); typed.len()];
        for (symbol, positions) in (0..).zip(&self.typed.positions) {
            let mut places = positions.near_homophone & !PUNCTUATION;
            while places != 0 {
                holders[places.trailing_zeros() as usize].add(&searched.corpus.postings(symbol).set);
                places &= places - 1;
            }
        }
        let common = holders.into_iter().reduce(|mut common, other| {
            common.intersect_with(&other);
            common
        });
        for doc in common.iter().flat_map(NumberSet::numbers) {
            likely[doc as usize] = Likely::FromHomophones;
        }
        likely
    }

    /// Whether a symbol is a homophone of the first character that was typed, or that character.
    pub(super) fn begins(&self, symbol: Symbol) -> bool {
        self.typed.positions[usize::from(symbol)].near_homophone & 1 == 1
    }

    /// The cost of what was typed beside the characters from `at` on, and the byte after them. Homophones are tried first.
    /// Else up to `edits` characters may be wrong, missing, too many or swapped with the next one.
    ///
    /// With an `end` it is compared with all characters before that. Without one, what was typed may end anywhere, but its
    /// first and its last character must be right, and punctuation of the text may be left out.
    pub(super) fn at(&self, at: usize, end: Option<usize>, edits: u8) -> Option<(u32, usize)> {
        let homophone = self.walk(0, at, end, None, 0);
        if edits > 0 { homophone.or_else(|| self.walk(0, at, end, Some(edits), 0)) } else { homophone }
    }

    /// With `edits`, even none left, other characters must be the same; without, all must be homophones.
    fn walk(
        &self,
        from: usize,
        at: usize,
        end: Option<usize>,
        edits: Option<u8>,
        punctuation: u8,
    ) -> Option<(u32, usize)> {
        let left = edits.unwrap_or(0);
        let is_whole = end.is_some();
        let count = self.typed.length;
        if at >= end.unwrap_or(self.texts.len()) || (from == count && !is_whole) {
            return (from == count).then_some((0, at));
        }
        let (symbol, length) = symbol_at(self.texts, at);
        let after = at + length;
        if usize::from(symbol) < SEPARATORS {
            return None;
        }
        let is_at = |bits: u32, place: usize| place < count && bits >> place & 1 == 1;
        let Positions { equal, homophone, near_homophone } = self.typed.positions[usize::from(symbol)];
        let mut best: Option<(u32, usize)> = None;
        let mut consider = |cost: u32, found: Option<(u32, usize)>| {
            if let Some((rest, end)) = found {
                let found = (cost + rest, end);
                best = Some(best.map_or(found, |best| best.min(found)));
            }
        };
        let is_same = is_at(if edits.is_some() { equal } else { near_homophone }, from);
        if is_same {
            let cost = if is_at(homophone, from) { 0 } else { NEAR_HOMOPHONE };
            consider(cost, self.walk(from + 1, after, end, edits, MOST_PUNCTUATION));
        } else if from < count && punctuation > 0 && !is_whole && near_homophone & PUNCTUATION != 0 {
            consider(0, self.walk(from, after, end, edits, punctuation - 1));
        }
        if left > 0 {
            let fewer = Some(left - 1);
            // How many characters are before and after an edit that takes so many of what was typed.
            let round = |taken: usize| from.min(count.saturating_sub(from + taken));
            let cost = |taken: usize| {
                if is_whole || round(taken) >= ROUND_EDIT { EDIT } else { EDIT + RECURRING }
            };
            if is_whole || round(0) > 0 {
                consider(cost(0), self.walk(from, after, end, fewer, MOST_PUNCTUATION));
            }
            if from < count && (is_whole || round(1) > 0) {
                consider(cost(1), self.walk(from + 1, after, end, fewer, MOST_PUNCTUATION));
            }
            // A character too many before a word is another word; after a long one it may be 们 or 的.
            let is_after = is_whole && from > 3;
            if from < count && (is_after || round(1) > 0) {
                consider(cost(1), self.walk(from + 1, at, end, fewer, MOST_PUNCTUATION));
            }
            // Swapped characters are searched near the ends, too: both are right, and hardly by accident.
            if (is_whole || from > 0) && is_at(equal, from + 1) && after < end.unwrap_or(self.texts.len()) {
                let (second, length) = symbol_at(self.texts, after);
                if is_at(self.typed.positions[usize::from(second)].equal, from) {
                    consider(SWAP, self.walk(from + 2, after + length, end, fewer, MOST_PUNCTUATION));
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

    /// An index of one text, in which some characters are homophones, exact or near.
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
        /// What the quick filter leaves out is similar in no way when it is compared in full.
        #[test]
        fn no_similar_string_is_left_out(
            text in "[工公会慧山三新，“a/]{0,24}",
            typed in "[工公会慧山三新，a]{2,9}",
            edits in 0u8..3,
        ) {
            let index = index(&text);
            let typed: Vec<char> = typed.chars().collect();
            let matcher = FuzzyMatcher::new(&index, &typed);
            let texts = index.texts();
            let starts = || (index.extents()[0].start as usize..texts.len()).filter(|&at| is_lead(texts[at]));
            for start in starts() {
                if matcher.at(start, None, edits).is_some() {
                    prop_assert!(matcher.begins(symbol_at(texts, start).0));
                    prop_assert!(matcher.may_be(start..texts.len(), false, edits));
                }
                for end in starts().filter(|&end| end > start) {
                    let word: Vec<char> = index.folded(start..end);
                    let shares = word.iter().any(|c| typed.contains(c));
                    if shares && matcher.at(start, Some(end), edits).is_some() {
                        prop_assert!(matcher.may_be(start..end, true, edits));
                    }
                }
            }
        }
    }
}
