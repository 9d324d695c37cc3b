//! An article as the writer of an archive reads it: its folded text, and the keys in it.

use std::collections::HashSet;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use gongwen_codes::counter::Frequency;

use super::attributes;
use super::keys::{Key, KeyMap, LONGEST, each_key, each_stretch};
use crate::article::Article;
use crate::index::{ArticleInput, Field, Lengths};
use crate::text::chars::{is_ascii_word, is_separator};
use crate::text::fold::{FoldTable, fold_to_chars};

/// The characters that end a field and divide the items of one, as in the coded text of an index.
const FIELD: char = '\0';
const ITEM: char = '\u{1}';
const HEADLINE_FIELDS: usize = 3;
/// Different followers of a key in one article that are told apart.
const MOST_FOLLOWERS: usize = 3;

/// A folded article.
#[derive(Debug)]
pub(super) struct Document {
    /// The fields in the order of [`Field::ALL`]; places are those of the coded text.
    folded: Vec<char>,
    title_end: usize,
    headline_end: usize,
    /// Where two characters look like a word and belong to two.
    crossings: Vec<u32>,
    /// The keys of what is no text.
    attributes: Vec<Key>,
}

/// A key in one article.
#[derive(Clone, Debug)]
pub(super) struct Occurrence {
    /// The characters of the key.
    pub(super) string: Range<usize>,
    /// What comes before the score in the order of hits: how the headline begins, and how the key occurs at its best.
    pub(super) class: u8,
    /// Whether it is a whole word or number at least once.
    pub(super) is_whole: bool,
    /// What follows it; none where there is more than is told apart.
    pub(super) followers: NextCharacters,
}

/// What follows a key in one article: a character, or the end of a stretch.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct NextCharacters {
    all: [Option<char>; MOST_FOLLOWERS],
    /// How many there are; more than are told apart where anything may follow.
    count: usize,
}

impl NextCharacters {
    fn add(&mut self, next: Option<char>) {
        if self.known().is_none_or(|known| known.contains(&next)) {
            return;
        }
        if let Some(place) = self.all.get_mut(self.count) {
            *place = next;
        }
        self.count += 1;
    }

    /// Those that follow; none where anything may.
    pub(super) fn known(&self) -> Option<&[Option<char>]> {
        self.all.get(..self.count)
    }
}

/// How often each character and pair of neighbours occurs.
pub(super) type Counts = KeyMap<(char, char), Frequency>;

impl Document {
    pub(super) fn of(input: &ArticleInput, table: &FoldTable) -> Self {
        let article: &Article = &input.article;
        let mut folded = Vec::new();
        let mut ends = Vec::new();
        for field in Field::ALL {
            for (number, item) in field.items(article).into_iter().enumerate() {
                if number > 0 {
                    folded.push(ITEM);
                }
                folded.extend(fold_to_chars(item, table));
            }
            ends.push(folded.len());
            folded.push(FIELD);
        }
        folded.shrink_to_fit();
        let headline_end = ends.get(HEADLINE_FIELDS - 1).map_or(0, |end| end + 1);
        Self {
            folded,
            title_end: ends[0],
            headline_end,
            crossings: input.crossings.clone(),
            attributes: attributes::keys_of(article),
        }
    }

    pub(super) fn lengths(&self) -> Lengths {
        let body = self.folded.len() - self.headline_end - (Field::ALL.len() - HEADLINE_FIELDS);
        Lengths { headline: (self.headline_end - HEADLINE_FIELDS) as u32, body: body as u32 }
    }

    /// The folded characters that it holds, each once.
    pub(super) fn characters(&self) -> HashSet<char> {
        self.folded.iter().copied().filter(|&c| c != FIELD && c != ITEM).collect()
    }

    /// The keys of its id and of its values.
    pub(super) fn attributes(&self) -> &[Key] {
        &self.attributes
    }

    /// The key of the characters at some places.
    pub(super) fn key(&self, places: &[usize]) -> Key {
        let mut string = ['\0'; LONGEST + 1];
        let length = places.len().min(string.len());
        for (c, &at) in string.iter_mut().zip(places) {
            *c = self.folded[at];
        }
        Key::of(&string[..length])
    }

