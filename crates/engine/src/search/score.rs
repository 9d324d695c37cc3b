//! Ranking: BM25F over characters and pairs of adjacent characters, the headline weighing more.
//!
//! BM25F: S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
//! Single characters and pairs together rank Chinese as well as dictionary words do.

use std::rc::Rc;

use crate::error::Result;
use crate::index::alphabet::symbol_at;
use crate::index::postings::DocList;
use crate::index::{Alphabet, DocId, Index, Lengths, Symbol};

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

/// Inverse document frequency as of BM25, never negative.
pub(crate) fn idf(docs: usize, frequency: usize) -> f32 {
    let (docs, frequency) = (docs as f32, frequency as f32);
    (1.0 + (docs - frequency + 0.5) / (frequency + 0.5)).ln()
}

/// Occurrences of one feature in one article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Frequency {
    pub(crate) headline: u32,
    pub(crate) body: u32,
}

impl Frequency {
    pub(crate) fn count(&mut self, in_headline: bool) {
        if in_headline {
            self.headline += 1;
        } else {
            self.body += 1;
        }
    }
}

/// The mean lengths of a corpus.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Means {
    headline: f32,
    body: f32,
}

impl Means {
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
    pub(crate) fn sum(self, lengths: Lengths, frequencies: &[Frequency], idfs: &[f32]) -> f32 {
        frequencies.iter().zip(idfs).map(|(&frequency, &idf)| self.score(lengths, frequency, idf)).sum()
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
    /// The features of some strings; pairs are those inside one string. `list` gives the articles that hold
    /// a character. A pair's document frequency is taken to be that of its characters together, which the
    /// postings of characters give at once; pairs whose characters never meet are left out.
    pub(crate) fn new(
        strings: &[Vec<char>],
        docs: usize,
        list: &mut dyn FnMut(char) -> Result<Rc<DocList>>,
    ) -> Result<Self> {
        let mut set = Self::default();
        for &c in strings.iter().flatten() {
            if set.singles.len() < MOST_SLOTS && !set.singles.iter().any(|&(known, _)| known == c) {
                let frequency = list(c)?.len();
                if frequency > 0 {
                    set.singles.push((c, idf(docs, frequency)));
                }
            }
        }
        for pair in strings.iter().flat_map(|string| string.windows(2)) {
            let pair = (pair[0], pair[1]);
            if set.holds(pair.0) && set.holds(pair.1) && set.pair_idf(pair).is_none() {
                let mut together = 0;
                intersect(&list(pair.0)?, &list(pair.1)?, |_| together += 1);
                if together > 0 {
                    set.pairs.push((pair, idf(docs, together)));
                }
            }
        }
        Ok(set)
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
        let mut slots = vec![0; alphabet.size()];
        for (at, &(c, _)) in self.singles.iter().enumerate() {
            if let Some(symbol) = alphabet.symbol(c) {
                slots[usize::from(symbol)] = at as u8 + 1;
            }
        }
        let width = self.singles.len();
        let mut pairs = vec![0; width * width];
        for (number, &((first, second), _)) in self.pairs.iter().enumerate() {
            let slot = |c: char| alphabet.symbol(c).map(|symbol| usize::from(slots[usize::from(symbol)]));
            if let (Some(first), Some(second)) = (slot(first), slot(second)) {
                pairs[(first - 1) * width + second - 1] = number as u16 + 1;
            }
        }
        Features {
            slots,
            width,
            single_idf: self.singles.iter().map(|&(_, idf)| idf).collect(),
            pairs,
            pair_idf: self.pairs.iter().map(|&(_, idf)| idf).collect(),
        }
    }
}

/// A [`FeatureSet`] in the symbols of one alphabet.
pub(crate) struct Features {
    /// For every symbol of the alphabet its slot plus one, or zero.
    slots: Vec<u8>,
    /// Number of slots.
    width: usize,
    /// Idf of each slot's character.
    single_idf: Vec<f32>,
    /// For two slots the number of their pair plus one, or zero.
    pairs: Vec<u16>,
    pair_idf: Vec<f32>,
}

impl Features {
    /// The slot of a symbol plus one, or zero.
    fn slot(&self, symbol: Symbol) -> usize {
        usize::from(self.slots.get(usize::from(symbol)).copied().unwrap_or(0))
    }

    /// The number of the pair in two slots (each plus one) plus one, or zero.
    fn pair(&self, first: usize, second: usize) -> usize {
        if first == 0 || second == 0 {
            return 0;
        }
        usize::from(self.pairs[(first - 1) * self.width + second - 1])
    }

    /// Scores one article by all features.
    pub(crate) fn score(&self, index: &Index, means: Means, doc: DocId) -> f32 {
        let text = index.text(doc);
        let extent = &index.extents()[doc as usize];
        let headline_end = (extent.headline_end - extent.start) as usize;
        let mut singles = vec![Frequency::default(); self.single_idf.len()];
        let mut pairs = vec![Frequency::default(); self.pair_idf.len()];
        let mut last = 0;
        let mut at = 0;
        while at < text.len() {
            let (symbol, length) = symbol_at(text, at);
            let slot = self.slot(symbol);
            if slot > 0 {
                let in_headline = at < headline_end;
                singles[slot - 1].count(in_headline);
                let pair = self.pair(last, slot);
                if pair > 0 {
                    pairs[pair - 1].count(in_headline);
                }
            }
            last = slot;
            at += length;
        }
        means.sum(extent.lengths, &singles, &self.single_idf)
            + means.sum(extent.lengths, &pairs, &self.pair_idf)
    }

    /// Places in `text` where at least two adjacent characters form pairs of the query.
    pub(crate) fn runs(&self, text: &[u8]) -> Vec<(std::ops::Range<usize>, f32)> {
        let mut runs: Vec<(std::ops::Range<usize>, f32)> = Vec::new();
        let (mut last, mut last_at) = (0, 0);
        let mut at = 0;
        while at < text.len() {
            // Separators have no slot, so that no run goes beyond a paragraph.
            let (symbol, length) = symbol_at(text, at);
            let slot = self.slot(symbol);
            let pair = self.pair(last, slot);
            if pair > 0 {
                let idf = self.pair_idf[pair - 1];
                match runs.last_mut() {
                    Some((run, sum)) if run.end > last_at => {
                        run.end = at + length;
                        *sum += idf;
                    }
                    _ => runs.push((last_at..at + length, idf)),
                }
            }
            (last, last_at) = (slot, at);
            at += length;
        }
        runs
    }
}

/// Postings lists that one query has read, each once.
#[derive(Default)]
pub(crate) struct Lists {
    read: Vec<(char, Rc<DocList>)>,
}

impl Lists {
    /// The articles that hold a folded character, ascending.
    pub(crate) fn get(&mut self, index: &Index, c: char) -> Result<Rc<DocList>> {
        if let Some((_, list)) = self.read.iter().find(|&&(read, _)| read == c) {
            return Ok(list.clone());
        }
        let list = match index.alphabet().symbol(c) {
            Some(symbol) => Rc::new(index.postings(symbol)?),
            None => Rc::default(),
        };
        self.read.push((c, list.clone()));
        Ok(list)
    }
}

/// Hands the numbers that two ascending lists share to `each`.
pub(crate) fn intersect(left: &[DocId], right: &[DocId], mut each: impl FnMut(DocId)) {
    let (mut l, mut r) = (0, 0);
    while let (Some(&a), Some(&b)) = (left.get(l), right.get(r)) {
        if a == b {
            each(a);
        }
        l += usize::from(a <= b);
        r += usize::from(b <= a);
    }
}
