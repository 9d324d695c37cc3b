//! Speech: lines of a dialogue, each after the name of who speaks.

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::pattern;

static SPEAKER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[■□●◆▲◇]?(?:(?:本报|见习)?记者|主持人|[问答]|【[问答]】|读者|网友|律师|[QA]|\p{Han}{1,3}(?:师傅|先生|女士|老师|主任|教授|医生|律师|书记|主席|厂长|校长|经理|院长|局长|大姐|大爷))(?:：|】)",
    )
});

/// Whether a folded line begins with a speaker and a colon: `记者：您为什么坚持在一线？`, `赵师傅：`, `答：`.
pub(crate) fn is_spoken(folded: &str) -> bool {
    SPEAKER.is_match(folded)
}

#[cfg(test)]
mod tests {
    use super::is_spoken;

    #[test]
    fn speakers_are_persons() {
        for line in ["记者：最难的是什么？", "赵师傅：带徒弟最难。", "答：可以。", "Q：为什么"]
        {
            assert!(is_spoken(line), "{line}");
        }
        for line in ["时间：6月19日", "地点：文化宫", "记者了解到：有三项"] {
            assert!(!is_spoken(line), "{line}");
        }
    }
}
