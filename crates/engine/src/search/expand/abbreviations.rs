//! Abbreviations: 职代会 is 职工代表大会, 新业态 is 新就业形态, 全总 is 全国总工会.
//!
//! Chinese abbreviates a name to the first or last characters of its words. A string abbreviates a word of the corpus
//! if it has characters of each part that the word is cut into.

use super::alternative::Alternative;
#[cfg(feature = "hosted")]
use super::word_groups::that_occur;
use crate::index::Index;
use crate::search::corpus::ABBREVIATION_LENGTHS;
#[cfg(feature = "hosted")]
use crate::search::corpus::{CodedString, statistics};
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
    #[cfg(feature = "hosted")]
    if statistics(searched.corpus).is_some() {
        return of_archive(index, folded, searched);
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

/// The words of an archive, whose files are not all at hand, that a string abbreviates.
#[cfg(feature = "hosted")]
fn of_archive(index: &Index, folded: &[char], searched: &mut Searched) -> Vec<Alternative> {
    let coded = CodedString::new(folded, searched.corpus.alphabet());
    let mut longer = searched.corpus.longer_words(folded, &coded);
    longer.retain(|word| word.short.start == 0 && word.short.length == folded.len());
    longer.sort_by_key(|word| word.short.tier);
    let mut words = Vec::new();
    for word in longer {
        if words.len() < MOST_WORDS
            && abbreviates(folded, &word.long, searched)
            && !words.contains(&word.long)
        {
            words.push(word.long);
        }
    }
    that_occur(index, words, Match::Alias, searched)
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
