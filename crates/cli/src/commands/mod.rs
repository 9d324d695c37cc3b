//! The subcommands, a file each. A `run` returns one clear line when the input is bad.

pub(crate) mod archive_report;
pub(crate) mod articles;
pub(crate) mod facets;
pub(crate) mod index;
pub(crate) mod inspect;
pub(crate) mod keywords;
mod lines;
mod narrow;
pub(crate) mod related;
pub(crate) mod score_pages;
pub(crate) mod score_queries;
pub(crate) mod search;
pub(crate) mod suggest;
pub(crate) mod summarize;

use std::path::Path;

use gongwen_engine::Engine;

/// Opens an index file.
pub(crate) fn open(path: &Path) -> Result<Engine, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Engine::open(bytes).map_err(|error| format!("{}: {}", path.display(), error.message()))
}
