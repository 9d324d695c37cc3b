//! Sentences by which blogs and forums say who published an article and when: `Posted by 张三 on March 8, 2024`,
//! `由 张三 于 2024-03-08 提交`, `此条目发表在…`.

use std::sync::LazyLock;

use regex::Regex;

use crate::fields::printed_date::printed_date;
use crate::pattern::pattern;
use gongwen_analysis::names::is_name;

/// Who published it: `由 张三 于 2024-03-08 提交`, `發表者 秘書處 於 2009/11/23`, `骑手小组 写于 2023.5.30`, `by 张三`.
pub(super) fn author(text: &str) -> Option<String> {
    static FORMS: LazyLock<[Regex; 5]> = LazyLock::new(|| {
        [
            pattern(r"(?:^|[\s│|])作\s?者[\s│]+([^\s│|：:，。]{2,12})(?:$|[\s│|])"),
            pattern(
                r"(?i)(?:^|[\s│，,。|])(?:由|發表者|发表者|发帖者|Posted by|Submitted by|by)\s*[：:]?\s*([^\s│：:，。]{2,20})\s*(?:»|于|於|在|on\b|发表|提交|发布|發佈)",
            ),
            pattern(
                r"^([^\s│：:，。]{2,16})\s*(?:写于|发表于|发布于|撰于|發表於|發佈於)\s*(?:19|20)\d\d\s*[-./年]\s*\d",
            ),
            pattern(
                r"(?i)(?:^|[\s│|·—-])by[\s│]+((?:[a-z][\w.-]+ ){0,2}[^\s│|：:，。.]{2,20})[\s.。]*(?:$|[│|·])",
            ),
            pattern(r"作者是[\s│]*([^\s│|：:，。.]{2,20})[\s│]*[.。]?(?:$|[\s│|])"),
        ]
    });
    static DOES: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?:^|[\s│|])([^\s│|：:，。]{2,12})[\s│]*(?:发表|发布|提交|發表|發佈)$"));
    // `本条目发布于…`, `此文写于…`
    let is_text = |name: &str| name.starts_with(['本', '此', '该']) || name.ends_with("目");
    let said = FORMS.iter().filter_map(|form| form.captures(text)).map(|found| found[1].to_owned());
    let said = said.into_iter().find(|name| !is_text(name));
    // `网络 发布` names no person.
    said.or_else(|| DOES.captures(text).map(|found| found[1].to_owned()).filter(|name| is_name(name)))
}

/// When it was published: the date after the verb, or the one before it.
pub(super) fn date(text: &str) -> Option<String> {
    static VERB: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:posted|published|submitted|filed under|written|created)\b|发表[于在]|发布[于在]|發[表佈布][於在]|[张張][贴貼][于於]|写于|寫於|创建于|提交|[条條]目",
        )
    });
    let verb = VERB.find(text)?;
    printed_date(&text[verb.end()..]).or_else(|| printed_date(text))
}

#[cfg(test)]
mod tests {
    use super::{author, date};

    #[test]
    fn sentences_name_who_published() {
        for (text, name) in [
            ("由 lin.yao 于 周一, 11/04/2013 - 17:22 提交", "lin.yao"),
            ("發表者 秘書處 於 2009/11/23 22:15:00", "秘書處"),
            ("2024年7月30日 作者 沙小鸥 494 次阅读", "沙小鸥"),
            ("骑手小组 写于 2023.5.30，约 1 分钟读完", "骑手小组"),
            ("This entry was posted in 通知 on 2024年3月8日 by 沙小鸥.", "沙小鸥"),
            ("三月 8, 2024 by Sha Xiaoou", "Sha Xiaoou"),
            ("本条目发布于2024年3月8日。属于通知分类。作者是沙小鸥。", "沙小鸥"),
            ("2024-03-08│沙小鸥 发表", "沙小鸥"),
            ("发布于 2024年3月8日，由 沙小鸥 发布在 通知", "沙小鸥"),
        ] {
            assert_eq!(author(text).as_deref(), Some(name), "{text}");
        }
        assert_eq!(author("这首诗写于 1984 年的船上，由他保存"), None);
        assert_eq!(author("统计数据 发布"), None);
    }

    #[test]
    fn sentences_say_when_it_was() {
        for text in [
            "This entry was posted in 通知 on 2024年3月8日 by 沙小鸥.",
            "本条目发布于2024年3月8日。属于通知分类。",
            "Filed under: 通知 — 沙小鸥 @ 10:11 am, 8 March 2024",
            "Updated April 1, 2024 | Published March 8, 2024",
        ] {
            assert_eq!(date(text).as_deref(), Some("2024-03-08"), "{text}");
        }
        assert_eq!(date("报名截止 2024-03-08"), None);
    }
}
