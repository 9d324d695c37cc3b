//! From a column that ends in the middle of a sentence to the one that goes on.

use super::blocks::{Block, NEAR, can_be_head, is_signed};
use crate::page::chars::{ends_sentence, fold_text};

/// Shortest last line of an unfinished column, in characters.
const SHORTEST: usize = 6;
/// Cells between two columns of one story: from, to.
const GUTTER: std::ops::RangeInclusive<isize> = -3..=14;
/// A column begins so many rows at most above the one before.
const HIGHER: usize = 60;
/// Marks at the head of what begins something new.
const MARKS: [char; 7] = ['▲', '●', '■', '□', '◎', '★', '【'];

/// The order of blocks, changed so that a block that goes on comes right after the one that it goes on from.
pub(super) fn follow(blocks: &[Block], order: &[usize]) -> Vec<usize> {
    let next = next(blocks);
    let mut is_next = vec![false; blocks.len()];
    next.iter().flatten().for_each(|at| is_next[*at] = true);
    let mut done = vec![false; blocks.len()];
    let mut out = Vec::with_capacity(order.len());
    // A block whose predecessor has not come waits for it.
    for first in order.iter().filter(|at| !is_next[**at]).chain(order) {
        let mut at = Some(*first);
        while let Some(here) = at.filter(|here| !done[*here]) {
            done[here] = true;
            out.push(here);
            at = next[here];
        }
    }
    out
}

/// The block that each one goes on in: the nearest pairs first, each block in one pair.
fn next(blocks: &[Block]) -> Vec<Option<usize>> {
    let unfinished: Vec<bool> = blocks.iter().map(is_unfinished).collect();
    let going_on: Vec<usize> = (0..blocks.len()).filter(|at| goes_on(&blocks[*at])).collect();
    let mut pairs: Vec<(bool, usize, usize, usize)> = Vec::new();
    for from in (0..blocks.len()).filter(|at| unfinished[*at]) {
        for to in going_on.iter().copied().filter(|to| *to != from) {
            if let Some((beside, distance)) = distance(blocks, &unfinished, from, to) {
                pairs.push((beside, distance, from, to));
            }
        }
    }
    pairs.sort_unstable();
    let mut next: Vec<Option<usize>> = vec![None; blocks.len()];
    let mut taken = vec![false; blocks.len()];
    for (_, _, from, to) in pairs {
        let mut end = to;
        while let Some(after) = next[end] {
            end = after;
        }
        if next[from].is_none() && !taken[to] && end != from {
            next[from] = Some(to);
            taken[to] = true;
        }
    }
    next
}

/// How far the block `to` is from being what `from` goes on in: beside it or below it, and the distance; `None` if it is
/// at another place.
fn distance(blocks: &[Block], unfinished: &[bool], from: usize, to: usize) -> Option<(bool, usize)> {
    let (one, other) = (&blocks[from], &blocks[to]);
    let is_below = |above: &Block, below: &Block, rows: usize| {
        below.first_row() > above.last_row() && below.first_row() - above.last_row() <= rows
    };
    if one.x0.abs_diff(other.x0) <= 3 && is_below(one, other, NEAR + 1) {
        return Some((false, other.first_row() - one.last_row()));
    }
    let gap = other.x0 as isize - one.x1 as isize;
    let beside = GUTTER.contains(&gap)
        && other.first_row() <= one.last_row()
        && other.first_row() + HIGHER >= one.first_row();
    // What an unfinished text is right above goes on from that.
    let is_inner = (0..blocks.len())
        .any(|at| at != to && unfinished[at] && is_below(&blocks[at], other, 2) && blocks[at].is_over(other));
    let distance = other.first_row().abs_diff(one.first_row()) + 2 * gap.max(0).unsigned_abs();
    (beside && !is_inner).then_some((true, distance))
}

/// Whether a block of text ends in the middle of a sentence, with a full line.
fn is_unfinished(block: &Block) -> bool {
    let Some(last) = block.runs.last() else { return false };
    let folded = fold_text(&last.text);
    !block.head
        && block.runs.len() > 1
        && last.x1 + 2 >= block.x1
        && folded.chars().count() >= SHORTEST
        && !ends_sentence(&folded)
        && !(folded.ends_with('）') && is_signed(&folded))
}

/// Whether a block begins in the middle of a paragraph.
fn goes_on(block: &Block) -> bool {
    let Some(first) = block.runs.first() else { return false };
    let folded = fold_text(&first.text);
    let alone = block.runs.len() == 1;
    let is_title = alone && can_be_head(&first.text) && folded.chars().count() > 9;
    let set_in = !alone && first.x0 >= block.base + 2;
    !block.head && !is_title && !set_in && !folded.starts_with(MARKS) && !is_signed(&folded)
}
