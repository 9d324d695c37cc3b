//! Articles as JSON: one object, an array of objects, or an object a line.

use std::error::Error;
use std::fmt;

use gongwen_engine::{Article, Kind};
use serde_json::{Map, Value};

use super::outcome::ReadFile;
use super::{Input, ReadCause};

/// Characters of the text that replace a missing title.
const TITLE_CHARS: usize = 24;

/// JSON that is no article: where, and what is wrong.
#[derive(Debug)]
pub struct JsonError {
    /// Where it is.
    pub place: Place,
    /// What is wrong.
    pub fault: JsonFault,
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.place, self.fault)
    }
}

impl Error for JsonError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.fault.source()
    }
}

/// A place in a JSON text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The text as a whole.
    File,
    /// A line, from 1.
    Line(usize),
    /// An object of an array, from 1.
    Object(usize),
}

impl fmt::Display for Place {
    /// Writes the place as the beginning of a message.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File => Ok(()),
            Self::Line(line) => write!(f, "line {line}: "),
            Self::Object(object) => write!(f, "object {object}: "),
        }
    }
}

/// What is wrong with the JSON of an article.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum JsonFault {
    /// It is not JSON.
    #[error("{}", fault(.0))]
    Syntax(#[source] serde_json::Error),
    /// It is not an object.
    #[error("an article is an object: {{\"id\": …, \"title\": …, \"body\": …}}")]
    NotAnObject,
    /// There is no id.
    #[error("the object has no \"id\"")]
    NoId,
    /// The id is empty.
    #[error("\"id\" is empty")]
    EmptyId,
    /// The id is neither a string nor a number.
    #[error("\"id\" must be a string or a number")]
    IdType,
    /// The body is no string.
    #[error("\"body\" must be a string")]
    BodyType,
    /// There is no text at all.
    #[error("the object has neither a \"title\" nor a \"body\"")]
    NoText,
    /// A field has a wrong value.
    #[error("\"{name}\": {error}")]
    Field {
        /// The field.
        name: String,
        /// What is wrong with its value.
        #[source]
        error: serde_json::Error,
    },
    /// The fields do not fit together.
    #[error("{0}")]
    Fields(#[source] serde_json::Error),
}

/// Reads a file of JSON.
pub(crate) fn read(input: &Input<'_>) -> Result<ReadFile, ReadCause> {
    let articles = articles(input.name, &input.text()?)?;
    Ok(ReadFile::articles(articles.into_iter().map(Into::into).collect(), Vec::new()))
}

/// Reads the articles of a JSON text; `source` is the file's name. An object is an [`Article`], or has `body`
/// instead of `paragraphs` (a line of it is a paragraph), and an id that is a string or a number.
pub fn articles(source: &str, text: &str) -> Result<Vec<Article>, JsonError> {
    let text = text.trim_start_matches('\u{FEFF}');
    let values: Vec<(Place, Value)> = match serde_json::from_str(text) {
        Ok(Value::Array(list)) => {
            list.into_iter().enumerate().map(|(at, value)| (Place::Object(at + 1), value)).collect()
        }
        Ok(value) => vec![(Place::Object(1), value)],
        Err(error) if is_of_lines(text, &error) => lines(text)?,
        Err(error) => return Err(JsonError { place: Place::File, fault: JsonFault::Syntax(error) }),
    };
    let read = |(place, value)| article(source, value).map_err(|fault| JsonError { place, fault });
    values.into_iter().map(read).collect()
}

/// Whether a text that is no JSON value has a value on each line: the first one ends before the error, or with the
/// line.
fn is_of_lines(text: &str, whole: &serde_json::Error) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    whole.line() > 1 && serde_json::from_str::<Value>(first).is_ok() || text.trim().is_empty()
}

fn lines(text: &str) -> Result<Vec<(Place, Value)>, JsonError> {
    let mut values = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let place = Place::Line(at + 1);
        let value = serde_json::from_str(line)
            .map_err(|error| JsonError { place, fault: JsonFault::Syntax(error) })?;
        values.push((place, value));
    }
    Ok(values)
}

/// What is wrong with a JSON text, followed by the place: the column, and the line unless it is the first.
#[must_use]
pub fn fault(error: &serde_json::Error) -> String {
    let (line, column) = (error.line(), error.column());
    let text = error.to_string();
    let bare = text.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&text);
    match line {
        0 => bare.to_owned(),
        1 => format!("{bare} (column {column})"),
        _ => format!("{bare} (line {line}, column {column})"),
    }
}

