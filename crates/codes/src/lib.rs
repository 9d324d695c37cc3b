//! Gongwen's inner loops over bytes: codes of characters, searching and counting in coded text, bit codes of lists.
//!
//! Each query runs these loops over every character of many articles. The wasm module is optimised for size, and
//! only this crate for speed (see `Cargo.toml` of the workspace). That is why it is a crate of its own.

pub mod bits;
pub mod code;
pub mod counter;
pub mod find;
pub mod fuzzy;
pub mod list;
pub mod pattern;
pub mod presence;
pub mod print;
pub mod sentence;
pub mod starts;
pub mod symbols;
