//! The lead of a text: the sentence that tells the news. Under a headline the rules suffice, as the headline says what the news
//! is; without one the sentences of the first paragraph are compared by features whose weights are learned.

use super::cues::{contains_any, names_day};
use super::document::{Document, Sentence};
use super::score::{SHORTEST, Weights, repetition};

/// A delayed lead is one of the first sentences, up to this many.
const LEAD_SPAN: usize = 6;

/// Without a headline the lead is one of so many first sentences of the first paragraph: reporters add to the news after that.
const OPENING_SPAN: usize = 3;

/// Number of features that are compared without a headline.
pub const LEAD_FEATURES: usize = 6;

/// The features, in the order of their weights. The first three are of the first sentence alone.
pub const LEAD_NAMES: [&str; LEAD_FEATURES] = [
    "opens_with_news_peg",
    "opens_with_event",
    "opens_short",
    "similarity_to_opening",
    "repeated",
    "personal",
];

/// Verbs of events: what somebody did on a day.
const EVENTS: &str = "举行 召开 举办 开幕 闭幕 启动 出席 会见 会谈 主持 印发 签署 致信 致电 回信 发布 成立 揭牌 开通 投产 通车";

/// The index of the lead.
pub(crate) fn index(document: &Document, weights: &Weights) -> usize {
    let untitled = document.title.len() == 0;
    let told = if untitled { features(document) } else { Vec::new() };
    let worth = |features: &[f32; LEAD_FEATURES]| {
        features.iter().zip(&weights.lead).map(|(feature, weight)| feature * weight).sum::<f32>()
    };
    let mut best: Option<(usize, f32)> = None;
    for (index, features) in &told {
        let worth = worth(features);
        if best.is_none_or(|(_, most)| worth > most) {
            best = Some((*index, worth));
        }
    }
    match best {
        Some((index, _)) if told.len() > 1 => index,
        _ => delayed(&document.sentences),
    }
}

/// The sentences that may be the lead where there is no headline, by their indexes, with their features: the first, and those
/// after it in its paragraph that can be read alone. None of a text in one paragraph: there it is not known where the opening ends.
pub(crate) fn features(document: &Document) -> Vec<(usize, [f32; LEAD_FEATURES])> {
    let sentences = &document.sentences;
    let Some(first) = sentences.first() else { return Vec::new() };
    if sentences.last().is_none_or(|last| last.paragraph == first.paragraph) {
        return Vec::new();
    }
    let repetition = repetition(sentences);
    let in_opening = |(index, sentence): &(usize, &Sentence)| {
        let alone = sentence.cues.dependent < 1.0 && !sentence.cues.question && sentence.is_eligible(&[]);
        sentence.paragraph == first.paragraph && (*index == 0 || alone)
    };
    let opening = sentences.iter().enumerate().take(OPENING_SPAN).filter(in_opening);
    let flag = |holds: bool| f32::from(u8::from(holds));
    opening
        .map(|(index, sentence)| {
            let opens = flag(index == 0);
            let features = [
                opens * flag(sentence.cues.news_peg || names_day(sentence.text)),
                opens * flag(contains_any(sentence.text, EVENTS)),
                opens * flag(sentence.chars < SHORTEST),
                if index == 0 { 0.0 } else { sentence.terms.cosine(&first.terms) },
                repetition[index],
                flag(sentence.cues.first_person),
            ];
            (index, features)
        })
        .collect()
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
