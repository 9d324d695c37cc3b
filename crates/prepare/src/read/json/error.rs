//! What is wrong with a JSON text, and where.

use std::error::Error;
use std::fmt;

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
