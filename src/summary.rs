//! What the widget asks about one text that the page holds: its summary, and the places of a query in it.

use gongwen_engine::Article;
use gongwen_engine::highlight::highlight;
use gongwen_engine::summary::{SummaryOptions, Weights, summarize_with};
use gongwen_engine::text::fold::FoldTable;

use crate::exchange::Parts;

/// Stands between the members of a list.
const COMMA: char = '\u{1}';

/// Answers a question; places are counted in UTF-16 code units:
/// - `summary`, most sentences, kicker, title, subtitle (each may be empty), list of captions, list of paragraphs: three
///   numbers for each sentence, its paragraph (from 0), its start in it, and its end. The sentences are those of
///   `Engine.summarize`.
/// - `places`, query, text: two numbers for each place where the query occurs, start and end
pub(crate) fn answer(name: &str, parts: &mut Parts) -> Option<String> {
    let numbers = match name {
        "summary" => summary(parts),
        "places" => places(parts),
        _ => return None,
    };
    let mut answer = String::from("[");
    for (index, number) in numbers.iter().enumerate() {
        if index > 0 {
            answer.push(',');
        }
        answer.push_str(&number.to_string());
    }
    answer.push(']');
    Some(answer)
}

fn summary(parts: &mut Parts) -> Vec<usize> {
    let list = |text: &str| text.split(COMMA).map(str::to_owned).collect();
    let options = SummaryOptions { max_sentences: Some(parts.count()), ..SummaryOptions::default() };
    let mut line = || parts.text().to_owned();
    let article = Article {
        kicker: Some(line()),
        title: line(),
        subtitle: Some(line()),
        captions: list(parts.text()),
        paragraphs: list(parts.rest()),
        ..Article::default()
    };
    let sentences = summarize_with(&article, &options, &[], &Weights::NEWS).sentences;
    sentences.iter().flat_map(|sentence| [sentence.paragraph, sentence.start, sentence.end]).collect()
}

fn places(parts: &mut Parts) -> Vec<usize> {
    let query = parts.text();
    let mut places = Vec::new();
    let mut at = 0;
    for segment in highlight(parts.rest(), query, &FoldTable::default()) {
        let end = at + segment.text.encode_utf16().count();
        if segment.hit {
            places.extend([at, end]);
        }
        at = end;
    }
    places
}
