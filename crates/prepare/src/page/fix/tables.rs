//! The tables of a file of corrections, but for those of whole stories.

use serde::Deserialize;

/// A headline that belongs to another story.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeadlineFix {
    pub(super) lines: Vec<usize>,
    pub(super) story: usize,
}

/// Two stories that are one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MergeFix {
    pub(super) story: usize,
    pub(super) with: usize,
}

/// A story that is two.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SplitFix {
    pub(super) before: usize,
}

/// A field set by hand.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SetFix {
    pub(super) story: usize,
    pub(super) field: String,
    pub(super) value: String,
}
