//! Gongwen's inner loops, over bytes alone.
//!
//! Everything here runs once for every character of many articles in each query. The wasm module is
//! optimised for size; this crate alone is optimised for speed (`Cargo.toml` of the workspace), which is why
//! it is one.

pub mod bits;
pub mod code;
pub mod counter;
pub mod find;
pub mod fuzzy;
pub mod list;
pub mod presence;
pub mod print;
pub mod sentence;
pub mod starts;
pub mod symbols;
