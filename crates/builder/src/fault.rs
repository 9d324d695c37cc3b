//! What JavaScript is told of a fault.

use wasm_bindgen::JsValue;

/// The error of JavaScript with this message: one line, as the command prints it.
pub(crate) fn fail(error: impl std::fmt::Display) -> JsValue {
    js_sys::Error::new(error.to_string().trim_end()).into()
}
