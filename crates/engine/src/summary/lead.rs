//! The lead of a text: the sentence that tells the news. Under a headline the rules suffice, as the headline says what the news
//! is; without one the sentences of the first paragraph are compared by features whose weights are learned.

use super::document::{Document, Sentence};
use super::score::{Weights, repetition};

/// A delayed lead is one of the first sentences, up to this many.
const LEAD_SPAN: usize = 6;

/// Without a headline the lead is one of so many first sentences of the first paragraph: reporters add to the news after that.
const OPENING_SPAN: usize = 3;

/// Number of features that are compared without a headline.
pub const LEAD_FEATURES: usize = 5;

/// The features, in the order of their weights. The first two are of the first sentence alone.
pub const LEAD_NAMES: [&str; LEAD_FEATURES] =
    ["opens_with_news_peg", "opens_with_number", "similarity_to_opening", "repeated", "personal"];

/// The index of the lead.
pub(crate) fn index(document: &Document, weights: &Weights) -> usize {
    let sentences = &document.sentences;
    let (mut best, mut most) = (0, f32::NEG_INFINITY);
    if document.title.len() == 0 && has_opening(sentences) {
        let repetition = repetition(sentences);
        // A plain loop: chains of iterators are long in code that is optimised for size.
        for index in 0..OPENING_SPAN {
            let (Some(sentence), Some(&repeated)) = (sentences.get(index), repetition.get(index)) else {
                break;
            };
            let worth = worth(sentence, sentences.first(), index, repeated, &weights.lead);
            if worth > most {
                (best, most) = (index, worth);
            }
        }
    }
    if best > 0 { best } else { delayed(sentences) }
}

/// Whether the first paragraph is not all: in a text of one paragraph it is not known where the opening ends.
fn has_opening(sentences: &[Sentence]) -> bool {
    sentences.first().map(|first| first.paragraph) < sentences.last().map(|last| last.paragraph)
}

/// What a sentence of the first paragraph is worth as the lead; nothing where it stands in another one or cannot be read alone.
fn worth(
    sentence: &Sentence,
    first: Option<&Sentence>,
    index: usize,
    repeated: f32,
    weights: &[f32; LEAD_FEATURES],
) -> f32 {
    let cues = &sentence.cues;
    let own = match first {
        _ if index == 0 => {
            weights[0] * flag(cues.news_peg)
                + weights[1] * flag(sentence.text.bytes().any(|byte| byte.is_ascii_digit()))
        }
        Some(first)
            if sentence.paragraph == first.paragraph
                && cues.dependent < 1.0
                && !(cues.question || cues.fragment || sentence.bare) =>
        {
            weights[2] * sentence.terms.cosine(&first.terms)
        }
        _ => f32::NEG_INFINITY,
    };
    own + weights[3] * repeated + weights[4] * flag(cues.first_person)
}

/// The sentences that may be the lead where there is no headline, by their indexes, with their features, for those who fit the
/// weights: the first, and those after it in its paragraph that can be read alone; none of a text in one paragraph.
pub(crate) fn candidates(document: &Document) -> Vec<(usize, [f32; LEAD_FEATURES])> {
    let sentences = &document.sentences;
    if !has_opening(sentences) {
        return Vec::new();
    }
    let opening = sentences.iter().zip(repetition(sentences)).take(OPENING_SPAN).enumerate();
    let all = opening.map(|(index, (sentence, repeated))| {
        // Each feature alone is the worth where its weight is 1 and the others 0.
        let feature = |which: usize| {
            let mut weights = [0.0; LEAD_FEATURES];
            weights[which] = 1.0;
            worth(sentence, sentences.first(), index, repeated, &weights)
        };
        (index, std::array::from_fn(feature))
    });
    all.filter(|(_, features)| features.iter().all(|feature| feature.is_finite())).collect()
}

fn flag(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}

/// The first sentence, unless it sets a scene and one of the next ones opens with a news peg.
fn delayed(sentences: &[Sentence]) -> usize {
    if sentences.first().is_none_or(|first| !first.cues.sets_scene()) {
        return 0;
    }
    let tells = |sentence: &Sentence| {
        sentence.cues.news_peg && !sentence.cues.sets_scene() && sentence.cues.dependent < 1.0
    };
    sentences.iter().take(LEAD_SPAN).position(tells).unwrap_or(0)
}
