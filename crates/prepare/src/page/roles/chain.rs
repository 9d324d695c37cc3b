//! A linear chain over the lines: which role follows which, by the number of empty lines between.

use super::weights::LineWeights;
use super::{COUNT, LineRole, ROLES};

/// More empty lines than this count as so many.
const MOST_BLANKS: usize = 3;

/// The scores of all steps from the line before: a row for each role there.
fn steps(weights: &LineWeights, blanks: usize) -> impl Iterator<Item = &[f32]> {
    let block = blanks.min(MOST_BLANKS) * COUNT;
    (block..block + COUNT).map(|row| weights.transitions.row(row))
}

/// The best sequence of roles. At a tie the first role wins.
pub(super) fn best(emissions: &[[f32; COUNT]], blanks: &[usize], weights: &LineWeights) -> Vec<LineRole> {
    let mut scores = emissions[0];
    for (score, first) in scores.iter_mut().zip(&weights.first) {
        *score += first;
    }
    let mut from = Vec::with_capacity(emissions.len());
    for (emission, blanks) in emissions.iter().zip(blanks).skip(1) {
        let mut next = [f32::NEG_INFINITY; COUNT];
        let mut came = [0; COUNT];
        for (before, row) in steps(weights, *blanks).enumerate() {
            for (role, step) in row.iter().enumerate() {
                let score = scores[before] + step;
                if score > next[role] {
                    (next[role], came[role]) = (score, before);
                }
            }
        }
        for (score, own) in next.iter_mut().zip(emission) {
            *score += own;
        }
        scores = next;
        from.push(came);
    }
    let mut role = 0;
    for (at, score) in scores.iter().enumerate() {
        if *score > scores[role] {
            role = at;
        }
    }
    let mut path = vec![ROLES[role]];
    for came in from.iter().rev() {
        role = came[role];
        path.push(ROLES[role]);
    }
    path.reverse();
    path
}

/// The probability of each role of each line, over all sequences.
pub(super) fn marginals(
    emissions: &[[f32; COUNT]],
    blanks: &[usize],
    weights: &LineWeights,
) -> Vec<[f32; COUNT]> {
    let own: Vec<[f32; COUNT]> = emissions.iter().map(exponentials).collect();
    let table: Vec<[[f32; COUNT]; COUNT]> = (0..=MOST_BLANKS).map(|blanks| odds(weights, blanks)).collect();
    let mut forward = Vec::with_capacity(own.len());
    let mut sums = own[0];
    for (sum, first) in sums.iter_mut().zip(&weights.first) {
        *sum *= exp(*first);
    }
    forward.push(normalised(sums));
    for at in 1..own.len() {
        let mut next = [0.0; COUNT];
        for (before, row) in table[blanks[at].min(MOST_BLANKS)].iter().enumerate() {
            for (role, odds) in row.iter().enumerate() {
                next[role] += forward[at - 1][before] * odds;
            }
        }
        for (sum, own) in next.iter_mut().zip(&own[at]) {
            *sum *= own;
        }
        forward.push(normalised(next));
    }
    let mut backward = [1.0; COUNT];
    for at in (0..own.len()).rev() {
        let mut both = forward[at];
        for (value, backward) in both.iter_mut().zip(&backward) {
            *value *= backward;
        }
        forward[at] = normalised(both);
        let mut next = [0.0; COUNT];
        for (before, row) in table[blanks[at].min(MOST_BLANKS)].iter().enumerate() {
            for (role, odds) in row.iter().enumerate() {
                next[before] += odds * own[at][role] * backward[role];
            }
        }
        backward = normalised(next);
    }
    forward
}

fn odds(weights: &LineWeights, blanks: usize) -> [[f32; COUNT]; COUNT] {
    let mut table = [[0.0; COUNT]; COUNT];
    for (row, scores) in table.iter_mut().zip(steps(weights, blanks)) {
        for (odds, score) in row.iter_mut().zip(scores) {
            *odds = exp(*score);
        }
    }
    table
}

/// The exponentials of scores, the highest of them 1.
fn exponentials(scores: &[f32; COUNT]) -> [f32; COUNT] {
    let highest = scores.iter().fold(f32::NEG_INFINITY, |highest, score| highest.max(*score));
    scores.map(|score| exp(score - highest))
}

/// The same numbers with the sum 1.
fn normalised(mut values: [f32; COUNT]) -> [f32; COUNT] {
    let sum: f32 = values.iter().sum();
    for value in &mut values {
        *value = if sum > 0.0 { *value / sum } else { 1.0 / COUNT as f32 };
    }
    values
}

/// The exponential function from additions and multiplications alone, so that it is the same on every machine.
pub(crate) fn exp(x: f32) -> f32 {
    let x = x.clamp(-80.0, 80.0);
    let power = (x * std::f32::consts::LOG2_E).floor();
    let rest = x - power * std::f32::consts::LN_2;
    let series =
        1.0 + rest * (1.0 + rest * (0.5 + rest * (1.0 / 6.0 + rest * (1.0 / 24.0 + rest * (1.0 / 120.0)))));
    // 2 to a whole power: the exponent of a float.
    let exponent = (power as i32 + 127).clamp(1, 254) as u32;
    series * f32::from_bits(exponent << 23)
}

#[cfg(test)]
mod tests {
    use super::exp;

    #[test]
    fn the_exponential_is_close() {
        for x in [-60.0_f32, -5.5, -1.0, -0.1, 0.0, 0.3, 1.0, 7.7, 40.0] {
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-3, "{x}");
        }
    }
}
