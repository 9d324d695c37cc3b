//! Answers to questions: articles that share something with one, less those that hold what it excludes.

use super::{Candidate, Reader, Step, is_exact};
use crate::archive::BlockId;
use crate::error::Result;
use crate::index::DocId;
use crate::index::postings::DocList;
use crate::search::matcher::find_term;
use crate::search::query::{Query, Term};
use crate::search::rank::{Ranked, SCORED_FOR_QUESTION, answer_question};
use crate::search::score::{FeatureSet, Lists, Means};

impl Reader<'_> {
    /// The articles that share something with a question, or the blocks that are needed to tell which of them
    /// it excludes.
    pub(super) fn answer_question(
        &mut self,
        query: &Query,
        set: &FeatureSet,
        means: Means,
    ) -> Result<Step<Vec<Candidate>>> {
        let (exact, doubtful): (Vec<&Term>, Vec<&Term>) =
            query.excluded.iter().partition(|term| is_exact(term));
        let mut excluded: Vec<DocId> = exact.iter().flat_map(|term| self.holders(&term.folded)).collect();
        excluded.sort_unstable();
        // What may hold an excluded string counts only where it would be scored.
        let mut unread: Vec<DocId> = doubtful.iter().flat_map(|term| self.holders_of(term)).collect();
        unread.sort_unstable();
        unread.dedup();
        unread.retain(|doc| excluded.binary_search(doc).is_err());
        self.retain_scored(&mut unread, set, &excluded);
        let blocks = self.blocks_of(unread.iter().copied());
        let missing = self.lacking(&blocks);
        if !missing.is_empty() {
            return Ok(Step::Wants(missing));
        }
        let held = self.hold_any(&blocks, &doubtful)?;
        excluded.extend(unread.into_iter().filter(|doc| held.binary_search(doc).is_ok()));
        let scores = self.scores(set, means);
        let ranked = self.rank_question(set, &excluded, &mut |doc| scores[doc as usize]);
        // There is nothing to verify in what a question shares with an article.
        Ok(Step::Ready(ranked.into_iter().map(|ranked| Candidate { ranked, verified: true }).collect()))
    }

    fn rank_question(
        &self,
        set: &FeatureSet,
        excluded: &[DocId],
        score: &mut dyn FnMut(DocId) -> f32,
    ) -> Vec<Ranked> {
        let list = &mut |c| self.docs_of_char(c);
        answer_question(self.archive.len(), set, list, excluded, score)
    }

    /// Keeps those of the `doubtful` articles that would be scored in full if they alone were not excluded: no
    /// other may reach the answer, however many of them are.
    fn retain_scored(&self, doubtful: &mut Vec<DocId>, set: &FeatureSet, excluded: &[DocId]) {
        let mut sums = vec![0.0; self.archive.len()];
        for &(c, idf) in &set.singles {
            for &doc in self.docs_of_char(c).iter() {
                sums[doc as usize] += idf;
            }
        }
        let others: Vec<DocId> = doubtful.iter().chain(excluded).copied().collect();
        // With one score for all, none is cut off for being lower than the best.
        let scored = self.rank_question(set, &others, &mut |_| 1.0);
        let sum = |doc: DocId| -> f32 { sums[doc as usize] };
        let least = match scored.len() {
            SCORED_FOR_QUESTION => scored.iter().map(|ranked| sum(ranked.doc)).fold(f32::MAX, f32::min),
            _ => 0.0,
        };
        doubtful.retain(|&doc| sum(doc) > 0.0 && sum(doc) >= least);
    }

    /// The articles of some blocks at hand that hold any of the terms, ascending.
    fn hold_any(&mut self, blocks: &[BlockId], terms: &[&Term]) -> Result<DocList> {
        let mut held = DocList::new();
        for &block in blocks {
            let index = self.index_at_hand(block)?;
            let mut lists = Lists::default();
            let first = self.archive.head.first_doc(block);
            for term in terms {
                held.extend(find_term(&index, term, &mut lists).iter().map(|found| first + found.doc));
            }
            index.check()?;
        }
        held.sort_unstable();
        Ok(held)
    }
}
