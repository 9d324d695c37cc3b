//! The words of a text, remembered for a while.
//!
//! The analyses of an article cut nearly the same text several times: as printed, and folded. Cutting takes longer than all
//! they do with the words.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::content;
use crate::dictionary::JIEBA;

/// Pieces of text that are remembered: those of some hundred articles.
const MOST: usize = 1 << 16;

/// What is known of a word by itself.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Its bytes.
    pub bytes: usize,
    /// Its characters.
    pub letters: usize,
    /// Part of speech, as jieba writes it.
    pub tag: &'static str,
    /// Whether jieba's dictionary has it.
    pub known: bool,
    /// Whether it carries meaning ([`content::is_content`]).
    pub content: bool,
    /// Whether it says nothing about the subject ([`content::is_generic`]).
    pub generic: bool,
}

thread_local! {
    /// The pieces that were cut last.
    static CUT: RefCell<FxHashMap<Box<str>, Rc<[Word]>>> = RefCell::default();
    /// The tags that have occurred.
    static TAGS: RefCell<FxHashSet<&'static str>> = RefCell::default();
}

/// A tag for as long as the program runs. The dictionary has some sixty; jieba lends them no longer than the text.
fn kept(tag: &str) -> &'static str {
    TAGS.with_borrow_mut(|tags| {
        if let Some(kept) = tags.get(tag) {
            return *kept;
        }
        let kept: &'static str = Box::leak(tag.into());
        tags.insert(kept);
        kept
    })
}

/// Whether jieba cuts before and after a character, whatever is beside it.
fn is_separator(c: char) -> bool {
    matches!(
        c,
        ',' | ';'
            | ':'
            | '?'
            | '!'
            | '('
            | ')'
            | '"'
            | '，'
            | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '（'
            | '）'
            | '“'
            | '”'
            | '《'
            | '》'
            | '…'
    )
}

/// Hands the words of a text to `each`, from the first character to the last: those that jieba cuts of the whole.
pub fn each_word(text: &str, mut each: impl FnMut(Word)) {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if is_separator(first) {
            first.len_utf8()
        } else {
            rest.find(is_separator).unwrap_or(rest.len())
        };
        let (piece, after) = rest.split_at(end);
        words_of(piece).iter().for_each(|&word| each(word));
        rest = after;
    }
}

fn words_of(piece: &str) -> Rc<[Word]> {
    if let Some(words) = CUT.with_borrow(|cut| cut.get(piece).cloned()) {
        return words;
    }
    let words: Rc<[Word]> = JIEBA
        .tag(piece, true)
        .into_iter()
        .map(|tag| {
            let known = JIEBA.has_word(tag.word);
            Word {
                bytes: tag.word.len(),
                letters: tag.end - tag.start,
                tag: kept(tag.tag),
                known,
                content: content::is_content(tag.word, tag.tag, known),
                generic: content::is_generic(tag.word),
            }
        })
        .collect();
    CUT.with_borrow_mut(|cut| {
        if cut.len() >= MOST {
            cut.clear();
        }
        cut.insert(piece.into(), words.clone());
    });
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Piece by piece, new or remembered, the words are those of the whole.
        #[test]
        fn pieces_are_cut_as_the_whole(
            text in "[工会职学习强国王李明的A-C0-2.%+_ \\r\\n，。、；：“”《》（）…,;:?!()\"·é_-]{0,40}|.{0,30}",
        ) {
            let expected: Vec<(&str, &str)> = JIEBA.tag(&text, true).iter().map(|tag| (tag.word, tag.tag)).collect();
            for _ in 0..2 {
                let (mut words, mut at) = (Vec::new(), 0);
                each_word(&text, |word| {
                    let cut = &text[at..at + word.bytes];
                    assert_eq!(word.letters, cut.chars().count());
                    at += word.bytes;
                    words.push((cut, word.tag));
                });
                prop_assert_eq!(&words, &expected);
            }
        }
    }
}
