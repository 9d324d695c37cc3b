//! The systems side by side on one text.

use gongwen_engine::Article;
use gongwen_engine::summary::{SummaryOptions, Weights, summarize_with};
use jieba_rs::Jieba;

use super::baselines;

/// Names in the order of [`SummarisedText::choices`].
pub(crate) const NAMES: [&str; 4] = ["gongwen", "lead", "textrank", "lexrank"];

/// A text with its candidate sentences and their words.
pub(crate) struct SummarisedText {
    article: Article,
    pub(crate) sentences: Vec<String>,
    words: Vec<Vec<String>>,
}

impl SummarisedText {
    /// Takes the candidates from the engine, so that all systems choose among the same.
    pub(crate) fn new(jieba: &Jieba, article: Article) -> Self {
        let sentences = run(&article, usize::MAX, &Weights::NEWS);
        let words = sentences.iter().map(|sentence| baselines::words(jieba, sentence)).collect();
        Self { article, sentences, words }
    }

    /// The engine's summary.
    pub(crate) fn summary(&self, n: usize, weights: &Weights) -> Vec<String> {
        run(&self.article, n, weights)
    }

    /// What each system of [`NAMES`] takes when asked for `n` sentences.
    pub(crate) fn choices(&self, n: usize, weights: &Weights) -> [Vec<String>; 4] {
        let pick =
            |indexes: Vec<usize>| indexes.into_iter().map(|index| self.sentences[index].clone()).collect();
        [
            self.summary(n, weights),
            pick(baselines::lead(self.sentences.len(), n)),
            pick(baselines::textrank(&self.words, n)),
            pick(baselines::lexrank(&self.words, n)),
        ]
    }
}

fn run(article: &Article, n: usize, weights: &Weights) -> Vec<String> {
    let options = SummaryOptions { max_sentences: Some(n), ..SummaryOptions::default() };
    summarize_with(article, &options, &[], weights)
        .sentences
        .into_iter()
        .map(|sentence| sentence.text)
        .collect()
}
