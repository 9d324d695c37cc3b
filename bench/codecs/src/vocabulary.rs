//! The corpus's words, as jieba cuts them: front coding against a finite-state transducer.

use std::collections::BTreeSet;
use std::error::Error;

use gongwen_engine::Article;
use gongwen_engine::index::Field;
use jieba_rs::Jieba;

use crate::compression;

/// Words between two that are written whole.
const RESTART: usize = 16;

pub(crate) fn compare(articles: &[Article]) -> Result<(), Box<dyn Error>> {
    let jieba = Jieba::new();
    let mut words: BTreeSet<String> = BTreeSet::new();
    for text in articles.iter().flat_map(|article| Field::ALL.iter().flat_map(|field| field.items(article))) {
        let cut = jieba.cut(text, false);
        words.extend(
            cut.into_iter().map(|token| token.word.to_owned()).filter(|word| word.chars().count() > 1),
        );
    }
    let plain: Vec<u8> = words.iter().flat_map(|word| [word.as_bytes(), b"\n"].concat()).collect();
    compression::head(&format!("vocabulary of {} words", words.len()));
    compression::row("a word a line", &plain);
    compression::row(&format!("front coding, {RESTART} words a block"), &front_coded(&words));
    compression::row("FST (set of crate fst)", &fst::Set::from_iter(&words)?.into_fst().into_inner());
    println!();
    Ok(())
}

/// For each word the bytes that it shares with the one before and those that follow, both counted in a byte.
fn front_coded(words: &BTreeSet<String>) -> Vec<u8> {
    let mut out = Vec::new();
    let mut last: &[u8] = &[];
    for (number, word) in words.iter().enumerate() {
        let word = &word.as_bytes()[..word.len().min(255)];
        let whole = number % RESTART == 0;
        let shared = if whole { 0 } else { word.iter().zip(last).take_while(|(a, b)| a == b).count() };
        if !whole {
            out.push(shared as u8);
        }
        out.push((word.len() - shared) as u8);
        out.extend(&word[shared..]);
        last = word;
    }
    out
}
