//! Regular expressions that are written in the code.

use regex::Regex;

/// Compiles a pattern that is written in the code.
///
/// # Panics
/// Where the pattern is invalid: at its first use, in the tests of its module.
#[must_use]
pub fn pattern(text: &str) -> Regex {
    #[allow(clippy::expect_used)]
    Regex::new(text).expect("a pattern of the code is valid")
}
