//! What a byline says: who wrote, and what is printed beside it, such as where the author works.

use std::cmp::Ordering;
use std::sync::LazyLock;

use regex::Regex;

use crate::page::forms::byline;
use crate::pattern::pattern;

/// The parts of a byline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signature<'a> {
    /// Who wrote, as printed.
    pub(super) names: &'a str,
    /// Where the author works, the day of the signature, how often a page was read.
    pub(super) rest: &'a str,
}

/// Divides a byline. What it says the author has done for the column is left out: 本期解答：律师 李凡.
pub(super) fn of(byline: &str) -> Signature<'_> {
    static WORK: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^[（(]?\s*(?:本期|本栏|本次|本文)?(?:解答|答疑|答复|回答|释疑|解疑)(?:人|者)?\s*[：:]\s*")
    });
    static REST: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"[（(【\s]*(?:本文)?作者(?:单位|简介|系|为|是|均系|均为|单位为)[：:]?.*$",
            r"|\s*[（(]?(?:未完|待续|下转|紧接|内部资料|内部刊物|免费赠阅|内部交流)[^（）()]{0,20}[）)]?$",
            r"|\s*(?:浏览|阅读|点击|访问)(?:次数|人数|量|数)?\s*[：:]\s*\d.*$",
            // What a page of the web says of itself beside the author.
            r"|(?:^|\s+)(?:来源|稿源|文章来源|信息来源|稿件来源|字数|发布(?:时间|日期)|时间|日期|编辑|责编|责任编辑)\s*[：:].*$",
            r"|\s*[（(](?:指导(?:老师|教师)|文中|图|均为|本文|漫画|插图)[^（）()]{2,24}[）)]$",
            r"|\s+发自\p{Han}{2,8}$",
            r"|\s*(?:(?:19|20)\d\d|二[〇○零Ｏ]\p{Han}{2})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日$",
        ))
    });
    let start = REST.find(byline).map_or(byline.len(), |found| found.start());
    let (names, rest) = byline.split_at(start);
    let names = &names[WORK.find(names).map_or(0, |found| found.end())..];
    Signature { names: without_lone_bracket(names.trim()), rest: rest.trim() }
}

/// Whether a byline says who wrote a story, and not only where somebody works or what was done.
pub(crate) fn names_somebody(byline: &str) -> bool {
    let names = of(byline).names;
    !names.is_empty() && !byline::is_work(names)
}

/// Without the bracket whose other one stood in what was left out: （李凡　作者单位：…）, （答复人：李凡）.
fn without_lone_bracket(names: &str) -> &str {
    let opened = names.chars().filter(|c| matches!(c, '（' | '(')).count();
    let closed = names.chars().filter(|c| matches!(c, '）' | ')')).count();
    let inner = match opened.cmp(&closed) {
        Ordering::Greater => names.strip_prefix(['（', '(']),
        Ordering::Less => names.strip_suffix(['）', ')']),
        Ordering::Equal => None,
    };
    inner.unwrap_or(names).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neither_an_employer_nor_what_was_done_is_somebody() {
        for byline in ["（作者单位：云溪造船厂工会）", "文/图", "摄影报道", "文 图"] {
            assert!(!names_somebody(byline), "{byline}");
        }
        assert!(names_somebody("本报记者 李凡 文/图"));
    }

    #[test]
    fn what_names_nobody_is_set_apart() {
        for (byline, names, rest) in [
            ("□ 冷 泉 （作者单位：松岭钢构有限公司）", "□ 冷 泉", "（作者单位：松岭钢构有限公司）"),
            ("（韩立群作者单位：临河工务段）", "韩立群", "作者单位：临河工务段）"),
            ("作者：阮一帆　浏览次数：386", "作者：阮一帆", "浏览次数：386"),
            ("芦城市公交集团有限公司2020年8月31日", "芦城市公交集团有限公司", "2020年8月31日"),
            ("作者单位：云溪造船厂工会", "", "作者单位：云溪造船厂工会"),
            (
                "作者：本报记者 李凡 来源：云溪劳动者 字数：1026",
                "作者：本报记者 李凡",
                "来源：云溪劳动者 字数：1026",
            ),
            ("来源：云溪劳动者 字数：1026", "", "来源：云溪劳动者 字数：1026"),
            ("三（1）班 李凡 （指导老师 王雨）", "三（1）班 李凡", "（指导老师 王雨）"),
            ("本报记者 李凡 发自云溪", "本报记者 李凡", "发自云溪"),
            ("李凡 （文中人名为化名）", "李凡", "（文中人名为化名）"),
            ("本期解答：律师 李凡", "律师 李凡", ""),
            ("（答复人：厂工会主席 李凡）", "厂工会主席 李凡", ""),
            ("（答复人：李凡（律师））", "李凡（律师）", ""),
        ] {
            assert_eq!(of(byline), Signature { names, rest }, "{byline}");
        }
        for byline in ["本报记者 李凡 通讯员 高远", "（李凡）", "作者：李凡", "文/李凡", "（作者：李凡）"]
        {
            assert_eq!(of(byline), Signature { names: byline, rest: "" }, "{byline}");
        }
    }
}
