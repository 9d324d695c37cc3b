//! The postings of single characters in every code.

use std::error::Error;

use gongwen_engine::Index;

use crate::bits::{CODES, grouped};
use crate::pressed;

/// The lists of all characters of the corpus.
pub(crate) fn lists(index: &Index) -> Result<Vec<Vec<u32>>, Box<dyn Error>> {
    let symbols = 2..index.alphabet().size() as u16;
    Ok(symbols.map(|symbol| index.postings(symbol)).collect::<Result<_, _>>()?)
}

pub(crate) fn compare(index: &Index) -> Result<(), Box<dyn Error>> {
    let lists = lists(index)?;
    let entries: usize = lists.iter().map(Vec::len).sum();
    pressed::head(&format!("postings of {} characters, {entries} entries", lists.len()));
    for (name, code) in CODES {
        pressed::row(name, &grouped(&lists, index.len() as u32, code).0);
    }
    println!();
    Ok(())
}
