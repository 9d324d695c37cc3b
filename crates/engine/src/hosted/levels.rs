//! How well each article of a list answers its key: one of eight levels. The four best have the first, the six next the second, the
//! ten next the third; the others are divided into equal steps of score. So the first results that a page shows are those that it
//! shows first with the others, without their texts.

use super::models::Tree;
use super::range_coder::{Decoder, Encoder};

/// Lists of so many articles have no levels: all their articles are read.
pub(super) const UNLEVELLED: usize = 12;
/// At which rank each of the first levels ends.
const ENDS: [usize; 3] = [4, 10, 20];
/// Articles of the first levels.
const BEST: usize = ENDS[ENDS.len() - 1];
/// Levels of the others.
const STEPS: u8 = 5;

/// The levels of a list.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Levels {
    /// The level of each article, 0 the best.
    of: Vec<u8>,
    /// The mean score of each of the first levels, and the best and the least of the others.
    worth: [u8; 5],
}

/// A score as a byte, logarithmic; scores are below 1,000.
fn byte_of(score: f32) -> u8 {
    ((score.max(0.01) / 0.01).log10() * 255.0 / 5.0).round().clamp(0.0, 255.0) as u8
}

fn score_of(byte: u8) -> f32 {
    0.01 * 10_f32.powf(5.0 * f32::from(byte) / 255.0)
}

impl Levels {
    /// The levels of some articles; `ranks` has for each what comes before its score in the order of hits, and its score.
    pub(super) fn of(docs: &[u32], ranks: &[(u8, f32)]) -> Self {
        let by_rank = |&a: &usize, &b: &usize| {
            let ((class, score), (other_class, other_score)) = (ranks[a], ranks[b]);
            class.cmp(&other_class).then(other_score.total_cmp(&score)).then(docs[a].cmp(&docs[b]))
        };
        let mut order: Vec<usize> = (0..docs.len()).collect();
        // The order of those after the first levels does not matter.
        if order.len() > BEST {
            order.select_nth_unstable_by(BEST, by_rank);
        }
        let first = order.len().min(BEST);
        order[..first].sort_unstable_by(by_rank);
        let scores = |from: usize, to: usize| {
            order[from.min(order.len())..to.min(order.len())].iter().map(|&at| ranks[at].1)
        };
        let mean = |from: usize, to: usize| {
            let (sum, count) =
                scores(from, to).fold((0.0, 0.0_f32), |(sum, count), score| (sum + score, count + 1.0));
            byte_of(sum / count.max(1.0))
        };
        let best = byte_of(scores(BEST, order.len()).fold(0.0, f32::max));
        let least = byte_of(scores(BEST, order.len()).fold(f32::MAX, f32::min)).min(best);
        let (high, low) = (score_of(best), score_of(least));
        let mut of = vec![0; docs.len()];
        for (rank, &at) in order.iter().enumerate() {
            of[at] = ENDS.iter().position(|&end| rank < end).unwrap_or_else(|| {
                let share = (high - ranks[at].1) / (high - low).max(f32::MIN_POSITIVE);
                ENDS.len() + (share * f32::from(STEPS)).clamp(0.0, f32::from(STEPS) - 1.0) as usize
            }) as u8;
        }
        let [four, ten, twenty] = ENDS;
        Self { of, worth: [mean(0, four), mean(four, ten), mean(ten, twenty), best, least] }
    }

    pub(super) fn write(&self, out: &mut Encoder, tree: &mut Tree) {
        self.worth.iter().for_each(|&byte| out.direct(u32::from(byte), 8));
        self.of.iter().for_each(|&level| tree.write(out, u32::from(level)));
    }

    pub(super) fn read(bits: &mut Decoder<'_>, articles: usize, tree: &mut Tree) -> Self {
        let worth = std::array::from_fn(|_| bits.direct(8) as u8);
        Self { of: (0..articles).map(|_| tree.read(bits) as u8).collect(), worth }
    }

    /// The level of an article of the list.
    pub(super) fn level(&self, at: usize) -> u8 {
        self.of[at]
    }

    /// The score of an article of the list, about.
    pub(super) fn score(&self, at: usize) -> f32 {
        let level = usize::from(self.of[at]);
        let [first @ .., best, least] = self.worth;
        let (high, low) = (score_of(best), score_of(least));
        first.get(level).map_or_else(
            || high - (high - low) * ((level - ENDS.len()) as f32 + 0.5) / f32::from(STEPS),
            |&mean| score_of(mean),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_levels_hold_the_best() {
        for count in [1, 4, 5, 9, 10, 20, 21, 300] {
            let docs: Vec<u32> = (0..count).map(|doc| doc * 3).collect();
            let ranks: Vec<(u8, f32)> =
                docs.iter().map(|doc| ((doc * 7 % 5 / 2) as u8, (doc * 11 % 37) as f32)).collect();
            let mut order: Vec<usize> = (0..docs.len()).collect();
            // Ties stay in the order of the articles.
            order.sort_by(|&a, &b| ranks[a].0.cmp(&ranks[b].0).then(ranks[b].1.total_cmp(&ranks[a].1)));
            let levels = Levels::of(&docs, &ranks);
            for (rank, at) in order.into_iter().enumerate() {
                let level = ENDS.iter().filter(|&&end| end <= rank).count();
                assert_eq!(usize::from(levels.level(at)).min(ENDS.len()), level, "{count} {rank}");
            }
        }
    }
}
