//! What lies beside a newspaper page: files of an editor, which are no input.

/// Ending of a file of corrections: `A03.txt` is corrected by `A03.fix.toml`.
pub const FIX_SUFFIX: &str = ".fix.toml";

/// Ending of the web page in which an editor corrects a page.
pub const REVIEW_SUFFIX: &str = ".review.html";
