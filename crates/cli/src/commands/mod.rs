//! The subcommands, a file each. Where the input is bad, `run` returns an error that is printed as one clear line.

mod archive;
pub(crate) mod articles;
pub(crate) mod build;
pub(crate) mod deploy_plan;
mod explanation;
pub(crate) mod export;
pub(crate) mod facets;
mod filters;
pub(crate) mod index;
mod inputs;
pub(crate) mod inspect;
pub(crate) mod keywords;
mod lines;
pub(crate) mod related;
pub(crate) mod review;
pub(crate) mod search;
pub(crate) mod serve;
pub(crate) mod suggest;
pub(crate) mod summarize;

use std::path::Path;

use anyhow::{Context, Error, Result, anyhow};
use gongwen_engine::Engine;

/// Opens an index file.
pub(crate) fn open(path: &Path) -> Result<Engine> {
    let bytes = std::fs::read(path)
        .map_err(|error| unreadable(path, error, "make an index with `gongwen index INPUTS --out FILE`"))?;
    Engine::open(bytes).with_context(|| path.display().to_string())
}

/// Says that a file cannot be read, and what to do where there is none.
fn unreadable(path: &Path, error: std::io::Error, advice: &str) -> Error {
    match error.kind() {
        std::io::ErrorKind::NotFound => anyhow!("{}: there is no such file; {advice}", path.display()),
        _ => Error::new(error).context(path.display().to_string()),
    }
}
