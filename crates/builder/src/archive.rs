//! Searching an archive in files.

use std::io;

use gongwen_engine::search::SearchOptions;
use gongwen_site::OpenArchive;
use js_sys::{Function, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::fault::fail;
use crate::host::message;

/// Searches an archive: the answer as JSON, as `gongwen search --json` prints it. `root` is its file `root.gwar`, `read` gives the
/// bytes of another file by its path in the archive's folder.
#[wasm_bindgen(js_name = searchArchive)]
pub fn search_archive(
    root: &[u8],
    query: &str,
    limit: usize,
    #[wasm_bindgen(unchecked_param_type = "(path: string) => Uint8Array")] read: &Function,
) -> Result<String, JsValue> {
    let read = |path: &str| match read.call1(&JsValue::NULL, &path.into()) {
        Ok(bytes) => Ok(Uint8Array::new(&bytes).to_vec()),
        Err(thrown) => Err(io::Error::other(message(&thrown)).into()),
    };
    let mut archive = OpenArchive::open(root).map_err(fail)?;
    let options = SearchOptions { limit, ..SearchOptions::default() };
    let found = archive.search(query, &options, &read).map_err(fail)?;
    serde_json::to_string(&found).map_err(fail)
}
