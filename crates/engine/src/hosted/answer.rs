//! What an archive answers.

use serde::Serialize;

use crate::search::SearchResponse;

/// What an archive answers.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Answer {
    /// The answer of the search.
    #[serde(flatten)]
    pub response: SearchResponse,
    /// Whether the counts are of candidates, since not all texts were read.
    pub approximate: bool,
    /// What an index in memory does and an archive does not: see [`LACKS`].
    pub lacks: &'static [&'static str],
}

impl Answer {
    pub(super) fn new(response: SearchResponse, approximate: bool) -> Self {
        Self { response, approximate, lacks: &LACKS }
    }
}

/// What an index in memory does and an archive does not: headlines among the suggestions; how a score came about. Typos, other forms
/// of numbers, abbreviations and words of like meaning are looked for where no article holds what was typed.
pub const LACKS: [&str; 2] = ["headline-suggestions", "explain"];
