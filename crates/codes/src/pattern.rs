//! A string in a coded text, whatever separators are inside it.
//!
//! Separators are characters that one writer prints inside a word and another leaves out: quotation marks, dashes,
//! middle dots, blanks between Latin words, commas between digits. Wi-Fi is WiFi, “八八战略” is 八八战略, 1,200 is 1200.

use std::ops::Range;

use crate::code::{Symbol, is_lead, push_code, symbol_at};
use crate::find::{Finder, find, occurs_at};
use crate::sentence::{CLAUSE, DIGIT, QUOTES, SEPARATOR};

/// Separators in a row that a text may have where the pattern has none.
const MOST_PASSED: usize = 3;

/// A character of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PatternChar {
    /// Its symbol; `None` where no text holds it.
    pub symbol: Option<Symbol>,
    /// Its classes, as [`crate::sentence`] has them.
    pub class: u8,
}

/// A character that is no separator, and the separators before it.
#[derive(Clone, Debug)]
struct Piece {
    code: Vec<u8>,
    before: Vec<PatternChar>,
}

/// A string to look for.
#[derive(Clone, Debug, Default)]
pub struct Pattern {
    pieces: Vec<Piece>,
    first: Option<Finder>,
    /// Separators after the last character.
    after: Vec<PatternChar>,
    /// The code of the whole string where it holds no separator: the quick way to its places.
    plain: Vec<u8>,
    /// Whether the text must have the very separators.
    is_strict: bool,
}

/// A place where a pattern occurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Its bytes in the text, with the separators at its edges where the text has those of the pattern.
    pub place: Range<usize>,
    /// The byte after its first character that is no separator: what overlaps it is found from there on.
    pub next: usize,
    /// Whether the text has the separators of the pattern and no others. Quotation marks of one kind count as the same.
    pub is_exact: bool,
}

impl Pattern {
    /// A pattern of these characters; `None` where no text holds one that must be found. Of a `strict` pattern the text
    /// must have the very separators.
    #[must_use]
    pub fn new(characters: &[PatternChar], strict: bool) -> Option<Self> {
        let is_separator = |c: &PatternChar| c.class & SEPARATOR != 0;
        // Where all are separators, one of them is looked for as other characters are: a quotation mark last, as it has
        // several forms.
        let anchor = if characters.iter().all(is_separator) {
            Some(characters.iter().position(|c| c.class & QUOTES == 0).unwrap_or(0))
        } else {
            None
        };
        let mut pattern = Self { is_strict: strict || anchor.is_some(), ..Self::default() };
        for (place, &c) in characters.iter().enumerate() {
            if is_separator(&c) && anchor != Some(place) {
                pattern.after.push(c);
                continue;
            }
            let mut code = Vec::new();
            push_code(&mut code, c.symbol?);
            pattern.plain.extend(&code);
            pattern.pieces.push(Piece { code, before: std::mem::take(&mut pattern.after) });
        }
        let has_none = |piece: &Piece| piece.before.is_empty();
        if !pattern.after.is_empty() || !pattern.pieces.iter().all(has_none) {
            pattern.plain.clear();
        }
        pattern.first = pattern.pieces.first().map(|piece| Finder::new(piece.code.clone()));
        Some(pattern)
    }

    /// The first place at or after `from` where the text has the very separators of the pattern. `classes` holds the
    /// classes of each symbol.
    #[must_use]
    pub fn find_exact(&self, text: &[u8], from: usize, classes: &[u8]) -> Option<Range<usize>> {
        if !self.plain.is_empty() {
            return find(text, &self.plain, from).map(|at| at..at + self.plain.len());
        }
        self.find_where(text, from, classes, |occurrence| occurrence.is_exact).map(|found| found.place)
    }

    /// The first place at or after `from` where the pattern occurs with whatever separators.
    #[must_use]
    pub fn find(&self, text: &[u8], from: usize, classes: &[u8]) -> Option<Occurrence> {
        let is_wanted: fn(&Occurrence) -> bool =
            if self.is_strict { |found| found.is_exact } else { |_| true };
        self.find_where(text, from, classes, is_wanted)
    }

