//! Ranking: BM25F over characters and pairs of adjacent characters, the headline weighing more.
//!
//! BM25F: S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
//! Single characters and pairs together rank Chinese as well as dictionary words do.

use gongwen_codes::counter::Frequency;

use crate::index::Lengths;

/// Term frequency saturation: 0 counts presence alone, above 2 hardly saturates.
const K1: f32 = 1.2;
/// How much the length of the body counts: 0 not at all, 1 fully.
const B_BODY: f32 = 0.75;
/// How much the length of the headline counts.
const B_HEADLINE: f32 = 0.3;
/// How many occurrences in a body one in the headline is worth.
const HEADLINE_WEIGHT: f32 = 4.0;
/// How much a part tells at the least, be it in every article.
const LEAST_WEIGHT: f32 = 0.05;
/// How much more than its rarity an unknown word of two characters counts.
const UNKNOWN_WEIGHT: f32 = 1.0;

/// Inverse document frequency as of BM25, never negative.
pub(crate) fn idf(docs: usize, frequency: usize) -> f32 {
    let (docs, frequency) = (docs as f32, frequency as f32);
    (1.0 + (docs - frequency + 0.5) / (frequency + 0.5)).ln()
}

/// How much a part of so many characters tells that `holders` of the articles hold: its inverse document frequency; a single
/// character half of that, an unknown string as the words that may be in it.
pub(crate) fn weight(characters: usize, holders: usize, articles: usize) -> f32 {
    let rarity = idf(articles, holders).max(LEAST_WEIGHT);
    rarity
        * match characters {
            1 => 0.5,
            length if holders == 0 => UNKNOWN_WEIGHT * (length as f32 / 2.0).min(2.0),
            _ => 1.0,
        }
}

/// The average lengths of a corpus's headlines and of its other text, in characters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AverageLengths {
    pub(crate) headline: f32,
    pub(crate) body: f32,
}

impl AverageLengths {
    pub(crate) fn of(lengths: impl Iterator<Item = Lengths>) -> Self {
        let (mut count, mut headline, mut body) = (0.0_f64, 0.0, 0.0);
        for length in lengths {
            count += 1.0;
            headline += f64::from(length.headline);
            body += f64::from(length.body);
        }
        let mean = |sum: f64| (sum / count.max(1.0)).max(1.0) as f32;
        Self { headline: mean(headline), body: mean(body) }
    }

    /// The shares of several features together.
    pub(super) fn sum(self, lengths: Lengths, frequencies: &[Frequency], idfs: &[f32]) -> f32 {
        let mut sum = 0.0;
        for (&frequency, &idf) in frequencies.iter().zip(idfs) {
            if frequency != Frequency::default() {
                sum += self.score(lengths, frequency, idf);
            }
        }
        sum
    }

    /// One feature's share of the score of an article of these lengths.
    pub(crate) fn score(self, lengths: Lengths, frequency: Frequency, idf: f32) -> f32 {
        let headline = 1.0 - B_HEADLINE + B_HEADLINE * lengths.headline as f32 / self.headline;
        let body = 1.0 - B_BODY + B_BODY * lengths.body as f32 / self.body;
        let weighted = HEADLINE_WEIGHT * frequency.headline as f32 / headline + frequency.body as f32 / body;
        idf * weighted * (K1 + 1.0) / (weighted + K1)
    }
}
