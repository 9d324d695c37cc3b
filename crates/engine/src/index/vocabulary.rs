//! What the corpus knows of its own words: for suggestions, pinyin, aliases and slips of the pen.

/// A word, name or phrase that stands in the text of at least one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordInput {
    /// The word as printed.
    pub text: String,
    /// What it is.
    pub kind: WordKind,
    /// How often it occurs in the corpus.
    pub count: u32,
    /// Its syllables in pinyin without tones, one for each of its Chinese characters, where they differ from
    /// the usual reading of these characters (银行 `yin hang`).
    pub reading: Option<Vec<String>>,
}

/// What sort of word it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordKind {
    /// A word or phrase of the language.
    #[default]
    Word,
    /// A person's name.
    Person,
    /// A place.
    Place,
    /// An organisation.
    Organisation,
}

/// Language knowledge, cut to one corpus at build time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VocabularyInput {
    /// The words worth suggesting, the most useful first, without doubles.
    pub words: Vec<WordInput>,
    /// For characters of the corpus, and those likely to be typed in their stead, the readings in pinyin without
    /// tones (`ü` as `v`), the usual one first; sorted by character.
    pub readings: Vec<(char, Vec<String>)>,
    /// Groups of names for the same thing; of each at least one stands in the corpus.
    pub aliases: Vec<Vec<String>>,
}
