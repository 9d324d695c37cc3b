//! Other names for what was asked.

use super::{Rewritten, term};
use crate::index::Index;
use crate::search::query::Query;
use crate::search::response::Match;
use crate::sort::sort;

/// Adds to every word that is a name the other names of its groups; nothing if there is none. `occurs`
/// tells whether a name stands in the corpus.
pub(in crate::search) fn by_alias(
    index: &Index,
    query: &Query,
    occurs: &mut dyn FnMut(&[char]) -> bool,
) -> Option<Rewritten> {
    let mut extended = query.clone();
    extended.whole = None;
    let mut via = Vec::new();
    for group in &mut extended.groups {
        let names = group.iter().filter(|term| !term.phrase && term.field.is_none());
        let mut others: Vec<Vec<char>> = Vec::new();
        for named in names {
            let groups = index.aliases().iter().filter(|group| group.contains(&named.folded));
            others.extend(groups.flatten().filter(|name| **name != named.folded).cloned());
        }
        sort(&mut others);
        others.dedup();
        for name in others {
            if occurs(&name) {
                via.push(name.iter().collect());
                group.push(term(name, None));
            }
        }
    }
    let offers = Vec::new();
    (!via.is_empty()).then_some(Rewritten {
        query: extended,
        matched: Match::Alias,
        via,
        offers,
        is_sure: true,
    })
}
