//! An archive in files beside an index in memory of the same articles: where their answers differ.
//!
//! [`queries()`] draws a varied list from a corpus, [`HostedCorpus`] is an archive whose files are in memory, [`compare()`] asks both; [`judge()`] asks both what is judged.

mod compare;
mod corpus;
mod judge;
mod queries;

pub use compare::{Comparison, Difference, compare};
pub use corpus::HostedCorpus;
pub use judge::{Judgement, differing_ranks, judge};
pub use queries::{DrawnQuery, queries};

/// Numbers that look random and are the same each time (D. Lehmer).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound.max(1)
    }

    fn one<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len()))
    }
}
