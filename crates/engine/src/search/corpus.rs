//! What the steps of a search ask of a corpus.
//!
//! The steps know a corpus by the traits [`Corpus`] and [`Statistics`], so that one search serves an index in memory and an
//! archive in blocks. Of an archive only some articles are at hand, and what is counted over all of them is asked for.

use std::ops::{Range, RangeInclusive};
use std::sync::Arc;

use gongwen_codes::find::occurs_at;

use super::bm25f::AverageLengths;
use crate::index::alphabet::{FIELD, code_count, push_code, symbol_at};
use crate::index::postings::Holders;
use crate::index::text::Extent;
use crate::index::{Alphabet, DocId, Index, Symbol};
use crate::text::fold::FoldTable;

/// A word of the corpus that occurs in a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct KnownWord {
    /// Where it starts in the query, in characters.
    pub(crate) start: usize,
    /// Its characters.
    pub(crate) length: usize,
    /// How useful it is: 0 is the best.
    pub(crate) tier: u8,
}

/// Characters of the shortest and of the longest abbreviation.
pub(crate) const ABBREVIATION_LENGTHS: RangeInclusive<usize> = 2..=4;

/// A word of the corpus that a query may abbreviate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LongerWord {
    /// The stretch of the query.
    pub(crate) short: KnownWord,
    /// The word, folded.
    pub(crate) long: Vec<char>,
}

/// What is known of a whole corpus of which only some articles are at hand.
pub(crate) trait Statistics {
    /// How many articles there are.
    fn articles(&self) -> usize;
    /// Their average lengths.
    fn averages(&self) -> AverageLengths;
    /// How many articles hold a folded character.
    fn holders(&self, c: char) -> usize;
    /// How many articles hold two folded characters, side by side or not.
    fn holders_of_both(&self, first: char, second: char) -> usize;
    /// How many articles hold a folded string, of which `found` are at hand, as far as it is known.
    fn holders_of(&self, folded: &[char], found: usize) -> usize;
    /// How many articles hold all that was typed, about, of which `found` are at hand.
    fn full(&self, found: usize) -> usize;
}

/// What is known of a whole corpus of which only some articles are at hand. A program without archives has all at hand, and
/// no code for the others.
#[cfg(feature = "hosted")]
pub(crate) fn statistics(corpus: &dyn Corpus) -> Option<&dyn Statistics> {
    corpus.statistics()
}

#[cfg(not(feature = "hosted"))]
pub(crate) fn statistics(_: &dyn Corpus) -> Option<&dyn Statistics> {
    None
}

/// A corpus.
pub(crate) trait Corpus {
    /// How many articles are at hand.
    fn articles(&self) -> usize;
    /// What is known of all articles, where others are not at hand.
    #[cfg(feature = "hosted")]
    fn statistics(&self) -> Option<&dyn Statistics> {
        None
    }
    /// How the characters of a query are folded.
    fn fold_table(&self) -> &FoldTable;
    /// The characters of the articles at hand.
    fn alphabet(&self) -> &Alphabet;
    /// The articles that hold a character.
    fn postings(&self, symbol: Symbol) -> Arc<Holders>;
    /// The coded text of one article.
    fn text(&self, doc: DocId) -> &[u8];
    /// The lengths of one article's text.
    fn extent(&self, doc: DocId) -> &Extent;
    /// Whether what is at a place of one article's text looks like a word but belongs to two.
    fn crosses_border(&self, _doc: DocId, _place: Range<usize>) -> bool {
        false
    }
    /// The words of the corpus that occur in a folded string, which is also given in codes.
    fn known_words(&self, folded: &[char], string: &CodedString) -> Vec<KnownWord>;
    /// Words of the corpus that begin with a character of a string and hold those after it in their order: what may be
    /// abbreviated there.
    fn longer_words(&self, folded: &[char], string: &CodedString) -> Vec<LongerWord>;
    /// Calls `each` with the aliases of a folded word.
    fn aliases(&self, word: &[char], each: &mut dyn FnMut(Vec<char>));
}

/// A string in the codes of a corpus.
pub(crate) struct CodedString {
    /// The codes; a character that the corpus lacks is the separator of fields, which no word holds.
    pub(crate) code: Vec<u8>,
    /// The byte at which each character starts, and the end.
    pub(crate) starts: Vec<usize>,
    pub(crate) symbols: Vec<Option<Symbol>>,
}

impl CodedString {
    pub(crate) fn new(folded: &[char], alphabet: &Alphabet) -> Self {
        let (mut code, mut starts, mut symbols) = (Vec::new(), Vec::new(), Vec::new());
        for &c in folded {
            starts.push(code.len());
            let symbol = alphabet.symbol(c);
            symbols.push(symbol);
            push_code(&mut code, symbol.unwrap_or(Symbol::from(FIELD)));
        }
        starts.push(code.len());
        Self { code, starts, symbols }
    }

    /// How many characters from `start` on a word holds in their order.
    fn held_in_order(&self, start: usize, word: &[u8]) -> usize {
        let (mut at, mut held) = (0, 0);
        while at < word.len() {
            let (symbol, length) = symbol_at(word, at);
            held += usize::from(self.symbols.get(start + held) == Some(&Some(symbol)));
            at += length;
        }
        held
    }
}

impl Corpus for Index {
    fn articles(&self) -> usize {
        self.len()
    }

    fn fold_table(&self) -> &FoldTable {
        Index::fold_table(self)
    }

    fn alphabet(&self) -> &Alphabet {
        Index::alphabet(self)
    }

    fn postings(&self, symbol: Symbol) -> Arc<Holders> {
        Index::holders(self, symbol)
    }

    fn text(&self, doc: DocId) -> &[u8] {
        Index::text(self, doc)
    }

    fn extent(&self, doc: DocId) -> &Extent {
        &self.extents()[doc as usize]
    }

    fn crosses_border(&self, doc: DocId, place: Range<usize>) -> bool {
        let start = self.extents()[doc as usize].start as usize;
        Index::crosses_border(self, start + place.start..start + place.end)
    }

    fn known_words(&self, _: &[char], string: &CodedString) -> Vec<KnownWord> {
        let mut known = Vec::new();
        for (start, symbol) in string.symbols.iter().enumerate() {
            let Some(first) = *symbol else { continue };
            let second = string.symbols.get(start + 1).copied().flatten();
            self.words_by_start().starting_with(first, second, &mut |number| {
                let (word, from) = (self.words()[number as usize], string.starts[start]);
                let code = &self.texts()[word.range()];
                if occurs_at(&string.code, code, from) {
                    let end = string.starts.binary_search(&(from + code.len())).unwrap_or(start);
                    known.push(KnownWord { start, length: end - start, tier: word.tier() });
                }
            });
        }
        known
    }

    fn longer_words(&self, _: &[char], string: &CodedString) -> Vec<LongerWord> {
        let mut longer = Vec::new();
        for (start, pair) in string.symbols.windows(2).enumerate() {
            let [Some(first), Some(second)] = *pair else { continue };
            self.words_by_start().likely_holding(first, second, &mut |number| {
                let word = self.words()[number as usize];
                let code = &self.texts()[word.range()];
                // Two characters less than the word, two at the least.
                let length = string.held_in_order(start, code);
                if ABBREVIATION_LENGTHS.contains(&length) && length + 2 <= code_count(code) {
                    let short = KnownWord { start, length, tier: word.tier() };
                    longer.push(LongerWord { short, long: self.folded(word.range()) });
                }
            });
        }
        longer
    }

    fn aliases(&self, word: &[char], each: &mut dyn FnMut(Vec<char>)) {
        Index::aliases(self, word, each);
    }
}
