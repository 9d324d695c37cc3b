//! What measures Gongwen. It is for development only: no product code depends on it.
//!
//! The binary `gongwen-eval` prints what the functions here count; the tests of the repository hold the same
//! figures.

pub mod queries;
