//! The postings of single characters in every code.

use gongwen_engine::Index;

use crate::bits::{CODES, grouped};
use crate::compression;

/// The postings lists of all characters of the corpus.
pub(crate) fn lists(index: &Index) -> Vec<Vec<u32>> {
    let symbols = 2..index.alphabet().size() as u16;
    symbols.map(|symbol| index.postings(symbol)).collect()
}

pub(crate) fn compare(index: &Index) {
    let lists = lists(index);
    let entries: usize = lists.iter().map(Vec::len).sum();
    compression::head(&format!("postings of {} characters, {entries} entries", lists.len()));
    for (name, code) in CODES {
        compression::row(name, &grouped(&lists, index.len() as u32, code).0);
    }
    println!();
}
