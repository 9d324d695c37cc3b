//! The articles that may hold a string, with what is known of their score.

use super::bucket::List;

/// An article that may hold a string.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Candidate {
    pub(super) doc: u32,
    /// The level in the list of an only key: before the score in their order.
    pub(super) level: u8,
    pub(super) score: f32,
}

/// The articles that may hold a string.
#[derive(Clone, Debug, Default)]
pub(super) struct Candidates {
    /// Ascending by number.
    pub(super) all: Vec<Candidate>,
    /// How many there are; more than those of `all` where only the best are known.
    pub(super) count: usize,
}

impl Candidates {
    /// Those of a list. `unlevelled` is the score of each where the list has no levels.
    pub(super) fn of(list: &List, has_levels: bool, unlevelled: f32) -> Self {
        let candidate = |(at, &doc): (usize, &u32)| Candidate {
            doc,
            level: list.levels.as_ref().filter(|_| has_levels).map_or(0, |levels| levels.level(at)),
            score: list.levels.as_ref().map_or(unlevelled, |levels| levels.score(at)),
        };
        Self { all: list.docs.iter().enumerate().map(candidate).collect(), count: list.holders as usize }
    }

    /// Whether `all` are all.
    pub(super) fn are_complete(&self) -> bool {
        self.all.len() == self.count
    }

    /// Those that are in another list, too, their scores added.
    pub(super) fn and(&self, other: &Self) -> Self {
        let mut all = Vec::new();
        for candidate in &self.all {
            if let Ok(at) = other.all.binary_search_by_key(&candidate.doc, |other| other.doc) {
                all.push(Candidate { level: 0, score: candidate.score + other.all[at].score, ..*candidate });
            }
        }
        Self { count: all.len(), all }
    }

    /// Those that are in either.
    pub(super) fn or(&self, other: &Self) -> Self {
        let mut all = self.all.clone();
        for candidate in &other.all {
            if self.all.binary_search_by_key(&candidate.doc, |known| known.doc).is_err() {
                all.push(*candidate);
            }
        }
        all.sort_by_key(|candidate| candidate.doc);
        let complete = self.are_complete() && other.are_complete();
        let count = if complete { all.len() } else { self.count.max(other.count).max(all.len()) };
        Self { all, count }
    }

    pub(super) fn holds(&self, doc: u32) -> Option<f32> {
        let at = self.all.binary_search_by_key(&doc, |candidate| candidate.doc).ok()?;
        Some(self.all[at].score)
    }
}
