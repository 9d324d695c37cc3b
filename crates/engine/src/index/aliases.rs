//! Aliases: groups of words for the same thing.
//!
//! The section is text in the codes of the alphabet and of the further characters that the readings' section lists:
//! [`ITEM`] separates the aliases of a group, [`FIELD`] ends a group. It is searched in place. In transport,
//! compression matches the aliases with their occurrences in the texts.

use gongwen_codes::find::find;

use super::alphabet::{Alphabet, FIELD, ITEM, Symbol, is_well_formed, push_code, symbol_at};
use super::readings::Readings;

/// A folded alias.
pub(crate) type Alias = Vec<char>;

/// Writes the section; empty without groups. An alias with a character that has no symbol is left out.
pub(super) fn write(groups: &[Vec<Alias>], alphabet: &Alphabet, readings: &Readings) -> Vec<u8> {
    let mut out = Vec::new();
    let symbol = |c| readings.symbol(alphabet, c);
    for group in groups {
        let codes: Vec<Vec<u8>> = group.iter().filter_map(|alias| encode(alias, &symbol)).collect();
        if codes.len() > 1 {
            out.extend(codes.join(&ITEM));
            out.push(FIELD);
        }
    }
    out
}

/// Whether a section consists of whole codes. Symbols are not checked: an unknown one makes an alias that occurs in no
/// text.
pub(super) fn is_sound(bytes: &[u8]) -> bool {
    is_well_formed(bytes, usize::MAX)
}

/// The code of an alias. `symbol` gives the symbols of characters.
fn encode(alias: &[char], symbol: &dyn Fn(char) -> Option<Symbol>) -> Option<Vec<u8>> {
    let mut code = Vec::new();
    for &c in alias {
        push_code(&mut code, symbol(c)?);
    }
    (!code.is_empty()).then_some(code)
}

/// Whether `word` has aliases. `symbol` gives the symbols of all characters that aliases may have.
pub(super) fn has_any(bytes: &[u8], symbol: &dyn Fn(char) -> Option<Symbol>, word: &[char]) -> bool {
    let Some(code) = encode(word, symbol) else { return false };
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

/// Calls `each` with the aliases of `word` whose characters the corpus has. `symbol` gives the symbols of all characters
/// that aliases may have.
pub(super) fn of(
    bytes: &[u8],
    alphabet: &Alphabet,
    symbol: &dyn Fn(char) -> Option<Symbol>,
    word: &[char],
    each: &mut dyn FnMut(Alias),
) {
    let Some(code) = encode(word, symbol) else { return };
    for group in bytes.split(|&byte| byte == FIELD) {
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
