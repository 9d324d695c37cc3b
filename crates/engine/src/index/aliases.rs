//! Groups of names for the same thing.
//!
//! Section layout: the number of groups; for each the number of its names, and for each name twice its length
//! in bytes, plus one where it is in the codes of the alphabet and not UTF-8, and the bytes; numbers are
//! varints. Names are folded. In transport, compression finds those that stand in the texts again.

use super::alphabet::{Alphabet, is_well_formed, symbol_at};
use super::varint::{self, Cursor};
use crate::error::{GongwenError, Result};

/// A folded name.
pub(crate) type Name = Vec<char>;

/// Writes the section; empty without groups.
pub(super) fn write(groups: &[Vec<Name>], alphabet: &Alphabet) -> Vec<u8> {
    let mut out = Vec::new();
    if groups.is_empty() {
        return out;
    }
    varint::write(&mut out, groups.len() as u64);
    for group in groups {
        varint::write(&mut out, group.len() as u64);
        for name in group {
            let code = alphabet.encode(name);
            let coded = code.is_some();
            let bytes = code.unwrap_or_else(|| name.iter().collect::<String>().into_bytes());
            varint::write(&mut out, (bytes.len() as u64) << 1 | u64::from(coded));
            out.extend_from_slice(&bytes);
        }
    }
    out
}

/// Reads the section; no groups where it is absent.
pub(super) fn read(bytes: &[u8], alphabet: &Alphabet) -> Result<Vec<Vec<Name>>> {
    let mut groups = Vec::new();
    if bytes.is_empty() {
        return Ok(groups);
    }
    let mut cursor = Cursor::new(bytes);
    for _ in 0..cursor.count("aliases out of range")? {
        let mut group = Vec::new();
        for _ in 0..cursor.count("names out of range")? {
            let head = cursor.varint()?;
            let name = cursor.take(usize::try_from(head >> 1).unwrap_or(usize::MAX))?;
            group.push(if head & 1 == 1 { coded(name, alphabet)? } else { utf8(name)? });
        }
        groups.push(group);
    }
    Ok(groups)
}

fn coded(code: &[u8], alphabet: &Alphabet) -> Result<Name> {
    if !is_well_formed(code, alphabet.size()) {
        return Err(GongwenError::corrupt("a name holds a code outside the alphabet"));
    }
    let (mut name, mut at) = (Vec::new(), 0);
    while at < code.len() {
        let (symbol, length) = symbol_at(code, at);
        name.push(alphabet.folded(symbol));
        at += length;
    }
    Ok(name)
}

fn utf8(bytes: &[u8]) -> Result<Name> {
    let text = std::str::from_utf8(bytes).map_err(|_| GongwenError::corrupt("a name is not UTF-8"))?;
    Ok(text.chars().collect())
}
