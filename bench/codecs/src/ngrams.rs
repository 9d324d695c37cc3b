//! Stored postings of pairs of characters against candidates by single characters, verified in the text.

use std::collections::BTreeMap;
use std::error::Error;
use std::time::{Duration, Instant};

use gongwen_engine::Index;
use gongwen_engine::index::Symbol;
use gongwen_engine::index::alphabet::{push_code, symbol_at};

use crate::bits::{Bits, CODES, grouped, list};
use crate::{compression, postings};

/// Queries of each length, from places spread evenly over the corpus.
const QUERIES: usize = 1_000;
/// Separators of fields and items are the symbols below this one.
const CHARACTERS: Symbol = 2;

pub(crate) fn compare(index: &Index) -> Result<(), Box<dyn Error>> {
    let docs = index.len() as u32;
    let texts: Vec<Vec<Symbol>> = (0..docs).map(|doc| symbols(index.text(doc))).collect();
    let mut pairs: BTreeMap<(Symbol, Symbol), Vec<u32>> = BTreeMap::new();
    for (doc, text) in texts.iter().enumerate() {
        for pair in text.windows(2).filter(|pair| pair.iter().all(|&symbol| symbol >= CHARACTERS)) {
            let list = pairs.entry((pair[0], pair[1])).or_default();
            if list.last() != Some(&(doc as u32)) {
                list.push(doc as u32);
            }
        }
    }
    let keys: Vec<(Symbol, Symbol)> = pairs.keys().copied().collect();
    let pair_lists: Vec<Vec<u32>> = pairs.into_values().collect();
    let interpolative = CODES[0].1;
    let (pair_bytes, pair_starts) = grouped(&pair_lists, docs, interpolative);
    let lists = postings::lists(index);
    let (bytes, starts) = grouped(&lists, docs, interpolative);

    compression::head("what a substring is looked up in");
    compression::row("characters: postings", &bytes);
    compression::row(&format!("pairs: postings of {}", keys.len()), &pair_bytes);
    compression::row(
        "pairs: postings as places among the candidates",
        &among_candidates(&keys, &pair_lists, &lists),
    );
    compression::row("pairs: which there are", &followers(&keys, index.alphabet().size()));
    println!();

    println!(
        "| mean time, decoding and verifying included | characters | pairs | candidates, characters | candidates, pairs | found |"
    );
    println!("|---|---|---|---|---|---|");
    for length in [2, 3, 4, 8] {
        let (mut by_characters, mut by_pairs) = (Duration::ZERO, Duration::ZERO);
        let (mut wide, mut narrow, mut found) = (0, 0, 0);
        let queries = queries(&texts, length);
        for query in &queries {
            let begin = Instant::now();
            let candidates = intersection(
                query.iter().map(|&symbol| list(&bytes, &starts, usize::from(symbol - CHARACTERS), docs)),
            );
            wide += candidates.len();
            let left = verified(index, query, candidates);
            by_characters += begin.elapsed();

            let begin = Instant::now();
            let candidates = intersection(query.windows(2).filter_map(|pair| {
                let number = keys.binary_search(&(pair[0], pair[1])).ok()?;
                Some(list(&pair_bytes, &pair_starts, number, docs))
            }));
            narrow += candidates.len();
            let right = if length == 2 { candidates } else { verified(index, query, candidates) };
            by_pairs += begin.elapsed();
            assert_eq!(left, right, "both ways find the same articles");
            found += left.len();
        }
        let count = queries.len().max(1);
        let micros = |time: Duration| time.as_secs_f64() * 1e6 / count as f64;
        let mean = |sum: usize| sum as f64 / count as f64;
        println!(
            "| {length} characters | {:.1} µs | {:.1} µs | {:.1} | {:.1} | {:.1} |",
            micros(by_characters),
            micros(by_pairs),
            mean(wide),
            mean(narrow),
            mean(found)
        );
    }
    println!();
    Ok(())
}

fn symbols(text: &[u8]) -> Vec<Symbol> {
    let mut at = 0;
    let mut symbols = Vec::new();
    while at < text.len() {
        let (symbol, length) = symbol_at(text, at);
        symbols.push(symbol);
        at += length;
    }
    symbols
}

/// Substrings of one item each.
fn queries(texts: &[Vec<Symbol>], length: usize) -> Vec<Vec<Symbol>> {
    let windows = texts.iter().flat_map(|text| text.windows(length));
    let all: Vec<&[Symbol]> =
        windows.filter(|window| window.iter().all(|&symbol| symbol >= CHARACTERS)).collect();
    let step = (all.len() / QUERIES).max(1);
    all.into_iter().step_by(step).take(QUERIES).map(<[Symbol]>::to_vec).collect()
}

/// What all lists hold, shortest lists first.
fn intersection(lists: impl Iterator<Item = Vec<u32>>) -> Vec<u32> {
    let mut lists: Vec<Vec<u32>> = lists.collect();
    lists.sort_by_key(Vec::len);
    let mut lists = lists.into_iter();
    let mut both = lists.next().unwrap_or_default();
    for list in lists {
        let mut at = 0;
        both.retain(|&doc| {
            at += list[at..].iter().take_while(|&&other| other < doc).count();
            list.get(at) == Some(&doc)
        });
    }
    both
}

/// The articles whose text contains the query as it is.
fn verified(index: &Index, query: &[Symbol], mut candidates: Vec<u32>) -> Vec<u32> {
    let mut code = Vec::new();
    query.iter().for_each(|&symbol| push_code(&mut code, symbol));
    candidates.retain(|&doc| {
        let text = index.text(doc);
        let mut at = 0;
        while let Some(next) = text[at..].iter().position(|&byte| byte == code[0]) {
            if text[at + next..].starts_with(&code) {
                return true;
            }
            at += next + 1;
        }
        false
    });
    candidates
}

/// Every pair's list as places in the list of articles that hold both its characters: what decoding the two
/// characters' lists tells already is not written again. Lengths are written within what is possible.
fn among_candidates(keys: &[(Symbol, Symbol)], pairs: &[Vec<u32>], lists: &[Vec<u32>]) -> Vec<u8> {
    let mut bits = Bits::default();
    for (&(first, second), list) in keys.iter().zip(pairs) {
        let characters = [first, second].map(|symbol| lists[usize::from(symbol - CHARACTERS)].clone());
        let candidates = intersection(characters.into_iter());
        let places = list.iter().filter_map(|doc| candidates.binary_search(doc).ok().map(|at| at as u32));
        bits.truncated(list.len() as u32 - 1, candidates.len() as u32 - 1);
        CODES[0].1(&mut bits, &places.collect::<Vec<u32>>(), candidates.len() as u32);
    }
    bits.bytes
}

/// Which pairs there are: for every character the number of those that follow it and their list.
fn followers(keys: &[(Symbol, Symbol)], size: usize) -> Vec<u8> {
    let mut bits = Bits::default();
    for first in 0..size as Symbol {
        let from = keys.partition_point(|key| key.0 < first);
        let to = keys.partition_point(|key| key.0 <= first);
        let list: Vec<u32> = keys[from..to].iter().map(|key| u32::from(key.1)).collect();
        bits.gamma(list.len() as u64 + 1);
        CODES[0].1(&mut bits, &list, size as u32);
    }
    bits.bytes
}
