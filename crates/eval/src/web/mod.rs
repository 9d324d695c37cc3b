//! The reader of web pages against gold.

mod gold;
mod score;

pub use gold::Gold;
pub use score::{Report, Score};
