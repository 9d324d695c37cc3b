//! How the score of a hit came about, for whoever tunes the ranking.
//!
//! All figures come from the functions that rank (`bm25f`, `relax`, `proximity`, `order`):
//! no formula is written here. The wasm modules do not call this, so that it costs them nothing.

mod explainer;

use self::explainer::Explainer;
pub use super::headline::TitleMatch;
pub use super::occurrence::Occurs;
pub use super::order::OrderKey;
use super::query::FieldName;
use super::response::{Match, SearchOptions};
use super::searched::{Expander, Searched};
use super::steps::FoundArticles;
use super::{asks_for_nothing, narrow, read_query, sort_shown};
use crate::error::Result;
use crate::index::{DocId, Field, Index};

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
    let query = read_query(index, index, typed, expander);
    if asks_for_nothing(index, &query, options) {
        return Ok(Vec::new());
    }
    let mut found = FoundArticles::of(index, &query, options, &mut Searched::new(index, expander));
    narrow(index, options, &mut found.ranked);
    sort_shown(index, options, &mut found.ranked);
    let explainer = Explainer::new(index, &query, &found, expander);
    let shown = found.ranked.iter().skip(options.offset).take(options.limit);
    let explanations = shown.map(|hit| explainer.explain(hit)).collect();
    index.check()?;
    Ok(explanations)
}
