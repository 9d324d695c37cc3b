//! Which character another one is a form of, script aside: compatibility forms, radicals, variants, letters of other
//! scripts that look Latin.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use encoding_rs::GBK;
use gongwen_engine::text::chars::is_han;
use gongwen_engine::text::fold::{FoldTable, is_ignorable};
use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use super::data::words;
use super::radicals::radicals;
use super::scripts;

/// Numbers and letters in circles and squares that Unicode does not decompose: the first, how many, and the number that the
/// first one is.
const NUMBERED: [(char, u32, u32); 7] =
    [('❶', 10, 1), ('➀', 10, 1), ('➊', 10, 1), ('⓫', 10, 11), ('⓵', 10, 1), ('⓿', 1, 0), ('🄌', 1, 0)];
/// The first of 26 letters each.
const LETTERED: [char; 2] = ['🅐', '🅰'];

/// Colons that are none to Unicode; Chinese text prints them as such.
const COLONS: &str = "︰∶";
/// What stays though it is a compatibility form: marks of omission.
const KEPT: &str = "…‥";

/// Letters of Greek and Cyrillic type that look as Latin ones do, capitals first, and what they look like.
const LOOKALIKES: [(&str, &str); 3] = [
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "abezhikmnoptyxo"),
    ("АВЕЅІЈКМНОРСТХ", "abesijkmhopctx"),
    ("аеорсухѕіј", "aeopcyxsij"),
];

/// Lead bytes of GBK's symbols. Its vertical and small forms nobody types.
const SYMBOLS: std::ops::RangeInclusive<u8> = 0xA1..=0xA9;
const COMPATIBILITY_FORMS: std::ops::RangeInclusive<char> = '\u{FE10}'..='\u{FE6F}';
/// Symbols that are typed, though GBK lacks them.
const ALSO_TYPED: &str = "½¼¾⅓⅔²³₂™®©㎡㎥㎢㎖㎗㏄㎏㎎㎜㎝㎞㎾㎐";
/// Katakana of half width.
const HALF_WIDTH: std::ops::RangeInclusive<char> = 'ｦ'..='ﾟ';
/// The marks that make one of two characters with the katakana of half width before them.
const VOICED: [char; 2] = ['ﾞ', 'ﾟ'];
const KANA: std::ops::RangeInclusive<char> = '\u{3040}'..='\u{30FF}';

/// Radicals and variants, with the character that each is a form of.
static CHARACTERS: LazyLock<FxHashMap<char, char>> = LazyLock::new(|| variants().chain(radicals()).collect());

/// The variants of `data/variants.txt`, each with the simplified character.
fn variants() -> impl Iterator<Item = (char, char)> {
    words(include_str!("../data/variants.txt")).flat_map(|word| {
        let to = word.chars().next().unwrap_or_default();
        word.chars().skip(1).map(move |from| (from, to))
    })
}

/// Characters that are seldom typed: variants, those most often typed first, and radicals, as some PDF files hold them.
pub(super) fn seldom_typed() -> impl Iterator<Item = char> {
    variants().map(|(from, _)| from).chain('\u{2F00}'..='\u{2FD5}').chain('\u{2E80}'..='\u{2EF3}')
}

/// The symbols that a reader may type for what a corpus prints in letters and figures.
pub(super) fn typed() -> impl Iterator<Item = char> {
    let symbols =
        SYMBOLS.flat_map(|lead| (0x40..=0xFE).map(move |trail| [lead, trail])).filter_map(|bytes| {
            let (text, _, is_damaged) = GBK.decode(&bytes);
            let mut letters = text.chars();
            letters
                .next()
                .filter(|c| !is_damaged && letters.next().is_none() && !COMPATIBILITY_FORMS.contains(c))
        });
    symbols.chain(ALSO_TYPED.chars()).chain('⑪'..='⑳').chain(HALF_WIDTH).chain(KANA)
}

/// Which characters of a corpus are forms of others.
pub(super) struct Equivalents {
    /// Characters that the corpus has as its own, whatever they are in the other script.
    kept: BTreeSet<char>,
    /// Letters of other scripts that are in Latin words.
    lookalikes: FxHashMap<char, char>,
    /// Whether the marks of kana are characters of their own.
    divides_kana: bool,
}

