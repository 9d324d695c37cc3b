//! Which sentences to take, one after another, given what was taken before.

use super::SummaryOptions;
use super::document::Document;
use super::score::Weights;
use crate::sort::sort;

/// The number of sentences when neither it nor a budget of characters is given.
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

    /// Whether there is room for another sentence.
    pub(crate) fn has_room(&self) -> bool {
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

    /// Whether no sentence was taken yet.
    pub(crate) fn is_untouched(&self) -> bool {
        self.taken == 0
    }
}

/// The indexes of the chosen sentences in printed order. Unless there are no sentences, or none was asked for, there is
/// at least one, even if it exceeds the budget.
pub(crate) fn select(
    document: &Document,
    scores: &[f32],
    weights: &Weights,
    limits: &mut Limits,
) -> Vec<usize> {
    let mut chosen: Vec<usize> = Vec::new();
    let mut covered = Vec::new();
    while limits.has_room() {
        let value = |index: usize| chosen_value(document, scores, weights, &chosen, &covered, index);
        let free = eligible(scores).filter(|index| !chosen.contains(index));
        let fitting = free.clone().filter(|&index| limits.fits(document.sentences[index].chars));
        let best = match best_of(fitting, value) {
            None if limits.is_untouched() => best_of(free, value),
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

/// The indexes of the sentences that may be chosen: all, if none has a score.
pub(crate) fn eligible(scores: &[f32]) -> impl Iterator<Item = usize> + Clone + '_ {
    let all = !scores.iter().any(|score| score.is_finite());
    (0..scores.len()).filter(move |&index| all || scores[index].is_finite())
}

/// The value of a sentence in addition to those already `chosen`, whose bigrams are `covered`.
pub(crate) fn chosen_value(
    document: &Document,
    scores: &[f32],
    weights: &Weights,
    chosen: &[usize],
    covered: &[u64],
    index: usize,
) -> f32 {
    let sentence = &document.sentences[index];
    let follows_chosen = index > 0 && chosen.contains(&(index - 1));
    let headline_share =
        sentence.terms.shared_anew(&document.title, covered) / document.title.len().max(1) as f32;
    let same_paragraph = |&other: &usize| document.sentences[other].paragraph == sentence.paragraph;
    scores[index]
        + if chosen.iter().any(same_paragraph) { weights.same_paragraph } else { 0.0 }
        + if follows_chosen { 0.0 } else { weights.dependent * sentence.cues.dependent }
        + weights.headline * headline_share
        + weights.redundancy * sentence.terms.covered_by(covered)
}

/// The index of the largest value; of equal ones the first.
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
