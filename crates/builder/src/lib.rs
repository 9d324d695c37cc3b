//! Gongwen's build time as a wasm module: what the builder page runs in its worker and what `npx gongwen` runs under Node.
//!
//! The module does no I/O. Its [`Host`](host::Host), an object of JavaScript, gives the bytes of a file when they are wanted and
//! hears of the progress; so no file is kept in memory longer than it is read. What comes out are the bytes that the command
//! `gongwen` writes for the same input. To cancel, the host ends the worker.

pub mod archive;
mod corpus;
mod fault;
mod host;
mod listing;
mod memory;
pub mod proof;
mod site;
mod table;

use gongwen_engine::Engine;
use gongwen_engine::search::SearchOptions;
use wasm_bindgen::prelude::*;

use fault::fail;

/// Runs once when the module is loaded: a panic says where on the console, but for one over a file, which the host tells as that
/// file's fault.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
    gongwen_prepare::read::hush_isolated_panics();
}

/// Whether the bytes of a file are read at all: those of pictures, films and programs in a folder are not.
#[wasm_bindgen(js_name = wantsBytes)]
#[must_use]
pub fn wants_bytes(name: &str) -> bool {
    use gongwen_prepare::read::FileKind;
    !matches!(FileKind::of_name(name), FileKind::Media | FileKind::Code)
}

/// The inputs that a gongwen.toml names, from where the file is. Throws where it is none.
#[wasm_bindgen(js_name = inputsOf)]
pub fn inputs_of(config: &str) -> Result<Vec<String>, JsValue> {
    let config = gongwen_prepare::config::Config::parse(config).map_err(fail)?;
    Ok(config.inputs.iter().map(|input| input.display().to_string()).collect())
}

/// The values of a gongwen.toml as JSON. Throws where it is no TOML.
#[wasm_bindgen(js_name = fromToml)]
pub fn from_toml(text: &str) -> Result<String, JsValue> {
    let values: serde_json::Value = toml::from_str(text.trim_start_matches('\u{FEFF}')).map_err(fail)?;
    serde_json::to_string(&values).map_err(fail)
}

/// The text of a gongwen.toml with these values, JSON without `null`.
#[wasm_bindgen(js_name = toToml)]
pub fn to_toml(json: &str) -> Result<String, JsValue> {
    let values: serde_json::Value = serde_json::from_str(json).map_err(fail)?;
    toml::to_string(&values).map_err(fail)
}

/// A newspaper page as an editor corrects it, as JSON (`gongwen_prepare::page::proof::Proof`), with the corrections of the
/// configuration in it. `files`, `config` and `host` are those of `Corpus.read`, `name` is the page's among the files. Throws
/// where it cannot be read.
#[wasm_bindgen]
pub fn proof(files: &str, config: &str, host: host::Host, name: &str) -> Result<String, JsValue> {
    proof::of(files, config, host, name)
}

/// Searches an index: the answer as JSON, as `gongwen search --json` prints it. A `limit` of 0 gives the total alone.
#[wasm_bindgen]
pub fn search(index: &[u8], query: &str, limit: usize) -> Result<String, JsValue> {
    let engine = Engine::open(index.to_vec()).map_err(|error| fail(error.message()))?;
    let options = SearchOptions { limit, ..SearchOptions::default() };
    let response = engine.search(query, &options).map_err(|error| fail(error.message()))?;
    serde_json::to_string(&response).map_err(fail)
}
