//! How the score of a hit came about, for whoever tunes the ranking.
//!
//! All figures come from the functions that rank ([`super::bm25f`], [`super::relax`], [`super::proximity`], [`super::order`]):
//! no formula is written here. The wasm modules do not call this, so that it costs them nothing.

use super::bm25f::{AverageLengths, FeatureSet};
use super::corpus::Searched;
use super::expand::Expander;
pub use super::order::{OrderKey, TitleMatch};
use super::order::{Ranked, ranked_strings};
use super::proximity::proximity;
use super::query::{FieldName, Query};
use super::relax::{self, Part};
use super::response::{Match, SearchOptions};
use super::steps::{FoundArticles, Origin, average_lengths};
pub use super::term_matcher::Occurs;
use super::term_matcher::{occurs_at, pattern, text_fields};
use super::{asks_for_nothing, narrow, read_query, sort_shown};
use crate::error::Result;
use crate::index::text::fields;
use crate::index::{DocId, Field, Index, Lengths};

/// How the score of one hit came about.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The article's id.
    pub id: String,
    /// Its headline as printed.
    pub title: String,
    /// How it was found.
    pub matched: Match,
    /// The strings that were looked for in it.
    pub strings: Vec<SearchedString>,
    /// The length of its headline, in characters.
    pub headline: FieldLength,
    /// The length of its other text.
    pub body: FieldLength,
    /// What each character and each pair of characters adds to the score.
    pub terms: Vec<TermScore>,
    /// The sum of these.
    pub bm25f: f32,
    /// Where the query was cut: the parts that the article holds, and what they make of the score.
    pub parts: Option<PartsScore>,
    /// The score: that of BM25F, or where the query was cut what the parts make of it.
    pub score: f32,
    /// What comes before the score in the order of hits.
    pub key: OrderKey,
    /// Its date, which comes before all where hits are sorted by date.
    pub date: Option<String>,
    /// Its number in the corpus, which comes after the score.
    pub number: DocId,
}

/// A string that was looked for in an article.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchedString {
    /// The string, folded.
    pub text: String,
    /// The expansion that it comes from; none where it was typed.
    pub expansion: Option<Match>,
    /// The field that the query names.
    pub field: Option<FieldName>,
    /// Where it occurs. Values of an article (places, organisations, names) are no text: what is found in them alone
    /// has no occurrences.
    pub occurrences: Vec<FieldOccurrences>,
}

/// How often a string occurs in one field of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldOccurrences {
    /// The field.
    pub field: Field,
    /// As a whole word or number.
    pub whole: u32,
    /// Inside a longer word or number.
    pub inside: u32,
    /// Across the border of two words.
    pub crossing: u32,
    /// With other separators, or other punctuation at its edges, than were typed.
    pub separated: u32,
}

/// A length of an article beside the average of the corpus, in characters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FieldLength {
    /// The article's.
    pub length: u32,
    /// The average.
    pub average: f32,
}

/// What a character, or a pair of adjacent ones, adds to the score of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct TermScore {
    /// The character or pair, folded.
    pub term: String,
    /// Its inverse document frequency.
    pub idf: f32,
    /// How often it occurs in the headline.
    pub headline: u32,
    /// How often it occurs elsewhere.
    pub body: u32,
    /// What it adds.
    pub score: f32,
}

/// What the parts of a query make of the score.
#[derive(Clone, Debug, PartialEq)]
pub struct PartsScore {
    /// All parts.
    pub parts: Vec<PartScore>,
    /// The share of the query's information that the article holds.
    pub share: f32,
    /// How close the parts come to one another in it, from 0 to 1.
    pub closeness: f32,
}

/// A part of a query.
#[derive(Clone, Debug, PartialEq)]
pub struct PartScore {
    /// The part, folded.
    pub text: String,
    /// How much it tells.
    pub weight: f32,
    /// Whether the article holds it, as it was typed or in another form.
    pub is_held: bool,
}

/// Explains the hits that [`search`](super::search) gives for the same query and options, in their order.
pub(crate) fn explain(
    index: &Index,
    typed: &str,
    options: &SearchOptions,
    expander: &dyn Expander,
) -> Result<Vec<Explanation>> {
    let query = read_query(index, typed, expander);
    if asks_for_nothing(index, &query, options) {
        return Ok(Vec::new());
    }
    let mut found = FoundArticles::of(index, &query, options, expander);
    narrow(index, options, &mut found.ranked);
    sort_shown(index, options, &mut found.ranked);
    let explainer = Explainer::new(index, &query, &found, expander);
    let shown = found.ranked.iter().skip(options.offset).take(options.limit);
    let explanations = shown.map(|hit| explainer.explain(hit)).collect();
    index.check()?;
    Ok(explanations)
}

/// What the explanations of all hits of a query share.
struct Explainer<'a> {
    index: &'a Index,
    query: &'a Query,
    found: &'a FoundArticles,
    averages: AverageLengths,
    /// The features of hits that hold parts, and of those that hold an expansion; those of others are in `found`.
    of_parts: FeatureSet,
    of_expansion: FeatureSet,
}

impl<'a> Explainer<'a> {
    fn new(index: &'a Index, query: &'a Query, found: &'a FoundArticles, expander: &dyn Expander) -> Self {
        let mut searched = Searched::new(index, expander);
        let of_parts = found.parts.features(query, &mut searched);
        let of_expansion =
            found.expansion.as_ref().map(|expansion| ranked_strings(&expansion.query)).unwrap_or_default();
        let of_expansion = FeatureSet::new(&of_expansion, &mut searched);
        Self { index, query, found, averages: average_lengths(index), of_parts, of_expansion }
    }

