//! Gongwen's build time: from files to articles, and from articles to an index.
//!
//! ```
//! use gongwen_engine::Engine;
//! use gongwen_engine::search::SearchOptions;
//! use gongwen_prepare::{index, page};
//!
//! // A newspaper page as text: headlines, and stories that begin with 本报讯.
//! let page = "工会办起夜校\n\n本报讯 记者李凡报道 近日，夜校开班，职工学习人工智能。\n\n\
//!             书屋开放\n\n本报讯 记者王頔报道 日前，职工书屋开放。\n";
//! let articles = page::split("A01.txt", page);
//! assert_eq!(articles[0].title, "工会办起夜校");
//! assert_eq!(articles[0].reporters, ["李凡"]);
//!
//! let engine = Engine::open(index(articles)?)?;
//! let response = engine.search("人工智能", &SearchOptions::default())?;
//! assert_eq!(response.hits[0].id, "A01-01");
//! # Ok::<(), gongwen_engine::GongwenError>(())
//! ```
//!
//! [`read`] turns files into articles, with [`page`] for newspaper pages; the crate `gongwen-analysis` finds words, pinyin,
//! scripts, aliases, keywords and related articles; [`index`] builds the bytes that `gongwen-engine` opens. All of it runs where
//! a site is built: the browser carries only what one corpus needs.
//! The `examples/` split a page, build an index, search it and summarise.

mod article_json;
pub mod config;
pub(crate) mod fields;
pub mod page;
pub(crate) mod pattern;
pub mod read;

pub use article_json::json_line;
use config::Config;
use gongwen_analysis::crossings::{self, Items};
use gongwen_analysis::fold_table::fold_table;
use gongwen_analysis::keywords::{DocumentFrequencies, keywords};
use gongwen_analysis::related::related;
use gongwen_analysis::vocabulary::{telling_words, vocabulary};
use gongwen_engine::index::{ArticleInput, IndexInput, build};
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
/// An article without a title is listed under its first words.
#[must_use]
pub fn index_input(mut articles: Vec<Article>, config: &Config) -> IndexInput {
    for article in articles.iter_mut().filter(|article| article.title.is_empty()) {
        article.title = article.heading();
    }
    let fold_table = fold_table(&articles);
    let frequencies = DocumentFrequencies::of(&articles);
    let stop = &config.dictionary.stop;
    let keywords_of = |article: &Article| {
        let mut words = keywords(&frequencies, article, KEYWORDS + stop.len());
        words.retain(|word| !stop.contains(word));
        words.truncate(KEYWORDS);
        words
    };
    // What cuts the texts of an article into words is done one after the other, while the words are remembered.
    let (mut keywords, mut items): (Vec<Vec<String>>, Vec<Items>) = (Vec::new(), Vec::new());
    let mut cut = |block: &[Article]| {
        let found: Vec<_> = block
            .par_iter()
            .map(|article| (keywords_of(article), crossings::items(article, &fold_table)))
            .collect();
        let (words, cut): (Vec<_>, Vec<_>) = found.into_iter().unzip();
        items.extend(cut);
        keywords.extend_from_slice(&words);
        words
    };
    let vocabulary = vocabulary(
        &articles,
        &fold_table,
        &mut cut,
        &config.dictionary.words,
        config.aliases.groups(),
        config.synonyms.groups(),
    );
    let related = related(&articles, &fold_table, telling_words(&vocabulary.words, &articles));
    let crossings = crossings::crossings_of(&items);
    let learnt = keywords.into_iter().zip(related).zip(crossings);
    let articles = articles.into_iter().zip(learnt);
    IndexInput {
        articles: articles
            .map(|(article, ((keywords, related), crossings))| ArticleInput {
                article,
                keywords,
                related,
                crossings,
            })
            .collect(),
        fold_table,
        vocabulary,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_site_has_words_of_its_own() {
        let articles: Vec<_> = (0..3)
            .map(|number| Article {
                id: number.to_string(),
                title: format!("第{number}家骑手暖心驿站启用"),
                paragraphs: vec!["骑手暖心驿站里有热水，骑手可以休息。".into()],
                ..Article::default()
            })
            .collect();
        let of = |text: &str| {
            let input = index_input(articles.clone(), &Config::parse(text).unwrap());
            let words: Vec<_> = input.vocabulary.words.into_iter().map(|word| word.text).collect();
            let keywords: Vec<_> = input.articles.into_iter().flat_map(|article| article.keywords).collect();
            (words, keywords)
        };
        let (words, keywords) = of("");
        assert!(
            !words.contains(&"暖心驿".to_owned()) && keywords.contains(&"热水".to_owned()),
            "{words:?} {keywords:?}"
        );
        let (words, keywords) = of("[dictionary]\nwords = [\"暖心驿\", \"没有\"]\nstop = [\"热水\"]\n");
        assert!(words.contains(&"暖心驿".to_owned()) && !words.contains(&"没有".to_owned()), "{words:?}");
        assert!(!keywords.contains(&"热水".to_owned()), "{keywords:?}");
    }
}
