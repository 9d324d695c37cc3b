//! Groups of names for the same thing.
//!
//! The section is text in the codes of the alphabet and of the further characters that the readings' section
//! names: names divided by [`ITEM`], groups ended by [`FIELD`]. It is searched where it lies; in transport,
//! compression finds the names that stand in the texts again.

use gongwen_codes::find::find;

use super::alphabet::{Alphabet, FIELD, ITEM, Symbol, is_well_formed, push_code, symbol_at};
use super::readings::Readings;

/// A folded name.
pub(crate) type Name = Vec<char>;

/// Writes the section; empty without groups. A name that has no code is left out.
pub(super) fn write(groups: &[Vec<Name>], alphabet: &Alphabet, readings: &Readings) -> Vec<u8> {
    let mut out = Vec::new();
    let symbol = |c| readings.symbol(alphabet, c);
    for group in groups {
        let codes: Vec<Vec<u8>> = group.iter().filter_map(|name| encode(name, &symbol)).collect();
        if codes.len() > 1 {
            out.extend(codes.join(&ITEM));
            out.push(FIELD);
        }
    }
    out
}

/// Whether a section holds whole codes. A symbol that neither the alphabet nor the readings know is one of a name that
/// no text holds.
pub(super) fn is_sound(bytes: &[u8]) -> bool {
    is_well_formed(bytes, usize::MAX)
}

/// The code of a name; `symbol` gives those of characters.
fn encode(name: &[char], symbol: &dyn Fn(char) -> Option<Symbol>) -> Option<Vec<u8>> {
    let mut code = Vec::new();
    for &c in name {
        push_code(&mut code, symbol(c)?);
    }
    (!code.is_empty()).then_some(code)
}

/// Whether something is called `name`. `symbol` gives the symbols of all characters that names may have.
pub(super) fn is_name(bytes: &[u8], symbol: &dyn Fn(char) -> Option<Symbol>, name: &[char]) -> bool {
    let Some(code) = encode(name, symbol) else { return false };
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

/// Hands the other names of what is called `name` to `each`, as far as the corpus has their characters. `symbol` gives
/// the symbols of all characters that names may have.
pub(super) fn others(
    bytes: &[u8],
    alphabet: &Alphabet,
    symbol: &dyn Fn(char) -> Option<Symbol>,
    name: &[char],
    each: &mut dyn FnMut(Name),
) {
    let Some(code) = encode(name, symbol) else { return };
    for group in bytes.split(|&byte| byte == FIELD) {
        let names = || group.split(|&byte| byte == ITEM);
        if names().any(|name| *name == *code) {
            for other in names().filter(|name| **name != *code) {
                let name = decode(other, alphabet);
                if !name.is_empty() {
                    each(name);
                }
            }
        }
    }
}

/// The characters of a code; none if the alphabet lacks one of them.
pub(crate) fn decode(code: &[u8], alphabet: &Alphabet) -> Name {
    let (mut name, mut at) = (Name::new(), 0);
    while at < code.len() {
        let (symbol, length) = symbol_at(code, at);
        if usize::from(symbol) >= alphabet.size() {
            return Name::new();
        }
        name.push(alphabet.folded(symbol));
        at += length;
    }
    name
}
