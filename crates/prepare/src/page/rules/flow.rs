//! The flow of running text: what continues an unfinished sentence and what interrupts it.

use std::sync::LazyLock;

use gongwen_analysis::dictionary::JIEBA;
use regex::Regex;

use crate::page::chars::{ends_sentence, unmatched};
use crate::page::rules::block::Block;
use crate::pattern::pattern;

/// Characters on each side of a border that the segmenter looks at.
const CONTEXT: usize = 8;

/// Whether a word of the dictionary crosses the border between two folded texts (`低空经|济` does).
pub(crate) fn word_crosses(before: &str, after: &str) -> bool {
    let tail: Vec<char> = before.chars().rev().take(CONTEXT).collect();
    let mut joined: String = tail.iter().rev().collect();
    let border = joined.len();
    joined.extend(after.chars().take(CONTEXT));
    let mut at = 0;
    for word in JIEBA.cut(&joined, false) {
        let word: &str = word.word;
        if at < border && at + word.len() > border {
            return true;
        }
        at += word.len();
    }
    false
}

/// Whether a text begins with a date, 近日, 日前 and the like, as news stories do.
pub(crate) fn begins_with_date(folded: &str) -> bool {
    static DATE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:\d{4}年)?\d{1,2}月\d{1,2}日|^(?:近日|日前|近期|昨日|昨天|今天|今日|前天|图为|连日来|上周|本周)",
        )
    });
    DATE.is_match(folded)
}

/// Whether a folded text continues an unfinished sentence: a word crosses the border, it begins with punctuation that
/// cannot begin a sentence, or it closes a quotation that the sentence has opened.
pub(crate) fn continues(open: &str, next: &str) -> bool {
    word_crosses(open, next)
        || next.starts_with(['，', '、', '。', '；', '：', '”', '’', '）', '》', '！', '？'])
        // The text before may be very long: the short one is looked at first.
        || unmatched(next).closers > 0 && unmatched(open).openers > 0
}

/// Words of captions.
const CAPTION_WORDS: [&str; 12] =
    ["现场", "图为", "合影", "正在", "上图", "下图", "左图", "右图", "图①", "启动仪式", "比赛中", "一景"];

/// Whether the block at `at` is a caption that interrupts the unfinished sentence `open`: a short
/// complete sentence that does not close a quotation that the sentence has opened, while the text after it continues.
pub(crate) fn interrupts(open: &str, blocks: &[Block], at: usize) -> bool {
    let block = &blocks[at];
    if !block.can_be_caption() || block.folded.contains('”') && unmatched(open).openers > 0 {
        return false;
    }
    let Some(next) = blocks.get(at + 1) else { return false };
    if word_crosses(open, &block.folded) || ends_sentence(open) {
        return false;
    }
    if word_crosses(open, &next.folded) {
        return true;
    }
    let caption_like = CAPTION_WORDS.iter().any(|word| block.folded.contains(word));
    block.blanks >= 3 && caption_like
}
