//! Dumps of databases: the `INSERT` statements of the tables that hold articles.
//!
//! Known are DedeCMS, PHPCMS, EmpireCMS, WordPress, Discuz!, Typecho and Z-Blog, whose articles lie in two tables or
//! need the name of their section from a third; and any table that has a title and a text.

mod articles;
pub(super) mod error;
mod lexer;
mod statements;

pub use self::error::SqlError;
use super::decode::{self, BadBytes};
use super::error::ReadCause;
use super::input::Input;
use super::outcome::ReadFile;
use super::warning::Warning;

/// Reads a dump.
pub(crate) fn read(input: &Input<'_>) -> Result<ReadFile, ReadCause> {
    // A dump has pictures and passwords in it, whose bytes are no text; they are not asked for.
    let (text, replaced) = match decode::decode(input.bytes, BadBytes::Refuse) {
        Ok(text) => (text, false),
        Err(_) => (decode::decode(input.bytes, BadBytes::Replace)?, true),
    };
    let tables = statements::tables(&text);
    let (articles, mut warnings) = articles::of_tables(input.name, tables);
    if articles.is_empty() {
        return Err(SqlError::NoArticles.into());
    }
    if replaced {
        warnings.push(Warning::ReplacedBytes);
    }
    Ok(ReadFile::articles(articles, warnings))
}

#[cfg(test)]
mod tests;