    /// The first occurrence at or after `from` that is wanted. Those that are not may overlap it: `xx x` holds `x x`.
    fn find_where(
        &self,
        text: &[u8],
        from: usize,
        classes: &[u8],
        is_wanted: fn(&Occurrence) -> bool,
    ) -> Option<Occurrence> {
        let text = CodedText { bytes: text, classes };
        let first = self.pieces.first()?;
        let second = self.pieces.get(1);
        let mut from = from;
        loop {
            let at = self.first.as_ref()?.find(text.bytes, from)?;
            from = at + first.code.len();
            // Most places end here: neither the next character nor a separator follows.
            let goes_on = second.is_none_or(|second| {
                occurs_at(text.bytes, &second.code, from) || text.class(from).0 & SEPARATOR != 0
            });
            if goes_on && let Some(occurrence) = text.occurrence(self, at).filter(is_wanted) {
                return Some(occurrence);
            }
        }
    }
}

/// A text that is searched for a pattern.
#[derive(Clone, Copy)]
struct CodedText<'a> {
    bytes: &'a [u8],
    classes: &'a [u8],
}

impl CodedText<'_> {
    /// The occurrence whose first character that is no separator is at `at`.
    fn occurrence(self, pattern: &Pattern, at: usize) -> Option<Occurrence> {
        let (first, others) = pattern.pieces.split_first()?;
        let mut end = at + first.code.len();
        let mut is_exact = true;
        for piece in others {
            // Most places end here: the text has what the pattern has, or another character.
            let next = match self.after(end, &piece.before) {
                Some(next) if occurs_at(self.bytes, &piece.code, next) => next,
                _ => {
                    let next = self.pass(end);
                    if !occurs_at(self.bytes, &piece.code, next) || !self.may_pass(end, next) {
                        return None;
                    }
                    is_exact = false;
                    next
                }
            };
            end = next + piece.code.len();
        }
        let start = self.before(at, &first.before);
        let after = self.after(end, &pattern.after);
        is_exact &= start.is_some() && after.is_some();
        let next = at + first.code.len();
        Some(Occurrence { place: start.unwrap_or(at)..after.unwrap_or(end), next, is_exact })
    }

    /// The classes of the character at `at`, and the bytes of its code.
    fn class(self, at: usize) -> (u8, usize) {
        if at >= self.bytes.len() {
            return (0, 0);
        }
        let (symbol, length) = symbol_at(self.bytes, at);
        (self.classes.get(usize::from(symbol)).copied().unwrap_or(0), length)
    }

    /// The byte after the separators at `at`.
    fn pass(self, at: usize) -> usize {
        let mut at = at;
        for _ in 0..MOST_PASSED {
            let (class, length) = self.class(at);
            if class & SEPARATOR == 0 {
                break;
            }
            at += length;
        }
        at
    }

    /// Whether the separators from `start` to `end` may be passed: commas are separators in numbers only.
    fn may_pass(self, start: usize, end: usize) -> bool {
        let mut at = start;
        let mut has_comma = false;
        while at < end {
            let (class, length) = self.class(at);
            has_comma |= class & CLAUSE != 0;
            at += length.max(1);
        }
        let before = (0..start).rev().find(|&at| is_lead(self.bytes[at])).unwrap_or(0);
        !has_comma || self.class(before).0 & self.class(end).0 & DIGIT != 0
    }

    /// Whether `wanted` is at `at`.
    fn is_at(self, at: usize, wanted: PatternChar) -> bool {
        let quotes = self.class(at).0 & wanted.class & QUOTES;
        quotes != 0 || at < self.bytes.len() && wanted.symbol == Some(symbol_at(self.bytes, at).0)
    }

    /// The byte after these characters, if they are at `at`.
    fn after(self, at: usize, wanted: &[PatternChar]) -> Option<usize> {
        let mut at = at;
        for &wanted in wanted {
            if !self.is_at(at, wanted) {
                return None;
            }
            at += self.class(at).1;
        }
        Some(at)
    }

    /// The byte at which these characters start, if they end at `at`.
    fn before(self, at: usize, wanted: &[PatternChar]) -> Option<usize> {
        let mut at = at;
        for &wanted in wanted.iter().rev() {
            at = (0..at).rev().find(|&byte| is_lead(self.bytes[byte]))?;
            if !self.is_at(at, wanted) {
                return None;
            }
        }
        Some(at)
    }
}
