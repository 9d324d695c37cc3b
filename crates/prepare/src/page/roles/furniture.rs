//! Furniture needs more than the look of one line: what reads like a date or a page number may begin a column.

use std::collections::BTreeMap;

use super::{COUNT, LineRole, ROLES, Roles};
use crate::page::chars::ends_sentence;
use crate::page::forms::furniture;
use crate::page::lines::Line;
use crate::page::rules::flow;

/// Lines from the page's top or bottom where furniture is at home.
const EDGE: usize = 3;
/// How sure the weights must be where the line has no known form of furniture.
const SURE: f32 = 0.6;

/// Takes furniture back that nothing else speaks for: neither the page's edge, nor furniture beside it, nor that the
/// line comes again. What completes or goes on with a sentence is no furniture either.
pub(super) fn corroborate(lines: &[Line], roles: &mut Roles) {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines {
        *times.entry(line.folded.as_str()).or_insert(0) += 1;
    }
    let at_edge = edges(lines.len(), roles);
    for at in 0..lines.len() {
        if roles.best[at] != LineRole::Furniture {
            continue;
        }
        let folded = lines[at].folded.as_str();
        let has_form = furniture::is_furniture(folded, true);
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().any(|other| {
            roles.best.get(other) == Some(&LineRole::Furniture)
                && furniture::is_furniture(&lines[other].folded, true)
        });
        let witnesses = usize::from(at_edge[at])
            + usize::from(beside)
            + usize::from(times[folded] > 1)
            + usize::from(has_form && lines[at].blanks > 0)
            + usize::from(is_rule(folded));
        let sure = has_form || roles.certainty(at) >= SURE;
        if witnesses == 0 || !sure || completes(lines, at) && !is_rule(folded) {
            roles.best[at] = second_best(&roles.scores[at]);
        }
    }
}

/// The lines near an edge, and those that only furniture parts from it.
fn edges(count: usize, roles: &Roles) -> Vec<bool> {
    let mut at_edge: Vec<bool> = (0..count).map(|at| at < EDGE || at + EDGE >= count).collect();
    for at in 1..count {
        at_edge[at] |= at_edge[at - 1]
            && roles.best[at - 1] == LineRole::Furniture
            && roles.best[..at].iter().all(|role| *role == LineRole::Furniture);
    }
    for at in (0..count.saturating_sub(1)).rev() {
        at_edge[at] |= roles.best[at + 1..].iter().all(|role| *role == LineRole::Furniture);
    }
    at_edge
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
