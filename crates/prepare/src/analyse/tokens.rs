//! The tokenizer: a text cut into words by jieba, with the facts that several analyses need.

use super::content;
use crate::dictionary::JIEBA;

/// A word of a text.
#[derive(Debug)]
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
    /// (`“守好红色根脉”`): no punctuation between them. 0 otherwise. The opening mark is the word before.
    pub(crate) named: usize,
}

/// Cuts a text into words, from the first character to the last.
pub(crate) fn tokenize(text: &str) -> Vec<Token<'_>> {
    let tags = JIEBA.tag(text, true);
    let mut words: Vec<Token> = tags
        .into_iter()
        .map(|tag| {
            let known = JIEBA.has_word(tag.word);
            Token {
                text: tag.word,
                tag: tag.tag,
                start: tag.byte_start,
                end: tag.byte_end,
                letters: tag.end - tag.start,
                known,
                content: content::is_content(tag.word, tag.tag, known),
                generic: content::is_generic(tag.word),
                named: 0,
            }
        })
        .collect();
    // The number of the next punctuation mark, if it closes a quotation.
    let mut closing = None;
    for number in (0..words.len()).rev() {
        let word = &mut words[number];
        if content::is_alphanumeric(word.text) {
            word.named = closing.map_or(0, |closing| closing - number);
        } else {
            closing = word.text.starts_with(['”', '」']).then_some(number);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_in_quotation_marks_make_a_name() {
        let text = "开展“守好红色根脉”活动，“一、二”「职工」";
        let words = tokenize(text);
        let named: Vec<&str> = words
            .iter()
            .enumerate()
            .filter(|(_, word)| word.named > 0)
            .map(|(number, word)| &text[word.start..words[number + word.named - 1].end])
            .collect();
        let whole: Vec<&&str> = named.iter().filter(|name| !name.ends_with("”")).collect();
        assert_eq!(whole.len(), named.len());
        assert!(named.contains(&"守好红色根脉") && named.contains(&"职工"), "{named:?}");
        assert!(!named.iter().any(|name| name.contains(['、', '“'])), "{named:?}");
    }

    proptest! {
        #[test]
        fn words_follow_each_other_without_a_gap(text in "[工会职学习强国A-C0-2.%+_ \\r\\n，“”·é_-]{0,40}|.{0,20}") {
            let mut end = 0;
            for word in tokenize(&text) {
                prop_assert_eq!(word.start, end);
                prop_assert_eq!(&text[word.start..word.end], word.text);
                prop_assert_eq!(word.letters, word.text.chars().count());
                end = word.end;
            }
            prop_assert_eq!(end, text.len());
        }
    }
}
