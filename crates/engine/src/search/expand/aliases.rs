//! Other names for what was asked.

use super::{Rewritten, Stands, rewrite, term};
use crate::index::Index;
use crate::search::query::Query;
use crate::search::response::Match;

/// Adds to every word that is a name the other names of its groups that stand in the corpus; nothing if
/// there is none.
pub(super) fn by_alias(index: &Index, query: &Query, stands: Stands<'_>) -> Option<Rewritten> {
    rewrite(query, Match::Alias, &mut |named, found| {
        if named.field.is_some() {
            return;
        }
        index.other_names(&named.folded, &mut |name| {
            let known = found.terms.iter().any(|(known, _)| *known == name);
            if !known && stands(&term(name.clone(), None), false) {
                let alphabet = index.alphabet();
                let print = |&c: &char| alphabet.symbol(c).map_or(c, |symbol| alphabet.printed(symbol));
                let printed = name.iter().map(print).collect();
                found.terms.push((name, printed));
            }
        });
    })
}
