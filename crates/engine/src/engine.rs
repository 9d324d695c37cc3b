//! One opened corpus and all that can be asked of it: what the wasm module and the command line call.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::error::Result;
use crate::highlight::{Segment, highlight};
use crate::index::Index;
use crate::search::{Query, SearchOptions, SearchResponse, search};
use crate::summary::{QueryTerm, Summary, SummaryOptions, Weights, summarize_text_with, summarize_with};

/// What a corpus holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stats {
    /// Number of articles.
    pub articles: usize,
    /// Characters of all their text, blanks aside.
    pub characters: usize,
    /// Bytes of the index.
    pub index_bytes: usize,
    /// Version of this program.
    pub version: String,
}

/// An opened corpus.
#[derive(Clone, Debug)]
pub struct Engine {
    index: Index,
}

impl Engine {
    /// Opens the bytes of an index.
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self> {
        Ok(Self { index: Index::open(bytes)? })
    }

    /// The index behind it.
    #[must_use]
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// Answers a query.
    pub fn search(&self, query: &str, options: &SearchOptions) -> Result<SearchResponse> {
        search(&self.index, query, options)
    }

    /// One article, whole.
    pub fn article(&self, id: &str) -> Result<Article> {
        Ok(self.index.article(self.index.find(id)?))
    }

    /// Marks a query in any text.
    #[must_use]
    pub fn highlight(&self, text: &str, query: &str) -> Vec<Segment> {
        highlight(text, query, self.index.fold_table())
    }

    /// Sums up an article of the corpus.
    pub fn summarize(&self, id: &str, options: &SummaryOptions) -> Result<Summary> {
        let article = self.article(id)?;
        let words = self.query_words(options);
        Ok(summarize_with(&article, options, &weighed(&words), &Weights::NEWS))
    }

    /// Sums up a text from outside the corpus; a line of `body` is a paragraph, `title` may be empty.
    #[must_use]
    pub fn summarize_text(&self, title: &str, body: &str, options: &SummaryOptions) -> Summary {
        let words = self.query_words(options);
        summarize_text_with(title, body, options, &weighed(&words), &Weights::NEWS)
    }

    /// What the corpus holds.
    #[must_use]
    pub fn stats(&self) -> Stats {
        let extents = self.index.extents().iter();
        Stats {
            articles: self.index.len(),
            characters: extents.map(|extent| (extent.headline_chars + extent.body_chars) as usize).sum(),
            index_bytes: self.index.byte_len(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }

    /// The words of a summary's query, folded.
    fn query_words(&self, options: &SummaryOptions) -> Vec<String> {
        let query = Query::parse(options.query.as_deref().unwrap_or_default(), self.index.fold_table());
        query.terms().map(|term| term.folded.iter().collect()).collect()
    }
}

fn weighed(words: &[String]) -> Vec<QueryTerm<'_>> {
    words.iter().map(|text| QueryTerm { text, weight: 1.0 }).collect()
}
