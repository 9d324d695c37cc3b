//! One opened corpus and all that can be asked of it: what the wasm module and the command line call.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::error::Result;
use crate::facets::{self, Facets};
use crate::highlight::{Segment, highlight};
use crate::index::{DocId, Index};
use crate::search::explain::{Explanation, explain};
use crate::search::query::content_pieces;
use crate::search::{
    FullExpander, Hit, NoExpander, Query, SearchOptions, SearchResponse, build_hits, search,
};
use crate::suggest::suggest;
use crate::suggestion::Suggestion;
use crate::summary::{
    QueryTerm, Summary, SummaryOptions, Weights, digest, summarize_text_with, summarize_with,
};

/// Hits that a digest is made of at most.
const DIGEST_HITS: usize = 12;

/// What a corpus holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stats {
    /// Number of articles.
    pub articles: usize,
    /// Characters of all their text, without blanks.
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

    /// The index that it searches.
    #[must_use]
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// Answers a query; of a longer one than [`LONGEST_QUERY`](crate::limits::LONGEST_QUERY) characters the beginning.
    pub fn search(&self, query: &str, options: &SearchOptions) -> Result<SearchResponse> {
        search(&self.index, query, options, &FullExpander { index: &self.index })
    }

    /// Answers a query as [`search`](Self::search) does, but for pinyin, typos, and numbers in other written forms: a program
    /// without these is a third smaller. The response tells whether they may find more (`incomplete`).
    pub fn search_basic(&self, query: &str, options: &SearchOptions) -> Result<SearchResponse> {
        search(&self.index, query, options, &NoExpander::default())
    }

    /// How the scores of the hits came about that [`search`](Self::search) gives for the same query and options.
    pub fn explain(&self, query: &str, options: &SearchOptions) -> Result<Vec<Explanation>> {
        explain(&self.index, query, options, &FullExpander { index: &self.index })
    }

    /// What may be meant by the beginning of a query, in characters or pinyin, the best first.
    pub fn suggest(&self, prefix: &str, limit: usize) -> Result<Vec<Suggestion>> {
        let suggestions = suggest(&self.index, prefix, limit);
        self.index.check()?;
        Ok(suggestions)
    }

    /// What all articles can be narrowed by, with counts.
    #[must_use]
    #[inline(never)]
    pub fn facets(&self) -> Facets {
        let all: Vec<_> =
            (0..self.index.len() as DocId).map(|doc| (doc, facets::FailedFacets::default())).collect();
        facets::count(&self.index, &all)
    }

    /// The articles most like one, the best first, with the first sentence of each.
    #[inline(never)]
    pub fn related(&self, id: &str, limit: usize) -> Result<Vec<Hit>> {
        let mut related = self.index.related(self.index.find(id)?);
        related.truncate(limit);
        Ok(build_hits(&self.index, &related))
    }

    /// One article, whole.
    #[inline(never)]
    pub fn article(&self, id: &str) -> Result<Article> {
        Ok(self.index.article(self.index.find(id)?))
    }

    /// Marks a query in any text.
    #[must_use]
    #[inline(never)]
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

    /// One text over the articles that answer a query, best first; each sentence names its article.
    pub fn digest(&self, query: &str, options: &SummaryOptions) -> Result<Summary> {
        let found = SearchOptions { limit: DIGEST_HITS, snippets: 0, ..SearchOptions::default() };
        let response = self.search(query, &found)?;
        let mut articles = Vec::with_capacity(response.hits.len());
        for hit in response.hits {
            articles.push(self.article(&hit.id)?);
        }
        // What was searched instead says what the text is about.
        let mut asked = query.to_owned();
        for via in &response.via {
            asked.push(' ');
            asked.push_str(via);
        }
        let words = self.words(&asked);
        Ok(digest(&articles, options, &weighed(&words), &Weights::NEWS))
    }

    /// The keywords of an article, the best first.
    #[inline(never)]
    pub fn keywords(&self, id: &str, limit: usize) -> Result<Vec<String>> {
        let keywords = self.index.keywords(self.index.find(id)?, limit);
        self.index.check()?;
        Ok(keywords)
    }

    /// What the corpus holds.
    #[must_use]
    pub fn stats(&self) -> Stats {
        let extents = self.index.extents().iter();
        Stats {
            articles: self.index.len(),
            characters: extents.map(|extent| (extent.lengths.headline + extent.lengths.body) as usize).sum(),
            index_bytes: self.index.byte_len(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }

    /// The words of a summary's query, folded.
    fn query_words(&self, options: &SummaryOptions) -> Vec<String> {
        self.words(options.query.as_deref().unwrap_or_default())
    }

    /// The words that a query asks for, folded; of a question those that carry content.
    fn words(&self, query: &str) -> Vec<String> {
        let query = Query::parse(query, self.index.fold_table());
        let words = query.terms().flat_map(|term| content_pieces(&term.folded));
        words.map(String::from_iter).collect()
    }
}

fn weighed(words: &[String]) -> Vec<QueryTerm<'_>> {
    words.iter().map(|text| QueryTerm { text, weight: 1.0 }).collect()
}
