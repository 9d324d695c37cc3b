//! Which sentences to take, one after another, given what was taken before.

use super::SummaryOptions;
use super::document::Document;
use super::score::Weights;
use crate::sort::sort;

/// Sentences of a summary when neither their number nor a budget is given.
pub const DEFAULT_SENTENCES: usize = 3;

/// The limits of one summary, counted down while it is built.
pub(crate) struct Limits {
    sentences: usize,
    chars: usize,
    taken: usize,
}

impl Limits {
    pub(crate) fn of(options: &SummaryOptions) -> Self {
        let unlimited = if options.max_chars.is_some() { usize::MAX } else { DEFAULT_SENTENCES };
        Self {
            sentences: options.max_sentences.unwrap_or(unlimited),
            chars: options.max_chars.unwrap_or(usize::MAX),
            taken: 0,
        }
    }

    /// Whether another sentence may be asked for at all.
    pub(crate) fn open(&self) -> bool {
        self.taken < self.sentences
    }

    /// Whether a sentence of that many characters still fits.
    pub(crate) fn fits(&self, chars: usize) -> bool {
        chars <= self.chars
    }

    pub(crate) fn take(&mut self, chars: usize) {
        self.taken += 1;
        self.chars = self.chars.saturating_sub(chars);
    }

    /// Nothing was taken yet.
    pub(crate) fn fresh(&self) -> bool {
        self.taken == 0
    }
}

/// Indexes of the chosen sentences in printed order. One is always given when there is any and the number
/// asked for is not 0, even if no sentence fits the budget.
pub(crate) fn select(
    document: &Document,
    scores: &[f32],
    weights: &Weights,
    limits: &mut Limits,
) -> Vec<usize> {
    let mut chosen: Vec<usize> = Vec::new();
    let mut covered = Vec::new();
    while limits.open() {
        let value = |index: usize| chosen_value(document, scores, weights, &chosen, &covered, index);
        let free = (0..scores.len()).filter(|index| !chosen.contains(index));
        let fitting = free.clone().filter(|&index| limits.fits(document.sentences[index].chars));
        let best = match best_of(fitting, value) {
            None if limits.fresh() => best_of(free, value),
            found => found,
        };
        let Some(best) = best else { break };
        chosen.push(best);
        limits.take(document.sentences[best].chars);
        document.sentences[best].terms.cover(&mut covered);
    }
    sort(&mut chosen);
    chosen
}

/// What a sentence is worth beside those already `chosen`, whose pairs of characters are `covered`.
pub(crate) fn chosen_value(
    document: &Document,
    scores: &[f32],
    weights: &Weights,
    chosen: &[usize],
    covered: &[u64],
    index: usize,
) -> f32 {
    let sentence = &document.sentences[index];
    let answered = index > 0 && chosen.contains(&(index - 1));
    let promised = sentence.terms.shared_anew(&document.title, covered) / document.title.len().max(1) as f32;
    let same_paragraph = |&other: &usize| document.sentences[other].paragraph == sentence.paragraph;
    scores[index]
        + if chosen.iter().any(same_paragraph) { weights.same_paragraph } else { 0.0 }
        + if answered { 0.0 } else { weights.tied * sentence.cues.tied }
        + weights.headline * promised
        + weights.redundancy * sentence.terms.covered_by(covered)
}

/// The index of the largest value, the first of equals.
fn best_of(indexes: impl Iterator<Item = usize>, value: impl Fn(usize) -> f32) -> Option<usize> {
    let mut best: Option<(usize, f32)> = None;
    for index in indexes {
        let value = value(index);
        if best.is_none_or(|(_, top)| value > top) {
            best = Some((index, value));
        }
    }
    best.map(|(index, _)| index)
}
