//! Query expansion: what else a query may mean. Aliases and other written forms of its parts are searched beside them;
//! what it spells in pinyin, or is a typo of, is searched instead of it.
//!
//! What is found so is always labelled ([`Match`](crate::search::Match)), and the response names what was looked for.

mod abbreviations;
pub(super) mod alternative;
mod context;
pub(super) mod expander;
pub(super) mod expansion;
mod fuzzy;
mod fuzzy_matcher;
mod numerals;
mod pinyin;
mod similar_strings;
pub(super) mod values;
mod word_groups;
mod written_forms;

use self::alternative::Alternative;
use super::searched::Searched;
use super::term_matcher::find_string;
use crate::index::Index;

/// What an archive expands queries with.
#[cfg(feature = "hosted")]
pub(crate) mod archives {
    pub(crate) use super::alternative::Alternative;
    pub(crate) use super::expansion::Expansion;
    pub(crate) use super::fuzzy::expand_fuzzy;
    pub(crate) use super::pinyin::expand_pinyin;
    pub(crate) use super::values::{ValueSpan, value_spans};
    pub(crate) use super::word_groups::synonyms_of;
    pub(crate) use super::written_forms::written_forms;
}

/// The other strings for a part of a query that occur in the corpus; `synonyms` tells whether words of like meaning are
/// among them.
pub(super) fn alternatives(
    index: &Index,
    folded: &[char],
    synonyms: bool,
    searched: &mut Searched,
) -> Vec<Alternative> {
    let mut found = word_groups::aliases(index, folded, searched);
    found.extend(searched.expander.written_forms(folded, searched));
    let at_hand = find_string(folded, searched).len();
    if folded.len() > 2 || searched.holders_of(folded, at_hand) == 0 {
        found.extend(abbreviations::long_forms(index, folded, searched));
    }
    if synonyms {
        for other in searched.expander.synonyms(folded, searched) {
            if !found.iter().any(|known| known.folded == other.folded) {
                found.push(other);
            }
        }
    }
    found
}
