//! Other written forms of a number or date that the corpus holds.

use super::alternative::Alternative;
use super::values::ValueSpan;
use crate::index::{DocId, Index};
use crate::search::occurrence::Occurs;
use crate::search::response::Match;
use crate::search::searched::Searched;
use crate::search::term_matcher::find_string;

/// The other written forms of a folded string, where it is a number or date as a whole; `spans` are the numbers and dates in
/// it.
pub(crate) fn written_forms(
    index: &Index,
    folded: &[char],
    spans: &[ValueSpan],
    searched: &mut Searched,
) -> Vec<Alternative> {
    let mut found: Vec<Alternative> = Vec::new();
    let Some(span) = spans.first().filter(|span| span.start == 0 && span.end == folded.len()) else {
        return found;
    };
    let mut add = |form: &[char], year: Option<u64>| {
        let mut hits = find_string(form, searched);
        hits.retain(|hit| {
            hit.occurs != Occurs::Inside && year.is_none_or(|year| is_of_year(index, hit.doc, year))
        });
        if searched.holders_of(form, hits.len()) > 0 && !found.iter().any(|known| known.folded == form) {
            let printed = form.iter().collect();
            found.push(Alternative { matched: Match::Value, folded: form.to_vec(), printed, hits });
        }
    };
    for form in &span.forms {
        add(form, None);
    }
    if let Some(in_year) = &span.in_year {
        for form in &in_year.forms {
            add(form, Some(in_year.year));
        }
    }
    found
}

/// Whether an article is dated in a year.
fn is_of_year(index: &Index, doc: DocId, year: u64) -> bool {
    let meta = index.meta();
    let date = meta.record(doc).date().map(|id| meta.string(id)).unwrap_or_default();
    date.get(..4).and_then(|typed| typed.parse::<u64>().ok()) == Some(year)
}
