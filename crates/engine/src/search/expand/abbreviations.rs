//! Abbreviations: 职代会 is 职工代表大会, 新业态 is 新就业形态, 全总 is 全国总工会.
//!
//! Chinese abbreviates a name to the first or last characters of its words. A string abbreviates a word of the corpus
//! if it has characters of each part that the word is cut into.

use super::alternative::Alternative;
use crate::index::Index;
use crate::search::corpus::ABBREVIATION_LENGTHS;
use crate::search::response::Match;
use crate::search::searched::Searched;
use crate::search::segment::abbreviates;
use crate::search::term_matcher::find_string;

/// Most words that one abbreviation is searched as.
const MOST_WORDS: usize = 3;
/// The words of the corpus that a string abbreviates.
pub(super) fn long_forms(index: &Index, folded: &[char], searched: &mut Searched) -> Vec<Alternative> {
    let mut found: Vec<Alternative> = Vec::new();
    if !ABBREVIATION_LENGTHS.contains(&folded.len()) {
        return found;
    }
    let [Some(first), Some(second)] = [0, 1].map(|place: usize| index.alphabet().symbol(folded[place]))
    else {
        return found;
    };
    index.words_by_start().likely_holding(first, second, &mut |number| {
        if found.len() == MOST_WORDS {
            return;
        }
        let place = index.words()[number as usize].range();
        if !may_abbreviate(index, folded, &index.texts()[place.clone()]) {
            return;
        }
        let long = index.folded(place.clone());
        if abbreviates(folded, &long, searched) && !found.iter().any(|known| known.folded == long) {
            let hits = find_string(&long, searched);
            let printed = index.print_place(place);
            found.push(Alternative { matched: Match::Alias, folded: long, printed, hits });
        }
    });
    found
}

/// Whether the characters of a string come in this order in a longer word, the first of them first.
fn may_abbreviate(index: &Index, folded: &[char], code: &[u8]) -> bool {
    use crate::index::alphabet::symbol_at;
    let (mut at, mut matched, mut length) = (0, 0, 0);
    while at < code.len() {
        let (symbol, bytes) = symbol_at(code, at);
        at += bytes;
        length += 1;
        if folded.get(matched) == Some(&index.alphabet().folded(symbol)) {
            matched += 1;
        } else if matched == 0 {
            return false;
        }
    }
    matched == folded.len() && length >= folded.len() + 2
}
