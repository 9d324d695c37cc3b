//! How much each sentence is worth for a summary, before any is chosen.

use super::document::{Document, Sentence};
use super::query::QueryTerm;

/// What each sign adds to a sentence's score. The values of [`Weights::NEWS`] come from ablations on
/// television news: stories whose lead paragraph was withheld and is the reference, and stories whose
/// headline was. A lead resembles its headline, so the first kind overstates the headline; its two weights
/// stand below their best there (by 0.2 ROUGE-1).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// × 1/√(1 + sentences between it and the lead).
    pub position: f32,
    /// It opens a paragraph.
    pub paragraph_opening: f32,
    /// × share of the headline's pairs of characters that it holds and that no chosen sentence does: what
    /// the headline promises is told once.
    pub headline: f32,
    /// × likeness (cosine) to the headline, which favours short sentences that speak of nothing else.
    pub headline_likeness: f32,
    /// × likeness to what comes later, 0 to 1 (the forward half of PacSum).
    pub forward: f32,
    /// × excess length over [`COMFORTABLE_LENGTH`], in multiples of it.
    pub long: f32,
    /// × share of it inside quotation marks.
    pub quoted: f32,
    /// It asks a question or ends with a colon.
    pub asks: f32,
    /// × how much it hangs on a sentence that is not in the summary.
    pub tied: f32,
    /// It opens with 据悉, 据了解 and the like.
    pub hedged: f32,
    /// It is shorter than [`SHORTEST`].
    pub short: f32,
    /// It is a quotation without a speaker.
    pub unanswered: f32,
    /// Its speaker talks of himself.
    pub personal: f32,
    /// It tells the day of the news.
    pub pegged: f32,
    /// Its beginning or end was lost.
    pub fragment: f32,
    /// A sentence of its paragraph is chosen already: several sentences should span the text.
    pub same_paragraph: f32,
    /// × share of its pairs that the chosen sentences already hold.
    pub redundancy: f32,
    /// × share of the query's weight that it holds.
    pub query: f32,
}

impl Weights {
    /// For news, notices and features.
    pub const NEWS: Self = Self {
        position: 1.0,
        paragraph_opening: 0.1,
        headline: 3.0,
        headline_likeness: 2.0,
        forward: 0.3,
        long: -0.6,
        quoted: -0.6,
        asks: -0.2,
        tied: -1.0,
        hedged: -0.1,
        short: -0.6,
        unanswered: -1.0,
        personal: -0.2,
        pegged: 0.1,
        fragment: -1.5,
        same_paragraph: -0.1,
        redundancy: -0.2,
        query: 1.5,
    };
}

/// Characters that a sentence of a summary may have at no cost.
pub const COMFORTABLE_LENGTH: usize = 80;

/// Fewer characters than this hardly make a sentence.
pub const SHORTEST: usize = 18;

/// Sentences among which a delayed lead is looked for.
const LEAD_SPAN: usize = 6;

/// Sentences whose likeness is measured; the text after them is only read, so that the cost of a book stays
/// linear.
const FORWARD_SPAN: usize = 100;

/// Part of the span between the smallest and the largest likeness that counts as none (β of PacSum).
const FORWARD_FLOOR: f32 = 0.1;

/// The score of every sentence, without what depends on the others chosen.
pub(crate) fn scores(document: &Document, weights: &Weights, query: &[QueryTerm]) -> Vec<f32> {
    let forward = forward_likeness(&document.sentences);
    let lead = lead(&document.sentences);
    let sentences = document.sentences.iter().zip(forward);
    sentences
        .enumerate()
        .map(|(index, (sentence, forward))| {
            // What stands before a delayed lead ranks behind it.
            let distance = if index < lead { index + 1 } else { index - lead };
            weights.position / ((1 + distance) as f32).sqrt()
                + weights.forward * forward
                + weights.headline_likeness * sentence.terms.cosine(&document.title)
                + weights.query * super::query::share(query, sentence.text)
                + wording(sentence, weights)
        })
        .collect()
}

/// Index of the sentence that tells the news: the first, unless it only sets a scene and one soon after it
/// names the day.
fn lead(sentences: &[Sentence]) -> usize {
    if sentences.first().is_none_or(|first| !first.cues.sets_scene()) {
        return 0;
    }
    let tells =
        |sentence: &Sentence| sentence.cues.pegged && !sentence.cues.sets_scene() && sentence.cues.tied < 1.0;
    sentences.iter().take(LEAD_SPAN).position(tells).unwrap_or(0)
}

/// What the sentence's own wording and length add.
fn wording(sentence: &Sentence, weights: &Weights) -> f32 {
    let cues = &sentence.cues;
    let excess = sentence.chars.saturating_sub(COMFORTABLE_LENGTH) as f32 / COMFORTABLE_LENGTH as f32;
    let signs = [
        (sentence.opens_paragraph, weights.paragraph_opening),
        (cues.asks, weights.asks),
        (cues.hedged, weights.hedged),
        (sentence.chars < SHORTEST, weights.short),
        (cues.unanswered, weights.unanswered),
        (cues.personal, weights.personal),
        (cues.pegged, weights.pegged),
        (cues.fragment, weights.fragment),
    ];
    weights.long * excess
        + weights.quoted * cues.quoted
        + signs.into_iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum::<f32>()
}

/// For each sentence its likeness to those after it, scaled to 0..1 over the text.
fn forward_likeness(sentences: &[Sentence]) -> Vec<f32> {
    let span = sentences.len().min(FORWARD_SPAN);
    let mut cosines = Vec::with_capacity(span * span / 2);
    for (index, sentence) in sentences[..span].iter().enumerate() {
        cosines.extend(sentences[index + 1..span].iter().map(|later| sentence.terms.cosine(&later.terms)));
    }
    let (low, high) = bounds(&cosines);
    let floor = low + FORWARD_FLOOR * (high - low);
    let mut sums = vec![0.0; sentences.len()];
    let mut rest = cosines.as_slice();
    for (index, sum) in sums[..span].iter_mut().enumerate() {
        let (mine, others) = rest.split_at(span - index - 1);
        *sum = mine.iter().map(|cosine| (cosine - floor).max(0.0)).sum();
        rest = others;
    }
    let (low, high) = bounds(&sums);
    let scale = if high - low > f32::EPSILON { 1.0 / (high - low) } else { 0.0 };
    sums.iter().map(|sum| (sum - low) * scale).collect()
}

/// The smallest and the largest value; zeros for none.
fn bounds(values: &[f32]) -> (f32, f32) {
    let Some(&first) = values.first() else { return (0.0, 0.0) };
    values.iter().fold((first, first), |(low, high), &value| (low.min(value), high.max(value)))
}
