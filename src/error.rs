//! Failures as JS sees them: `Error` objects named `GongwenError` with a stable `code`.

use gongwen_engine::{ErrorCode, GongwenError};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Error;

    #[wasm_bindgen(constructor)]
    fn new(message: &str) -> Error;

    #[wasm_bindgen(method, setter, structural)]
    fn set_name(this: &Error, name: &str);

    #[wasm_bindgen(method, setter, structural)]
    fn set_code(this: &Error, code: &str);
}

/// The JS error of an engine error.
pub(crate) fn to_js(error: &GongwenError) -> JsValue {
    let js = Error::new(error.message());
    js.set_name("GongwenError");
    js.set_code(error.code().as_str());
    js.into()
}

/// The JS error of options that have the wrong shape.
pub(crate) fn bad_option(message: &str) -> JsValue {
    to_js(&GongwenError::new(ErrorCode::BadOption, message.to_owned()))
}
