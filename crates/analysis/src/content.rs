//! Which words carry meaning, by jieba's part-of-speech tags.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::time_words::is_time_word;

/// Words that any news story may contain and that say nothing about its subject.
static STOP_WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    "活动 工作 相关 方面 情况 问题 进行 开展 举行 举办 负责人 记者 通讯员 报道 本报讯 同时 目前 近日 \
日前 今年 去年 现场 通过 介绍 表示 提供 推动 推进 加强 提升 实现 进一步 不断 积极 参加 组织 成为 全面 重要 有效 \
方式 过程 内容 作用 影响 地方 部分 时间 地点 大家 人员 单位 主题 系列 有关 建设 发展 主席 副主席 书记 主任 同志 \
来自 此次 本次 全市 全县 全区 我市 我县 我区 需要 没有 可以 一线 集中 带来 走进 启动 成立 召开 开始 结合 围绕"
        .split(' ')
        .collect()
});

/// Whether any news story may contain the word, so that it says nothing about the subject.
pub(crate) fn is_generic(word: &str) -> bool {
    STOP_WORDS.contains(word)
}

/// Whether a word is noun-like: it may end a phrase.
pub(crate) fn is_noun(tag: &str) -> bool {
    tag.starts_with(['n', 'j', 'l', 'i']) || matches!(tag, "vn" | "an" | "eng")
}

/// Whether a word carries meaning: a noun, verb or adjective of letters, no number and no time; `known` says
/// whether the dictionary has it.
pub(crate) fn is_content(word: &str, tag: &str, known: bool) -> bool {
    // A word that the dictionary lacks is a guess; a guess with a function word in it is wrong.
    const GRAMMAR: [char; 14] =
        ['是', '的', '了', '和', '与', '及', '在', '有', '暨', '将', '被', '为', '等', '让'];
    (is_noun(tag) || tag.starts_with('b') || matches!(tag, "v" | "a"))
        && is_alphanumeric(word)
        && !word.chars().all(|c| c.is_ascii_digit())
        && (known || !word.contains(GRAMMAR))
        && !is_time_word(word)
}

/// Whether a word consists of letters and digits.
pub(crate) fn is_alphanumeric(word: &str) -> bool {
    // Chinese characters are letters; testing for them first saves a look-up in the tables of Unicode.
    word.chars().all(|c| matches!(c, '\u{4E00}'..='\u{9FFF}') || c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_characters_are_letters() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphanumeric(&c.to_string()), c.is_alphanumeric(), "{c}");
        }
    }

    #[test]
    fn words_of_every_news_story_are_known() {
        assert!(is_generic("活动") && is_generic("日前") && is_generic("围绕"));
        assert!(!is_generic("工会") && !is_generic("") && !is_generic("活动 工作"));
    }
}
