//! What a trainer of the learned reading asks for: the rows of numbers that each stage judges by.

use super::features;
use super::lines::read_lines;

/// The lines of a page with their features.
#[derive(Clone, Debug)]
pub struct LineRows {
    /// Number of each line in the source, from 1.
    pub numbers: Vec<usize>,
    /// Empty lines before each line.
    pub blanks: Vec<usize>,
    /// The features of each line.
    pub rows: Vec<Vec<f32>>,
}

/// The features of the lines of a page.
#[must_use]
pub fn line_rows(text: &str) -> LineRows {
    let lines = read_lines(text);
    LineRows {
        numbers: lines.iter().map(|line| line.number).collect(),
        blanks: lines.iter().map(|line| line.blanks).collect(),
        rows: features::features(&lines).rows,
    }
}

/// A number that changes with the table of features.
#[must_use]
pub fn feature_fingerprint() -> u64 {
    features::fingerprint()
}
