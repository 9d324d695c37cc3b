//! Dumps of databases: the `INSERT` statements of the tables that hold articles.
//!
//! Known are DedeCMS, PHPCMS, EmpireCMS, WordPress, Discuz!, Typecho and Z-Blog, whose articles lie in two tables or
//! need the name of their section from a third; and any table that has a title and a text.

mod articles;
pub(super) mod error;
mod lexer;
mod shortened;
mod statements;

pub use self::error::SqlError;
use super::decode::BadBytes;
use super::error::ReadCause;
use super::input::Input;
use super::outcome::ReadFile;
use super::warning::Warning;

/// Reads a dump.
pub(crate) fn read(input: &Input<'_>) -> Result<ReadFile, ReadCause> {
    // A dump has pictures and passwords in it, whose bytes are no text; they are not asked for.
    let mut text = input.reader(BadBytes::Replace)?;
    let tables = statements::tables(&mut text).map_err(ReadCause::of_io)?;
    let (articles, mut warnings) = articles::of_tables(input.name, tables);
    if articles.is_empty() {
        return Err(SqlError::NoArticles.into());
    }
    if text.replaced() {
        warnings.push(Warning::ReplacedBytes);
    }
    Ok(ReadFile::articles(articles, warnings))
}

#[cfg(test)]
mod tests;
