//! How a file of JSON is divided: one value, a list, or a value on each line.

use std::io::{self, BufRead};

/// How a file is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Division {
    /// A value on each line.
    Lines,
    /// A list.
    List,
    /// Any other value.
    Value,
}

/// Where a scan is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Before,
    Inside,
    /// After the first value, on its line.
    After,
    /// After the line of the first value.
    Below,
}

/// The scan of the first value, which looks at brackets and quotation marks only.
struct Scan {
    state: State,
    depth: usize,
    in_string: bool,
    escaped: bool,
    is_list: bool,
}

/// Looks at the first value of a text and at what follows it.
pub(super) fn division(text: &mut dyn BufRead) -> io::Result<Division> {
    let mut scan = Scan { state: State::Before, depth: 0, in_string: false, escaped: false, is_list: false };
    loop {
        let piece = text.fill_buf()?;
        if piece.is_empty() {
            // A file without a value is one of no lines.
            return Ok(if scan.state == State::Before { Division::Lines } else { scan.whole() });
        }
        if let Some(known) = piece.iter().find_map(|byte| scan.byte(*byte)) {
            return Ok(known);
        }
        let count = piece.len();
        text.consume(count);
    }
}

impl Scan {
    fn whole(&self) -> Division {
        if self.is_list { Division::List } else { Division::Value }
    }

    /// The next byte; the answer where it tells.
    fn byte(&mut self, byte: u8) -> Option<Division> {
        let is_blank = byte.is_ascii_whitespace();
        match self.state {
            State::Before if is_blank => {}
            State::Before => {
                (self.state, self.is_list) = (State::Inside, byte == b'[');
                self.inside(byte);
            }
            // No value of a line goes on on the next one.
            State::Inside if byte == b'\n' && (self.depth > 0 || self.in_string) => {
                return Some(self.whole());
            }
            State::Inside | State::After if byte == b'\n' => self.state = State::Below,
            State::Inside => self.inside(byte),
            State::After if !is_blank => return Some(self.whole()),
            State::Below if !is_blank => return Some(Division::Lines),
            State::After | State::Below => {}
        }
        None
    }

    fn inside(&mut self, byte: u8) {
        match byte {
            _ if self.escaped => self.escaped = false,
            b'\\' if self.in_string => self.escaped = true,
            b'"' => self.in_string = !self.in_string,
            _ if self.in_string => {}
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            // A number or a word ends at a blank.
            _ if self.depth == 0 && !byte.is_ascii_whitespace() => return,
            _ => {}
        }
        if self.depth == 0 && !self.in_string {
            self.state = State::After;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_value_and_what_follows_tell() {
        for (text, wanted) in [
            ("", Division::Lines),
            ("{\"a\": \"}\\\"\"}\n{}\n", Division::Lines),
            ("\n {\"a\": [1]} \n\n [2]", Division::Lines),
            ("1\n2\n", Division::Lines),
            ("\"a b\"\n2\n", Division::Lines),
            ("{\"a\": 1}\n", Division::Value),
            ("{\"a\":\n1}\n{}", Division::Value),
            ("{} {}\n{}", Division::Value),
            ("1 2\n3", Division::Value),
            ("12", Division::Value),
            ("[1, 2]\n", Division::List),
            ("[\n1]", Division::List),
            ("[\"a", Division::List),
        ] {
            assert_eq!(division(&mut text.as_bytes()).ok(), Some(wanted), "{text}");
        }
    }
}
