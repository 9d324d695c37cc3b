//! What the widget asks about texts that the page holds: the summary of one, the digest of several, and the places of a query.

use gongwen_engine::Article;
use gongwen_engine::highlight::Segment;
use gongwen_engine::summary::{
    QueryTerm, SummaryOptions, SummarySentence, Weights, digest as digest_of, summarize_with,
};
use gongwen_engine::text::fold::FoldTable;

use crate::protocol::requests;

/// At most so many sentences.
fn at_most(sentences: usize) -> SummaryOptions {
    SummaryOptions { max_sentences: Some(sentences), ..SummaryOptions::default() }
}

/// Articles of which a request gives each part in a list of its own, and all paragraphs in one list. `lengths` counts the
/// paragraphs of each; what a list lacks is empty.
fn articles(
    ids: Vec<String>,
    titles: Vec<String>,
    sources: Vec<String>,
    lengths: &[String],
    paragraphs: Vec<String>,
) -> Vec<Article> {
    let mut titles = titles.into_iter();
    let mut sources = sources.into_iter();
    let mut paragraphs = paragraphs.into_iter();
    let mut lengths = lengths.iter().map(|length| length.parse().unwrap_or(0));
    ids.into_iter()
        .map(|id| Article {
            id,
            title: titles.next().unwrap_or_default(),
            source: sources.next().unwrap_or_default(),
            paragraphs: paragraphs.by_ref().take(lengths.next().unwrap_or(0)).collect(),
            ..Article::default()
        })
        .collect()
}

requests! {
    /// The sentences that `Engine.summarize` chooses.
    fn summarize(
        max_sentences: usize,
        kicker: Option<String>,
        title: String,
        subtitle: Option<String>,
        captions: Vec<String>,
        paragraphs: Vec<String>,
    ) -> Vec<SummarySentence> {
        let article = Article { kicker, title, subtitle, captions, paragraphs, ..Article::default() };
        summarize_with(&article, &at_most(max_sentences), &[], &Weights::NEWS).sentences
    }

    /// The sentences that `Engine.digest` chooses from articles in the order of their rank, for the words of a query; `lengths`
    /// counts the paragraphs of each article.
    fn digest(
        max_sentences: usize,
        words: Vec<String>,
        ids: Vec<String>,
        titles: Vec<String>,
        sources: Vec<String>,
        lengths: Vec<String>,
        paragraphs: Vec<String>,
    ) -> Vec<SummarySentence> {
        let articles = articles(ids, titles, sources, &lengths, paragraphs);
        let words: Vec<_> = words.iter().map(|text| QueryTerm { text, weight: 1.0 }).collect();
        digest_of(&articles, &at_most(max_sentences), &words, &Weights::NEWS).sentences
    }

    /// The segments of a text with the query marked; joined they give the text back.
    fn highlight(query: String, text: String) -> Vec<Segment> {
        gongwen_engine::highlight::highlight(&text, &query, &FoldTable::default())
    }
}

#[cfg(test)]
mod tests {
    use super::articles;

    fn texts(list: &[&str]) -> Vec<String> {
        list.iter().map(|&text| text.to_owned()).collect()
    }

    #[test]
    fn each_article_has_its_own_paragraphs() {
        let made = articles(
            texts(&["a", "b", "c"]),
            texts(&["甲", "乙"]),
            texts(&["报"]),
            &texts(&["2", "0", "9"]),
            texts(&["一", "二", "三"]),
        );
        let seen: Vec<_> =
            made.iter().map(|article| (&*article.id, &*article.title, article.paragraphs.len())).collect();
        assert_eq!(seen, [("a", "甲", 2), ("b", "乙", 0), ("c", "", 1)]);
        assert_eq!(made[0].source, "报");
        assert_eq!(made[2].paragraphs, ["三"]);
    }
}