    fn explain(&self, hit: &Ranked) -> Explanation {
        let index = self.index;
        let Lengths { headline, body } = index.extents()[hit.doc as usize].lengths;
        let (set, strings) = match (self.found.origin(hit), &self.found.expansion) {
            (Origin::Parts, _) => (&self.of_parts, self.strings_of_parts(hit.doc)),
            (Origin::Expansion, Some(expansion)) => {
                (&self.of_expansion, self.strings_of(&expansion.query, Some(expansion.matched), hit.doc))
            }
            _ => (&self.found.set, self.strings_of(self.query, None, hit.doc)),
        };
        let bm25f = set.compile(index.alphabet()).score(index, self.averages, hit.doc);
        let parts = (hit.held != 0).then(|| self.parts(hit));
        let score = match &parts {
            Some(PartsScore { share, closeness, .. }) => relax::score(*share, bm25f, *closeness),
            None => bm25f,
        };
        let meta = index.meta();
        let record = meta.record(hit.doc);
        Explanation {
            id: meta.string(record.id()).to_owned(),
            title: index.print(hit.doc, fields(index.text(hit.doc))[Field::Title as usize].clone(), &[]).text,
            matched: hit.matched,
            strings,
            headline: FieldLength { length: headline, average: self.averages.headline },
            body: FieldLength { length: body, average: self.averages.body },
            terms: self.terms(set, hit.doc),
            bm25f,
            parts,
            score,
            key: hit.key(),
            date: record.date().map(|id| meta.string(id).to_owned()),
            number: hit.doc,
        }
    }

    /// What the features of an article add to its score.
    fn terms(&self, set: &FeatureSet, doc: DocId) -> Vec<TermScore> {
        let lengths = self.index.extents()[doc as usize].lengths;
        let mut features = set.compile(self.index.alphabet());
        let singles = set.singles.iter().map(|&(c, idf)| (String::from(c), idf));
        let pairs = set.pairs.iter().map(|&((first, second), idf)| (String::from_iter([first, second]), idf));
        let counted = singles.chain(pairs).zip(features.count(self.index, doc));
        let score = |((term, idf), frequency): ((String, f32), &_)| {
            let score = self.averages.score(lengths, *frequency, idf);
            TermScore { term, idf, headline: frequency.headline, body: frequency.body, score }
        };
        counted.map(score).collect()
    }

    fn parts(&self, hit: &Ranked) -> PartsScore {
        let parts = &self.found.parts;
        let part = |(number, part): (usize, &Part)| PartScore {
            text: part.folded.iter().collect(),
            weight: part.weight,
            is_held: hit.held >> number & 1 == 1,
        };
        PartsScore {
            parts: parts.parts.iter().enumerate().map(part).collect(),
            share: parts.share(hit.held),
            closeness: proximity(self.index, hit.doc, &parts.parts, hit.held),
        }
    }

    /// The parts of the query, and the other strings for them that an article holds.
    fn strings_of_parts(&self, doc: DocId) -> Vec<SearchedString> {
        let mut strings = Vec::new();
        for part in &self.found.parts.parts {
            strings.push(self.string(&part.folded, None, None, doc));
            for other in part.others.iter().filter(|other| other.hits.iter().any(|hit| hit.doc == doc)) {
                strings.push(self.string(&other.folded, Some(other.matched), None, doc));
            }
        }
        strings
    }

    /// The strings of a query: the whole, and its terms.
    fn strings_of(&self, query: &Query, expansion: Option<Match>, doc: DocId) -> Vec<SearchedString> {
        let mut strings = Vec::new();
        strings.extend(query.whole.as_ref().map(|whole| self.string(whole, expansion, None, doc)));
        for term in query.terms() {
            strings.push(self.string(&term.folded, expansion, term.field, doc));
            strings.extend(term.printed.as_ref().map(|printed| self.string(printed, expansion, None, doc)));
        }
        strings
    }

    fn string(
        &self,
        folded: &[char],
        expansion: Option<Match>,
        field: Option<FieldName>,
        doc: DocId,
    ) -> SearchedString {
        let occurrences = self.occurrences(folded, field, doc);
        SearchedString { text: folded.iter().collect(), expansion, field, occurrences }
    }

    fn occurrences(&self, folded: &[char], name: Option<FieldName>, doc: DocId) -> Vec<FieldOccurrences> {
        let index = self.index;
        let mut all = Vec::new();
        let Some(pattern) = pattern(folded, index.alphabet()) else { return all };
        let text = index.text(doc);
        for (field, range) in Field::ALL.into_iter().zip(fields(text)) {
            if name.is_some_and(|name| !text_fields(name).contains(&field)) {
                continue;
            }
            let mut of_field = FieldOccurrences { field, whole: 0, inside: 0, crossing: 0, separated: 0 };
            let mut from = range.start;
            while let Some(found) = pattern.find(&text[..range.end], from, index.alphabet().classes()) {
                from = if found.is_exact { found.place.end } else { found.next };
                let start = index.extents()[doc as usize].start as usize;
                let is_crossing = || index.crosses_border(start + found.place.start..start + found.place.end);
                *match occurs_at(found.is_exact, found.place.clone(), doc, index) {
                    Occurs::Whole => &mut of_field.whole,
                    Occurs::Inside if is_crossing() => &mut of_field.crossing,
                    Occurs::Inside => &mut of_field.inside,
                    Occurs::Separated => &mut of_field.separated,
                } += 1;
            }
            if of_field.whole + of_field.inside + of_field.crossing + of_field.separated > 0 {
                all.push(of_field);
            }
        }
        all
    }
}
