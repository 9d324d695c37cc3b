//! Articles as JSON: one object, an array of objects, or an object a line.

mod article;
pub(super) mod error;

use serde_json::{Map, Value};

use self::article::article;
pub use self::error::{JsonError, JsonFault, Place, fault};
use super::error::ReadCause;
use super::input::Input;
use super::names::Field;
use super::other_file::OtherFile;
use super::outcome::{ReadArticle, ReadFile};
use super::record::Records;
use super::warning::Warning;

/// How deep a list of records may lie inside other values.
const DEEPEST: usize = 16;

/// Reads a file of JSON. An object of a list is an [`Article`](crate::Article), or has a title and a text under any common names. A
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
