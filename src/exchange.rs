//! How the widget's modules talk with their script: a question goes in as text, an answer comes out as JSON, through one
//! buffer. Only numbers cross the border, so that one small script (www/app/wasm.js) serves every module and every
//! question, and no object is built from outside.
//!
//! The script asks for [`room`], writes the question there in UTF-8, calls [`ask`], and reads [`length`] bytes from the
//! address that it gave.

use std::cell::Cell;

use wasm_bindgen::prelude::wasm_bindgen;

/// Stands between the parts of a question.
const SEPARATOR: char = '\0';

thread_local! {
    static BUFFER: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// Keeps the buffer and gives its address.
fn keep(buffer: Vec<u8>) -> usize {
    let address = buffer.as_ptr() as usize;
    BUFFER.set(buffer);
    address
}

/// Makes room for a question and gives its address.
#[must_use]
#[wasm_bindgen]
pub fn room(bytes: usize) -> usize {
    keep(vec![0; bytes])
}

/// Answers the question in the buffer; gives the address of the answer, which takes its place.
#[must_use]
#[wasm_bindgen]
pub fn ask() -> usize {
    let question = String::from_utf8(BUFFER.take()).unwrap_or_default();
    let (name, rest) = question.split_once(SEPARATOR).unwrap_or_default();
    let answer = crate::answer(name, &mut Parts(rest));
    keep(answer.unwrap_or_else(|| "null".to_owned()).into_bytes())
}

/// Bytes of the answer.
#[must_use]
#[wasm_bindgen]
pub fn length() -> usize {
    let buffer = BUFFER.take();
    let length = buffer.len();
    keep(buffer);
    length
}

/// The parts of a question behind its name.
pub(crate) struct Parts<'a>(&'a str);

impl<'a> Parts<'a> {
    /// The next part; empty behind the last.
    pub(crate) fn text(&mut self) -> &'a str {
        let (part, rest) = self.0.split_once(SEPARATOR).unwrap_or((self.0, ""));
        self.0 = rest;
        part
    }

    /// The next part as a whole number; 0 if it is none.
    pub(crate) fn count(&mut self) -> usize {
        self.text().parse().unwrap_or(0)
    }

    /// All that is left: a text that may hold anything is the last part.
    pub(crate) fn rest(&self) -> &'a str {
        self.0
    }
}
