//! The assignment of headlines to stories that is best for all of them together.

use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;

/// Scores are logarithms; the assignment needs whole numbers, which are this many times as large.
const FINENESS: f32 = 1000.0;
/// A pair surer than this must not force other headlines to worse stories.
const SUREST: f32 = 6.0;
/// What no pair is worth: worse than to go without.
const NEVER: i64 = -1_000_000;

/// A headline and a story by their indices.
type Pair = (usize, usize);

/// The pairs whose scores are above 0 and best in sum, in the order of headlines: each headline and each story is in one
/// pair at most.
pub(super) fn best(scored: &[(f32, Pair)], heads: usize, stories: usize) -> Vec<(f32, Pair)> {
    if heads == 0 || stories == 0 {
        return Vec::new();
    }
    // A column for each headline that goes without a story.
    let mut worth = Matrix::new(heads, stories + heads, 0_i64);
    for (score, pair) in scored {
        worth[*pair] = if *score > 0.0 { (score.min(SUREST) * FINENESS) as i64 } else { NEVER };
    }
    let (_, columns) = kuhn_munkres(&worth);
    let taken = |(score, (head, story)): &(f32, Pair)| *score > 0.0 && columns[*head] == *story;
    let mut pairs: Vec<(f32, Pair)> = scored.iter().copied().filter(taken).collect();
    pairs.sort_by_key(|(_, pair)| *pair);
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_surest_pair_does_not_leave_others_alone() {
        // Headlines set under their texts: each but the last is right above the next text, too.
        let scored =
            [(5.0, (0, 0)), (5.5, (0, 1)), (5.0, (1, 1)), (5.5, (1, 2)), (5.0, (2, 2)), (-1.0, (2, 0))];
        let pairs: Vec<Pair> = best(&scored, 3, 3).into_iter().map(|(_, pair)| pair).collect();
        assert_eq!(pairs, [(0, 0), (1, 1), (2, 2)]);
        assert_eq!(best(&scored, 0, 3), []);
        assert_eq!(best(&[(-2.0, (0, 0))], 1, 1), []);
    }
}