fn article(source: &str, value: Value) -> Result<Article, JsonFault> {
    let Value::Object(mut fields) = value else {
        return Err(JsonFault::NotAnObject);
    };
    fields.retain(|_, value| !value.is_null());
    let id = match fields.remove("id") {
        Some(Value::String(id)) if id.trim().is_empty() => return Err(JsonFault::EmptyId),
        Some(Value::String(id)) => id,
        Some(Value::Number(id)) => id.to_string(),
        None => return Err(JsonFault::NoId),
        Some(_) => return Err(JsonFault::IdType),
    };
    let body = match fields.remove("body") {
        None => String::new(),
        Some(Value::String(body)) => body,
        Some(_) => return Err(JsonFault::BodyType),
    };
    // Other programs have kinds of their own; they are articles here.
    if fields.get("kind").is_some_and(|kind| serde_json::from_value::<Kind>(kind.clone()).is_err()) {
        fields.remove("kind");
    }
    let mut article = known(fields)?;
    article.id = id;
    if article.source.is_empty() {
        source.clone_into(&mut article.source);
    }
    let paragraphs = body.lines().map(str::trim).filter(|line| !line.is_empty());
    article.paragraphs.extend(paragraphs.map(str::to_owned));
    if article.title.trim().is_empty() {
        let texts = article.paragraphs.iter().chain(&article.captions);
        let Some(first) = texts.map(|text| text.trim()).find(|text| !text.is_empty()) else {
            return Err(JsonFault::NoText);
        };
        article.title = first.chars().take(TITLE_CHARS).collect();
    }
    if article.confidence == 0.0 {
        article.confidence = 1.0;
    }
    Ok(article)
}

/// The fields of an article; an error names the field.
fn known(fields: Map<String, Value>) -> Result<Article, JsonFault> {
    let read = |fields| serde_json::from_value::<Article>(Value::Object(fields));
    read(fields.clone()).map_err(|error| {
        let alone = |(name, value): (String, Value)| {
            let error = read(Map::from_iter([(name.clone(), value)])).err()?;
            Some(JsonFault::Field { name, error })
        };
        fields.into_iter().find_map(alone).unwrap_or(JsonFault::Fields(error))
    })
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
        assert_eq!(error.to_string(), "line 2: the object has no \"id\"");
        assert!(articles("x.jsonl", "{\"id\":1}\nno").unwrap_err().to_string().starts_with("line 2: "));
    }

    #[test]
    fn errors_say_what_is_wrong_and_give_one_place() {
        let error = |text: &str| articles("x.jsonl", text).unwrap_err().to_string();
        let good = "{\"id\":\"a\",\"title\":\"甲\"}\n";
        assert_eq!(error(&format!("{good}{{oops}}")), "line 2: key must be a string (column 2)");
        assert_eq!(error("{oops}\n"), "key must be a string (column 2)");
        assert_eq!(error("{\n\"id\": 1,\n oops}"), "key must be a string (line 3, column 2)");
        for text in ["7", "\"a\"", "[7]"] {
            assert!(error(text).starts_with("object 1: an article is an object: {\"id\""), "{text}");
        }
        let nothing = "the object has neither a \"title\" nor a \"body\"";
        assert_eq!(error(&format!("{good}{{\"id\":\"b\"}}")), format!("line 2: {nothing}"));
        assert_eq!(error("{\"id\":\"b\",\"title\":\" \",\"body\":\"\\n\"}"), format!("object 1: {nothing}"));
        assert_eq!(error("{\"id\":\" \",\"title\":\"甲\"}"), "object 1: \"id\" is empty");
        assert_eq!(error("{\"id\":1,\"title\":\"甲\",\"body\":2}"), "object 1: \"body\" must be a string");
        let wrong = error("{\"id\":1,\"title\":\"甲\",\"places\":\"杭州\"}");
        assert!(wrong.starts_with("object 1: \"places\": ") && !wrong.contains("struct"), "{wrong}");
    }

    #[test]
    fn a_caption_alone_is_a_text() {
        let read = articles("x.json", "{\"id\":1,\"captions\":[\"图为现场。\"]}").unwrap();
        assert_eq!(read[0].title, "图为现场。");
    }
}
