//! Indexes the pages in `seeds/` when the crate is compiled; `src/` embeds the bytes.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=seeds");
    if ["CARGO_FEATURE_API", "CARGO_FEATURE_SEARCH"].iter().all(|feature| env::var_os(feature).is_none()) {
        return Ok(()); // a module without a corpus
    }
    let articles = gongwen_prepare::read::read_path(Path::new("seeds"))?;
    let index = gongwen_prepare::index(articles)?;
    let out = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    fs::write(Path::new(&out).join("corpus.gwix"), index)?;
    Ok(())
}
