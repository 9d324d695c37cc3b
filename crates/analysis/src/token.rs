//! A word of a text, with the facts that several analyses need.

use super::content;

/// A word of a text.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools)] // Each is an independent fact.
pub(crate) struct Token<'a> {
    /// The word as the text has it.
    pub(crate) text: &'a str,
    /// Part of speech, as jieba writes it.
    pub(crate) tag: &'a str,
    /// Its first byte in the text. The words of a text follow each other without a gap.
    pub(crate) start: usize,
    /// The byte after it.
    pub(crate) end: usize,
    /// Its characters.
    pub(crate) letters: usize,
    /// Whether jieba's dictionary has it.
    pub(crate) known: bool,
    /// Whether it carries meaning ([`content::is_content`]).
    pub(crate) content: bool,
    /// Whether it says nothing about the subject ([`content::is_generic`]).
    pub(crate) generic: bool,
    /// Number of words from here to a closing quotation mark, if these words are a name in quotation marks
    /// (`“守好红色根脉”`): no punctuation between them, and the opening mark right
    /// before. 0 otherwise.
    pub(crate) named: usize,
}

impl<'a> Token<'a> {
    /// A name of a person that the dictionary lacks.
    pub(super) fn name(text: &'a str, start: usize, end: usize) -> Self {
        Self { content: true, ..Self::other(text, start, end, "nr") }
    }

    /// A word that is no name, after one that was cut out of the same word.
    pub(super) fn verb(text: &'a str, start: usize, end: usize) -> Self {
        Self::other(text, start, end, "v")
    }

    fn other(text: &'a str, start: usize, end: usize, tag: &'a str) -> Self {
        let (text, letters) = (&text[start..end], text[start..end].chars().count());
        Self { text, tag, start, end, letters, known: false, content: false, generic: false, named: 0 }
    }

    /// Whether it consists of letters and digits, and of the dots inside names.
    pub(super) fn is_word(&self) -> bool {
        content::is_alphanumeric(self.text)
            || self.tag == "nr" && self.text.chars().all(|c| c.is_alphanumeric() || is_name_dot(c))
    }
}

/// Whether a character divides the parts of a transcribed name.
pub(crate) fn is_name_dot(c: char) -> bool {
    matches!(c, '·' | '•' | '・' | '‧' | '∙' | '･')
}
