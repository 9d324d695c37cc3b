//! Ranking: BM25F over characters and pairs of adjacent characters, the headline weighing more.
//!
//! BM25F: S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
//! Single characters and pairs together rank Chinese as well as dictionary words do.

use std::rc::Rc;

use crate::error::Result;
use crate::index::alphabet::{FIELD, ITEM, symbol_at};
use crate::index::{DocId, Index, Symbol};

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
#[derive(Clone, Copy, Default)]
pub(crate) struct Frequency {
    pub(crate) headline: u32,
    pub(crate) body: u32,
}

/// The mean lengths of a corpus.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Means {
    headline: f32,
    body: f32,
}

impl Means {
    pub(crate) fn of(index: &Index) -> Self {
        let count = index.len().max(1) as f32;
        let sum = |length: fn(&crate::index::Extent) -> u32| {
            index.extents().iter().map(|extent| f64::from(length(extent))).sum::<f64>() as f32
        };
        Self {
            headline: (sum(|extent| extent.headline_chars) / count).max(1.0),
            body: (sum(|extent| extent.body_chars) / count).max(1.0),
        }
    }

    /// One feature's share of an article's score.
    pub(crate) fn score(&self, index: &Index, doc: DocId, frequency: Frequency, idf: f32) -> f32 {
        let extent = &index.extents()[doc as usize];
        let headline = 1.0 - B_HEADLINE + B_HEADLINE * extent.headline_chars as f32 / self.headline;
        let body = 1.0 - B_BODY + B_BODY * extent.body_chars as f32 / self.body;
        let weighted = HEADLINE_WEIGHT * frequency.headline as f32 / headline + frequency.body as f32 / body;
        idf * weighted * (K1 + 1.0) / (weighted + K1)
    }
}

/// The characters and pairs of a query, ready to be counted in articles.
pub(crate) struct Features {
    /// For every symbol of the alphabet its slot plus one, or zero.
    slots: Vec<u8>,
    /// The symbols of the slots.
    symbols: Vec<Symbol>,
    /// Idf of each slot's character.
    single_idf: Vec<f32>,
    /// For two slots the number of their pair plus one, or zero.
    pairs: Vec<u16>,
    pair_idf: Vec<f32>,
}

impl Features {
    /// The features of some strings of symbols; pairs are those inside one string. A pair's document
    /// frequency is taken to be that of its characters together, which the postings give at once.
    pub(crate) fn new(index: &Index, strings: &[Vec<Symbol>], lists: &mut Lists) -> Result<Self> {
        let docs = index.len();
        let mut features = Self {
            slots: vec![0; index.alphabet().size()],
            symbols: Vec::new(),
            single_idf: Vec::new(),
            pairs: Vec::new(),
            pair_idf: Vec::new(),
        };
        for &symbol in strings.iter().flatten() {
            let slot = &mut features.slots[usize::from(symbol)];
            if *slot == 0 && features.symbols.len() < MOST_SLOTS {
                features.symbols.push(symbol);
                *slot = features.symbols.len() as u8;
                features.single_idf.push(idf(docs, lists.get(index, symbol)?.len()));
            }
        }
        features.pairs = vec![0; features.symbols.len() * features.symbols.len()];
        for string in strings {
            for pair in string.windows(2) {
                let Some(at) = features.pair_at(pair[0], pair[1]) else { continue };
                if features.pairs[at] == 0 {
                    let together = common(lists.get(index, pair[0])?, &lists.get(index, pair[1])?);
                    features.pair_idf.push(idf(docs, together));
                    features.pairs[at] = features.pair_idf.len() as u16;
                }
            }
        }
        Ok(features)
    }

    /// Where the pair of two symbols stands in the table of pairs.
    fn pair_at(&self, first: Symbol, second: Symbol) -> Option<usize> {
        let first = usize::from(self.slots[usize::from(first)]).checked_sub(1)?;
        let second = usize::from(self.slots[usize::from(second)]).checked_sub(1)?;
        Some(first * self.symbols.len() + second)
    }

