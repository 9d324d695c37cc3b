//! The reader of web pages against gold.

pub mod fixtures;
mod gold;
mod score;

pub use gold::Gold;
pub use score::{Report, Score};
