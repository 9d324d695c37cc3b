//! Articles as JSON: one object, an array of objects, or an object a line.

use std::error::Error;
use std::fmt;

use gongwen_engine::{Article, Kind};
use serde_json::{Map, Value};

use super::blocks;
use super::names::Field;
use super::outcome::{OtherFile, ReadArticle, ReadFile, Warning};
use super::record::Records;
use super::{Input, ReadCause};
use crate::fields::printed_date::field_date;

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

/// How deep a list of records may lie inside other values.
const DEEPEST: usize = 16;

/// Reads a file of JSON. An object of a list is an [`Article`], or has a title and a text under any common names. A
/// list may lie inside other values: `{"data": {"list": […]}}`. One object that cannot be read does not stop the rest.
pub(crate) fn read(input: &Input<'_>) -> Result<ReadFile, ReadCause> {
    let values = values(&input.text()?)?;
    if values.iter().all(|(_, value)| !matches!(value, Value::Object(_) | Value::Array(_)))
        && !values.is_empty()
    {
        return Err(not_an_object(&values).into());
    }
    let is_single = values.len() == 1;
    let mut records = Records::default();
    let (mut articles, mut bad): (Vec<ReadArticle>, Vec<JsonError>) = (Vec::new(), Vec::new());
    for (place, value) in values {
        match article(input.name, value, &mut records) {
            Ok(article) => articles.push(article),
            Err(fault) => bad.push(JsonError { place, fault }),
        }
    }
    if articles.is_empty() && !bad.is_empty() {
        // A single object without title and text is the settings of some program.
        if is_single && !input.is_named && matches!(bad[0].fault, JsonFault::NoText) {
            return Ok(ReadFile::other(OtherFile::Data));
        }
        return Err(bad.swap_remove(0).into());
    }
    let (_, mut warnings) = records.finish();
    if let Some(first) = bad.first() {
        warnings.push(Warning::BadRecords { count: bad.len(), first: first.to_string() });
    }
    Ok(ReadFile::articles(articles, warnings))
}

fn not_an_object(values: &[(Place, Value)]) -> JsonError {
    let place = values.first().map_or(Place::File, |(place, _)| *place);
    JsonError { place, fault: JsonFault::NotAnObject }
}

/// The records of a JSON text, each with its place.
fn values(text: &str) -> Result<Vec<(Place, Value)>, JsonError> {
    let text = text.trim_start_matches('\u{FEFF}');
    let value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) if is_of_lines(text, &error) => return lines(text),
        Err(error) => return Err(JsonError { place: Place::File, fault: JsonFault::Syntax(error) }),
    };
    let value = match value {
        Value::Object(object) if !is_record(&object) => {
            let mut found = Vec::new();
            records_within(Value::Object(object.clone()), 0, &mut found);
            if found.is_empty() { Value::Object(object) } else { Value::Array(found) }
        }
        other => other,
    };
    Ok(match value {
        Value::Array(list) => {
            list.into_iter().enumerate().map(|(at, value)| (Place::Object(at + 1), value)).collect()
        }
        value => vec![(Place::Object(1), value)],
    })
}

/// Whether an object has a title or a text.
fn is_record(object: &Map<String, Value>) -> bool {
    object.iter().any(|(name, value)| {
        let is_text = matches!(value, Value::String(_)) || name == "paragraphs" || name == "captions";
        let field = Field::of_name(name).map(|(field, _)| field);
        is_text
            && (name == "paragraphs" || matches!(field, Some(Field::Title | Field::Body | Field::Captions)))
    })
}

