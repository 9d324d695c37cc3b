//! The proof of a newspaper page, for the editor in the builder page.

use gongwen_prepare::config::Config;
use gongwen_prepare::read::{BadBytes, Source, pages};
use wasm_bindgen::prelude::*;

use crate::fail;
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
