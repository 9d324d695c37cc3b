//! The proof of a newspaper page, for the editor in the builder page, and the web page of `gongwen review`.

use gongwen_prepare::config::Config;
use gongwen_prepare::read::{BadBytes, ReadOptions, Source, pages};
use gongwen_site::Editor;
use wasm_bindgen::prelude::*;

use crate::fault::fail;
use crate::host::{self, Host, HostSource};
use crate::listing;

/// The proof as JSON.
pub(crate) fn of(files: &str, config: &str, host: Host, name: &str) -> Result<String, JsValue> {
    let config = Config::parse(config).map_err(fail)?;
    let source = HostSource::new(listing::of_json(files).map_err(fail)?, host);
    let names: Vec<&str> = source.files().iter().map(|file| file.name.as_str()).collect();
    let at = names.iter().position(|found| *found == name);
    let proof = at.map(|at| {
        let prefix = pages::prefixes(&names).swap_remove(at);
        pages::proof(&source, at, &prefix, &config.read_options(BadBytes::Refuse))
    });
    host::release();
    let proof = proof.ok_or_else(|| fail("there is no such page"))?.map_err(fail)?;
    serde_json::to_string(&proof).map_err(fail)
}

/// The web page in which an editor corrects the first of these files, as JSON: `{file, page, fault}`, the name of its file, what it
/// holds, and the file of corrections with the reason why they do not fit. `files` and `host` are those of `Corpus.read`; `script`
/// and `style` are the editor's.
#[wasm_bindgen]
pub fn review(
    files: &str,
    host: Host,
    script: &str,
    style: &str,
    replace_bad_bytes: bool,
) -> Result<String, JsValue> {
    let source = HostSource::new(listing::of_json(files).map_err(fail)?, host);
    let bad_bytes = if replace_bad_bytes { BadBytes::Replace } else { BadBytes::Refuse };
    let options = ReadOptions { bad_bytes, ..ReadOptions::default() };
    let review = gongwen_site::review(&source, &options, Editor { script, style });
    host::release();
    serde_json::to_string(&review.map_err(fail)?).map_err(fail)
}
