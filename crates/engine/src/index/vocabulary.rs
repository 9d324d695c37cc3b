//! The vocabulary of a corpus: the words that suggestions, pinyin, aliases and typo tolerance draw on.

/// A word, name or phrase that occurs in the text of at least one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordInput {
    /// The word as printed.
    pub text: String,
    /// What it is.
    pub kind: WordKind,
    /// How often it occurs in the corpus.
    pub count: u32,
    /// Its pinyin without tones, a syllable for each of its Chinese characters, if it differs from the usual readings
    /// of these characters (银行 `yin hang`).
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

/// What is known of the language, cut to one corpus at build time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VocabularyInput {
    /// The words worth suggesting, the most useful first, without duplicates.
    pub words: Vec<WordInput>,
    /// For characters of the corpus, and homophones that a reader may type for them, their pinyin without tones (`ü` as
    /// `v`), the usual reading first; sorted by character.
    pub readings: Vec<(char, Vec<String>)>,
    /// Groups of words for the same thing. At least one of each group occurs in the corpus.
    pub aliases: Vec<Vec<String>>,
    /// Groups of words of like meaning, what readers say and what articles print (扫马路, 环卫). At least one of each group
    /// occurs in the corpus. A word may be in several groups.
    pub synonyms: Vec<Vec<String>>,
}
