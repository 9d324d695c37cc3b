//! Words that only say when: 今天下午, 近年来, 上周五.
//!
//! The dictionary tags many of them as nouns or idioms, so that what they are made of decides. Names of days and
//! seasons (春节, 三八节, 夏季) are subjects of news and no such words.

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::pattern;

/// Words that say when without a unit of time in them.
const IRREGULAR: &str = "现在|如今|当今|当前|当时|当下|目前|此前|此后|此时|今后|以来|以后|以前|之后|之前|后来|最近|将来|\
过去|那时|这时|近来|近期|同期|早日|即日|连日|连夜|平日|往日|昔日|期间|其间|时下|眼下|不久|不久前|前不久|年间|月间|同时|届时";

/// A word that only says when. A unit alone (季度, 小时) does not.
static TIME_WORD: LazyLock<Regex> = LazyLock::new(|| {
    // What says which one, or how many.
    let which = "(?:[今昨明前后当次翌同本上下这那每近去来往首全半整多数几两第]|[0-9一二三四五六七八九十百]+|个|些|余)";
    let long = "(?:世纪|年代|年度|季度|年|个?月份?|周[一二三四五六日天末]?|星期[一二三四五六日天]?|礼拜[一二三四五六日天]?|日)";
    let short = "(?:天|晚|早|晨|夜|时|小时|分钟|秒钟|点钟)";
    let season = "[今去明昨][春夏秋冬]";
    // What is a time by itself.
    let alone = "(?:上午|下午|中午|正午|午前|午后|午间|傍晚|凌晨|清晨|早上|早晨|晚上|晚间|夜里|夜间|夜晚|深夜|当晚|白天|上旬|中旬|下旬|\
周[一二三四五六日]|星期[一二三四五六日天]|礼拜[一二三四五六日天]|岁[末首]|年[初底末中终尾]|月[初底末中尾]|[年月日周]内)";
    let after = "(?:以来|以后|以前|之后|之前|前后|期间|伊始|初|底|末|中|来|前|后|内|间|起|里)";
    let one = format!("(?:{which}+(?:{long}|{short})|{alone}|{season}|[年月日周](?:前|后))");
    pattern(&format!("^(?:{one}+{after}*|(?:{IRREGULAR})[来起前]?)$"))
});

/// Whether a word only says when.
pub fn is_time_word(word: &str) -> bool {
    // The moon is not a month: 明月.
    word != "明月" && (word.ends_with("以来") || TIME_WORD.is_match(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_only_say_when() {
        for word in "今天下午 昨天上午 本周六 上周五 周六 星期天 近年来 近日来 年初 年底 今年以来 长期以来 去年底 下半年 \
上半年 上个月 本月底 当天 次日 清晨 第一季度 二季度 去年 明年 三年来 多年来 十年间 两周前 日前 每周三 前天夜里 今晚 昨晚 明早 \
今早 去冬今春 今夏 岁末年初 年中 不久前 前不久 同期 近期 上旬 当晚 凌晨 当前 此前 同年 每天 本月 连日来 即日起 90年代 近几年 \
前两年 新世纪以来 数天 半个月 这时 年后 月内"
            .split_whitespace()
        {
            assert!(is_time_word(word), "{word}");
        }
    }

    #[test]
    fn words_that_say_more() {
        for word in "春节 中秋 三八节 妇女节 劳动节 国庆 青年 少年 中年 新年 年货 年会 日报 月亮 明月 月饼 晚会 早餐 夜校 \
上海 上班 下班 天后 时间 日月潭 周年庆 一线 十四五 午餐 晚报 天气 来源 前线 后勤 全国 两会 夏季 冬至 周末课堂 年轻人 \
世纪大道 首届 多年生 半导体 第一书记 日本 本科 明星 今日头条 二十大 同学 春风 季度 年度"
            .split_whitespace()
        {
            assert!(!is_time_word(word), "{word}");
        }
    }
}
