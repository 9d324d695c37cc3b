//! The foldings that a corpus needs beyond the engine's built-in ones.

use std::collections::BTreeSet;

use gongwen_engine::Article;
use gongwen_engine::index::Field;
use gongwen_engine::text::fold::FoldTable;
use unicode_normalization::UnicodeNormalization;

/// The fold table for the characters of these articles: compatibility forms and letters other than A to Z,
/// as far as they fold to a single character.
#[must_use]
pub fn fold_table(articles: &[Article]) -> FoldTable {
    let built_in = FoldTable::default();
    let chars: BTreeSet<char> = articles
        .iter()
        .flat_map(|article| Field::ALL.iter().flat_map(|field| field.items(article)))
        .flat_map(str::chars)
        .collect();
    let mut pairs = Vec::new();
    for c in chars {
        for variant in c.to_lowercase().chain(c.to_uppercase()).chain([c]) {
            let (from, to) = (built_in.fold_char(variant), built_in.fold_char(single_fold(variant)));
            if from != to && !to.is_whitespace() {
                pairs.push((from, to));
            }
        }
    }
    FoldTable::new(pairs)
}

/// NFKC and lower case, if that is one character; else the character itself.
fn single_fold(c: char) -> char {
    let mut folded = std::iter::once(c).nfkc().flat_map(char::to_lowercase);
    match (folded.next(), folded.next()) {
        (Some(only), None) => only,
        _ => c,
    }
}
