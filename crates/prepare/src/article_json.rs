//! Articles as lines of JSON, for whoever takes them on: an editor, another tool, this one again.

use gongwen_engine::Article;
use serde::Serialize;

use crate::page::caption_text;

/// An article, and what its captions say.
#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    article: &'a Article,
    /// The words of every caption, where a printed one has more than them.
    #[serde(skip_serializing_if = "Option::is_none")]
    caption_texts: Option<Vec<&'a str>>,
}

/// An article as JSON on one line. Captions are there as they are printed; where one has more than words (`▲`, `图①：`,
/// `李凡 摄`), `caption_texts` has the words of each, in the same order.
///
/// # Errors
///
/// If a number is none of JSON, which those of an article never are.
pub fn json_line(article: &Article) -> serde_json::Result<String> {
    let texts: Vec<&str> = article.captions.iter().map(|caption| caption_text(caption)).collect();
    let differs = texts.iter().zip(&article.captions).any(|(text, caption)| text != caption);
    serde_json::to_string(&Line { article, caption_texts: differs.then_some(texts) })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Article, json_line};

    #[test]
    fn the_words_of_captions_stand_beside_them() {
        let article = |captions: &[&str]| Article {
            id: "p-01".to_owned(),
            captions: captions.iter().map(|caption| (*caption).to_owned()).collect(),
            ..Article::default()
        };
        let marked = article(&["▲书屋一角。", "夜校开班。"]);
        let line = json_line(&marked).unwrap();
        assert!(line.ends_with(r#","caption_texts":["书屋一角。","夜校开班。"]}"#), "{line}");
        assert_eq!(serde_json::from_str::<Article>(&line).unwrap(), marked);
        let plain = article(&["夜校开班。"]);
        assert_eq!(json_line(&plain).unwrap(), serde_json::to_string(&plain).unwrap());
    }
}
