//! Bylines: role words (记者, 通讯员 …) with the names after them.

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::pattern;
use gongwen_analysis::names::{is_name, split_names};

/// Words before a role word that belong to it.
const ROLE_PREFIX: &str = "本报|本刊|本网|本台|见习|实习|特约|特派|首席|资深|全媒体|全媒|融媒体|融媒|摄影|中工网|工人日报|客户端|驻站|驻地|联合|新媒体";
/// Role words proper.
const ROLE_NOUN: &str = "记者|通讯员|撰稿人|撰稿|实习生|评论员|作者|摄影师|通讯 员|通 讯员|记 者";

/// A role word with its prefixes, in folded text.
pub(crate) static ROLE: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!("(?:(?:{ROLE_PREFIX}) *)*(?:{ROLE_NOUN})")));

/// Marks before a byline.
const MARKS: &str = "■□●○◎▲△◆◇★☆▶";

/// The persons of a byline or credit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Persons {
    /// 记者, or names without a role.
    pub reporters: Vec<String>,
    /// 通讯员, 特约记者 and other contributors.
    pub correspondents: Vec<String>,
}

impl Persons {
    /// All of them, reporters first.
    pub(crate) fn all(&self) -> impl Iterator<Item = &String> {
        self.reporters.iter().chain(&self.correspondents)
    }

    /// Whether there is at least one, and each can be a personal name.
    pub(crate) fn are_plausible(&self) -> bool {
        let mut any = false;
        for name in self.all() {
            if !is_name(name) {
                return false;
            }
            any = true;
        }
        any
    }
}

/// Reads the persons of a byline given as printed, and folded.
pub(crate) fn persons(text: &str, folded: &str) -> Persons {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Persons::default();
    let mut at = 0;
    let mut role: Option<String> = None;
    let char_at = |byte: usize| folded[..byte].chars().count();
    let mut take = |role: Option<&str>, from: usize, to: usize| {
        let printed: String = chars[from..to].iter().collect();
        let cleaned: String = printed
            .chars()
            .map(|c| {
                if matches!(c, '：' | ':' | '（' | '）' | '(' | ')' | '|' | '｜') || MARKS.contains(c) {
                    ' '
                } else {
                    c
                }
            })
            .collect();
        let names = split_names(&strip_marks(&cleaned));
        match role {
            Some(word) if word.contains("通讯") || word.contains("撰稿") || word.contains("作者") => {
                found.correspondents.extend(names);
            }
            _ => found.reporters.extend(names),
        }
    };
    for matched in ROLE.find_iter(folded) {
        let (start, end) = (char_at(matched.start()), char_at(matched.end()));
        take(role.as_deref(), at, start);
        role = Some(matched.as_str().to_owned());
        at = end;
    }
    take(role.as_deref(), at, chars.len());
    found
}

/// Whether a folded text names persons, each of which can be one.
pub(crate) fn names_persons(folded: &str) -> bool {
    persons(folded, folded).are_plausible()
}

/// Whether a folded text begins with a role: `通讯员 李凡`.
pub(crate) fn begins_with_role(folded: &str) -> bool {
    ROLE.find(folded).is_some_and(|role| role.start() == 0)
}

/// Whether a text only says what was done for a story: `文/图`, `摄影报道`, `/ 摄`.
pub(crate) fn is_work(text: &str) -> bool {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^(?:文\s*[/／、并]?\s*(?:图|摄影?)|图\s*[/／]?\s*文|摄影报[道导]|[/／]\s*[文图摄])$")
    });
    FORM.is_match(text)
}

/// Takes 文/图, 摄, 报道 and the like off the words of a byline.
fn strip_marks(names: &str) -> String {
    static MARKS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "(?:摄影报道|摄影报导|报道|报导|摄影|文并摄|文 */ *图|图 */ *文|文 */ *摄|/ *文|/ *图|/ *摄|(?:^| )(?:文|图|摄|整理|综合|供图)(?: |$|/)|摄 *$|文$|图$)",
        )
    });
    MARKS.replace_all(names, " ").into_owned()
}

