//! How the widget's modules talk with their script: a request goes in as the fields of a form, a response comes out as
//! JSON, through one buffer. Only numbers cross the border, so that one small script (www/app/wasm.js) serves every
//! module and every request, and no object is built from outside.
//!
//! The script asks for [`room`], writes the request there, calls [`ask`], and reads [`length`] bytes from the address
//! that it gave. What can be asked is declared with the macro of `protocol.rs`.

use std::cell::Cell;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::form::Form;

thread_local! {
    static BUFFER: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

#[cfg(any(feature = "outside", feature = "hosted", test))]
thread_local! {
    static ATTACHED: Cell<Vec<Vec<u8>>> = const { Cell::new(Vec::new()) };
}

/// Attaches the bytes in the buffer to the next request: a form is no place for a whole file.
#[cfg(any(feature = "outside", feature = "hosted", test))]
#[wasm_bindgen]
pub fn attach() {
    let mut attached = ATTACHED.take();
    attached.push(BUFFER.take());
    ATTACHED.set(attached);
}

/// What is attached to the request, in the order in which it came.
#[cfg(any(feature = "outside", feature = "hosted", test))]
pub(crate) fn attached() -> Vec<Vec<u8>> {
    ATTACHED.take()
}

/// Keeps the buffer and gives its address.
fn keep(buffer: Vec<u8>) -> usize {
    let address = buffer.as_ptr() as usize;
    BUFFER.set(buffer);
    address
}

/// Puts bytes into the buffer, as a script does through its address.
#[cfg(test)]
pub(crate) fn put(bytes: &[u8]) {
    BUFFER.set(bytes.to_vec());
}

/// Makes room for a request and gives its address.
#[must_use]
#[wasm_bindgen]
pub fn room(bytes: usize) -> usize {
    keep(vec![0; bytes])
}

/// Responds to the request in the buffer; gives the address of the response, which takes its place.
#[must_use]
#[wasm_bindgen]
pub fn ask() -> usize {
    let response = crate::respond(&Form(BUFFER.take()));
    keep(response.unwrap_or_else(|| "null".to_owned()).into_bytes())
}

/// Bytes of the response.
#[must_use]
#[wasm_bindgen]
pub fn length() -> usize {
    let buffer = BUFFER.take();
    let length = buffer.len();
    keep(buffer);
    length
}
