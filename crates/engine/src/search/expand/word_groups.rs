//! Other words of a group: names for the same thing (aliases), words of like meaning (synonyms).

use super::alternative::Alternative;
use crate::index::Index;
use crate::search::occurrence::Occurs;
use crate::search::response::Match;
use crate::search::searched::Searched;
use crate::search::term_matcher::find_string;

/// Other words for one that are looked for at most: hardly a group has so many.
const MOST_OTHERS: usize = 64;

/// The aliases of `name` that occur in the corpus.
pub(super) fn aliases(index: &Index, name: &[char], searched: &mut Searched) -> Vec<Alternative> {
    let mut names = Vec::new();
    searched.corpus.aliases(name, &mut |name| names.push(name));
    that_occur(index, names, Match::Alias, searched)
}

/// The synonyms of a word that occur in the corpus. A single character is a part of too many other words.
pub(super) fn synonyms(index: &Index, word: &[char], searched: &mut Searched) -> Vec<Alternative> {
    let mut words = Vec::new();
    index.synonyms(word, &mut |other| {
        if other.len() > 1 {
            words.push(other);
        }
    });
    let mut found = that_occur(index, words, Match::Similar, searched);
    for other in &mut found {
        other.hits.retain(|hit| hit.occurs != Occurs::Separated);
    }
    found.retain(|other| !other.hits.is_empty());
    found
}

/// Those of some words of like meaning that an archive may hold.
#[cfg(feature = "hosted")]
pub(crate) fn synonyms_of(index: &Index, words: Vec<Vec<char>>, searched: &mut Searched) -> Vec<Alternative> {
    let mut found = that_occur(index, words, Match::Similar, searched);
    for other in &mut found {
        other.hits.retain(|hit| hit.occurs != Occurs::Separated);
    }
    found
}

pub(super) fn that_occur(
    index: &Index,
    words: Vec<Vec<char>>,
    matched: Match,
    searched: &mut Searched,
) -> Vec<Alternative> {
    let mut found: Vec<Alternative> = Vec::new();
    for folded in words.into_iter().take(MOST_OTHERS) {
        let hits = find_string(&folded, searched);
        if searched.holders_of(&folded, hits.len()) == 0 || found.iter().any(|known| known.folded == folded) {
            continue;
        }
        let mut printed = String::new();
        for &c in &folded {
            let symbol = index.alphabet().symbol(c);
            printed.push(symbol.map_or(c, |symbol| index.alphabet().printed(symbol)));
        }
        found.push(Alternative { matched, folded, printed, hits });
    }
    found
}
