//! Furniture needs more than the look of one line: what reads like a date or a page number may begin a column.

use std::collections::BTreeMap;

use super::{COUNT, LineRole, ROLES, Roles};
use crate::page::chars::ends_sentence;
use crate::page::forms::furniture;
use crate::page::lines::Line;
use crate::page::rules::flow;

/// Lines from the page's top or bottom where furniture is at home.
const EDGE: usize = 4;
/// How sure the weights must be of a line that stands among text.
const SURE: f32 = 0.8;

/// Takes furniture back that nothing else speaks for: neither its form, nor the page's edge, nor furniture beside it, nor
/// empty lines around it, nor that it comes again. What completes a sentence is no furniture whatever it looks like.
pub(super) fn corroborate(lines: &[Line], roles: &mut Roles) {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines {
        *times.entry(line.folded.as_str()).or_insert(0) += 1;
    }
    for at in 0..lines.len() {
        let folded = lines[at].folded.as_str();
        if roles.best[at] != LineRole::Furniture || is_rule(folded) {
            continue;
        }
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        let beside = beside.filter(|other| roles.best.get(*other) == Some(&LineRole::Furniture)).count() > 0;
        let apart = lines[at].blanks > 0 && lines.get(at + 1).is_none_or(|next| next.blanks > 0);
        let corroborated = at < EDGE
            || at + EDGE >= lines.len()
            || beside
            || apart
            || times[folded] > 1
            || roles.certainty(at) >= SURE && furniture::is_furniture(folded, true);
        if completes(lines, at) {
            roles.best[at] = LineRole::TextGoesOn;
        } else if !corroborated {
            roles.best[at] = second_best(&roles.scores[at]);
        }
    }
}

/// A line of dashes, dots or asterisks.
pub(crate) fn is_rule(folded: &str) -> bool {
    folded.chars().all(|c| "-—–_=*·.…~ ".contains(c))
}

/// Whether the line stands inside a sentence that the lines around it begin and end.
fn completes(lines: &[Line], at: usize) -> bool {
    let (Some(before), Some(after)) = (at.checked_sub(1).map(|before| &lines[before]), lines.get(at + 1))
    else {
        return false;
    };
    let open = !ends_sentence(&before.folded) && before.folded.chars().count() > 4;
    let number = lines[at].folded.chars().all(|c| c.is_ascii_digit() || ".%-".contains(c));
    let goes_on = flow::word_crosses(&before.folded, &lines[at].folded)
        || flow::word_crosses(&lines[at].folded, &after.folded);
    open && lines[at].blanks == 0 && (goes_on || number && after.blanks == 0)
}

/// The likeliest role that is not furniture.
fn second_best(scores: &[f32; COUNT]) -> LineRole {
    let mut best = LineRole::TextGoesOn;
    for role in ROLES.into_iter().filter(|role| *role != LineRole::Furniture) {
        if scores[role as usize] > scores[best as usize] {
            best = role;
        }
    }
    best
}