    /// The idf of a pair of the query, or `None` when it is none.
    pub(crate) fn pair_idf(&self, first: Symbol, second: Symbol) -> Option<f32> {
        let number = self.pairs[self.pair_at(first, second)?];
        Some(self.pair_idf[usize::from(number).checked_sub(1)?])
    }

    /// The symbols of the query.
    pub(crate) fn symbols(&self) -> &[Symbol] {
        &self.symbols
    }

    /// The greatest part that characters can add to an article's score when they occur in it.
    pub(crate) fn single_idf(&self) -> &[f32] {
        &self.single_idf
    }

    /// Scores one article by all features.
    pub(crate) fn score(&self, index: &Index, means: &Means, doc: DocId) -> f32 {
        let text = index.text(doc);
        let extent = &index.extents()[doc as usize];
        let headline_end = (extent.headline_end - extent.start) as usize;
        let mut singles = vec![Frequency::default(); self.single_idf.len()];
        let mut pairs = vec![Frequency::default(); self.pair_idf.len()];
        let width = self.symbols.len();
        let mut last = 0usize;
        let mut at = 0;
        while at < text.len() {
            let (symbol, length) = symbol_at(text, at);
            let slot = usize::from(self.slots[usize::from(symbol)]);
            if slot > 0 {
                let in_headline = at < headline_end;
                let count = |frequency: &mut Frequency| {
                    if in_headline {
                        frequency.headline += 1;
                    } else {
                        frequency.body += 1;
                    }
                };
                count(&mut singles[slot - 1]);
                if last > 0 {
                    let pair = usize::from(self.pairs[(last - 1) * width + slot - 1]);
                    if pair > 0 {
                        count(&mut pairs[pair - 1]);
                    }
                }
            }
            last = slot;
            at += length;
        }
        let part = |(&frequency, &idf): (&Frequency, &f32)| means.score(index, doc, frequency, idf);
        singles.iter().zip(&self.single_idf).map(part).sum::<f32>()
            + pairs.iter().zip(&self.pair_idf).map(part).sum::<f32>()
    }

    /// Places in `text` where at least two adjacent characters form pairs of the query.
    pub(crate) fn runs(&self, text: &[u8]) -> Vec<(std::ops::Range<usize>, f32)> {
        let mut runs: Vec<(std::ops::Range<usize>, f32)> = Vec::new();
        let mut last: Option<(Symbol, usize)> = None;
        let mut at = 0;
        while at < text.len() {
            let (symbol, length) = symbol_at(text, at);
            let separator = text[at] == FIELD || text[at] == ITEM;
            if let Some((before, start)) = last
                && let Some(idf) = self.pair_idf(before, symbol).filter(|_| !separator)
            {
                match runs.last_mut() {
                    Some((run, sum)) if run.end > start => {
                        run.end = at + length;
                        *sum += idf;
                    }
                    _ => runs.push((start..at + length, idf)),
                }
            }
            last = (!separator).then_some((symbol, at));
            at += length;
        }
        runs
    }
}

/// Postings lists that one query has read, each once.
#[derive(Default)]
pub(crate) struct Lists {
    read: Vec<(Symbol, Rc<Vec<DocId>>)>,
}

impl Lists {
    pub(crate) fn get(&mut self, index: &Index, symbol: Symbol) -> Result<Rc<Vec<DocId>>> {
        if let Some((_, list)) = self.read.iter().find(|(read, _)| *read == symbol) {
            return Ok(list.clone());
        }
        let list = Rc::new(index.postings(symbol)?);
        self.read.push((symbol, list.clone()));
        Ok(list)
    }
}

/// How many numbers two ascending lists have in common.
fn common(left: impl AsRef<Vec<DocId>>, right: &[DocId]) -> usize {
    let mut count = 0;
    intersect(left.as_ref(), right, |_| count += 1);
    count
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