    /// How often its characters and pairs occur.
    pub(super) fn counts(&self) -> Counts {
        // Most pairs of a text are new, and half as many characters.
        let mut counts =
            Counts::with_capacity_and_hasher(self.folded.len() * 3 / 2, BuildHasherDefault::default());
        let mut count = |key: (char, char), at: usize| {
            let frequency = counts.entry(key).or_default();
            if at < self.headline_end {
                frequency.headline += 1;
            } else {
                frequency.body += 1;
            }
        };
        for (at, &c) in self.folded.iter().enumerate() {
            if c > ITEM {
                count((c, FIELD), at);
                if let Some(&next) = self.folded.get(at + 1).filter(|&&next| next > ITEM) {
                    count((c, next), at);
                }
            }
        }
        counts
    }

    /// Calls `each` with the places of the characters of every key, and of what follows it.
    pub(super) fn each_key(
        &self,
        is_frequent: impl Fn(Key) -> bool,
        mut each: impl FnMut(&[usize], Option<usize>),
    ) {
        let mut stretch = Vec::new();
        each_stretch(&self.folded, |places| {
            stretch.clear();
            stretch.extend(places.iter().map(|&at| self.folded[at]));
            each_key(&stretch, &is_frequent, |start, length| {
                each(&places[start..start + length], places.get(start + length).copied());
            });
        });
        for (at, _) in self.folded.iter().enumerate().filter(|(_, c)| **c > ITEM) {
            each(&[at], None);
        }
    }

    /// The keys that `is_wanted` wants.
    pub(super) fn occurrences(
        &self,
        is_frequent: impl Fn(Key) -> bool,
        is_wanted: impl Fn(Key) -> bool,
    ) -> KeyMap<Key, Occurrence> {
        let mut found: KeyMap<Key, Occurrence> = KeyMap::default();
        self.each_key(is_frequent, |places, next| {
            let key = self.key(places);
            if !is_wanted(key) {
                return;
            }
            let string = places[0]..places[places.len() - 1] + 1;
            let (class, is_whole) = self.classify(places);
            let next = next.map(|at| self.folded[at]);
            let occurrence = found.entry(key).or_insert_with(|| Occurrence {
                string,
                class,
                is_whole,
                followers: NextCharacters::default(),
            });
            occurrence.class = occurrence.class.min(class);
            occurrence.is_whole |= is_whole;
            occurrence.followers.add(next);
        });
        found
    }

    /// The class of one occurrence, and whether it is a whole word.
    fn classify(&self, places: &[usize]) -> (u8, bool) {
        let (start, end) = (places[0], places[places.len() - 1] + 1);
        if end - start != places.len() {
            return (2 * 4 + 2, false);
        }
        let crosses = places.len() == 2 && self.crossings.binary_search(&(start as u32)).is_ok();
        let is_whole = self.is_whole(start, end);
        let first = usize::from(self.folded.first().is_some_and(|&c| is_separator(c)));
        let title = match (is_whole && start <= first && end <= self.title_end, end == self.title_end) {
            (true, true) => 0,
            (true, false) => 1,
            _ => 2,
        };
        let is_whole = is_whole && !crosses;
        (title * 4 + u8::from(!is_whole), is_whole)
    }

    /// Whether a place is a whole word or number, as the matcher of texts has it.
    fn is_whole(&self, start: usize, end: usize) -> bool {
        let at = |at: Option<usize>| at.and_then(|at| self.folded.get(at)).copied().unwrap_or_default();
        let is_cut = |edge: char, next: char, further: char| {
            is_ascii_word(edge)
                && (is_ascii_word(next)
                    || edge.is_ascii_digit() && further.is_ascii_digit() && matches!(next, '.' | ','))
        };
        let before = |count: usize| at(start.checked_sub(count));
        !is_cut(at(Some(start)), before(1), before(2))
            && !is_cut(at(Some(end - 1)), at(Some(end)), at(Some(end + 1)))
    }

    /// Puts the characters of a key at a place in the list: separators inside it are left out.
    pub(super) fn key_characters(&self, place: Range<usize>, characters: &mut Vec<char>) {
        let string = &self.folded[place];
        let is_inner = |&&c: &&char| string.len() == 1 || !is_separator(c);
        characters.clear();
        characters.extend(string.iter().filter(is_inner));
    }
}
