//! Failures as JS sees them: `Error` objects named `GongwenError` with a stable `code`.

use gongwen_engine::{ErrorCode, GongwenError};
use js_sys::{Error, Reflect};
use wasm_bindgen::JsValue;

/// The JS error of an engine error.
pub(crate) fn to_js(error: &GongwenError) -> JsValue {
    let js = Error::new(error.message());
    js.set_name("GongwenError");
    // Setting a property of an object made here cannot fail.
    let _ = Reflect::set(&js, &"code".into(), &error.code().as_str().into());
    js.into()
}

/// The JS error of options that have the wrong shape.
pub(crate) fn bad_option(message: &str) -> JsValue {
    to_js(&GongwenError::new(ErrorCode::BadOption, message.to_owned()))
}
