//! Signs at the edges of a query's words: `《工会》`, `工会！`, `"工会` without an end.
//!
//! Where a word occurs with its signs, they are asked for as all else is. Where it occurs nowhere so, they are left off.

use super::query::{Query, Term, is_one, is_question};
use super::rank::MOST_GROUPS;
use crate::text::chars::is_word;

/// A string without the signs at its edges; as it is where it is made of nothing else.
fn bare(folded: &[char]) -> &[char] {
    let ends = folded.iter().position(|&c| is_word(c)).zip(folded.iter().rposition(|&c| is_word(c)));
    ends.and_then(|(first, last)| folded.get(first..=last)).unwrap_or(folded)
}

/// Whether a quotation begins with a string and does not end.
fn opens(folded: &[char]) -> bool {
    let is_sign = |c: &&char| matches!(c, '“' | '”');
    folded.first().as_ref().is_some_and(is_sign) && folded.iter().filter(is_sign).count() == 1
}

/// A term in all its forms without the signs at their edges.
fn bare_forms(forms: &[Term]) -> Vec<Term> {
    let mut others: Vec<Term> = Vec::new();
    for form in forms {
        let other = Term { folded: bare(&form.folded).to_vec(), ..*form };
        if others.iter().all(|known| known.folded != other.folded) {
            others.push(other);
        }
    }
    others
}

/// Leaves off the signs at the edges of the words that occur nowhere with them; `occurs` tells of a term. A word behind a
/// quotation sign that nothing closes is asked for beside the string of both, which comes first. Tells whether anything
/// was changed.
pub(crate) fn leave_off_signs(query: &mut Query, occurs: &mut dyn FnMut(&Term) -> bool) -> bool {
    let mut changed = false;
    let mut number = 0;
    while number < query.groups.len().min(MOST_GROUPS) {
        let group = &mut query.groups[number];
        number += 1;
        let mut start = 0;
        while start < group.len() {
            let others = group[start + 1..].iter().position(|term| !term.variant);
            let end = others.map_or(group.len(), |others| start + 1 + others);
            let forms = &group[start..end];
            let first = &forms[0];
            if first.phrase || bare(&first.folded).len() == first.folded.len() {
                start = end;
                continue;
            }
            let others = bare_forms(forms);
            if !forms.iter().any(&mut *occurs) {
                // A question is answered by its parts.
                if !is_question(&first.folded) || others.iter().any(&mut *occurs) {
                    changed = true;
                    start += others.len();
                    group.splice(end - forms.len()..end, others);
                    continue;
                }
            } else if opens(&first.folded) && is_one(group) {
                let strings = group.iter().map(|term| term.folded.clone()).collect();
                if query.groups.len() == 1 {
                    query.whole = strings;
                }
                query.groups.insert(number, others);
                number += 1;
                changed = true;
                break;
            }
            start = end;
        }
    }
    if changed {
        query.groups.dedup();
    }
    changed
}