/// Finds the records inside a value: objects with a title or a text that lie in a list, or in an object that has several
/// such objects by their ids.
fn records_within(value: Value, depth: usize, found: &mut Vec<Value>) {
    if depth > DEEPEST {
        return;
    }
    let inside: Vec<Value> = match value {
        Value::Array(list) => list,
        Value::Object(object) => object.into_iter().map(|(_, value)| value).collect(),
        _ => return,
    };
    for value in inside {
        match value {
            Value::Object(object) if is_record(&object) && depth > 0 => found.push(Value::Object(object)),
            other => records_within(other, depth + 1, found),
        }
    }
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

/// The names that an [`Article`] has itself, beside `body`.
const OWN: [&str; 24] = [
    "id",
    "source",
    "origin",
    "author",
    "kind",
    "title",
    "kicker",
    "subtitle",
    "section",
    "byline",
    "reporters",
    "correspondents",
    "photographers",
    "date",
    "places",
    "organisations",
    "paragraphs",
    "subheads",
    "captions",
    "credit",
    "url",
    "source_lines",
    "confidence",
    "body",
];

fn article(source: &str, value: Value, records: &mut Records) -> Result<ReadArticle, JsonFault> {
    let Value::Object(mut fields) = value else {
        return Err(JsonFault::NotAnObject);
    };
    fields.retain(|_, value| !value.is_null());
    let is_own = fields.keys().all(|name| OWN.contains(&name.as_str()))
        || fields.contains_key("title") && (fields.contains_key("body") || fields.contains_key("paragraphs"));
    if is_own { own(source, fields, records) } else { foreign(source, &fields, records) }
}

/// An object of other names.
fn foreign(
    source: &str,
    fields: &Map<String, Value>,
    records: &mut Records,
) -> Result<ReadArticle, JsonFault> {
    let values = fields.iter().filter_map(|(name, value)| match (value, plain(value)) {
        (_, Some(text)) => Some((name.as_str(), text)),
        // A nested object without text, such as a count of views, is named as not used.
        (Value::Object(_) | Value::Array(_), None) => Some((name.as_str(), String::new())),
        _ => None,
    });
    let values: Vec<(&str, String)> = values.collect();
    for (name, _) in values.iter().filter(|(_, text)| text.is_empty()) {
        if matches!(&fields[*name], Value::Object(inside) if !inside.is_empty()) {
            records.unused(name);
        }
    }
    let mut read = records.record(values).article(source).ok_or(JsonFault::NoText)?;
    crate::fields::add_places_and_organisations(std::slice::from_mut(&mut read.article));
    Ok(read)
}

/// A value as text: a string, a number, a list of strings (lines), or the text of an object such as
/// `{"rendered": "…"}` or `{"name": "…"}`.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(list) => {
            let texts: Vec<String> = list
                .iter()
                .filter_map(|value| match value {
                    Value::Object(_) | Value::String(_) | Value::Number(_) => plain(value),
                    _ => None,
                })
                .collect();
            (!texts.is_empty()).then(|| texts.join("\n"))
        }
        Value::Object(object) => {
            ["rendered", "name", "title", "text", "value", "#text", "$t", "content", "__cdata"]
                .iter()
                .find_map(|name| object.get(*name).and_then(Value::as_str).map(str::to_owned))
        }
        _ => None,
    }
}

/// An object with the names of an [`Article`].
fn own(
    source: &str,
    mut fields: Map<String, Value>,
    records: &mut Records,
) -> Result<ReadArticle, JsonFault> {
    let id = match fields.remove("id") {
        Some(Value::String(id)) if id.trim().is_empty() => return Err(JsonFault::EmptyId),
        Some(Value::String(id)) => id,
        Some(Value::Number(id)) => id.to_string(),
        // The name of the file gives one.
        None => String::new(),
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
    let others: Vec<String> = fields.keys().filter(|name| !OWN.contains(&name.as_str())).cloned().collect();
    let others: Vec<(String, Value)> =
        others.into_iter().filter_map(|name| fields.remove(&name).map(|value| (name, value))).collect();
    let mut article = known(fields)?;
    article.id = id;
    if article.source.is_empty() {
        source.clone_into(&mut article.source);
    }
    blocks::add(&mut article, blocks::of_text(&body));
    add_others(&mut article, others, records);
    complete(&mut article)?;
    Ok(article.into())
}

/// Fills empty fields of an article from others that mean the same.
fn add_others(article: &mut Article, others: Vec<(String, Value)>, records: &mut Records) {
    for (name, value) in others {
        let field = Field::of_name(&name).map(|(field, _)| field);
        let Some(text) = plain(&value).map(|text| blocks::line_of(&text)) else {
            records.unused(&name);
            continue;
        };
        let (place, text) = match field {
            Some(Field::Date) => (&mut article.date, field_date(&text).unwrap_or_default()),
            Some(Field::Author) => (&mut article.author, text),
            Some(Field::Section) => (&mut article.section, text),
            Some(Field::Url) => (&mut article.url, text),
            Some(Field::Origin) => (&mut article.origin, text),
            Some(Field::Kicker) => (&mut article.kicker, text),
            Some(Field::Subtitle) => (&mut article.subtitle, text),
            _ => {
                records.unused(&name);
                continue;
            }
        };
        if place.is_some() || text.is_empty() {
            records.unused(&name);
        } else {
            *place = Some(text);
        }
    }
}

/// Puts title, date and confidence into the form of all articles.
fn complete(article: &mut Article) -> Result<(), JsonFault> {
    article.title = if article.title.trim().is_empty() { String::new() } else { title_of(&article.title) };
    if article.title.is_empty() {
        let texts = article.paragraphs.iter().chain(&article.captions);
        let Some(first) = texts.map(|text| text.trim()).find(|text| !text.is_empty()) else {
            return Err(JsonFault::NoText);
        };
        article.title = first.chars().take(TITLE_CHARS).collect();
    }
    if let Some(date) = article.date.as_deref().and_then(field_date) {
        article.date = Some(date);
    }
    if article.confidence == 0.0 {
        article.confidence = 1.0;
    }
    Ok(())
}

/// A title as it is, unless it has markup.
fn title_of(title: &str) -> String {
    if title.contains(['<', '&']) { blocks::line_of(title) } else { title.to_owned() }
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
mod tests;
