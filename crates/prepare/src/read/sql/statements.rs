//! The tables of a dump: the names of their columns and the rows that `INSERT` statements put in.

use std::collections::BTreeMap;
use std::io::{self, Read};

use super::lexer::{Lexer, Token, end_of_statements, has_backslash};
use super::shortened::shortened;
use crate::read::decode::TextReader;

/// Characters of a dump that are looked at together, in bytes. A longer statement takes what it needs.
const WINDOW: usize = 1 << 20;

/// A table with the rows of its `INSERT` statements.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    pub(super) columns: Vec<String>,
    /// Rows in the order of the columns. `NULL` and calls of functions are empty.
    pub(super) rows: Vec<Vec<String>>,
}

impl Table {
    /// The place of the first of these columns that there is; names in small letters.
    pub(super) fn column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.columns.iter().position(|column| column == name))
    }
}

/// Tables that hold no articles and may be large or private: they are not kept.
fn is_wanted(name: &str) -> bool {
    const NOT: [&str; 26] = [
        "comment",
        "feedback",
        "guestbook",
        "session",
        "cache",
        "config",
        "setting",
        "admin",
        "member",
        "user",
        "search",
        "spider",
        "template",
        "mytag",
        "myad",
        "visit",
        "stat",
        "log",
        "meta",
        "option",
        "message",
        "_pm",
        "attach",
        "upload",
        "keyword",
        "vote",
    ];
    // `blog` and `log_posts` of Z-Blog are meant by no `log` of events.
    let is_posts = ["post", "article", "archive", "news", "content"].iter().any(|part| name.ends_with(part));
    is_posts && !name.contains("comment") || !NOT.iter().any(|part| name.contains(part))
}

/// Reads the tables of a dump, by their names in small letters. The dump is not in memory as a whole: some statements after
/// the other.
pub(super) fn tables<R: Read>(dump: &mut TextReader<R>) -> io::Result<BTreeMap<String, Table>> {
    let mut tables = BTreeMap::new();
    let (mut text, mut wanted) = (String::new(), WINDOW);
    let mut backslash = None;
    loop {
        let is_last = fill(&mut text, wanted, dump)?;
        let backslash = *backslash.get_or_insert_with(|| has_backslash(&text));
        let end = if is_last { text.len() } else { end_of_statements(&text, backslash) };
        read(&text[..end], backslash, &mut tables);
        if is_last {
            return Ok(tables);
        }
        text.drain(..end);
        wanted = WINDOW.max(2 * text.len());
    }
}

/// Adds text up to a length. Whether there is no more.
fn fill<R: Read>(text: &mut String, wanted: usize, dump: &mut TextReader<R>) -> io::Result<bool> {
    while text.len() < wanted {
        let piece = dump.piece()?;
        if piece.is_empty() {
            return Ok(true);
        }
        text.push_str(&piece);
    }
    Ok(false)
}

/// Reads whole statements.
fn read(text: &str, backslash: bool, tables: &mut BTreeMap<String, Table>) {
    let mut tokens = Lexer::new(text, backslash).peekable();
    while let Some(token) = tokens.next() {
        let Token::Name(word) = token else { continue };
        match word.to_ascii_lowercase().as_str() {
            "create" => {
                if let Some((name, columns)) = create(&mut tokens) {
                    tables.entry(name).or_default().columns = columns;
                }
            }
            "insert" | "replace" => {
                let Some(name) = target(&mut tokens) else { continue };
                let table = tables.entry(name.clone()).or_default();
                insert(&mut tokens, table, is_wanted(&name));
            }
            _ => {}
        }
    }
}

type Tokens<'a> = std::iter::Peekable<Lexer<'a>>;

/// The name of the table after `INSERT`: the last part of a dotted name.
fn target(tokens: &mut Tokens<'_>) -> Option<String> {
    loop {
        match tokens.next()? {
            Token::Name(word)
                if ["into", "ignore", "low_priority", "delayed"]
                    .iter()
                    .any(|w| word.eq_ignore_ascii_case(w)) => {}
            Token::Name(name) => return Some(last_part(tokens, name)),
            // SQLite puts names of tables between the marks of strings.
            Token::Text(name) => return Some(last_part(tokens, &name)),
            _ => return None,
        }
    }
}

