//! Indexes the pages in `seeds/`, as `gongwen.toml` has it, when the crate is compiled; `src/` embeds the bytes.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use gongwen_prepare::config::Config;

/// The site's configuration.
const CONFIG: &str = "gongwen.toml";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=seeds");
    if ["CARGO_FEATURE_API", "CARGO_FEATURE_SEARCH"].iter().all(|feature| env::var_os(feature).is_none()) {
        return Ok(()); // a module without a corpus
    }
    println!("cargo::rerun-if-changed={CONFIG}");
    let config = Config::read(Path::new(CONFIG))?;
    let articles = gongwen_prepare::read::read_path(Path::new("seeds"))?;
    let index = gongwen_prepare::index_with(articles, &config)?;
    let out = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    fs::write(Path::new(&out).join("corpus.gwix"), index)?;
    Ok(())
}
