//! The subcommands, a file each. A `run` returns one clear line when the input is bad.

pub(crate) mod articles;
pub(crate) mod facets;
pub(crate) mod index;
mod inputs;
pub(crate) mod inspect;
pub(crate) mod keywords;
mod lines;
mod narrow;
pub(crate) mod related;
pub(crate) mod search;
pub(crate) mod suggest;
pub(crate) mod summarize;

use std::path::Path;

use gongwen_engine::Engine;

/// Opens an index file.
pub(crate) fn open(path: &Path) -> Result<Engine, String> {
    let bytes = std::fs::read(path)
        .map_err(|error| unreadable(path, &error, "make an index with `gongwen index INPUTS --out FILE`"))?;
    Engine::open(bytes).map_err(|error| format!("{}: {}", path.display(), error.message()))
}

/// Says that a file cannot be read, and what to do where there is none.
fn unreadable(path: &Path, error: &std::io::Error, advice: &str) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => format!("{}: there is no such file; {advice}", path.display()),
        _ => format!("{}: {error}", path.display()),
    }
}
