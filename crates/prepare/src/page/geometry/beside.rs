//! Upright headlines beside their text are read before the columns that they flank.

use super::blocks::Block;
use super::{Bounds, Flow};

/// Furthest distance of the text from such a headline, in ems of the headline, and of one column from the next.
const NEAR: f32 = 1.8;
/// A column lies beside a headline if it has at least this share of its height in common with it.
const COMMON: f32 = 0.5;

/// What is smaller than an upright headline by this factor is no headline beside it.
const SMALLER: f32 = 0.6;

/// Upright lines no further apart than this, in widths of the wider one, are one headline with what is beside it.
const BESIDE: f32 = 1.5;

/// What is over or under an upright headline is no further away and no wider than this, in widths of the headline.
const ADJOINING: f32 = 1.5;
const WIDE: f32 = 3.0;

/// Puts each group of upright lines before the first block of the text beside it, with the label over it and the name under
/// it. Blocks that are set apart are neither text nor headlines that could stand alone.
pub(crate) fn insert(
    ordered: &mut Vec<Block>,
    upright: Vec<Block>,
    is_head: impl Fn(&Block) -> bool,
    is_set_apart: impl Fn(&Block) -> bool,
) {
    for mut group in groups(upright) {
        take_adjoining(ordered, &mut group, &is_set_apart);
        let around = Bounds::around(group.iter().map(|block| &block.bounds));
        let widths = group.iter().filter(|block| block.flow == Flow::Below).map(|block| block.bounds.width());
        let size = widths.fold(0.0, f32::max);
        // A headline inside of a box is that of the text there.
        let frame = group.first().and_then(|block| block.frame);
        let frame = frame.filter(|frame| ordered.iter().any(|block| block.frame == Some(*frame)));
        let left = flank(ordered, &around, size, -1.0, frame, &is_head);
        let right = flank(ordered, &around, size, 1.0, frame, &is_head);
        let first = |places: &[usize]| places.iter().min().copied();
        let place = match (first(&left), first(&right)) {
            // A headline flanks the text that reaches as far as it does.
            (Some(left_first), Some(right_first)) => {
                if height(ordered, &right, &around) >= height(ordered, &left, &around) {
                    right_first
                } else {
                    left_first
                }
            }
            (one, other) => one.or(other).unwrap_or_else(|| above(ordered, &around)),
        };
        for (offset, block) in group.into_iter().enumerate() {
            ordered.insert(place + offset, block);
        }
    }
}

/// Moves what is right over or under upright lines to them: labels before them, names after them.
fn take_adjoining(ordered: &mut Vec<Block>, group: &mut Vec<Block>, is_set_apart: &impl Fn(&Block) -> bool) {
    let around = Bounds::around(group.iter().map(|block| &block.bounds));
    let size = group.iter().map(|block| block.bounds.width()).fold(0.0, f32::max);
    let frame = group.first().and_then(|block| block.frame);
    let adjoins = |block: &Block| {
        let gap = -block.bounds.overlap_y(&around);
        block.frame == frame
            && block.lines.len() == 1
            && (-0.3 * size..ADJOINING * size).contains(&gap)
            && block.bounds.overlap_x(&around) > 0.3 * block.bounds.width()
            && block.bounds.width() < around.width() + (WIDE - 1.0) * size
            && line_height(block) < SMALLER * size
            && is_set_apart(block)
    };
    let (own, rest): (Vec<Block>, Vec<Block>) = std::mem::take(ordered).into_iter().partition(adjoins);
    *ordered = rest;
    let (over, under): (Vec<Block>, Vec<Block>) =
        own.into_iter().partition(|block| block.bounds.center().1 < around.center().1);
    group.splice(0..0, over);
    group.extend(under);
}

