//! What a search answers, in the shape that JS and the command line see.

use serde::{Deserialize, Serialize};

use crate::article::Kind;
use crate::facets::{Facets, Filters};
use crate::suggestion::Suggestion;

/// How an article was found; the order is that of hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Match {
    /// It holds the whole query, character by character.
    Literal,
    /// It holds all words of the query, apart.
    Words,
    /// It holds a number or date in another written form.
    Value,
    /// It holds an alias of what was asked.
    Alias,
    /// It holds what the query spells in pinyin.
    Pinyin,
    /// It holds most of the query's words.
    Partial,
    /// It holds a little of the query, or what the query may be a typo of.
    Similar,
}

impl Match {
    /// The step of the search that finds it; the order of steps is that of hits. Aliases and written forms count
    /// like the words that were typed.
    pub(crate) fn step(self) -> u8 {
        match self {
            Self::Literal => 0,
            Self::Words | Self::Value | Self::Alias => 1,
            Self::Pinyin => 2,
            Self::Partial => 3,
            Self::Similar => 4,
        }
    }

    /// Whether the article holds all that was asked, as it was asked.
    #[must_use]
    pub fn is_full(self) -> bool {
        matches!(self, Self::Literal | Self::Words)
    }
}

/// The order of hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// Best first.
    #[default]
    Relevance,
    /// Newest first; articles without a date last, then by relevance.
    Date,
}

/// What the caller may choose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SearchOptions {
    /// Most hits to return.
    pub limit: usize,
    /// Hits to pass over first.
    pub offset: usize,
    /// Their order.
    pub sort: Sort,
    /// Snippets for each hit: 0 to 2.
    pub snippets: usize,
    /// Characters that a snippet should not exceed.
    pub snippet_chars: usize,
    /// Which articles are wanted.
    pub filters: Filters,
    /// Whether the answer counts the values of all facets.
    pub facets: bool,
    /// Whether pinyin, aliases, other written forms and typos are looked for.
    pub expand: bool,
}

impl Default for SearchOptions {
    fn default() -> Self {
        Self {
            limit: 20,
            offset: 0,
            sort: Sort::Relevance,
            snippets: 1,
            snippet_chars: 80,
            filters: Filters::default(),
            facets: false,
            expand: true,
        }
    }
}

/// A piece of an article around matches, as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snippet {
    /// The text.
    pub text: String,
    /// Matches in it: first UTF-16 code unit, and the one after the last.
    pub ranges: Vec<(u32, u32)>,
    /// Whether its sentence begins before it.
    pub cut_start: bool,
    /// Whether its sentence goes on after it.
    pub cut_end: bool,
}

/// One article found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hit {
    /// The article's id.
    pub id: String,
    /// Its headline as printed.
    pub title: String,
    /// Matches in the headline: first UTF-16 code unit, and the one after the last.
    pub title_ranges: Vec<(u32, u32)>,
    /// Pieces of its text, the best first.
    pub snippets: Vec<Snippet>,
    /// Greater is better; comparable within one response only.
    pub score: f32,
    /// Why it was found.
    #[serde(rename = "match")]
    pub matched: Match,
    /// What sort of item it is.
    pub kind: Kind,
    /// The page or file it comes from.
    pub source: String,
    /// The publisher that a web page names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// Who wrote it: its byline, or the author that a web page names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// Its section: the label above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Its date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Where the whole article can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Places it is about.
    pub places: Vec<String>,
    /// The parts of the query that it holds, as they were typed; empty where it holds all that was typed as it was typed.
    pub holds: Vec<String>,
    /// The parts that it does not hold.
    pub lacks: Vec<String>,
}

/// How many articles were found in each way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchCounts {
    /// Those that hold the whole query, character by character.
    pub literal: usize,
    /// Those that hold all its words, apart.
    pub words: usize,
    /// Those that hold a number or date in another written form.
    pub value: usize,
    /// Those that hold an alias of what was asked.
    pub alias: usize,
    /// Those that hold what the query spells.
    pub pinyin: usize,
    /// Those that hold most of its meaning.
    pub partial: usize,
    /// Those that are merely similar.
    pub similar: usize,
}

impl MatchCounts {
    pub(crate) fn count(&mut self, matched: Match) {
        *match matched {
            Match::Literal => &mut self.literal,
            Match::Words => &mut self.words,
            Match::Value => &mut self.value,
            Match::Alias => &mut self.alias,
            Match::Pinyin => &mut self.pinyin,
            Match::Partial => &mut self.partial,
            Match::Similar => &mut self.similar,
        } += 1;
    }
}

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SearchResponse {
    /// The query as it was typed.
    pub query: String,
    /// How many articles were found in whatever way.
    pub total: usize,
    /// How many of them hold all that was asked, as it was asked (`literal` and `words`).
    pub full: usize,
    /// How many were found in each way.
    pub counts: MatchCounts,
    /// Whether pinyin, typos, and numbers in other written forms may find more, which were not looked for here.
    pub incomplete: bool,
    /// The parts that the query was cut into, as they were typed; empty where it was not cut.
    pub parts: Vec<String>,
    /// Those that were asked for by limit and offset.
    pub hits: Vec<Hit>,
    /// Strings that were searched beside or instead of what was typed: hits marked `alias`, `pinyin` or
    /// `similar` hold them.
    pub via: Vec<String>,
    /// Other queries worth trying.
    pub alternatives: Vec<Suggestion>,
    /// The values of all facets over the articles found, if they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facets: Option<Facets>,
}
