//! Stop words: words of a query that ask, link others or fill, and have no content.

use crate::text::chars::{is_han, is_word};

/// Characters of the longest word or name. A longer string is treated as a sentence.
const LONGEST_WORD: usize = 10;

/// Question words, the longer ones first where one begins another.
const QUESTION_WORDS: [&str; 30] = [
    "为什么",
    "什么时候",
    "什么",
    "哪些",
    "哪里",
    "哪儿",
    "哪个",
    "哪家",
    "哪位",
    "哪天",
    "哪",
    "谁",
    "怎么样",
    "怎么办",
    "怎么",
    "怎样",
    "如何",
    "为何",
    "何时",
    "何地",
    "多少",
    "多久",
    "几",
    "是否",
    "有没有",
    "是不是",
    "能不能",
    "吗",
    "呢",
    "?",
];

/// Words that link or fill.
const STOP_WORDS: [&str; 30] = [
    "请问", "关于", "有关", "相关", "的", "了", "是", "着", "和", "与", "及", "被", "之", "在", "对", "把",
    "给", "从", "到", "为", "吧", "啊", "呀", "就", "都", "也", "还", "让", "个", "以",
];

/// How people begin what they say to a search box, and what they call its answers.
const FILLERS: [&str; 58] = [
    "我想知道",
    "我想了解",
    "我想看看",
    "我想看",
    "我想问",
    "我想找",
    "我要找",
    "我要看",
    "我想",
    "想看看",
    "想看",
    "想问",
    "想找",
    "想知道",
    "想了解",
    "帮我找",
    "帮我查",
    "帮我",
    "帮忙",
    "给我",
    "查一下",
    "找一下",
    "搜一下",
    "看一下",
    "说一下",
    "讲一下",
    "一下",
    "那个",
    "这个",
    "那篇",
    "那位",
    "那次",
    "的事",
    "报道",
    "新闻",
    "文章",
    "我记得",
    "记得",
    "听说",
    "那边",
    "这边",
    "有个",
    "哪里能",
    "可不可以",
    "可以",
    "是哪一天",
    "哪一天",
    "是谁",
    "在哪",
    "怎么回事",
    "事情",
    "消息",
    "帮我查查",
    "查查",
    "找找",
    "我们",
    "你们",
    "他们",
];

/// A bit for the first characters of all these words, by [`filter_bit`]: most places of a query begin none of them.
const FIRST_CHARACTERS: u128 =
    first_characters(&QUESTION_WORDS) | first_characters(&STOP_WORDS) | first_characters(&FILLERS);

const fn first_characters(words: &[&str]) -> u128 {
    let (mut filter, mut number) = (0, 0);
    while number < words.len() {
        let bytes = words[number].as_bytes();
        filter |= match *bytes {
            // Chinese characters are three bytes in UTF-8.
            [a, b, c, ..] => filter_bit((a as u32 & 0xF) << 12 | (b as u32 & 0x3F) << 6 | (c as u32 & 0x3F)),
            [a, ..] => filter_bit(a as u32),
            [] => 0,
        };
        number += 1;
    }
    filter
}

const fn filter_bit(code_point: u32) -> u128 {
    1 << (code_point % 127)
}

/// What a word of a query does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EmptyWord {
    /// It asks.
    Question,
    /// It links or fills.
    Filler,
}

/// The longest word without content that begins a string: its length in characters, and what it does.
pub(crate) fn empty_word(folded: &[char]) -> Option<(usize, EmptyWord)> {
    let first = u32::from(*folded.first()?);
    if FIRST_CHARACTERS & filter_bit(first) == 0 {
        return None;
    }
    let longest = |words: &[&str]| {
        let lengths = words.iter().filter(|word| starts_with(folded, word)).map(|word| word.chars().count());
        lengths.max().unwrap_or(0)
    };
    let question = longest(&QUESTION_WORDS);
    let filler = longest(&STOP_WORDS).max(longest(&FILLERS));
    match question.max(filler) {
        0 => None,
        length if question >= filler => Some((length, EmptyWord::Question)),
        length => Some((length, EmptyWord::Filler)),
    }
}

fn starts_with(folded: &[char], word: &str) -> bool {
    let mut rest = folded.iter();
    word.chars().all(|c| rest.next() == Some(&c))
}

/// Whether a string is a question or a sentence rather than a word or name.
#[must_use]
pub fn is_question(folded: &[char]) -> bool {
    if folded.iter().filter(|&&c| is_han(c)).count() > LONGEST_WORD || folded.len() > 2 * LONGEST_WORD {
        return true;
    }
    (0..folded.len()).any(|at| matches!(empty_word(&folded[at..]), Some((_, EmptyWord::Question))))
}

/// The pieces of a string that carry content: what is left without words that do not, and without punctuation. If nothing
/// is left, the string itself.
#[must_use]
pub fn content_pieces(folded: &[char]) -> Vec<Vec<char>> {
    let mut pieces = vec![Vec::new()];
    let mut at = 0;
    while at < folded.len() {
        if let Some((length, _)) = empty_word(&folded[at..]) {
            at += length;
            pieces.push(Vec::new());
            continue;
        }
        let c = folded[at];
        at += 1;
        if !is_word(c) {
            pieces.push(Vec::new());
        } else if let Some(piece) = pieces.last_mut() {
            piece.push(c);
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    if pieces.is_empty() && !folded.is_empty() {
        pieces.push(folded.to_vec());
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_passes_the_filter_of_first_characters() {
        for word in QUESTION_WORDS.iter().chain(&STOP_WORDS).chain(&FILLERS) {
            let folded: Vec<char> = word.chars().collect();
            assert_eq!(empty_word(&folded).map(|(length, _)| length), Some(folded.len()), "{word}");
        }
    }

    #[test]
    fn questions_lose_what_carries_nothing() {
        let pieces = |typed: &str| -> Vec<String> {
            let folded: Vec<char> = typed.chars().collect();
            content_pieces(&folded).into_iter().map(String::from_iter).collect()
        };
        assert_eq!(pieces("哪些地方成立了工匠学院?"), ["地方成立", "工匠学院"]);
        assert_eq!(pieces("什么"), ["什么"]);
        assert!(is_question(&"谁来了".chars().collect::<Vec<_>>()));
        assert!(!is_question(&"匠工".chars().collect::<Vec<_>>()));
    }
}
