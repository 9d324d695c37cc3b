//! The wasm module of Gongwen: what JS calls, and nothing else.
//!
//! The search code is in `crates/engine`, the preparation of the corpus in `crates/prepare`. Here values are only
//! converted.
//!
//! By its features it is one of four modules: `api` (the default) is the class [`api::Engine`] for programs; `search`,
//! `expansion` and `summary` are the widget's own, which are small: the first asks the corpus inside it, the second
//! expands queries over that corpus and has what only this needs of it, the third reads one text and has no corpus. So a page searches before the expansion
//! is there and without the summariser, and sums up an article of its own without a corpus. With `outside` the first two
//! have no corpus either: they open the index of a site, which `gongwen build` wrote beside them. `hosted` takes the place of both
//! over an archive in files.

#[cfg(feature = "api")]
pub mod api;
#[cfg(any(feature = "search", feature = "expansion", test))]
mod base64;
#[cfg(any(feature = "api", feature = "search", feature = "expansion", test))]
mod corpus;
#[cfg(feature = "api")]
mod error;
#[cfg(any(feature = "widget", test))]
pub mod exchange;
#[cfg(any(feature = "expansion", test))]
mod expansion;
#[cfg(any(feature = "widget", test))]
mod form;
#[cfg(test)]
mod fuzz_corpus;
#[cfg(any(feature = "hosted", test))]
mod hosted;
#[cfg(any(feature = "widget", test))]
mod json;
#[cfg(feature = "api")]
mod options;
#[cfg(any(feature = "outside", test))]
mod outside;
#[cfg(any(feature = "widget", test))]
mod protocol;
#[cfg(any(feature = "search", test))]
mod search;
#[cfg(any(feature = "summary", test))]
mod summary;
#[cfg(feature = "api")]
mod types;

/// The module runs in one thread and frees most of what it allocates at once, so that a small allocator does.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Runs once when the module is loaded: a panic, should there ever be one, says where on the console.
#[cfg(feature = "api")]
#[wasm_bindgen::prelude::wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// Responds to a request of the widget by the parts that are in this module.
#[cfg(any(feature = "widget", test))]
fn respond(form: &form::Form) -> Option<String> {
    #[cfg(feature = "hosted")]
    if let Some(response) = hosted::respond(form) {
        return Some(response);
    }
    #[cfg(any(feature = "outside", test))]
    if let Some(response) = outside::respond(form) {
        return Some(response);
    }
    #[cfg(any(feature = "search", test))]
    if let Some(response) = search::respond(form) {
        return Some(response);
    }
    #[cfg(any(feature = "expansion", test))]
    if let Some(response) = expansion::respond(form) {
        return Some(response);
    }
    #[cfg(any(feature = "summary", test))]
    if let Some(response) = summary::respond(form) {
        return Some(response);
    }
    None
}
