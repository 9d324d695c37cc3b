//! Other names for what was asked.

use super::{Corpus, Rewritten, rewrite, term};
use crate::search::query::Query;
use crate::search::response::Match;

/// Other names of one word that are looked for at most: no group has so many.
const MOST_NAMES: usize = 64;

/// Adds to every word that is a name the other names of its groups that stand in the corpus; nothing if
/// there is none.
pub(super) fn by_alias(corpus: &mut Corpus<'_>, query: &Query) -> Option<Rewritten> {
    let index = corpus.index;
    // Most words are none, and few queries hold one.
    if !query.terms().any(|term| index.has_aliases(&term.folded)) {
        return None;
    }
    rewrite(query, Match::Alias, &mut |named, found| {
        if named.field.is_some() {
            return;
        }
        let mut left = MOST_NAMES;
        index.aliases(&named.folded, &mut |name| {
            if left == 0 {
                return;
            }
            left -= 1;
            let name = term(name, None);
            if !found.terms.iter().any(|(known, _)| *known == name.folded) && corpus.stands(&name, false) {
                let mut printed = String::new();
                for &c in &name.folded {
                    let symbol = index.alphabet().symbol(c).unwrap_or_default();
                    printed.push(index.alphabet().printed(symbol));
                }
                found.terms.push((name.folded, printed));
            }
        });
    })
}
