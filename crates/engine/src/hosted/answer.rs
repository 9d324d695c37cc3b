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

/// What an index in memory does and an archive does not: what is similar to a query, or a typo; numbers and dates in other written
/// forms; long forms of abbreviations; words of like meaning; headlines among the suggestions; related articles; how a score came
/// about.
pub const LACKS: [&str; 7] =
    ["similar", "values", "abbreviations", "synonyms", "headline-suggestions", "related", "explain"];
