//! What the fuzz targets, the chore `cargo xtask fuzz` and the test that replays the corpora share.

pub mod archive;
pub mod pdf;
pub mod targets;
