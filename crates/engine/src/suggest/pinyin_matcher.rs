//! The matcher of pinyin: whether `gonghui`, `gong hui`, `gōnghuì`, `gh` or `gong会` spells 工会.
//!
//! Nothing is cut into syllables beforehand: the characters of a place in the text say which syllables can
//! follow each other, so that `xian` fits both 先 and 西安.

use std::cell::Cell;

use gongwen_codes::symbols::SymbolSet;

use crate::index::Index;
use crate::index::alphabet::{ITEM, Symbol, symbol_at};
use crate::index::readings;
use crate::index::words::Word;

/// How a place in the text is spelled by what was typed, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// Character by character.
    Literal,
    /// In pinyin.
    Pinyin,
    /// Some syllables by their initials alone.
    Initials,
}

/// Letters with tone marks, four tones of each letter of [`TONELESS`].
const TONES: &str = "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜüüüü";
const TONELESS: [char; 7] = ['a', 'o', 'e', 'i', 'u', 'v', 'v'];
/// Characters of what is typed that are read: fewer than a `u64` has bits.
const MOST_TYPED: usize = 48;
/// Most steps of a comparison with one place. Real texts take far fewer.
const MOST_STEPS: u32 = 400;

/// What was typed, already folded, without tone marks, as far as it is read.
pub(crate) fn letters(folded: &[char]) -> Vec<char> {
    let mut letters = Vec::new();
    for &c in folded.iter().take(MOST_TYPED) {
        // Marks that combine with the letter before are left out.
        if !matches!(c, '\u{300}'..='\u{30F}') {
            letters.push(toneless(c));
        }
    }
    letters
}

fn toneless(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    TONES.chars().position(|toned| toned == c).map_or(c, |at| TONELESS[at / 4])
}

/// Whether letters are among what was typed: without any there is nothing to spell.
pub(crate) fn has_letters(typed: &[char]) -> bool {
    typed.iter().any(char::is_ascii_lowercase)
}

/// What was typed, to be compared with places of the text.
pub(crate) struct Spelling<'a> {
    index: &'a Index,
    /// All texts.
    texts: &'a [u8],
    typed: &'a [char],
    /// Whether a syllable may be given by its initial alone.
    pub(crate) initials: bool,
    /// Whether what was typed may end within a syllable.
    open: bool,
    /// The symbols that what was typed may begin with: most places need no second look.
    pub(crate) beginnings: SymbolSet,
    /// How many characters of what was typed have spelled all of a word so far, as bits.
    pub(crate) whole: Cell<u64>,
}

impl<'a> Spelling<'a> {
    /// Makes ready to spell `typed`, which must not be empty.
    pub(crate) fn new(index: &'a Index, typed: &'a [char], initials: bool, open: bool) -> Self {
        let first = typed[0];
        let begins = |symbol| {
            (index.alphabet().folded(symbol) == first && symbol > Symbol::from(ITEM))
                || (first.is_ascii_lowercase()
                    && index.readings().any(symbol, &mut |syllable| {
                        let (initial, ending) = readings::letters(syllable);
                        initial.first().or(ending.first()).is_some_and(|&letter| is_letter(letter, first))
                    }))
        };
        let beginnings = SymbolSet::new(index.alphabet().size(), &begins);
        Self { index, texts: index.texts(), typed, initials, open, beginnings, whole: Cell::new(0) }
    }

    /// Calls `each` for the words that begin with what was typed, with number, word, fit, and the byte after the last
    /// character that is spelled.
    pub(crate) fn words(&self, each: &mut dyn FnMut(u32, Word, Fit, usize)) {
        let readings = self.index.readings();
        // Words whose first character has an unusual reading.
        let mut own = readings.words_with_own_first_reading().peekable();
        for (number, &word) in (0..).zip(self.index.words()) {
            let place = word.range();
            let is_own = own.next_if_eq(&number).is_some();
            if (is_own || self.beginnings.contains(self.texts, place.start))
                && let Some((fit, end)) = self.fit(place.start, place.end, Some(number))
            {
                each(number, word, fit, end);
            }
        }
    }

    /// Compares all that was typed with the characters from byte `at` of all texts on, but not beyond `end`;
    /// gives how well it fits and the byte after the last character that it spells. `word` is the number
    /// of the word at this place, if it is one.
    pub(crate) fn fit(&self, at: usize, end: usize, word: Option<u32>) -> Option<(Fit, usize)> {
        self.walk(0, at, end, (word, 0), &mut { MOST_STEPS })
    }

    fn walk(
        &self,
        from: usize,
        at: usize,
        end: usize,
        (word, place): (Option<u32>, u32),
        steps: &mut u32,
    ) -> Option<(Fit, usize)> {
        let rest = self.typed.get(from..)?;
        if at == end {
            self.whole.set(self.whole.get() | 1 << from);
        }
        let Some(&next) = rest.first() else { return Some((Fit::Literal, at)) };
        *steps = steps.checked_sub(1)?;
        // Between syllables: a blank, the apostrophe of xi’an.
        let pause = || (from > 0 && matches!(next, ' ' | '’')).then_some(from + 1);
        if at >= end {
            return self.walk(pause()?, at, end, (word, place), steps);
        }
        let (symbol, length) = symbol_at(self.texts, at);
        let c = self.index.alphabet().folded(symbol);
        if c == next {
            return self.walk(from + 1, at + length, end, (word, place + 1), steps);
        }
        let mut best: Option<(Fit, usize)> = None;
        if next.is_ascii_lowercase() {
            let readings = self.index.readings();
            let mut read = |syllable| {
                let (initial, ending) = readings::letters(syllable);
                let whole = initial.len() + ending.len();
                let mut same = 0;
                for (&letter, &typed) in initial.iter().chain(ending).zip(rest) {
                    if !is_letter(letter, typed) {
                        break;
                    }
                    same += 1;
                }
                let mut go_on = |taken: usize, fit: Fit| {
                    // A syllable may have a figure for its tone; the figure may also be the next character.
                    let toned = rest.get(taken).is_some_and(|c| matches!(c, '1'..='5'));
                    for taken in taken..=taken + usize::from(toned) {
                        let found = self.walk(from + taken, at + length, end, (word, place + 1), steps);
                        if let Some((other, end)) = found {
                            let found = (fit.max(other), end);
                            best = Some(best.map_or(found, |best| best.min(found)));
                        }
                    }
                };
                if same == whole || (self.open && same == rest.len()) {
                    go_on(same, Fit::Pinyin);
                } else if self.initials && same > 0 {
                    go_on(same.min(initial.len().max(1)), Fit::Initials);
                }
                false
            };
            match word.and_then(|word| readings.in_word(word, place)) {
                Some(syllable) => read(syllable),
                None => readings.any(symbol, &mut read),
            };
        }
        best.or_else(|| self.walk(pause()?, at, end, (word, place), steps))
    }
}

/// Whether a letter of a syllable is typed so: ü is often typed as u.
fn is_letter(letter: u8, typed: char) -> bool {
    char::from(letter) == typed || (letter == b'v' && typed == 'u')
}
