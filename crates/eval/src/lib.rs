//! What measures Gongwen. It is for development only: no product code depends on it.
//!
//! The binary `gongwen-eval` prints what the functions here count; the tests of the repository hold the same
//! figures.
//!
//! - [`queries`]: search against judged queries
//! - [`hosted`]: an archive in files beside an index in memory
//! - [`judged`]: the same beside BM25 and the peers in JavaScript
//! - [`pages`]: the page splitter against gold splits, and against the gold typeset anew
//! - [`summaries`]: summaries against editors' choices and reference summaries, beside other methods
//! - [`keywords`]: keywords against headlines
//! - [`hostile`]: files and queries that are made to break whoever reads them
//! - [`web`]: web pages against gold articles, and a generator of such pages

mod files;
pub mod hosted;
pub mod hostile;
pub mod judged;
pub mod keywords;
pub mod pages;
pub mod queries;
pub mod summaries;
pub mod web;
