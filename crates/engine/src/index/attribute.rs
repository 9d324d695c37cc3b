//! The fields of an article that are lists of values, not text.

use crate::article::Article;

/// A field with a list of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attribute {
    /// Names of reporters.
    Reporter,
    /// Names of correspondents.
    Correspondent,
    /// Names of photographers.
    Photographer,
    /// Places, normalised.
    Place,
    /// Organisations.
    Organisation,
}

impl Attribute {
    /// All attributes in the order in which they are stored.
    pub const ALL: [Self; 5] =
        [Self::Reporter, Self::Correspondent, Self::Photographer, Self::Place, Self::Organisation];

    /// The values of an article.
    #[must_use]
    pub fn values(self, article: &Article) -> &[String] {
        match self {
            Self::Reporter => &article.reporters,
            Self::Correspondent => &article.correspondents,
            Self::Photographer => &article.photographers,
            Self::Place => &article.places,
            Self::Organisation => &article.organisations,
        }
    }
}
