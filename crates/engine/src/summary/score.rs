//! The score of each sentence, before any is chosen.

use super::document::{Document, Sentence};
use super::lead::{self, LEAD_FEATURES};
use super::query::QueryTerm;
use crate::sort::sort;

/// What each feature adds to a sentence's score; × marks a factor. The values of [`Weights::NEWS`] come from ablations on
/// television news: stories whose withheld lead paragraph is the reference, and stories whose withheld headline is. A
/// lead resembles its headline, so the first kind overstates the headline: its two weights are set below their optimum
/// there (at a cost of 0.2 ROUGE-1).
///
/// The four weights from `headline_characters` to `last_paragraph` are what `gongwen-eval summaries fit` prints for stories
/// of 2020 to 2022 and the choices of editors in `tests/gold`: `docs/summaries.md` has the command and the figures.
/// So it has for `lead`, which `gongwen-eval summaries fit-lead` learned on stories of 2020 to 2023.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// × 1/√(1 + sentences between it and the lead).
    pub position: f32,
    /// It opens a paragraph.
    pub paragraph_opening: f32,
    /// × share of the headline's bigrams that it contains and no chosen sentence does: once what the headline says is
    /// told, it counts no more.
    pub headline: f32,
    /// × cosine similarity to the headline, which favours short sentences about nothing else.
    pub headline_similarity: f32,
    /// × share of the headline's distinct characters that it contains.
    pub headline_characters: f32,
    /// × how often its bigrams occur in other sentences, 0 to 1 over the text; only under a headline.
    pub repetition: f32,
    /// × length in hundreds of characters, at most [`LONGEST_COUNTED`]; only under a headline.
    pub length: f32,
    /// It is in the last paragraph; only under a headline.
    pub last_paragraph: f32,
    /// × similarity to later sentences, 0 to 1 (the forward half of PacSum).
    pub forward: f32,
    /// × excess length over [`COMFORTABLE_LENGTH`], in multiples of it.
    pub long: f32,
    /// × share of it inside quotation marks.
    pub quoted: f32,
    /// It asks a question or ends with a colon.
    pub question: f32,
    /// × how much it depends on a sentence that is not in the summary.
    pub dependent: f32,
    /// It opens with 据悉, 据了解 and the like.
    pub hearsay: f32,
    /// It is shorter than [`SHORTEST`].
    pub short: f32,
    /// It is a quotation without a speaker.
    pub unattributed: f32,
    /// It is in the first or second person.
    pub first_person: f32,
    /// It opens with a news peg or a date.
    pub news_peg: f32,
    /// Its beginning or end is missing.
    pub fragment: f32,
    /// A sentence of its paragraph is chosen already: a summary should span the text.
    pub same_paragraph: f32,
    /// × share of its bigrams that chosen sentences contain.
    pub redundancy: f32,
    /// × share of the query's weight that it contains.
    pub query: f32,
    /// It is the lead of a text without a headline. Less than `query`: a sentence that answers goes before it.
    pub lead_alone: f32,
    /// What tells the lead of a text without a headline: the weights of [`LEAD_NAMES`](super::LEAD_NAMES). Only their ratios count.
    pub lead: [f32; LEAD_FEATURES],
}

impl Weights {
    /// For news, notices and features.
    pub const NEWS: Self = Self {
        position: 1.0,
        paragraph_opening: 0.1,
        headline: 3.0,
        headline_similarity: 2.0,
        headline_characters: 0.7,
        repetition: 0.2,
        length: -0.8,
        last_paragraph: 0.4,
        forward: 0.3,
        long: -0.6,
        quoted: -0.6,
        question: -0.2,
        dependent: -1.0,
        hearsay: -0.1,
        short: -0.6,
        unattributed: -1.0,
        first_person: -0.2,
        news_peg: 0.1,
        fragment: -1.5,
        same_paragraph: -0.1,
        redundancy: -0.2,
        query: 1.5,
        lead_alone: 0.6,
        lead: [4.8, 6.2, 10.0, 5.1, -8.0],
    };
}

/// A sentence of so many characters gets no penalty for its length.
pub const COMFORTABLE_LENGTH: usize = 80;

/// Length counts up to so many characters.
pub const LONGEST_COUNTED: usize = 200;

/// A sentence of fewer characters gets a penalty.
pub const SHORTEST: usize = 18;

