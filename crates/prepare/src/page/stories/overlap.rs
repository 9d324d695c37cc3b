//! What texts have in common: pairs and triples of characters, the rarer the weightier.

use std::collections::{BTreeMap, BTreeSet};

use crate::page::chars::is_han;
use crate::page::features::LnTable;

/// Pairs and triples of the characters of a text; a pair has a blank third place.
pub(crate) type Grams = BTreeSet<[char; 3]>;

/// The pairs and triples of a text's letters and digits.
pub(crate) fn grams(folded: &str) -> Grams {
    let chars: Vec<char> = folded.chars().filter(|c| is_han(*c) || c.is_alphanumeric()).collect();
    let pairs = chars.windows(2).map(|pair| [pair[0], pair[1], ' ']);
    let triples = chars.windows(3).map(|triple| [triple[0], triple[1], triple[2]]);
    pairs.chain(triples).collect()
}

/// Compares texts, by the weights that a collection of texts gives to what they are made of.
#[derive(Clone, Debug, Default)]
pub(crate) struct Overlap {
    counts: BTreeMap<[char; 3], u16>,
    texts: f32,
}

/// How much of a text another one says, too.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Coverage {
    /// The share by weight, 0 to 1.
    pub(crate) share: f32,
    /// The weight.
    pub(crate) weight: f32,
}

impl Overlap {
    /// The weights that these texts give.
    pub(crate) fn of<'a>(texts: impl Iterator<Item = &'a Grams>) -> Self {
        let mut overlap = Self::default();
        for text in texts {
            overlap.texts += 1.0;
            for gram in text {
                *overlap.counts.entry(*gram).or_insert(0) += 1;
            }
        }
        overlap
    }

    fn weight(&self, gram: &[char; 3]) -> f32 {
        let count = f32::from(self.counts.get(gram).copied().unwrap_or(0));
        (1.0 + self.texts / (0.5 + count)).ln_table()
    }

    /// How much of `text` is in `other`.
    pub(crate) fn coverage(&self, text: &Grams, other: &Grams) -> Coverage {
        let (mut all, mut common) = (0.0, 0.0);
        for gram in text {
            let weight = self.weight(gram);
            all += weight;
            if other.contains(gram) {
                common += weight;
            }
        }
        Coverage { share: if all > 0.0 { common / all } else { 0.0 }, weight: common }
    }

    /// The cosine of two texts.
    pub(crate) fn cosine(&self, a: &Grams, b: &Grams) -> f32 {
        let square = |gram: &[char; 3]| self.weight(gram) * self.weight(gram);
        let common: f32 = a.intersection(b).map(square).sum();
        if common <= 0.0 {
            return 0.0;
        }
        let (own, other): (f32, f32) = (a.iter().map(square).sum(), b.iter().map(square).sum());
        common / (own * other).sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_weigh_more() {
        let texts = ["职工书屋开放", "职工夜校开班", "职工运动会开幕"].map(grams);
        let overlap = Overlap::of(texts.iter());
        let headline = grams("书屋");
        assert!(overlap.coverage(&headline, &texts[0]).share > 0.99);
        assert_eq!(overlap.coverage(&headline, &texts[1]), Coverage::default());
        assert!(overlap.cosine(&texts[0], &texts[0]) > 0.99);
        assert!(overlap.cosine(&texts[0], &texts[1]) < 0.3);
    }
}