fn last_part(tokens: &mut Tokens<'_>, name: &str) -> String {
    let mut name = name.to_lowercase();
    while tokens.next_if_eq(&Token::Mark('.')).is_some() {
        match tokens.next() {
            Some(Token::Name(part)) => name = part.to_lowercase(),
            Some(Token::Text(part)) => name = part.to_lowercase(),
            _ => break,
        }
    }
    name
}

/// Name and columns of `CREATE TABLE`.
fn create(tokens: &mut Tokens<'_>) -> Option<(String, Vec<String>)> {
    let is_table = matches!(tokens.peek(), Some(Token::Name(word)) if word.eq_ignore_ascii_case("table"));
    if !is_table {
        return None;
    }
    tokens.next();
    let name = loop {
        match tokens.next()? {
            Token::Name(word) if ["if", "not", "exists"].iter().any(|w| word.eq_ignore_ascii_case(w)) => {}
            Token::Name(name) => break last_part(tokens, name),
            Token::Text(name) => break last_part(tokens, &name),
            _ => return None,
        }
    };
    tokens.next_if_eq(&Token::Mark('('))?;
    let (mut columns, mut depth, mut is_first) = (Vec::new(), 1, true);
    while depth > 0 {
        match tokens.next()? {
            Token::Mark('(') => depth += 1,
            Token::Mark(')') => depth -= 1,
            Token::Mark(';') => break,
            Token::Mark(',') if depth == 1 => {
                is_first = true;
                continue;
            }
            Token::Name(word) if is_first && depth == 1 => {
                const KEYS: [&str; 9] = [
                    "primary",
                    "key",
                    "unique",
                    "index",
                    "constraint",
                    "fulltext",
                    "foreign",
                    "check",
                    "spatial",
                ];
                if !KEYS.contains(&word.to_ascii_lowercase().as_str()) {
                    columns.push(word.to_lowercase());
                }
            }
            _ => {}
        }
        is_first = false;
    }
    Some((name, columns))
}

/// Reads columns and rows of an `INSERT` whose table is read already.
fn insert(tokens: &mut Tokens<'_>, table: &mut Table, is_wanted: bool) {
    let mut named = None;
    if tokens.next_if_eq(&Token::Mark('(')).is_some() {
        named = Some(names(tokens));
    }
    match tokens
        .next_if(|token| matches!(token, Token::Name(word) if word.to_ascii_lowercase().starts_with("value")))
    {
        Some(_) => {}
        None => return,
    }
    if let Some(named) = named.as_ref().filter(|_| table.columns.is_empty()) {
        table.columns.clone_from(named);
    }
    while tokens.next_if_eq(&Token::Mark('(')).is_some() {
        let row = row(tokens);
        if is_wanted {
            let row = match &named {
                Some(named) if *named != table.columns => ordered(&table.columns, named, row),
                _ => row,
            };
            table.rows.push(row);
        }
        if tokens.next_if_eq(&Token::Mark(',')).is_none() {
            return;
        }
    }
}

/// A row in the order of the table's columns.
fn ordered(columns: &[String], named: &[String], row: Vec<String>) -> Vec<String> {
    let mut values: BTreeMap<&str, String> = named.iter().map(String::as_str).zip(row).collect();
    columns.iter().map(|column| values.remove(column.as_str()).unwrap_or_default()).collect()
}

fn names(tokens: &mut Tokens<'_>) -> Vec<String> {
    let mut names = Vec::new();
    for token in tokens.by_ref() {
        match token {
            Token::Name(name) => names.push(name.to_lowercase()),
            Token::Text(name) => names.push(name.to_lowercase()),
            Token::Mark(')' | ';') => break,
            _ => {}
        }
    }
    names
}

/// The values of a row, up to its closing bracket.
fn row(tokens: &mut Tokens<'_>) -> Vec<String> {
    let (mut row, mut value, mut depth) = (Vec::new(), String::new(), 0);
    for token in tokens.by_ref() {
        match token {
            Token::Mark(')') if depth == 0 => break,
            Token::Mark(')') => depth -= 1,
            Token::Mark('(') => depth += 1,
            Token::Mark(',') if depth == 0 => row.push(std::mem::take(&mut value)),
            Token::Text(text) if value.is_empty() => value = shortened(text).into_owned(),
            Token::Text(text) => value.push_str(&shortened(text)),
            Token::Number(number) if depth == 0 && !number.starts_with("0x") => value.push_str(number),
            _ => {}
        }
    }
    row.push(value);
    row
}
