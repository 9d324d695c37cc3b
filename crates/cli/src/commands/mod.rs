//! The subcommands, a file each. A `run` returns one clear line when the input is bad.

pub(crate) mod articles;
pub(crate) mod keywords;
mod lines;
pub(crate) mod score_pages;
pub(crate) mod summarize;