/// Similarity is measured among the first sentences, up to this many, so that the cost stays linear in the length of
/// the text.
const FORWARD_SPAN: usize = 100;

/// Similarities in this lowest part of their range count as zero (β of PacSum).
const FORWARD_FLOOR: f32 = 0.1;

/// The score of every sentence, without the part that depends on which others are chosen.
pub(crate) fn scores(document: &Document, weights: &Weights, query: &[QueryTerm]) -> Vec<f32> {
    let forward = forward_similarity(&document.sentences);
    let lead = lead::index(document, weights);
    let alone = if document.title.len() == 0 { weights.lead_alone } else { 0.0 };
    let learned = learned(document, weights);
    let sentences = document.sentences.iter().zip(forward.into_iter().zip(learned));
    sentences
        .enumerate()
        .map(|(index, (sentence, (forward, learned)))| {
            if !sentence.is_eligible(query) {
                return f32::NEG_INFINITY;
            }
            // Sentences before a delayed lead rank after it.
            let distance = if index < lead { index + 1 } else { index - lead };
            weights.position / ((1 + distance) as f32).sqrt()
                + if index == lead { alone } else { 0.0 }
                + weights.forward * forward
                + weights.headline_similarity * sentence.terms.cosine(&document.title)
                + weights.query * sentence.answers(query)
                + wording(sentence, weights)
                + learned
        })
        .collect()
}

/// What the features add whose weights were learned on texts under a headline; zeros without a headline.
fn learned(document: &Document, weights: &Weights) -> Vec<f32> {
    let sentences = &document.sentences;
    if document.title.len() == 0 {
        return vec![0.0; sentences.len()];
    }
    let repetition = repetition(sentences);
    let last = sentences.last().map(|sentence| sentence.paragraph);
    let weigh = |(sentence, repetition): (&Sentence, f32)| {
        weights.headline_characters * sentence.terms.share_of_units(&document.title)
            + weights.repetition * repetition
            + weights.length * sentence.chars.min(LONGEST_COUNTED) as f32 / 100.0
            + if Some(sentence.paragraph) == last { weights.last_paragraph } else { 0.0 }
    };
    sentences.iter().zip(repetition).map(weigh).collect()
}

/// For each sentence how often its bigrams occur in other sentences, scaled to 0..1 over the text.
pub(crate) fn repetition(sentences: &[Sentence]) -> Vec<f32> {
    let mut all: Vec<u64> = sentences.iter().flat_map(|sentence| sentence.terms.pairs()).collect();
    sort(&mut all);
    let mut repetition: Vec<f32> = sentences.iter().map(|s| s.terms.repetition(&all)).collect();
    scale(&mut repetition);
    repetition
}

/// What the wording and the length of a sentence add.
fn wording(sentence: &Sentence, weights: &Weights) -> f32 {
    let cues = &sentence.cues;
    let excess = sentence.chars.saturating_sub(COMFORTABLE_LENGTH) as f32 / COMFORTABLE_LENGTH as f32;
    let features = [
        (sentence.opens_paragraph, weights.paragraph_opening),
        (cues.question, weights.question),
        (cues.hearsay, weights.hearsay),
        (sentence.chars < SHORTEST, weights.short),
        (cues.unattributed, weights.unattributed),
        (cues.first_person, weights.first_person),
        (cues.news_peg, weights.news_peg),
        (cues.fragment, weights.fragment),
    ];
    weights.long * excess
        + weights.quoted * cues.quoted
        + features.into_iter().filter(|(applies, _)| *applies).map(|(_, weight)| weight).sum::<f32>()
}

/// For each sentence its similarity to those after it, scaled to 0..1 over the text.
fn forward_similarity(sentences: &[Sentence]) -> Vec<f32> {
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
    scale(&mut sums);
    sums
}

/// Scales values to 0..1; equal ones to zeros.
fn scale(values: &mut [f32]) {
    let (low, high) = bounds(values);
    let factor = if high - low > f32::EPSILON { 1.0 / (high - low) } else { 0.0 };
    for value in values {
        *value = (*value - low) * factor;
    }
}

/// The smallest and the largest value; zeros for none.
fn bounds(values: &[f32]) -> (f32, f32) {
    let Some(&first) = values.first() else { return (0.0, 0.0) };
    values.iter().fold((first, first), |(low, high), &value| (low.min(value), high.max(value)))
}
