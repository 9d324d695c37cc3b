//! Groups of words: names for the same thing (aliases), words of like meaning (synonyms).
//!
//! A section begins with the characters that the alphabet lacks: how many (varint), and their code points, each as its
//! difference to the one before (varint). They get the symbols after those of the alphabet. The rest is text in these
//! symbols: [`ITEM`] separates the words of a group, [`FIELD`] ends a group. In transport, compression matches the words
//! with their occurrences in the texts.

use std::ops::Range;

use gongwen_codes::find::find;

use super::alphabet::{Alphabet, FIELD, ITEM, Symbol, is_well_formed, push_code, symbol_at};
use super::varint::{self, Cursor};
use crate::sort::sort_by;

/// The greatest code point of a character.
const LAST_CHAR: u32 = char::MAX as u32;

/// Writes a section of groups of folded words; empty without groups.
pub(super) fn write(groups: &[Vec<Vec<char>>], alphabet: &Alphabet) -> Vec<u8> {
    let mut others: Vec<char> = groups.iter().flatten().flatten().copied().collect();
    others.retain(|&c| alphabet.symbol(c).is_none());
    others.sort_unstable();
    others.dedup();
    let mut out = Vec::new();
    varint::write(&mut out, others.len() as u64);
    let mut last = 0;
    for &c in &others {
        varint::write(&mut out, u64::from(u32::from(c) - last));
        last = u32::from(c);
    }
    let read = WordGroups { others, head: out.len() };
    for group in groups {
        let codes: Vec<Vec<u8>> = group.iter().filter_map(|word| read.encode(word, alphabet)).collect();
        if codes.len() > 1 {
            out.extend(codes.join(&ITEM));
            out.push(FIELD);
        }
    }
    if out.len() > read.head { out } else { Vec::new() }
}

/// A section, read. The words stay in its bytes, which every call takes.
#[derive(Clone, Debug, Default)]
pub(super) struct WordGroups {
    /// The characters that the alphabet lacks, ascending.
    others: Vec<char>,
    /// How many bytes the beginning takes.
    head: usize,
}

impl WordGroups {
    /// Reads a section; `None` if it is damaged. Symbols are not checked: an unknown one makes a word that occurs in no
    /// text.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        if bytes.is_empty() {
            return Some(Self::default());
        }
        let mut cursor = Cursor::new(bytes);
        let (mut others, mut last) = (Vec::new(), 0);
        for _ in 0..cursor.count() {
            last += cursor.below((LAST_CHAR - last) as usize + 1) as u32;
            others.push(char::from_u32(last)?);
        }
        let groups = cursor.valid(Self { others, head: cursor.position() })?;
        is_well_formed(&bytes[groups.head..], usize::MAX).then_some(groups)
    }

    /// The code of a word; `None` if it is empty or has a character that neither the alphabet nor any group has.
    fn encode(&self, word: &[char], alphabet: &Alphabet) -> Option<Vec<u8>> {
        let mut code = Vec::new();
        for &c in word {
            let other = || Some((alphabet.size() + self.others.binary_search(&c).ok()?) as Symbol);
            push_code(&mut code, alphabet.symbol(c).or_else(other)?);
        }
        (!code.is_empty()).then_some(code)
    }

    /// Calls `each` with the other words of the groups of a folded word, as far as the corpus has their characters. Reads
    /// all groups.
    pub(super) fn others(
        &self,
        bytes: &[u8],
        alphabet: &Alphabet,
        word: &[char],
        each: &mut dyn FnMut(Vec<char>),
    ) {
        let Some(code) = self.encode(word, alphabet) else { return };
        // Most words are in no group.
        if find(bytes, &code, self.head).is_none() {
            return;
        }
        for group in bytes[self.head..].split(|&byte| byte == FIELD) {
            if group.split(|&byte| byte == ITEM).any(|word| *word == *code) {
                others_of_group(group, &code, alphabet, each);
            }
        }
    }

    /// The same by the [sorted](Self::sorted) places of all words, for sections of many groups.
    pub(super) fn others_by(
        &self,
        bytes: &[u8],
        sorted: &[Range<usize>],
        alphabet: &Alphabet,
        word: &[char],
        each: &mut dyn FnMut(Vec<char>),
    ) {
        let Some(code) = self.encode(word, alphabet) else { return };
        let first = sorted.partition_point(|place| bytes[place.clone()] < code[..]);
        for place in sorted[first..].iter().take_while(|place| bytes[(*place).clone()] == code[..]) {
            let ends_group = |&byte: &u8| byte == FIELD;
            let start = bytes[self.head..place.start].iter().rposition(ends_group);
            let start = self.head + start.map_or(0, |before| before + 1);
            let end = bytes[place.end..].iter().position(ends_group).map_or(bytes.len(), |at| place.end + at);
            others_of_group(&bytes[start..end], &code, alphabet, each);
        }
    }

    /// The places of all words, sorted by their code and place.
    pub(super) fn sorted(&self, bytes: &[u8]) -> Vec<Range<usize>> {
        let mut places = Vec::new();
        let mut start = self.head;
        for (end, &byte) in bytes.iter().enumerate().skip(self.head) {
            if byte <= ITEM {
                places.push(start..end);
                start = end + 1;
            }
        }
        let code = |place: &Range<usize>| &bytes[place.clone()];
        sort_by(&mut places, |one, other| code(one).cmp(code(other)).then(one.start.cmp(&other.start)));
        places
    }

    /// Whether a group has a folded word, by the [sorted](Self::sorted) places of all.
    pub(super) fn holds(
        &self,
        bytes: &[u8],
        sorted: &[Range<usize>],
        alphabet: &Alphabet,
        word: &[char],
    ) -> bool {
        let Some(code) = self.encode(word, alphabet) else { return false };
        sorted.binary_search_by(|place| bytes[place.clone()].cmp(&code)).is_ok()
    }
}

/// Calls `each` with the words of a group other than one.
fn others_of_group(group: &[u8], code: &[u8], alphabet: &Alphabet, each: &mut dyn FnMut(Vec<char>)) {
    for other in group.split(|&byte| byte == ITEM).filter(|other| *other != code) {
        let other = decode(other, alphabet);
        if !other.is_empty() {
            each(other);
        }
    }
}

/// The characters of a coded string; none if the alphabet lacks one of them.
pub(crate) fn decode(code: &[u8], alphabet: &Alphabet) -> Vec<char> {
    let (mut folded, mut at) = (Vec::new(), 0);
    while at < code.len() {
        let (symbol, length) = symbol_at(code, at);
        if usize::from(symbol) >= alphabet.size() {
            return Vec::new();
        }
        folded.push(alphabet.folded(symbol));
        at += length;
    }
    folded
}
