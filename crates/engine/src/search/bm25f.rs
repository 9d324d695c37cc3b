//! Ranking: BM25F over characters and pairs of adjacent characters, the headline weighing more.
//!
//! BM25F: S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
//! Single characters and pairs together rank Chinese as well as dictionary words do.

pub(crate) use gongwen_codes::counter::Frequency;
use gongwen_codes::counter::TermCounter;

use super::corpus::{Corpus, Searched};
use crate::index::{Alphabet, DocId, Lengths};

/// Term frequency saturation: 0 counts presence alone, above 2 hardly saturates.
const K1: f32 = 1.2;
/// How much the length of the body counts: 0 not at all, 1 fully.
const B_BODY: f32 = 0.75;
/// How much the length of the headline counts.
const B_HEADLINE: f32 = 0.3;
/// How many occurrences in a body one in the headline is worth.
const HEADLINE_WEIGHT: f32 = 4.0;
/// Most characters of a query that are counted; what follows is not used for ranking.
const MOST_SLOTS: usize = 63;

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
    fn sum(self, lengths: Lengths, frequencies: &[Frequency], idfs: &[f32]) -> f32 {
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

/// The characters and pairs of adjacent characters that a query is ranked by, each with its idf.
#[derive(Clone, Debug, Default)]
pub(crate) struct FeatureSet {
    pub(crate) singles: Vec<(char, f32)>,
    pub(crate) pairs: Vec<((char, char), f32)>,
}

impl FeatureSet {
    /// The features of some strings; pairs are those inside one string. The document frequency of a pair is the number of
    /// articles that hold both its characters, which the postings of characters give at once. Pairs whose characters are
    /// in no article together are left out.
    pub(crate) fn new(strings: &[Vec<char>], searched: &mut Searched) -> Self {
        let mut set = Self::default();
        let docs = searched.articles();
        for &c in strings.iter().flatten() {
            if set.singles.len() < MOST_SLOTS && !set.holds(c) {
                let frequency = searched.holders(c);
                if frequency > 0 {
                    set.singles.push((c, idf(docs, frequency)));
                }
            }
        }
        for string in strings {
            for pair in string.windows(2) {
                let pair = (pair[0], pair[1]);
                if set.holds(pair.0) && set.holds(pair.1) && set.pair_idf(pair).is_none() {
                    let together = searched.holders_of_both(pair.0, pair.1);
                    if together > 0 {
                        set.pairs.push((pair, idf(docs, together)));
                    }
                }
            }
        }
        set
    }

    fn holds(&self, c: char) -> bool {
        self.singles.iter().any(|&(known, _)| known == c)
    }

    fn pair_idf(&self, pair: (char, char)) -> Option<f32> {
        self.pairs.iter().find(|&&(known, _)| known == pair).map(|&(_, idf)| idf)
    }

    /// How much a string of the query tells: the idf of its pairs together, or of its only character.
    pub(crate) fn weight(&self, string: &[char]) -> f32 {
        match string {
            [only] => self.singles.iter().find(|(c, _)| c == only).map_or(0.0, |&(_, idf)| idf),
            _ => string.windows(2).filter_map(|pair| self.pair_idf((pair[0], pair[1]))).sum(),
        }
    }

    /// The features in the symbols of an alphabet, ready to be counted.
    pub(crate) fn compile(&self, alphabet: &Alphabet) -> Features {
        let mut symbols = Vec::new();
        let mut single_idf = Vec::new();
        for &(c, idf) in &self.singles {
            symbols.push(alphabet.symbol(c));
            single_idf.push(idf);
        }
        let place = |c: char| self.singles.iter().position(|&(known, _)| known == c).unwrap_or_default();
        let mut pairs = Vec::new();
        let mut pair_idf = Vec::new();
        for &((first, second), idf) in &self.pairs {
            pairs.push((place(first), place(second)));
            pair_idf.push(idf);
        }
        Features { counter: TermCounter::new(&symbols, &pairs), single_idf, pair_idf, found: Vec::new() }
    }
}

/// A [`FeatureSet`] in the symbols of one alphabet.
pub(crate) struct Features {
    counter: TermCounter,
    single_idf: Vec<f32>,
    pair_idf: Vec<f32>,
    /// Filled for every article; kept to reuse its memory.
    found: Vec<Frequency>,
}

impl Features {
    /// How often each feature occurs in one article: the characters, then the pairs.
    pub(crate) fn count(&mut self, corpus: &dyn Corpus, doc: DocId) -> &[Frequency] {
        let extent = corpus.extent(doc);
        let headline_end = (extent.headline_end - extent.start) as usize;
        self.counter.count(corpus.text(doc), headline_end, &mut self.found);
        &self.found
    }

    /// Scores one article by all features.
    pub(crate) fn score(&mut self, corpus: &dyn Corpus, averages: AverageLengths, doc: DocId) -> f32 {
        let lengths = corpus.extent(doc).lengths;
        self.count(corpus, doc);
        let (singles, pairs) = self.found.split_at(self.single_idf.len());
        averages.sum(lengths, singles, &self.single_idf) + averages.sum(lengths, pairs, &self.pair_idf)
    }
}
