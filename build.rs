//! Indexes the pages in `seeds/`, as `gongwen.toml` has it, when the crate is compiled; `src/` embeds the bytes.
//!
//! The widget's modules have the index in two files: what only the expansion of a query needs is in the expansion module.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use gongwen_engine::index::divide::divide;
use gongwen_engine::index::format::SectionId;
use gongwen_prepare::config::Config;

/// The site's configuration.
const CONFIG: &str = "gongwen.toml";

/// The sections that only the expansion of a query needs.
const EXPANSION: [SectionId; 2] = [SectionId::Readings, SectionId::Synonyms];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=seeds");
    let has = |module: &str| env::var_os(format!("CARGO_FEATURE_{module}")).is_some();
    if !["API", "SEARCH", "EXPANSION"].into_iter().any(has) || has("OUTSIDE") && !has("API") {
        return Ok(()); // a module without a corpus
    }
    println!("cargo::rerun-if-changed={CONFIG}");
    let config = Config::read(Path::new(CONFIG))?;
    let articles = gongwen_prepare::read::read_path(Path::new("seeds"))?;
    let whole = gongwen_prepare::index_with(articles, &config)?;
    let divided = divide(&whole, &EXPANSION)?;
    let out = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    for (name, bytes) in
        [("corpus.gwix", whole), ("core.gwix", divided.core), ("companion.gwix", divided.companion)]
    {
        fs::write(Path::new(&out).join(name), bytes)?;
    }
    Ok(())
}
