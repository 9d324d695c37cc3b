//! The subcommands, a file each.

pub(crate) mod fixtures;
pub(crate) mod hosted;
pub(crate) mod hostile;
pub(crate) mod judged;
pub(crate) mod keywords;
pub(crate) mod latency;
pub(crate) mod page_rows;
pub(crate) mod pages;
pub(crate) mod queries;
pub(crate) mod related;
pub(crate) mod summaries;
pub(crate) mod vocabulary;
pub(crate) mod web;
