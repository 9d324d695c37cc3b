//! A possible keyword, with what is counted of it.

/// A possible keyword.
#[derive(Debug, Default)]
pub(super) struct KeywordCandidate<'a> {
    /// Occurrences.
    pub(super) count: usize,
    /// Number of the word at which it first occurs.
    pub(super) first: usize,
    /// Sum of the idf of its words.
    pub(super) idf: f64,
    /// Number of its words.
    pub(super) words: usize,
    pub(super) before: Neighbour<'a>,
    pub(super) after: Neighbour<'a>,
}

/// The content word next to a candidate, on one side.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) enum Neighbour<'a> {
    #[default]
    Unseen,
    Always(&'a str),
    Varies,
}

impl<'a> Neighbour<'a> {
    /// Adds an occurrence, next to a content word or to none.
    pub(super) fn add(&mut self, word: Option<&'a str>) {
        *self = match (&*self, word) {
            (Self::Unseen, Some(word)) => Self::Always(word),
            (Self::Always(before), Some(word)) if *before == word => Self::Always(word),
            _ => Self::Varies,
        };
    }
}

impl KeywordCandidate<'_> {
    /// Whether it is always part of the same longer phrase.
    pub(super) fn is_piece(&self) -> bool {
        self.count > 1
            && [&self.before, &self.after].into_iter().any(|side| matches!(side, Neighbour::Always(_)))
    }
}
