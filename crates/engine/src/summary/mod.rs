//! Extractive summaries: whole sentences of the text, in printed order, each with its place.
//!
//! A sentence is scored by its position, its overlap with the headline, its similarity to later sentences and the cues
//! in its wording (see [`Weights`]). Then sentences are chosen one by one. A sentence loses value for repeating chosen
//! ones and for depending on a sentence that is left out. Bylines, captions, credits, listing lines and calls to
//! scan or follow are never chosen, and fragments only where there is nothing else or where they answer the query.

mod byline;
mod cues;
mod digest;
mod document;
mod fragments;
mod lead;
mod lines;
mod query;
mod score;
mod select;
mod terms;
mod wrapping;

use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::text::slice;
pub use digest::{DIGEST_ARTICLES, digest};
use document::Document;
pub use lead::{LEAD_FEATURES, LEAD_NAMES};
pub use query::QueryTerm;
pub use score::{COMFORTABLE_LENGTH, LONGEST_COUNTED, SHORTEST, Weights};
pub use select::DEFAULT_SENTENCES;
use select::Limits;

/// How long a summary may be, and what it should answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SummaryOptions {
    /// At most this many sentences; [`DEFAULT_SENTENCES`] when no budget is given either.
    #[serde(alias = "maxSentences")]
    pub max_sentences: Option<usize>,
    /// At most this many characters (Unicode scalar values). A single sentence is given even if none fits.
    #[serde(alias = "maxChars")]
    pub max_chars: Option<usize>,
    /// Words that the summary should be about, separated by blanks.
    pub query: Option<String>,
}

/// Whole sentences in printed order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The sentences; empty for a listing or a text without any.
    pub sentences: Vec<SummarySentence>,
}

/// One sentence of a summary and its place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SummarySentence {
    /// The sentence as printed, without the line breaks of a hard-wrapped text.
    pub text: String,
    /// Id of its article; empty for a text from outside the corpus.
    pub article: String,
    /// Headline of that article; only in digests.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Index of its paragraph: in [`Article::paragraphs`], or among the lines of a plain text. A hard-wrapped
    /// paragraph counts as its first line, and offsets go on over its line breaks.
    pub paragraph: usize,
    /// First UTF-16 code unit within the paragraph.
    pub start: usize,
    /// One past the last UTF-16 code unit within the paragraph.
    pub end: usize,
}

/// Summarises an article. With a query, sentences that answer it score higher.
#[must_use]
pub fn summarize(article: &Article, options: &SummaryOptions) -> Summary {
    let query = query::words(options.query.as_deref().unwrap_or_default());
    summarize_with(article, options, &query, &Weights::NEWS)
}

/// Summarises an article for the terms of a parsed query and with the weights of the caller.
/// [`SummaryOptions::query`] is ignored.
#[must_use]
pub fn summarize_with(
    article: &Article,
    options: &SummaryOptions,
    query: &[QueryTerm],
    weights: &Weights,
) -> Summary {
    chosen(&Document::of_article(article), &article.id, options, query, weights)
}

/// Summarises a text from outside the corpus: a line of `body` is a paragraph, `title` may be empty.
#[must_use]
pub fn summarize_text(title: &str, body: &str, options: &SummaryOptions) -> Summary {
    let query = query::words(options.query.as_deref().unwrap_or_default());
    summarize_text_with(title, body, options, &query, &Weights::NEWS)
}

/// [`summarize_text`] for the terms of a parsed query and with the weights of the caller.
#[must_use]
pub fn summarize_text_with(
    title: &str,
    body: &str,
    options: &SummaryOptions,
    query: &[QueryTerm],
    weights: &Weights,
) -> Summary {
    chosen(&Document::of_text(title, body), "", options, query, weights)
}

/// The sentences of an article that may be its lead where there is no headline, with their features: what [`Weights::lead`] is
/// learned on. Its own headline is not looked at.
#[must_use]
pub fn lead_candidates(article: &Article) -> Vec<(String, [f32; LEAD_FEATURES])> {
    let document = Document::of_article(article);
    let written = |(index, features)| (placed(&document, index, "").text, features);
    lead::candidates(&document).into_iter().map(written).collect()
}

/// Scores the sentences, chooses some and writes them out.
fn chosen(
    document: &Document,
    article: &str,
    options: &SummaryOptions,
    query: &[QueryTerm],
    weights: &Weights,
) -> Summary {
    let scores = score::scores(document, weights, query);
    let indexes = select::select(document, &scores, weights, &mut Limits::of(options));
    Summary { sentences: indexes.into_iter().map(|index| placed(document, index, article)).collect() }
}

/// A sentence of the answer.
fn placed(document: &Document, index: usize, article: &str) -> SummarySentence {
    let sentence = &document.sentences[index];
    let before = slice(document.paragraphs[sentence.paragraph], ..sentence.start);
    let start = before.encode_utf16().count();
    SummarySentence {
        text: sentence.text.replace(['\r', '\n'], ""),
        article: article.to_owned(),
        title: None,
        paragraph: sentence.paragraph,
        start,
        end: start + sentence.text.encode_utf16().count(),
    }
}
