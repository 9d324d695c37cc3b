//! Aliases: further names of the same thing.

use super::Alternative;
use crate::index::Index;
use crate::search::corpus::Searched;
use crate::search::response::Match;
use crate::search::term_matcher::find_string;

/// Aliases of one name that are looked for at most: no group has so many.
const MOST_ALIASES: usize = 64;

/// The aliases of `name` that occur in the corpus.
pub(super) fn aliases(index: &Index, name: &[char], searched: &mut Searched) -> Vec<Alternative> {
    let mut found: Vec<Alternative> = Vec::new();
    // Most words are none.
    if !index.has_aliases(name) {
        return found;
    }
    let mut names = Vec::new();
    index.aliases(name, &mut |name| {
        if names.len() < MOST_ALIASES {
            names.push(name);
        }
    });
    for folded in names {
        let hits = find_string(&folded, searched);
        if hits.is_empty() || found.iter().any(|known| known.folded == folded) {
            continue;
        }
        let mut printed = String::new();
        for &c in &folded {
            let symbol = index.alphabet().symbol(c).unwrap_or_default();
            printed.push(index.alphabet().printed(symbol));
        }
        found.push(Alternative { matched: Match::Alias, folded, printed, hits });
    }
    found
}
