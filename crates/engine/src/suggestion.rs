//! What a search and the suggestions while typing both offer: queries that the reader may want.

use serde::{Deserialize, Serialize};

use crate::index::vocabulary::WordKind;

/// A query that the reader may want.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// The query.
    pub text: String,
    /// What it is.
    pub kind: SuggestionKind,
}

/// What a suggestion is. The first three come in answers to a query, the others while it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SuggestionKind {
    /// The parts of a query that occurs nowhere.
    Words,
    /// What the query spells in pinyin.
    Pinyin,
    /// What the query may be a typo of.
    Similar,
    /// A word of the corpus.
    Word,
    /// The name of a person.
    Person,
    /// The name of a place.
    Place,
    /// The name of an organisation.
    Organisation,
    /// The headline of an article.
    Title,
}

impl SuggestionKind {
    /// Its name, as in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Pinyin => "pinyin",
            Self::Similar => "similar",
            Self::Word => "word",
            Self::Person => "person",
            Self::Place => "place",
            Self::Organisation => "organisation",
            Self::Title => "title",
        }
    }
}

impl From<WordKind> for SuggestionKind {
    fn from(kind: WordKind) -> Self {
        match kind {
            WordKind::Word => Self::Word,
            WordKind::Person => Self::Person,
            WordKind::Place => Self::Place,
            WordKind::Organisation => Self::Organisation,
        }
    }
}
