//! From an object to an article.

use gongwen_engine::{Article, Kind};
use serde_json::{Map, Value};

use super::error::JsonFault;
use crate::fields::printed_date::field_date;
use crate::read::blocks;
use crate::read::names::Field;
use crate::read::outcome::ReadArticle;
use crate::read::record::Records;

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

/// The article of one value.
pub(super) fn article(source: &str, value: Value, records: &mut Records) -> Result<ReadArticle, JsonFault> {
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
        let mut texts = article.paragraphs.iter().chain(&article.captions);
        if texts.all(|text| text.trim().is_empty()) {
            return Err(JsonFault::NoText);
        }
        article.title = article.heading();
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
