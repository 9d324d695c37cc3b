//! Articles as JSON: one object, an array of objects, or an object a line.

mod article;
mod division;
pub(super) mod error;
mod survey;
mod walk;

use std::io::{BufRead, Read};

use serde::de::DeserializeSeed;
use serde_json::{Deserializer, Value};

use self::article::article;
use self::division::{Division, division};
pub use self::error::{JsonError, JsonFault, Place, fault};
use self::survey::Survey;
use self::walk::{Part, Walk};
use super::decode::TextReader;
use super::error::ReadCause;
use super::input::Input;
use super::names::Field;
use super::other_file::OtherFile;
use super::outcome::{ReadArticle, ReadFile};
use super::record::Records;
use super::warning::Warning;

/// How deep a list of records may lie inside other values.
const DEEPEST: usize = 16;
/// How deep the outermost records lie: what the file itself is about is told by its members, which are no records.
const OUTERMOST: usize = 2;

/// Reads a file of JSON. An object of a list is an [`Article`](crate::Article), or has a title and a text under any common names. A
/// list may lie inside other values: `{"data": {"list": […]}}`. One object that cannot be read does not stop the rest. The file is
/// not in memory as a whole, nor are its values: a record becomes an article when it is read.
pub(crate) fn read(input: &Input<'_>) -> Result<ReadFile, ReadCause> {
    let mut found = Found { source: input.name, records: Records::default(), values: Vec::new() };
    match division(&mut text(input)?).map_err(ReadCause::of_io)? {
        Division::Lines => found.lines(text(input)?)?,
        Division::List => found.list(text(input)?)?,
        Division::Value => found.value(input)?,
    }
    found.finish(input)
}

type Text<'a> = TextReader<Box<dyn Read + 'a>>;

/// The text of a file from its beginning, without byte order marks.
fn text<'a>(input: &'a Input<'_>) -> Result<Text<'a>, ReadCause> {
    let mut text = input.reader(input.options.bad_bytes)?;
    while text.fill_buf().map_err(ReadCause::of_io)?.starts_with("\u{feff}".as_bytes()) {
        text.consume('\u{feff}'.len_utf8());
    }
    Ok(text)
}

/// What is wrong with the whole text: it cannot be read, or is no JSON.
fn whole_fault(error: serde_json::Error) -> ReadCause {
    if error.is_io() {
        return ReadCause::of_io(error.into());
    }
    JsonError { place: Place::File, fault: JsonFault::Syntax(error) }.into()
}

/// What became of the values of a file.
struct Found<'a> {
    source: &'a str,
    records: Records,
    values: Vec<(Position, Result<ReadArticle, JsonFault>)>,
}

/// Where a value is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Position {
    Line(usize),
    /// In the lists and objects round it.
    Path(Vec<Part>),
}

impl Found<'_> {
    fn add(&mut self, position: Position, value: Value) {
        let read = article(self.source, value, &mut self.records);
        self.values.push((position, read));
    }

    fn lines(&mut self, mut text: Text<'_>) -> Result<(), ReadCause> {
        let (mut line, mut at) = (String::new(), 0);
        while text.read_line(&mut line).map_err(ReadCause::of_io)? > 0 {
            at += 1;
            if !line.trim().is_empty() {
                let fault = |error| {
                    // The first line says what the file is.
                    let place = if self.values.is_empty() { Place::File } else { Place::Line(at) };
                    JsonError { place, fault: JsonFault::Syntax(error) }
                };
                let value = serde_json::from_str(line.trim_end_matches('\n')).map_err(fault)?;
                self.add(Position::Line(at), value);
            }
            line.clear();
        }
        Ok(())
    }

    /// The values of a list.
    fn list(&mut self, text: Text<'_>) -> Result<(), ReadCause> {
        self.walk(text, &mut Walk::of_list())
    }

    /// A value that is no list: a record, or what holds records.
    fn value(&mut self, input: &Input<'_>) -> Result<(), ReadCause> {
        let mut survey = Survey::default();
        let mut whole = Deserializer::from_reader(text(input)?);
        survey.at_top().deserialize(&mut whole).and_then(|_| whole.end()).map_err(whole_fault)?;
        if let Some(records) = survey.records_within() {
            return self.walk(text(input)?, &mut Walk::of_object(records));
        }
        let value = serde_json::from_reader(text(input)?).map_err(whole_fault)?;
        self.add(Position::Path(Vec::new()), value);
        Ok(())
    }

    fn walk(&mut self, text: Text<'_>, walk: &mut Walk) -> Result<(), ReadCause> {
        let mut whole = Deserializer::from_reader(text);
        let mut add = |path: &[Part], value| self.add(Position::Path(path.to_vec()), value);
        walk.at_top(&mut add).deserialize(&mut whole).and_then(|()| whole.end()).map_err(whole_fault)?;
        // The members of an object in the order of their names.
        self.values.sort_by(|(one, _), (other, _)| one.cmp(other));
        Ok(())
    }

    fn finish(self, input: &Input<'_>) -> Result<ReadFile, ReadCause> {
        let is_single = self.values.len() == 1;
        let (mut articles, mut bad, mut count): (Vec<ReadArticle>, Option<JsonError>, usize) =
            (Vec::new(), None, 0);
        for (at, (position, read)) in self.values.into_iter().enumerate() {
            match (read, position) {
                (Ok(article), _) => articles.push(article),
                (Err(fault), position) => {
                    count += 1;
                    let place = match position {
                        Position::Line(line) => Place::Line(line),
                        Position::Path(_) => Place::Object(at + 1),
                    };
                    bad.get_or_insert(JsonError { place, fault });
                }
            }
        }
        let (_, mut warnings) = self.records.finish();
        match bad {
            // A single object without title and text is the settings of some program.
            Some(first) if articles.is_empty() => {
                let is_data = is_single && !input.is_named && matches!(first.fault, JsonFault::NoText);
                return if is_data { Ok(ReadFile::other(OtherFile::Data)) } else { Err(first.into()) };
            }
            Some(first) => warnings.push(Warning::BadRecords { count, first: first.to_string() }),
            None => {}
        }
        Ok(ReadFile::articles(articles, warnings))
    }
}

/// Whether a member of an object says that the object is a record: a title or a text.
fn tells_record(name: &str, is_string: bool) -> bool {
    let is_text = is_string || name == "paragraphs" || name == "captions";
    let field = Field::of_name(name).map(|(field, _)| field);
    is_text && (name == "paragraphs" || matches!(field, Some(Field::Title | Field::Body | Field::Captions)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
