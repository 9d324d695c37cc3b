//! Sentences that answer a query.

use crate::limits::beginning;
use crate::text::chars::is_word;
use crate::text::contains;
use crate::text::fold::{FoldTable, fold_to_string};

/// One word of a query and how much it counts (its idf in the corpus, or 1).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QueryTerm<'a> {
    /// The word as typed or as the query parser folded it.
    pub text: &'a str,
    /// What a sentence gains by containing it; never negative.
    pub weight: f32,
}

/// Splits the beginning of a raw query at blanks and punctuation; all words weigh the same.
pub(crate) fn words(query: &str) -> Vec<QueryTerm<'_>> {
    beginning(query)
        .split(|c: char| !is_word(c))
        .filter(|word| !word.is_empty())
        .map(|text| QueryTerm { text, weight: 1.0 })
        .collect()
}

/// The share of the query's weight whose words occur in `text`, 0 to 1.
pub(crate) fn share(query: &[QueryTerm], text: &str) -> f32 {
    let total: f32 = query.iter().map(|term| term.weight).sum();
    if total <= 0.0 {
        return 0.0;
    }
    let table = FoldTable::default();
    let text = fold_to_string(text, &table);
    let held = query.iter().filter(|term| contains(&text, &fold_to_string(term.text, &table)));
    held.map(|term| term.weight).sum::<f32>() / total
}
