//! The words, strings and punctuation of SQL.

use std::borrow::Cow;

/// A token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A name or a key word, also a quoted name.
    Name(&'a str),
    /// A string.
    Text(Cow<'a, str>),
    /// A number, with its sign.
    Number(&'a str),
    /// Any other character.
    Mark(char),
}

/// Whether a backslash in a string takes the next character as it is, by the first words of a dump.
pub(super) fn has_backslash(dump: &str) -> bool {
    // SQL Server, PostgreSQL and SQLite have no backslash, and say so by their own words.
    let others = ["[dbo]", "SET IDENTITY_INSERT", "standard_conforming_strings", "PRAGMA foreign_keys"];
    let head = dump.get(..floor(dump, 1 << 16)).unwrap_or(dump);
    !others.iter().any(|words| head.contains(words))
}

/// The end of the last whole statement of a text, whose rest may go on elsewhere.
pub(super) fn end_of_statements(text: &str, backslash: bool) -> usize {
    let mut lexer = Lexer::new(text, backslash);
    let (mut end, mut depth) = (0, 0_usize);
    loop {
        let before = lexer.at;
        match lexer.next() {
            None => return end,
            Some(Token::Mark(';')) => (end, depth) = (lexer.at, 0),
            Some(Token::Mark('(')) => depth += 1,
            Some(Token::Mark(')')) => depth = depth.saturating_sub(1),
            // SQL Server ends no statement with a mark.
            Some(Token::Name(word)) if depth == 0 && word.eq_ignore_ascii_case("insert") => end = before,
            Some(_) => {}
        }
    }
}

/// Reads tokens; comments and blanks are passed over. Whatever the text is, it ends.
pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
    /// Whether a backslash in a string takes the next character as it is (MySQL); elsewhere it is a character.
    backslash: bool,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str, backslash: bool) -> Self {
        Self { text, at: 0, backslash }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Passes over blanks and comments.
    fn skip(&mut self) {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
            self.at += rest.len() - trimmed.len();
            let is_line = trimmed.starts_with("-- ")
                || trimmed.starts_with("--\n")
                || trimmed.starts_with('#')
                || trimmed == "--";
            if is_line {
                self.at += trimmed.find('\n').unwrap_or(trimmed.len());
            } else if trimmed.starts_with("/*") && !trimmed.starts_with("/*!") {
                self.at += trimmed.find("*/").map_or(trimmed.len(), |end| end + 2);
            } else {
                return;
            }
        }
    }

    /// A string up to its closing quotation mark; the opening one is read already.
    fn quoted(&mut self, quote: char) -> Cow<'a, str> {
        let start = self.at;
        let mut owned: Option<String> = None;
        let mut kept = start;
        loop {
            let rest = self.rest();
            let special = |c: char| c == quote || c == '\\' && self.backslash;
            let Some(found) = rest.find(special) else {
                self.at = self.text.len();
                break;
            };
            let here = self.at + found;
            let mut next = self.text[here..].chars();
            let (mark, after) = (next.next(), next.next());
            let doubled = mark == Some(quote) && after == Some(quote);
            if mark == Some(quote) && !doubled {
                self.at = here + quote.len_utf8();
                let last = &self.text[kept..here];
                return match owned {
                    Some(text) => Cow::Owned(text + last),
                    None => Cow::Borrowed(last),
                };
            }
            let text = owned.get_or_insert_default();
            text.push_str(&self.text[kept..here]);
            match (doubled, after) {
                (true, _) => text.push(quote),
                (false, Some('n')) => text.push('\n'),
                (false, Some('r')) => text.push('\r'),
                (false, Some('t')) => text.push('\t'),
                (false, Some('0' | 'Z' | 'b') | None) => {}
                (false, Some(c)) => text.push(c),
            }
            self.at = here + mark.map_or(0, char::len_utf8) + after.map_or(0, char::len_utf8);
            kept = self.at;
        }
        let last = &self.text[kept..];
        match owned {
            Some(text) => Cow::Owned(text + last),
            None => Cow::Borrowed(last),
        }
    }

    /// A name in quotation marks of its own.
    fn quoted_name(&mut self, close: char) -> Token<'a> {
        let rest = self.rest();
        let end = rest.find(close).unwrap_or(rest.len());
        self.at = (self.at + end + close.len_utf8()).min(self.text.len());
        Token::Name(&rest[..end])
    }
}

/// The largest border of characters that is not above a place.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        self.skip();
        let rest = self.rest();
        let c = rest.chars().next()?;
        let span = |is: fn(char) -> bool| &rest[..rest.find(|c| !is(c)).unwrap_or(rest.len())];
        match c {
            '\'' => {
                self.at += 1;
                Some(Token::Text(self.quoted('\'')))
            }
            // MySQL writes strings so, others names.
            '"' => {
                self.at += 1;
                if self.backslash { Some(Token::Text(self.quoted('"'))) } else { Some(self.quoted_name('"')) }
            }
            '`' => {
                self.at += 1;
                Some(self.quoted_name('`'))
            }
            '[' => {
                self.at += 1;
                Some(self.quoted_name(']'))
            }
            '0'..='9' | '-' | '+'
                if c.is_ascii_digit() || rest[1..].starts_with(|c: char| c.is_ascii_digit()) =>
            {
                let sign = usize::from(!c.is_ascii_digit());
                let digits = &rest[sign..];
                let end =
                    digits.find(|c: char| !c.is_ascii_alphanumeric() && c != '.').unwrap_or(digits.len());
                self.at += sign + end;
                Some(Token::Number(&rest[..sign + end]))
            }
            c if c.is_alphabetic() || c == '_' || c == '@' => {
                let word = span(|c| c.is_alphanumeric() || matches!(c, '_' | '@' | '$'));
                self.at += word.len();
                // `N'…'` of SQL Server, `E'…'` of PostgreSQL, `_binary '…'` of MySQL.
                if matches!(word, "N" | "E" | "_binary" | "_utf8" | "_utf8mb4" | "_gbk") {
                    let before = self.at;
                    self.skip();
                    if self.rest().starts_with('\'') {
                        return self.next();
                    }
                    self.at = before;
                }
                Some(Token::Name(word))
            }
            c => {
                self.at += c.len_utf8();
                Some(Token::Mark(c))
            }
        }
    }
}
