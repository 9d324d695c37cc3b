//! Names of bylines inside running text: `记者 张三 通讯员 李四`, `责任编辑：王五`, `（张三 摄）`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::names::{is_name, split_names};
use crate::dictionary::JIEBA;
use crate::pattern::pattern;

/// Most characters of the names of one role.
const LONGEST: usize = 30;
/// Most characters of names that nothing divides: two names.
const LONGEST_RUN: usize = 6;

/// Names of a byline, and where the text has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BylineNames {
    /// Bytes of the text, without the role.
    pub place: Range<usize>,
    /// The names one by one.
    pub names: Vec<String>,
}

/// The names of bylines in a text, in no particular order.
pub fn byline_names(text: &str) -> Vec<BylineNames> {
    // A word that is also said of other things counts with a blank or colon after it.
    static ROLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "(?:记者|記者|通讯员|通訊員|评论员|評論員|撰稿人?|责任编辑|責任編輯|责编)[：: 　]*|\
             (?:编辑|摄影|校对|美编|版式|供稿|供图|文字|图片|审核|作者|文/图|图/文)[：: 　]+",
        )
    });
    static SIGNED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:^|[（(。！？”\n])[ 　]*([\p{Han}·、 　]{2,30}?)[ 　/]*(?:摄影报道|摄影|摄|供图|供稿|文/图|图/文)(?:[）)。；\n]|$)",
        )
    });
    static CLOSING: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?m)[。！？”…][ 　]*[（(]([\p{Han}·、 　]{2,30})[）)][ 　]*$"));
    let mut found: Vec<BylineNames> =
        ROLE.find_iter(text).filter_map(|role| after_role(text, role.end())).collect();
    let is_signed = text.contains(['摄', '供', '/']);
    let is_closed = || text.split('\n').any(|line| line.trim_end_matches([' ', '　']).ends_with([')', '）']));
    // Most texts have neither, and looking takes longer than anything else here.
    let forms = [is_signed.then_some(&SIGNED), is_closed().then_some(&CLOSING)];
    for form in forms.into_iter().flatten() {
        for signed in form.captures_iter(text).filter_map(|captures| captures.get(1)) {
            found.extend(names(signed.as_str()).map(|names| BylineNames { place: signed.range(), names }));
        }
    }
    found
}

/// The names right after a role word, up to what cannot belong to them.
fn after_role(text: &str, start: usize) -> Option<BylineNames> {
    static END: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:$|[ 　]*(?:[（）()。，,；;！|｜\n“]|报道|報道|报导|摄|攝|文[/图]|图[/文]|供稿|供图|整理|编辑|责编|责任编辑|校对|\
             本报|见习|实习|特约|记者|記者|通讯员|通訊員|从|在|近日|日前|昨日|今日|获悉|了解到|采访|走进|来到|看到|跟随))",
        )
    });
    let rest = &text[start..];
    let is_part =
        |c: &char| gongwen_engine::text::chars::is_han(*c) || matches!(c, '·' | '、' | ' ' | '　' | '/');
    if END.is_match(rest) {
        return None;
    }
    let mut end = 0;
    for c in rest.chars().take_while(is_part).take(LONGEST) {
        end += c.len_utf8();
        if end > c.len_utf8()
            && END.is_match(&rest[end..])
            && let Some(names) = names(&rest[..end])
            && !is_other_word(&rest[..end])
        {
            return Some(BylineNames { place: start..start + end, names });
        }
    }
    None
}

/// Whether the dictionary knows a text, and as no name: 文章 of 评论员文章.
fn is_other_word(text: &str) -> bool {
    JIEBA.has_word(text) && !JIEBA.tag(text, false).first().is_some_and(|tag| tag.tag.starts_with("nr"))
}

/// The names of one role, if each can be one.
fn names(text: &str) -> Option<Vec<String>> {
    // A long run can nearly always be divided into what could be names.
    let is_short = |part: &str| part.contains('·') || part.chars().count() <= LONGEST_RUN;
    if !text.split(['、', ' ', '　', '/']).all(is_short) {
        return None;
    }
    let names = split_names(text);
    (!names.is_empty() && names.iter().all(|name| is_name(name))).then_some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<String> {
        byline_names(text).into_iter().flat_map(|found| found.names).collect()
    }

    #[test]
    fn names_after_a_role_and_before_a_mark_are_found() {
        for (text, expected) in [
            ("（记者 张三 通讯员 李四）近日，", "张三 李四"),
            ("本报讯 记者张三 通讯员李四报道。责任编辑王五。", "张三 李四 王五"),
            ("本报记者王海珍从县总工会获悉", "王海珍"),
            ("记者：张文 李图", "张文 李图"),
            ("通讯员 张越、金剑泽、乔岚岚 报道", "张越 金剑泽 乔岚岚"),
            ("通讯员张越金剑泽在现场", "张越 金剑泽"),
            ("記者李凡報道", "李凡"),
            ("见习记者 任 杰 文/图", "任杰"),
            ("图片：王五", "王五"),
            ("（张三 摄）", "张三"),
            ("工匠在比赛。欧阳修文 摄", "欧阳修文"),
            ("他笑了。（苏小雅 卫平）", "苏小雅 卫平"),
            ("责编：王五 校对：赵六", "王五 赵六"),
        ] {
            assert_eq!(of(text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn other_words_after_a_role_are_no_names() {
        for text in [
            "记者节活动",
            "记者在现场看到，工人们",
            "记者了解到，",
            "摄影展览。",
            "编辑部门，",
            "通讯员培训班。",
            "图片展在馆内",
            "记者来到宁波储力叉车有限公司时，",
            "记者采访了劳模",
            "摄影比赛，",
            "本报评论员文章，",
            "驿站供水（见图）。",
        ] {
            assert!(of(text).is_empty(), "{text}: {:?}", of(text));
        }
    }
}
