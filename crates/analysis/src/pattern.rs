//! Regular expressions of this crate.

use regex::Regex;

/// Compiles a pattern that is written in this crate. An invalid one panics at its first use, in the tests of its module.
pub(crate) fn pattern(text: &str) -> Regex {
    #[allow(clippy::expect_used)]
    Regex::new(text).expect("a pattern of this crate is valid")
}

/// Compiles patterns that are looked for together, as [`pattern`] does one.
#[cfg(feature = "html")]
pub(crate) fn patterns(texts: &[&str]) -> regex::RegexSet {
    #[allow(clippy::expect_used)]
    regex::RegexSet::new(texts).expect("the patterns of this crate are valid")
}