impl Equivalents {
    /// For a corpus of these characters and texts.
    pub(super) fn new<'a>(
        printed: &BTreeSet<char>,
        kept: BTreeSet<char>,
        texts: impl Iterator<Item = &'a str>,
    ) -> Self {
        let pairs = LOOKALIKES.iter().flat_map(|(from, to)| from.chars().zip(to.chars()));
        let mut lookalikes: FxHashMap<char, char> =
            pairs.filter(|(from, _)| printed.contains(from)).collect();
        if !lookalikes.is_empty() {
            let mixed: BTreeSet<char> = texts.flat_map(|text| mixed_letters(text, &lookalikes)).collect();
            lookalikes.retain(|from, _| mixed.contains(from));
        }
        Self { kept, lookalikes, divides_kana: VOICED.iter().any(|mark| printed.contains(mark)) }
    }

    /// Whether the corpus has a character as its own, so that it is not folded.
    pub(super) fn keeps(&self, c: char) -> bool {
        self.kept.contains(&c)
    }

    /// What a character that the built-in foldings leave as it is becomes: itself, another one, or several.
    pub(super) fn fold(&self, c: char) -> String {
        if KEPT.contains(c) {
            return c.to_string();
        }
        let built_in = FoldTable::default();
        let mut folded = String::new();
        for c in compatible(c) {
            let c = self.lookalikes.get(&c).copied().unwrap_or(c);
            for c in c.to_lowercase().map(|c| self.character(built_in.fold_char(c))) {
                if self.divides_kana && KANA.contains(&c) {
                    folded.extend(std::iter::once(c).nfd());
                } else if !c.is_whitespace() && !is_ignorable(c) {
                    folded.push(c);
                }
            }
        }
        folded
    }

    /// The simplified character that a radical, variant or traditional character is a form of.
    fn character(&self, c: char) -> char {
        let mut c = c;
        // A radical may be a form of a traditional character, or of a variant of one.
        for _ in 0..3 {
            if self.keeps(c) {
                break;
            }
            let Some(to) = CHARACTERS.get(&c).copied().or_else(|| scripts::simplify(c)) else { break };
            c = to;
        }
        c
    }
}

/// NFKC of a character, and what else it is made of.
fn compatible(c: char) -> Vec<char> {
    let place =
        |first: char, count: u32| u32::from(c).checked_sub(first.into()).filter(|&place| place < count);
    for (first, count, number) in NUMBERED {
        if let Some(place) = place(first, count) {
            return (number + place).to_string().chars().collect();
        }
    }
    for first in LETTERED {
        if let Some(place) = place(first, 26) {
            return char::from_u32(u32::from('a') + place).into_iter().collect();
        }
    }
    if COLONS.contains(c) {
        return vec![':'];
    }
    let folded: Vec<char> = std::iter::once(c).nfkc().collect();
    // An accent by itself is a blank with an accent.
    if folded.first().is_some_and(|first| first.is_whitespace()) { vec![c] } else { folded }
}

/// The letters of `text` that look Latin and are in a word that has Latin letters, too.
fn mixed_letters(text: &str, lookalikes: &FxHashMap<char, char>) -> Vec<char> {
    let is_letter = |c: &char| c.is_alphabetic() && !is_han(*c) && !KANA.contains(c);
    let is_latin = |c: char| FoldTable::default().fold_char(c).is_ascii_alphabetic();
    let mut mixed = Vec::new();
    for word in text.split(|c| !is_letter(&c)) {
        if word.chars().any(is_latin) {
            mixed.extend(word.chars().filter(|c| lookalikes.contains_key(c)));
        }
    }
    mixed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_are_safe() {
        let all: Vec<(char, char)> = variants().collect();
        assert!(all.len() >= 200, "{}", all.len());
        let distinct: BTreeSet<char> = all.iter().map(|&(from, _)| from).collect();
        assert_eq!(distinct.len(), all.len());
        for (from, to) in all {
            assert!(!scripts::is_simplified(from), "{from} is a simplified character");
            assert!(scripts::is_simplified(to), "{to} is none");
            assert!(
                !CHARACTERS.contains_key(&to) && scripts::simplify(to).is_none(),
                "{to} is folded itself"
            );
            assert!(scripts::simplify(from).is_none_or(|other| other == to), "{from} becomes something else");
        }
    }

    #[test]
    fn every_radical_stands_for_a_character() {
        let equivalents = Equivalents::new(&BTreeSet::new(), BTreeSet::new(), std::iter::empty());
        let radicals =
            ('\u{2E80}'..='\u{2E99}').chain('\u{2E9B}'..='\u{2EF3}').chain('\u{2F00}'..='\u{2FD5}');
        for radical in radicals.filter(|&c| c != '\u{2E80}') {
            let folded = equivalents.fold(radical);
            assert!(folded.chars().count() == 1 && folded.chars().all(is_han), "{radical} becomes {folded}");
            assert_eq!(folded.chars().map(|c| equivalents.fold(c)).collect::<String>(), folded, "{radical}");
        }
        for (radical, character) in
            [('⻓', "长"), ('⺠', "民"), ('⻋', "车"), ('⻑', "长"), ('⾞', "车"), ('⻲', "龟")]
        {
            assert_eq!(equivalents.fold(radical), character);
        }
    }

    #[test]
    fn symbols_are_typed() {
        let all: BTreeSet<char> = typed().collect();
        for c in "①⑩⑴⒈㈠㈩ⅠⅫⅰ㎡℃№℡㈱㏄½＋".chars() {
            assert!(all.contains(&c), "{c}");
        }
        assert!(!all.contains(&'工') && !all.contains(&'\u{FFFD}'));
    }
}
