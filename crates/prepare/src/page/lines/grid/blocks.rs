//! Blocks: runs below each other in one column, headings apart from text.

use std::collections::BTreeMap;

use super::runs::Run;
use crate::page::chars::{ends_sentence, fold_text};
use crate::page::forms::{byline, opener};

/// Runs of one column.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// From top to bottom; at least one.
    pub(super) runs: Vec<Run>,
    /// Whether it can be a headline or a label.
    pub(super) head: bool,
    /// Its left edge, and the right one of most of its lines.
    pub(super) x0: usize,
    pub(super) x1: usize,
    /// Where the lines of its column begin that are not set in.
    pub(super) base: usize,
}

impl Block {
    fn of(runs: Vec<Run>, head: bool, base: usize) -> Self {
        let x0 = runs.iter().map(|run| run.x0).min().unwrap_or_default();
        Self { x0, x1: right_edge(&runs), runs, head, base }
    }

    pub(super) fn first_row(&self) -> usize {
        self.runs.first().map_or(0, |run| run.row)
    }

    pub(super) fn last_row(&self) -> usize {
        self.runs.last().map_or(0, |run| run.row)
    }

    /// The cells that both have, in a negative number those between them.
    pub(super) fn overlap(&self, other: &Self) -> isize {
        self.x1.min(other.x1) as isize - self.x0.max(other.x0) as isize
    }

    /// Whether both overlap by more than half of the narrower one.
    pub(super) fn is_over(&self, other: &Self) -> bool {
        self.overlap(other) * 2 > (self.x1 - self.x0).min(other.x1 - other.x0) as isize
    }
}

/// The edge that most lines end at. It is the most frequent end and no quantile: lines with marks that are set narrower
/// than they count hang out of the column, and were they taken for its edge, full lines would look short.
fn right_edge(runs: &[Run]) -> usize {
    const FEW: usize = 4;
    let ends = || runs.iter().map(|run| run.x1);
    if runs.len() < FEW {
        return ends().max().unwrap_or_default();
    }
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    ends().for_each(|end| *counts.entry(end).or_default() += 1);
    counts.into_iter().max_by_key(|(end, count)| (*count, *end)).map_or(0, |(end, _)| end)
}

/// The blocks of a page.
pub(super) fn blocks(rows: Vec<Vec<Run>>) -> Vec<Block> {
    let mut blocks: Vec<Block> = chains(rows).into_iter().flat_map(divided).collect();
    let heads: Vec<bool> = (0..blocks.len()).map(|at| blocks[at].head && !runs_on(&blocks, at)).collect();
    for (block, head) in blocks.iter_mut().zip(heads) {
        block.head = head;
    }
    blocks
}

/// Lines of a column are so near each other, in rows: those of others, on baselines of their own, are between.
pub(super) const NEAR: usize = 4;
/// The last lines of a chain that tell where its column is.
const LAST: usize = 5;
/// How far a line is set in or out.
const MOVED: usize = 6;

/// Chains of runs: each is the only one below the other.
fn chains(rows: Vec<Vec<Run>>) -> Vec<Vec<Run>> {
    let mut chains: Vec<Vec<Run>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for row in rows {
        let Some(number) = row.first().map(|run| run.row) else { continue };
        open.retain(|chain| chains[*chain].last().is_some_and(|last| number - last.row <= NEAR));
        let above: Vec<Vec<usize>> = row
            .iter()
            .map(|run| open.iter().copied().filter(|chain| is_above(&chains[*chain], run)).collect())
            .collect();
        for (at, run) in row.into_iter().enumerate() {
            let is_shared = |chain: &usize| {
                above.iter().enumerate().any(|(other, above)| other != at && above.contains(chain))
            };
            match above[at].as_slice() {
                [chain] if !is_shared(chain) && left_edge(&chains[*chain]).abs_diff(run.x0) <= MOVED => {
                    chains[*chain].push(run);
                }
                closed => {
                    open.retain(|chain| !closed.contains(chain));
                    open.push(chains.len());
                    chains.push(vec![run]);
                }
            }
        }
    }
    chains
}

fn last_of(chain: &[Run]) -> &[Run] {
    &chain[chain.len().saturating_sub(LAST)..]
}

fn left_edge(chain: &[Run]) -> usize {
    last_of(chain).iter().map(|run| run.x0).min().unwrap_or_default()
}

fn is_above(chain: &[Run], run: &Run) -> bool {
    let right = last_of(chain).iter().map(|run| run.x1).max().unwrap_or_default();
    run.x0.max(left_edge(chain)) < run.x1.min(right)
}

/// Longest line of a headline, in characters.
const HEADLINE: usize = 26;