/// Where a closing byline in brackets begins, after the last sentence of a story: `…。（苏小雅 卫平）`.
pub(crate) fn closing(folded: &str) -> Option<usize> {
    static FORM: LazyLock<Regex> = LazyLock::new(|| pattern(r"[。！？”…] *(（[^（）]{2,30}）)$"));
    let bracket = FORM.captures(folded)?.get(1)?;
    let inner = bracket.as_str().trim_matches(['（', '）']);
    names_persons(inner).then(|| folded[..bracket.start()].chars().count())
}

/// Whether a text is where somebody belongs and a name: `文学院 2022级 沐青`, `动力厂 苏木`.
pub(crate) fn is_belonging_and_name(folded: &str) -> bool {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^ *\p{Han}{0,10}(?:公司|集团|[厂矿部队站段科室处局院校系所社镇乡村县市区]|车间|班组?|中心|工区|分厂|工会|支部|街道|社区|大学|中学|小学)",
            r"(?: *(?:\p{Han}{2,10}|\d{2,4} *级?\p{Han}{0,8}))* +\p{Han}(?: ?\p{Han}){1,2} *$"
        ))
    });
    FORM.is_match(folded)
}

/// Whether a text says what somebody did for a story, and who: `影像记录：周楚　文字：陆青禾`, `口述/裘伯年（82岁）`.
pub(crate) fn is_work_and_name(folded: &str) -> bool {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            r"^ *(?:(?:影像|图片|文字|口述|采写|撰文|执笔|整理|编译|翻译|摄影|采访|讲述|记录|供稿)(?:记录|整理|者|人)?",
            r" *[：/|] *[\p{Han}·]{2,10}(?: *（[^（）]{1,10}）)?[ 、]*)+$"
        ))
    });
    FORM.is_match(folded)
}

/// Whether a folded text is nothing but a byline (a line of its own): `本报记者 张三 通讯员 李四`.
pub(crate) fn is_byline_line(folded: &str) -> bool {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^[■□●○◎▲★◆▶ |]*（?(?:(?:文|图|文 */ *图|图 */ *文|撰文|文字) *[/：|] *)?[\p{Han}· 、/：|]+?(?:报道|报导|文 */ *图|图 */ *文|/ *文|文并摄|整理|综合)?）?$",
        )
    });
    if folded.chars().count() > 40
        || !FORM.is_match(folded)
        || folded.ends_with('摄')
        || folded.ends_with("摄影报道")
    {
        return false;
    }
    let has_role = ROLE.is_match(folded);
    let marked = folded.starts_with(['■', '□', '●', '◎', '▲', '◆'])
        || folded.contains("文/图")
        || folded.contains("图/文")
        || folded.starts_with("文/")
        || folded.contains("/文")
        || folded.starts_with('（') && folded.ends_with('）');
    if !has_role && !marked {
        return false;
    }
    names_persons(folded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::chars::fold_text;

    fn of(text: &str) -> (Vec<String>, Vec<String>) {
        let found = persons(text, &fold_text(text));
        (found.reporters, found.correspondents)
    }

    #[test]
    fn roles_and_names() {
        assert_eq!(of("通讯员徐冰怡 见习记者任杰"), (vec!["任杰".into()], vec!["徐冰怡".into()]));
        assert_eq!(of("通訊員王頔 記者李凡"), (vec!["李凡".into()], vec!["王頔".into()]));
        assert_eq!(of("本报记者 盛丽 通讯员 金宇"), (vec!["盛丽".into()], vec!["金宇".into()]));
        assert_eq!(of("记者李凡 通讯员张越、金剑泽、乔岚岚").1, ["张越", "金剑泽", "乔岚岚"]);
    }

    #[test]
    fn byline_lines() {
        assert!(is_byline_line("本报记者 盛丽 通讯员 金宇"));
        assert!(is_byline_line("□本报记者 张亮 文/图"));
        assert!(!is_byline_line("记者近日获悉"));
        assert!(!is_byline_line("关爱“半边天”"));
        assert!(!is_byline_line("记者走基层"));
    }
}
