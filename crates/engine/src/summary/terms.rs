//! The terms of a sentence: bigrams, pairs of adjacent characters. They need no dictionary and measure the similarity of
//! Chinese sentences as well as words do.

use crate::sort::sort;
use crate::text::chars::is_han;
use crate::text::fold::FoldTable;

/// A Chinese character, or a whole run of Latin letters and digits (hashed, with the top bit set).
type Unit = u32;

/// Distinct pairs of adjacent units in ascending order, each with its number of occurrences.
#[derive(Clone, Debug, Default)]
pub(crate) struct TermVector {
    pairs: Vec<(u64, f32)>,
    /// Distinct units in ascending order.
    units: Vec<u64>,
    /// Euclidean length of the counts.
    norm: f32,
}

impl TermVector {
    /// The terms of several texts together; no pair crosses from one text to the next.
    pub(crate) fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut all: Vec<u64> = Vec::new();
        let mut distinct: Vec<u64> = Vec::new();
        for text in texts {
            let units = units(text);
            distinct.extend(units.iter().map(|&unit| u64::from(unit)));
            all.extend(units.windows(2).map(|pair| (u64::from(pair[0]) << 32) | u64::from(pair[1])));
        }
        sort(&mut all);
        sort(&mut distinct);
        distinct.dedup();
        let mut pairs: Vec<(u64, f32)> = Vec::with_capacity(all.len());
        for pair in all {
            match pairs.last_mut() {
                Some((last, count)) if *last == pair => *count += 1.0,
                _ => pairs.push((pair, 1.0)),
            }
        }
        let norm = pairs.iter().map(|(_, count)| count * count).sum::<f32>().sqrt();
        Self { pairs, units: distinct, norm }
    }

    /// Number of distinct pairs.
    pub(crate) fn len(&self) -> usize {
        self.pairs.len()
    }

    /// The share of the distinct units of `other` that these terms contain too; 0 if it has none.
    pub(crate) fn share_of_units(&self, other: &Self) -> f32 {
        let shared = other.units.iter().filter(|unit| self.units.binary_search(unit).is_ok()).count();
        shared as f32 / other.units.len().max(1) as f32
    }

    /// The mean over these distinct pairs of how many entries of `all` (ascending) equal it, itself aside.
    pub(crate) fn repetition(&self, all: &[u64]) -> f32 {
        let others = |pair: u64| {
            let first = all.partition_point(|&other| other < pair);
            let count = all[first..].iter().take_while(|&&other| other == pair).count();
            count.saturating_sub(1) as f32
        };
        self.pairs.iter().map(|&(pair, _)| others(pair)).sum::<f32>() / self.pairs.len().max(1) as f32
    }

    /// The distinct pairs in ascending order.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = u64> {
        self.pairs.iter().map(|&(pair, _)| pair)
    }

    /// Cosine of the two vectors of counts, 0 to 1.
    pub(crate) fn cosine(&self, other: &Self) -> f32 {
        if self.pairs.is_empty() || other.pairs.is_empty() {
            return 0.0;
        }
        self.meet(other, |_, mine, theirs| mine * theirs) / (self.norm * other.norm)
    }

    /// The number of distinct pairs that both contain and `covered` (ascending) does not.
    pub(crate) fn shared_anew(&self, other: &Self, covered: &[u64]) -> f32 {
        self.meet(other, |pair, _, _| if covered.binary_search(&pair).is_ok() { 0.0 } else { 1.0 })
    }

    /// Sums `weigh(pair, count here, count there)` over the pairs that both contain.
    fn meet(&self, other: &Self, weigh: impl Fn(u64, f32, f32) -> f32) -> f32 {
        let (mut here, mut there) = (0, 0);
        let mut sum = 0.0;
        // A plain loop over both lists: iterator chains are slow in code that is optimised for size.
        while here < self.pairs.len() && there < other.pairs.len() {
            let ((mine, count), (theirs, other_count)) = (self.pairs[here], other.pairs[there]);
            if mine == theirs {
                sum += weigh(mine, count, other_count);
            }
            here += usize::from(mine <= theirs);
            there += usize::from(theirs <= mine);
        }
        sum
    }

    /// The share of these pairs that `covered` (ascending) contains; 1 for a text without pairs.
    pub(crate) fn covered_by(&self, covered: &[u64]) -> f32 {
        if self.pairs.is_empty() {
            return 1.0;
        }
        let held = self.pairs.iter().filter(|(pair, _)| covered.binary_search(pair).is_ok()).count();
        held as f32 / self.pairs.len() as f32
    }

    /// Adds these pairs to an ascending list without repetition.
    pub(crate) fn cover(&self, covered: &mut Vec<u64>) {
        covered.extend(self.pairs.iter().map(|(pair, _)| *pair));
        sort(covered);
        covered.dedup();
    }
}

/// Splits a text into units, without punctuation and blanks.
fn units(text: &str) -> Vec<Unit> {
    const FNV_BASIS: u32 = 0x811C_9DC5;
    const FNV_PRIME: u32 = 0x0100_0193;
    let mut units = Vec::with_capacity(text.len() / 3);
    let table = FoldTable::default();
    let mut run: Option<u32> = None;
    for c in text.chars().map(|c| table.fold_char(c)) {
        if c.is_ascii_alphanumeric() {
            run = Some((run.unwrap_or(FNV_BASIS) ^ u32::from(c)).wrapping_mul(FNV_PRIME));
            continue;
        }
        units.extend(run.take().map(|hash| hash | 1 << 31));
        if is_han(c) {
            units.push(u32::from(c));
        }
    }
    units.extend(run.map(|hash| hash | 1 << 31));
    units
}

#[cfg(test)]
mod tests {
    use super::TermVector;

    #[test]
    fn similarity_ignores_width_case_and_punctuation() {
        let (a, b) = (TermVector::of(["ＡＩ赋能，工会"]), TermVector::of(["ai赋能工会。"]));
        assert!((a.cosine(&b) - 1.0).abs() < 1e-6);
        assert_eq!(a.len(), 4);
    }

    #[test]
    fn coverage_is_a_share() {
        let mut covered = Vec::new();
        TermVector::of(["总工会"]).cover(&mut covered);
        assert!((TermVector::of(["总工会成立"]).covered_by(&covered) - 0.5).abs() < 1e-6);
    }
}