/// Whether a line can be of a headline, by its words.
pub(super) fn can_be_head(text: &str) -> bool {
    let folded = fold_text(text.trim());
    folded.chars().count() <= HEADLINE
        && !ends_sentence(&folded)
        && !folded.ends_with(['，', '；', '、', '：'])
        && !is_signed(&folded)
        && opener::parse(&folded).is_none()
}

/// Whether a line says who wrote or photographed.
pub(super) fn is_signed(folded: &str) -> bool {
    byline::is_byline_line(folded)
        || folded.starts_with(['□', '◎', '○', '■', '（'])
        || ["记者", "通讯员", "文/", "图/", "评论员", "供图"].iter().any(|role| folded.contains(role))
        || folded.ends_with(['摄', '攝'])
}

/// A chain divided where headings and text meet, and where rows are missing.
fn divided(chain: Vec<Run>) -> Vec<Block> {
    let base = base(&chain);
    if let [only] = chain.as_slice() {
        let head = can_be_head(&only.text);
        return vec![Block::of(chain, head, base)];
    }
    let usual = usual_gap(&chain);
    let heads = headings(&chain, base, usual);
    let mut groups: Vec<(Vec<Run>, bool)> = Vec::new();
    for (run, head) in chain.into_iter().zip(heads) {
        match groups.last_mut() {
            Some((group, known))
                if *known == head && group.last().is_some_and(|last| run.row - last.row <= usual + 1) =>
            {
                group.push(run);
            }
            _ => groups.push((vec![run], head)),
        }
    }
    groups.into_iter().map(|(runs, head)| Block::of(runs, head, base)).collect()
}

/// Where the lines of a chain begin that are not set in: the first cell at which a fifth of them do.
fn base(chain: &[Run]) -> usize {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for run in chain {
        *counts.entry(run.x0).or_default() += 1;
    }
    let usual = counts.iter().find(|(_, count)| **count >= 2 && **count * 5 >= chain.len());
    usual.or_else(|| counts.iter().next()).map_or(0, |(x0, _)| *x0)
}

fn usual_gap(chain: &[Run]) -> usize {
    let mut gaps: Vec<usize> = chain.windows(2).map(|pair| pair[1].row - pair[0].row).collect();
    gaps.sort_unstable();
    gaps.get(gaps.len() / 2).copied().unwrap_or(1)
}

/// Which lines of a chain are headings: short ones between gaps, in the middle, or over an indented line.
fn headings(chain: &[Run], base: usize, usual: usize) -> Vec<bool> {
    let right = right_edge(chain);
    let mut heads: Vec<bool> = Vec::with_capacity(chain.len());
    for (at, run) in chain.iter().enumerate() {
        let (before, next) = (at.checked_sub(1).map(|at| &chain[at]), chain.get(at + 1));
        let (left_room, right_room) = (run.x0.saturating_sub(base), right.saturating_sub(run.x1));
        let short = right_room >= 2;
        let centered = left_room >= 2 && left_room.abs_diff(right_room) <= 2 && right_room >= 1;
        let fresh = before.is_none_or(|before| {
            ends_sentence(&fold_text(&before.text)) || heads.last() == Some(&true) || before.x1 + 2 <= right
        });
        let open_below = next.is_none_or(|next| next.row - run.row > usual);
        let over_indent = next.is_some_and(|next| next.x0 >= base + 2 && next.x1 + 2 >= right);
        let set_in = left_room >= 2 && !centered && !open_below;
        heads.push(
            can_be_head(&run.text)
                && fresh
                && (short || centered)
                && (centered || open_below || over_indent)
                && !set_in,
        );
    }
    heads
}

/// Whether a block that looks like a heading is a line of text: it is as wide as its column, and the block below it goes
/// on from the left edge.
fn runs_on(blocks: &[Block], at: usize) -> bool {
    let own = &blocks[at];
    let below = blocks.iter().filter(|other| {
        other.first_row() > own.last_row() && other.first_row() - own.last_row() <= NEAR && other.is_over(own)
    });
    let (Some(next), Some(last)) = (below.min_by_key(|other| other.first_row()), own.runs.last()) else {
        return false;
    };
    let column = || {
        blocks.iter().filter(|other| {
            other.runs.len() >= 3
                && other.x0.abs_diff(next.x0) <= MOVED
                && other.is_over(next)
                && (other.x1 - other.x0) * 2 <= 3 * (next.x1 - next.x0) + 8
        })
    };
    let (Some(right), Some(base)) =
        (column().map(|block| block.x1).max(), column().map(|block| block.x0).min())
    else {
        return false;
    };
    let begins = next.runs.first().is_some_and(|first| first.x0 <= base + 1);
    let indent = last.x0.saturating_sub(base);
    last.x1 + 1 >= right && begins && (indent <= 1 || (2..=5).contains(&indent))
}
