//! Gongwen's build time: from files to articles, and from articles to an index.
//!
//! Everything that knows language runs here, natively, with whole dictionaries; the browser carries only
//! what one corpus needs of them.

pub mod analyse;
pub mod config;
pub(crate) mod dictionary;
pub(crate) mod fields;
pub mod page;
pub(crate) mod pattern;
pub mod read;

use analyse::keywords::{DocumentFrequencies, keywords};
use config::Config;
use gongwen_engine::index::{IndexInput, build};
use gongwen_engine::{Article, Result};
use rayon::prelude::*;

/// Keywords that are kept of each article.
const KEYWORDS: usize = 6;

/// Makes the index of these articles as the default configuration has it.
pub fn index(articles: Vec<Article>) -> Result<Vec<u8>> {
    index_with(articles, &Config::default())
}

/// Makes the index of these articles.
pub fn index_with(articles: Vec<Article>, config: &Config) -> Result<Vec<u8>> {
    build(&index_input(articles, config))
}

/// All that the index of these articles is made of: the articles and what is learnt from them. The work on the articles
/// goes over all cores, or the threads of the pool that calls this; what comes out does not depend on their number.
#[must_use]
pub fn index_input(articles: Vec<Article>, config: &Config) -> IndexInput {
    let fold_table = analyse::fold_table::fold_table(&articles);
    let frequencies = DocumentFrequencies::of(&articles);
    let keywords: Vec<Vec<String>> =
        articles.par_iter().map(|article| keywords(&frequencies, article, KEYWORDS)).collect();
    let vocabulary =
        analyse::vocabulary::vocabulary(&articles, &fold_table, &keywords, config.aliases.groups());
    let related = analyse::related::related(&articles, &fold_table, &vocabulary.words);
    IndexInput { articles, fold_table, keywords, vocabulary, related }
}
