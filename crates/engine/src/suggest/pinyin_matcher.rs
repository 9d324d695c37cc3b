//! The matcher of pinyin: whether `gonghui`, `gong hui`, `gōnghuì`, `gh` or `gong会` spells 工会.
//!
//! Nothing is cut into syllables beforehand: the characters of a place in the text say which syllables can
//! follow each other, so that `xian` fits both 先 and 西安.

use std::cell::Cell;

use gongwen_codes::symbols::SymbolSet;

use crate::index::Index;
use crate::index::alphabet::{ITEM, Symbol, symbol_at};
use crate::index::syllables::{self, Syllable};
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
    /// The places after what these symbols spell, as [`Self::symbols_at`] gives them.
    after_beginnings: u64,
    /// How many characters of what was typed have spelled all of a word so far, as bits.
    pub(crate) whole: Cell<u64>,
}

impl<'a> Spelling<'a> {
    /// Makes ready to spell `typed`, which must not be empty.
    pub(crate) fn new(index: &'a Index, typed: &'a [char], initials: bool, open: bool) -> Self {
        let (nothing, whole) = (SymbolSet::new(0, &|_| false), Cell::new(0));
        let texts = index.texts();
        let mut spelling =
            Self { index, texts, typed, initials, open, beginnings: nothing, after_beginnings: 0, whole };
        (spelling.beginnings, spelling.after_beginnings) = spelling.symbols_at(1);
        spelling
    }

    /// The symbols that may come second, where a first one fits. `None` if one may spell all that was typed.
    ///
    /// Most places of a text whose first character fits are passed over at once by this set.
    pub(crate) fn seconds(&self) -> Option<SymbolSet> {
        let mut places = self.after_beginnings;
        for (place, &typed) in self.typed.iter().enumerate() {
            places |= (places & 1 << place) << u32::from(is_pause(typed));
        }
        (places >> self.typed.len() == 0).then(|| self.symbols_at(places).0)
    }

    /// The symbols that spell what was typed from one of `places` on, and the places after what they spell. A place
    /// is a number of characters of what was typed, and a set of them has a bit for each.
    fn symbols_at(&self, places: u64) -> (SymbolSet, u64) {
        let (alphabet, places_after) = (self.index.alphabet(), Cell::new(0));
        let at_each_place = |spell: &dyn Fn(&[char]) -> u64| {
            let mut taken = 0;
            for (place, _) in self.typed.iter().enumerate().filter(|&(place, _)| places >> place & 1 == 1) {
                taken |= spell(&self.typed[place..]) << place;
            }
            places_after.set(places_after.get() | taken);
            taken != 0
        };
        let mut fits = vec![false; alphabet.size()];
        for (symbol, fits) in fits.iter_mut().enumerate().skip(usize::from(ITEM) + 1) {
            let c = alphabet.folded(symbol as Symbol);
            *fits = at_each_place(&|rest| u64::from(rest[0] == c) << 1);
        }
        let mut known = vec![None; syllables::COUNT];
        for (symbol, syllable) in self.index.readings().iter() {
            let (Some(fits), Some(known)) =
                (fits.get_mut(usize::from(symbol)), known.get_mut(usize::from(syllable)))
            else {
                continue;
            };
            *fits |= *known.get_or_insert_with(|| {
                at_each_place(&|rest| {
                    let taken = self.letters_of(syllable, rest).map(|(taken, _)| taken);
                    taken.map_or(0, |taken| 1 << taken | u64::from(is_tone(rest.get(taken))) << (taken + 1))
                })
            });
        }
        (SymbolSet::new(alphabet.size(), &|symbol| fits[usize::from(symbol)]), places_after.get())
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
        let pause = || (from > 0 && is_pause(next)).then_some(from + 1);
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
                if let Some((taken, fit)) = self.letters_of(syllable, rest) {
                    // A syllable may have a figure for its tone; the figure may also be the next character.
                    for taken in taken..=taken + usize::from(is_tone(rest.get(taken))) {
                        let found = self.walk(from + taken, at + length, end, (word, place + 1), steps);
                        if let Some((other, end)) = found {
                            let found = (fit.max(other), end);
                            best = Some(best.map_or(found, |best| best.min(found)));
                        }
                    }
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

    /// How many characters at the beginning of `rest` spell a syllable, and whether they do so by its initial alone.
    fn letters_of(&self, syllable: Syllable, rest: &[char]) -> Option<(usize, Fit)> {
        let (initial, ending) = syllables::letters(syllable);
        let letters = initial.iter().chain(ending);
        let same = letters.zip(rest).take_while(|&(&letter, &typed)| is_letter(letter, typed)).count();
        if same == initial.len() + ending.len() || (self.open && same == rest.len()) {
            return Some((same, Fit::Pinyin));
        }
        (self.initials && same > 0).then(|| (same.min(initial.len().max(1)), Fit::Initials))
    }
}

/// Whether what was typed parts syllables: a blank, the apostrophe of xi’an.
fn is_pause(typed: char) -> bool {
    matches!(typed, ' ' | '’')
}

/// Whether what was typed is the figure of a tone.
fn is_tone(typed: Option<&char>) -> bool {
    typed.is_some_and(|figure| matches!(figure, '1'..='5'))
}

/// Whether a letter of a syllable is typed so: ü is often typed as u.
fn is_letter(letter: u8, typed: char) -> bool {
    char::from(letter) == typed || (letter == b'v' && typed == 'u')
}
