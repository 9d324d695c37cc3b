//! Document frequencies: in how many articles of a corpus a word occurs, and the idf that follows.

use gongwen_engine::Article;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::dictionary::JIEBA;

/// Articles of general text that the dictionary's frequencies count as, beside those of the corpus: with a few articles
/// the dictionary decides, with thousands the corpus.
const GENERAL_ARTICLES: f64 = 50.0;

/// Words of an article of general text.
const GENERAL_LENGTH: f64 = 400.0;

/// Sum of the frequencies in jieba's dictionary (its 349,046 words).
const DICTIONARY_TOTAL: f64 = 60_101_967.0;

/// Articles whose words one task counts.
const PIECE: usize = 256;

/// The number of articles, and the idf of each of their words.
#[derive(Clone, Debug, Default)]
pub struct DocumentFrequencies {
    articles: usize,
    idf: FxHashMap<String, f64>,
}

impl DocumentFrequencies {
    /// Counts in how many of these articles each word occurs.
    #[must_use]
    pub fn of(articles: &[Article]) -> Self {
        let pieces = articles.par_chunks(PIECE).map(|piece| {
            // The count of a word, and the last article that it was counted in, from 1.
            let mut with: FxHashMap<&str, (usize, usize)> = FxHashMap::default();
            for (number, article) in (1..).zip(piece) {
                for text in article.paragraphs.iter().map(String::as_str).chain(headline(article)) {
                    for token in JIEBA.cut(text, true) {
                        let (count, last) = with.entry(token.word).or_default();
                        *count += usize::from(*last != number);
                        *last = number;
                    }
                }
            }
            with.into_iter().map(|(word, (count, _))| (word, count)).collect::<FxHashMap<_, _>>()
        });
        let with = pieces.reduce(FxHashMap::default, |mut one, mut other| {
            if one.len() < other.len() {
                std::mem::swap(&mut one, &mut other);
            }
            for (word, count) in other {
                *one.entry(word).or_default() += count;
            }
            one
        });
        let with_idf = |(word, with): (&str, usize)| (word.to_owned(), idf(word, with, articles.len()));
        Self { articles: articles.len(), idf: with.into_par_iter().map(with_idf).collect() }
    }

    /// The idf of a word: ln of articles over articles with the word, general text included.
    pub(crate) fn idf(&self, word: &str) -> f64 {
        self.idf.get(word).copied().unwrap_or_else(|| idf(word, 0, self.articles))
    }
}

/// The idf of a word that occurs in `with` of so many articles: ln of articles over articles with the word, general
/// text included.
pub(crate) fn idf(word: &str, with: usize, articles: usize) -> f64 {
    let share = (JIEBA.suggest_freq(word) as f64 / DICTIONARY_TOTAL * GENERAL_LENGTH).min(1.0);
    let with = with as f64 + GENERAL_ARTICLES * share + 0.5;
    ((articles as f64 + GENERAL_ARTICLES + 1.0) / with).ln().max(0.0)
}

/// Kicker, title and subtitle.
pub(crate) fn headline(article: &Article) -> impl Iterator<Item = &str> {
    [article.kicker.as_deref(), Some(article.title.as_str()), article.subtitle.as_deref()]
        .into_iter()
        .flatten()
}
