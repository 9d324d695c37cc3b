//! What the widget asks about one text that the page holds: its summary, and the places of a query in it.

use gongwen_engine::Article;
use gongwen_engine::highlight::Segment;
use gongwen_engine::summary::{SummaryOptions, SummarySentence, Weights, summarize_with};
use gongwen_engine::text::fold::FoldTable;

use crate::protocol::requests;

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
        let options = SummaryOptions { max_sentences: Some(max_sentences), ..SummaryOptions::default() };
        let article = Article { kicker, title, subtitle, captions, paragraphs, ..Article::default() };
        summarize_with(&article, &options, &[], &Weights::NEWS).sentences
    }

    /// The segments of a text with the query marked; joined they give the text back.
    fn highlight(query: String, text: String) -> Vec<Segment> {
        gongwen_engine::highlight::highlight(&text, &query, &FoldTable::default())
    }
}
