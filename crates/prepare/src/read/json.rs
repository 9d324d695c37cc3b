//! Articles as JSON: one object, an array of objects, or an object a line.

use gongwen_engine::{Article, Kind};
use serde::Deserialize;
use serde_json::Value;

/// What is read of an object: an [`Article`], or `body` instead of `paragraphs`, and an id of any kind.
#[derive(Deserialize)]
struct Record {
    #[serde(default)]
    id: Value,
    #[serde(default)]
    body: Option<String>,
    #[serde(flatten)]
    rest: serde_json::Map<String, Value>,
}

/// Reads the articles of a JSON text; `source` is the file's name. A line of `body` is a paragraph. Errors
/// name the line or the number of the object.
pub fn articles(source: &str, text: &str) -> Result<Vec<Article>, String> {
    let text = text.trim_start_matches('\u{FEFF}');
    let values: Vec<(String, Value)> = if text.trim_start().starts_with('[') {
        let list: Vec<Value> = serde_json::from_str(text).map_err(|error| error.to_string())?;
        list.into_iter().enumerate().map(|(at, value)| (format!("object {}", at + 1), value)).collect()
    } else if let Ok(value) = serde_json::from_str::<Value>(text) {
        vec![(String::from("object 1"), value)]
    } else {
        let mut values = Vec::new();
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let place = format!("line {}", at + 1);
            let value = serde_json::from_str(line).map_err(|error| format!("{place}: {error}"))?;
            values.push((place, value));
        }
        values
    };
    let read = |(place, value)| article(source, value).map_err(|error| format!("{place}: {error}"));
    values.into_iter().map(read).collect()
}

fn article(source: &str, value: Value) -> Result<Article, String> {
    let record: Record = serde_json::from_value(value).map_err(|error| error.to_string())?;
    let mut rest = record.rest;
    // Other programs have kinds of their own; they are articles here.
    if rest.get("kind").is_some_and(|kind| serde_json::from_value::<Kind>(kind.clone()).is_err()) {
        rest.remove("kind");
    }
    rest.retain(|_, value| !value.is_null());
    let mut article: Article =
        serde_json::from_value(Value::Object(rest)).map_err(|error| error.to_string())?;
    article.id = match record.id {
        Value::String(id) => id,
        Value::Number(id) => id.to_string(),
        Value::Null => return Err(String::from("the object has no \"id\"")),
        _ => return Err(String::from("\"id\" must be a string or a number")),
    };
    if article.source.is_empty() {
        source.clone_into(&mut article.source);
    }
    if let Some(body) = record.body {
        article
            .paragraphs
            .extend(body.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned));
    }
    if article.title.trim().is_empty() {
        const TITLE_CHARS: usize = 24;
        let first = article.paragraphs.first().map(String::as_str).unwrap_or_default();
        article.title = first.chars().take(TITLE_CHARS).collect();
    }
    if article.confidence == 0.0 {
        article.confidence = 1.0;
    }
    Ok(article)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn lines_arrays_and_single_objects() {
        let lines =
            "{\"id\":\"a\",\"title\":\"甲\",\"body\":\"一。\\n二。\"}\n\n{\"id\":7,\"body\":\"三。\"}\n";
        let read = articles("x.jsonl", lines).unwrap();
        assert_eq!(read[0].paragraphs, ["一。", "二。"]);
        assert_eq!((read[1].id.as_str(), read[1].title.as_str()), ("7", "三。"));
        assert_eq!(articles("x.json", "[{\"id\":1,\"title\":\"甲\"}]").unwrap().len(), 1);
        assert_eq!(articles("x.json", "{\"id\":1,\n\"title\":\"甲\"}").unwrap().len(), 1);
    }

    #[test]
    fn errors_name_the_place() {
        let error = articles("x.jsonl", "{\"id\":1,\"title\":\"甲\"}\n{\"title\":\"乙\"}").unwrap_err();
        assert_eq!(error, "line 2: the object has no \"id\"");
        assert!(articles("x.jsonl", "{\"id\":1}\nno").unwrap_err().starts_with("line 2: "));
    }
}