/// Whether upright lines are read from left to right: each begins lower than the one on its left.
pub(crate) fn is_staircase<'a>(lines: impl Iterator<Item = &'a Bounds>) -> bool {
    /// How much lower, in widths of a line.
    const LOWER: f32 = 0.5;
    let mut lines: Vec<&Bounds> = lines.collect();
    lines.sort_by(|one, other| one.x0.total_cmp(&other.x0));
    lines.len() > 1 && lines.windows(2).all(|pair| pair[1].y0 - pair[0].y0 > LOWER * pair[0].width())
}

/// Upright lines side by side, from right to left.
fn groups(mut upright: Vec<Block>) -> Vec<Vec<Block>> {
    upright.sort_by(|one, other| other.bounds.x0.total_cmp(&one.bounds.x0));
    let mut groups: Vec<Vec<Block>> = Vec::new();
    for block in upright {
        let near = groups.iter_mut().find(|group| {
            group.last().is_some_and(|last| {
                let gap = last.bounds.x0 - block.bounds.x1;
                last.bounds.overlap_y(&block.bounds) > 0.0
                    && gap < BESIDE * block.bounds.width().max(last.bounds.width())
            })
        });
        match near {
            Some(group) => group.push(block),
            None => groups.push(vec![block]),
        }
    }
    groups
}

/// The places of the blocks of text on one side of a headline, and in its box if it has one, column after column, as far
/// as no headline is over them.
fn flank(
    ordered: &[Block],
    around: &Bounds,
    size: f32,
    direction: f32,
    frame: Option<usize>,
    is_head: &impl Fn(&Block) -> bool,
) -> Vec<usize> {
    let mut edge = if direction > 0.0 { around.x1 } else { around.x0 };
    let mut found: Vec<usize> = Vec::new();
    let mut rest: Vec<usize> = (0..ordered.len())
        .filter(|at| frame.is_none() || ordered[*at].frame == frame)
        .filter(|at| {
            ordered[*at].bounds.overlap_y(around) > COMMON * ordered[*at].bounds.height().min(around.height())
        })
        .collect();
    let gap = |edge: f32, bounds: &Bounds| if direction > 0.0 { bounds.x0 - edge } else { edge - bounds.x1 };
    loop {
        let near = |at: &usize| (-3.0..NEAR * size).contains(&gap(edge, &ordered[*at].bounds));
        let column: Vec<usize> = rest.iter().copied().filter(near).collect();
        let top = column
            .iter()
            .min_by(|one, other| ordered[**one].bounds.y0.total_cmp(&ordered[**other].bounds.y0));
        // A label or a name over the text is smaller than the headline beside it.
        let ends = |at: &usize| is_head(&ordered[*at]) && line_height(&ordered[*at]) > SMALLER * size;
        // Beside a headline as large as it is, at its head, it is a label of that.
        let labels = |at: &usize| {
            let bounds = &ordered[*at].bounds;
            frame.is_some()
                && found.is_empty()
                && line_height(&ordered[*at]) >= size
                && (bounds.y0 - around.y0).abs() < size
        };
        if let Some(top) = top.filter(|at| ends(at) && labels(at)) {
            return vec![*top];
        }
        let Some(top) = top.filter(|at| !ends(at)) else { return found };
        let next = &ordered[*top].bounds;
        edge = if direction > 0.0 { next.x1 } else { next.x0 };
        rest.retain(|at| !column.contains(at));
        found.extend(column);
    }
}

fn line_height(block: &Block) -> f32 {
    block.bounds.height() / block.lines.len().max(1) as f32
}

/// How much of the headline's height the nearest text covers.
fn height(ordered: &[Block], places: &[usize], around: &Bounds) -> f32 {
    places.first().map_or(0.0, |at| ordered[*at].bounds.overlap_y(around) / around.height())
}

/// The place after all blocks that end above a headline.
fn above(ordered: &[Block], around: &Bounds) -> usize {
    ordered.iter().rposition(|block| block.bounds.y1 <= around.y0).map_or(0, |at| at + 1)
}
