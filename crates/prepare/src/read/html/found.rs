//! What the rules for one field find, and the headline, which rules for other fields look at.

/// A value and the name of the rule that gave it.
pub(super) type Found = Option<(String, &'static str)>;

/// The headline and where it is.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) text: String,
    pub(super) rule: &'static str,
    /// Index of its first line, if the page prints it.
    pub(super) line: Option<usize>,
    /// Number of its lines.
    pub(super) lines: usize,
    /// What other rules take for the headline: for the second pass, which may find that this one is the site's name.
    pub(super) others: Vec<String>,
}
