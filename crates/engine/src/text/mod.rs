//! Chinese text as printed: what the other parts of the engine ask of a string.

pub mod sentence;
