//! Regular expressions of this crate.

pub(crate) use gongwen_analysis::pattern::pattern;

/// Compiles patterns that are looked for together, as [`pattern`] does one.
#[cfg(feature = "html")]
pub(crate) fn patterns(texts: &[&str]) -> regex::RegexSet {
    #[allow(clippy::expect_used)]
    regex::RegexSet::new(texts).expect("the patterns of this crate are valid")
}
