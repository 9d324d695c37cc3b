//! Signs at the edges of a query's words: `《工会》`, `工会！`, `"工会` without an end.
//!
//! Where a word occurs with its signs, they are asked for as all else is. Where it occurs nowhere so, they are left off.

use super::query::{Query, Term, is_one, is_question};
use super::rank::MOST_GROUPS;
use crate::text::chars::is_word;

/// A string without the signs at its edges; as it is where it is made of nothing else.
pub(crate) fn bare(folded: &[char]) -> &[char] {
    let ends = folded.iter().position(|&c| is_word(c)).zip(folded.iter().rposition(|&c| is_word(c)));
    ends.and_then(|(first, last)| folded.get(first..=last)).unwrap_or(folded)
}

/// Whether a quotation begins with a string and does not end.
fn opens(folded: &[char]) -> bool {
    let is_sign = |c: &&char| matches!(c, '“' | '”');
    folded.first().as_ref().is_some_and(is_sign) && folded.iter().filter(is_sign).count() == 1
}

/// Leaves off the signs at the edges of the words that occur nowhere with them; `occurs` tells of a term. A word behind a
/// quotation sign that nothing closes is asked for beside the string of both, which comes first. Tells whether anything
/// was changed.
#[inline(never)]
pub(crate) fn leave_off_signs(query: &mut Query, occurs: &mut dyn FnMut(&Term) -> bool) -> bool {
    let mut changed = false;
    for number in 0..query.groups.len().min(MOST_GROUPS) {
        let group = &mut query.groups[number];
        let one = is_one(group);
        let mut words: Vec<Term> = Vec::new();
        let mut start = 0;
        while start < group.len() {
            let mut end = start + 1;
            while group.get(end).is_some_and(|term| term.variant) {
                end += 1;
            }
            let forms = &mut group[start..end];
            start = end;
            let first = &forms[0];
            if first.phrase || bare(&first.folded).len() == first.folded.len() {
                continue;
            }
            // A question is answered by its parts.
            let question = is_question(&first.folded);
            let unclosed = one && opens(&first.folded);
            let stands = occur(forms, occurs);
            if stands && !unclosed {
                continue;
            }
            let mut others = forms.to_vec();
            for other in &mut others {
                other.folded = bare(&other.folded).to_vec();
            }
            if stands {
                words = others;
            } else if !question || occur(&others, occurs) {
                forms.clone_from_slice(&others);
                changed = true;
            }
        }
        if !words.is_empty() {
            let strings = group.iter().map(|term| term.folded.clone()).collect();
            if query.groups.len() == 1 {
                query.whole = strings;
            }
            query.groups.push(words);
            changed = true;
        }
    }
    changed
}

/// Whether one of some terms occurs.
fn occur(terms: &[Term], occurs: &mut dyn FnMut(&Term) -> bool) -> bool {
    terms.iter().any(occurs)
}
