//! Aliases: groups of words for the same thing.
//!
//! The section begins with the characters that the alphabet lacks: how many (varint), and their code points, each as its
//! difference to the one before (varint). They get the symbols after those of the alphabet. The rest is text in these
//! symbols: [`ITEM`] separates the aliases of a group, [`FIELD`] ends a group. It is searched in place. In transport,
//! compression matches the aliases with their occurrences in the texts.

use gongwen_codes::find::find;

use super::alphabet::{Alphabet, FIELD, ITEM, Symbol, is_well_formed, push_code, symbol_at};
use super::varint::{self, Cursor};

/// A folded alias.
pub(crate) type Alias = Vec<char>;

/// The greatest code point of a character.
const LAST_CHAR: u32 = char::MAX as u32;

/// Writes the section; empty without groups.
pub(super) fn write(groups: &[Vec<Alias>], alphabet: &Alphabet) -> Vec<u8> {
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
    let aliases = Aliases { others, head: out.len() };
    for group in groups {
        let codes: Vec<Vec<u8>> = group.iter().filter_map(|alias| aliases.encode(alias, alphabet)).collect();
        if codes.len() > 1 {
            out.extend(codes.join(&ITEM));
            out.push(FIELD);
        }
    }
    if out.len() > aliases.head { out } else { Vec::new() }
}

/// The section's beginning, read. Its groups stay in the bytes, which every call takes.
#[derive(Clone, Debug, Default)]
pub(super) struct Aliases {
    /// The characters that the alphabet lacks, ascending.
    others: Vec<char>,
    /// How many bytes the beginning takes.
    head: usize,
}

impl Aliases {
    /// Reads the section; `None` if it is damaged. Symbols are not checked: an unknown one makes an alias that occurs in
    /// no text.
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
        let aliases = cursor.valid(Self { others, head: cursor.position() })?;
        is_well_formed(&bytes[aliases.head..], usize::MAX).then_some(aliases)
    }

    /// The code of an alias; `None` if it is empty or has a character that neither the alphabet nor any alias has.
    fn encode(&self, alias: &[char], alphabet: &Alphabet) -> Option<Vec<u8>> {
        let mut code = Vec::new();
        for &c in alias {
            let other = || Some((alphabet.size() + self.others.binary_search(&c).ok()?) as Symbol);
            push_code(&mut code, alphabet.symbol(c).or_else(other)?);
        }
        (!code.is_empty()).then_some(code)
    }

    /// Whether `word` has aliases.
    pub(super) fn has_any(&self, bytes: &[u8], alphabet: &Alphabet, word: &[char]) -> bool {
        let Some(code) = self.encode(word, alphabet) else { return false };
        let bytes = &bytes[self.head..];
        let separates = |at: usize| bytes.get(at).is_none_or(|&byte| byte <= ITEM);
        let mut from = 0;
        while let Some(at) = find(bytes, &code, from) {
            if (at == 0 || separates(at - 1)) && separates(at + code.len()) {
                return true;
            }
            from = at + 1;
        }
        false
    }

    /// Calls `each` with the aliases of `word` whose characters the corpus has.
    pub(super) fn of(&self, bytes: &[u8], alphabet: &Alphabet, word: &[char], each: &mut dyn FnMut(Alias)) {
        let Some(code) = self.encode(word, alphabet) else { return };
        for group in bytes[self.head..].split(|&byte| byte == FIELD) {
            let aliases = || group.split(|&byte| byte == ITEM);
            if aliases().any(|alias| *alias == *code) {
                for other in aliases().filter(|alias| **alias != *code) {
                    let alias = decode(other, alphabet);
                    if !alias.is_empty() {
                        each(alias);
                    }
                }
            }
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
