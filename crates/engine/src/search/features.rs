//! The features that articles are ranked by: the characters of a query and its pairs of adjacent characters.

use gongwen_codes::counter::{Frequency, TermCounter};

use super::bm25f::{AverageLengths, idf};
use super::corpus::Corpus;
use super::searched::Searched;
use crate::index::{Alphabet, DocId};

/// Most characters of a query that are counted; what follows is not used for ranking.
const MOST_SLOTS: usize = 63;

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
        let (singles, pairs) = self.found.split_at_checked(self.single_idf.len()).unwrap_or_default();
        averages.sum(lengths, singles, &self.single_idf) + averages.sum(lengths, pairs, &self.pair_idf)
    }
}
