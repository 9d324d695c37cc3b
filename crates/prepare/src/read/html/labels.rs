//! Labels of facts: `发布时间：`, `来源：`, `作者：`, and what follows them on their line.

use std::sync::LazyLock;

use regex::Regex;

use crate::pattern::pattern;

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Date,
    /// A date of something else than the publishing: of the last change, of the document's making.
    OtherDate,
    Source,
    /// Who handed the text in or put it out (供稿, 发布单位): a source if there is no other.
    Unit,
    Author,
    Editor,
    /// Who typed it in or approved it.
    Clerk,
    Section,
    /// Counters, type size, keywords.
    Other,
}

/// Words of labels; those first that contain others. A word marked with `^` is a label only at the beginning of the
/// line or after a blank or punctuation, because it also ends other words (活动时间, 资金来源).
const WORDS: &[(Label, &[&str])] = &[
    (
        Label::Date,
        &[
            "发布时间",
            "发布日期",
            "发表时间",
            "发表日期",
            "发稿时间",
            "发稿日期",
            "发帖时间",
            "上传时间",
            "上传日期",
            "添加时间",
            "添加日期",
            "录入时间",
            "录入日期",
            "创建时间",
            "加入时间",
            "提交时间",
            "刊登日期",
            "刊发日期",
            "出版日期",
            "信息时间",
            "信息日期",
            "文章时间",
            "公布日期",
            "公开日期",
            "投稿时间",
            "新闻时间",
            "發佈時間",
            "發佈日期",
            "發表日期",
            "上載日期",
            "上載時間",
            "上载时间",
            "發布日期",
            "發布時間",
            "^时间",
            "^日期",
            "^日 期",
            "^时 间",
            "^發佈",
            "^時間",
            "^发布于",
            "^发表于",
            "^發表於",
            "^發佈於",
            "^发布",
            "^Date",
            "^Posted on",
            "^Published",
        ],
    ),
    (
        Label::OtherDate,
        &[
            "更新时间",
            "更新日期",
            "修改时间",
            "最后更新",
            "成文日期",
            "生成日期",
            "编辑时间",
            "更新于",
            "^更新",
        ],
    ),
    (
        Label::Source,
        &[
            "信息来源",
            "文章来源",
            "新闻来源",
            "稿件来源",
            "内容来源",
            "消息来源",
            "文章出处",
            "来稿单位",
            "来源于",
            "^来源",
            "^来 源",
            "^稿源",
            "^出处",
            "^來源",
            "^转自",
            "^摘自",
            "^Source",
        ],
    ),
    (
        Label::Unit,
        &[
            "供稿单位",
            "发布单位",
            "发布机构",
            "发文单位",
            "投稿单位",
            "信息提供",
            "发布部门",
            "^出品",
            "^单位",
            "^供稿",
        ],
    ),
    (
        Label::Author,
        &[
            "文章作者",
            "信息作者",
            "新闻作者",
            "撰稿人",
            "供稿人",
            "投稿人",
            "^通讯员",
            "^作者",
            "^作 者",
            "^撰稿",
            "^撰文",
            "^记者",
            "^文字",
            "^文/图",
            "^图/文",
            "^图文",
            "^文",
            "^Author",
            "^By",
        ],
    ),
    (
        Label::Editor,
        &[
            "责任编辑",
            "文字编辑",
            "網頁編輯",
            "网络编辑",
            "^责编",
            "^编辑",
            "^编 辑",
            "^責任編輯",
            "^編輯",
            "^Editor",
        ],
    ),
    (
        Label::Clerk,
        &[
            "信息录入",
            "信息员",
            "发布人",
            "发布者",
            "录入者",
            "录入人",
            "录入员",
            "审核人",
            "上传者",
            "^录入",
            "^审核",
            "^校对",
            "^初审",
            "^复审",
            "^终审",
            "^上传",
            "^签发",
            "^监制",
            "^排版",
            "^美编",
            "^摄影",
            "^图片",
            "^一审",
            "^二审",
            "^三审",
            "^编审",
            "^审稿",
        ],
    ),
    (
        Label::Section,
        &["所属栏目", "所属分类", "信息类别", "文章分类", "新闻类别", "^栏目", "^分类", "^类别", "^分类目录"],
    ),
    (
        Label::Other,
        &[
            "点击次数",
            "点击数",
            "点击量",
            "浏览次数",
            "浏览量",
            "浏览数",
            "阅读次数",
            "阅读量",
            "阅读数",
            "访问次数",
            "访问量",
            "字体大小",
            "关键词",
            "关键字",
            "分享到",
            "索引号",
            "主题词",
            "背景色",
            "文章录入",
            "^点击",
            "^浏览",
            "^阅读",
            "^访问",
            "^人气",
            "^次数",
            "^字号",
            "^字体",
            "^评论",
            "^标签",
            "^分享",
            "^查看",
            "^热度",
            "^大小",
            "^收藏",
            "^打印",
            "^文号",
            "^回复",
            "^推荐",
            "^Tags?",
            "^点击率",
            "^被阅",
            "^關鍵詞",
            "^瀏覽",
            "^點擊",
        ],
    ),
];

/// A label in a line, and the text up to the next one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Labelled {
    pub(super) label: Label,
    pub(super) value: String,
    /// Whether nothing but blanks follows on the line.
    pub(super) ends_line: bool,
}

static LABELS: LazyLock<(Regex, Vec<(Label, bool)>)> = LazyLock::new(|| {
    let mut words: Vec<(&str, Label, bool)> = WORDS
        .iter()
        .flat_map(|(label, words)| words.iter().map(|word| (*label, *word)))
        .map(|(label, word)| (word.trim_start_matches('^'), label, word.starts_with('^')))
        .collect();
    words.sort_by_key(|(word, ..)| std::cmp::Reverse(word.len()));
    let groups: Vec<String> = words.iter().map(|(word, ..)| format!("({word})")).collect();
    let regex = pattern(&format!(r"(?i)(?:{})(?:[\]】] ?[：:]?| ?[：:|｜])?", groups.join("|")));
    (regex, words.into_iter().map(|(_, label, starts)| (label, starts)).collect())
});

/// The labels of a line with their values.
pub(super) fn labels(line: &str) -> Vec<Labelled> {
    let (regex, kinds) = &*LABELS;
    let mut found: Vec<(Label, usize, usize)> = Vec::new();
    for captures in regex.captures_iter(line) {
        let Some(all) = captures.get(0) else { continue };
        let Some(group) = (0..kinds.len()).find(|at| captures.get(at + 1).is_some()) else { continue };
        let (label, must_start) = kinds[group];
        let before = line[..all.start()].chars().next_back();
        // Between a Latin letter or digit and an ideograph one word ends.
        let is_han = all.as_str().starts_with(|c: char| !c.is_ascii());
        let starts = before.is_none_or(|c| !c.is_alphanumeric() || is_han && c.is_ascii());
        let has_colon = all.as_str().ends_with(['：', ':', ']', '】', '|', '｜']);
        let is_bar = all.as_str().ends_with(['|', '｜']);
        let follows_label = !found.is_empty() && has_colon && !is_bar;
        let is_bare_date = matches!(label, Label::Date | Label::OtherDate)
            && line[all.end()..].trim_start().starts_with(|c: char| c.is_ascii_digit());
        if (starts || !must_start && !is_bar || follows_label) && (has_colon || starts && is_bare_date) {
            found.push((label, all.start(), all.end()));
        }
    }
    let ends: Vec<usize> = found.iter().skip(1).map(|(_, start, _)| *start).chain([line.len()]).collect();
    let labelled = found.iter().zip(&ends).map(|((label, _, from), to)| Labelled {
        label: *label,
        value: trimmed(&line[*from..*to]),
        ends_line: line[*from..].trim().is_empty(),
    });
    labelled.collect()
}

/// A value without what divides it from the next label.
fn trimmed(value: &str) -> String {
    let edge = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '|' | '丨'
                    | '│'
                    | '/'
                    | '·'
                    | '•'
                    | ','
                    | '，'
                    | ';'
                    | '；'
                    | '['
                    | '【'
                    | '('
                    | '（'
                    | '-'
                    | '—'
                    | '：'
                    | ':'
                    | '&'
            )
    };
    let value =
        value.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '：' | ':' | ']' | '】'));
    let end = value.trim_end_matches(edge);
    // A bracket that belongs to the value stays closed.
    end.to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Label, labels};

    fn all(line: &str) -> Vec<(Label, String)> {
        labels(line).into_iter().map(|found| (found.label, found.value)).collect()
    }

    #[test]
    fn facts_on_one_line_are_divided() {
        let line = "发布时间：2024-03-08 09:10 来源：云河日报作者：张三 点击：33 次 【字体：大 中 小】";
        let found = all(line);
        assert_eq!(found[0], (Label::Date, "2024-03-08 09:10".to_owned()));
        assert_eq!(found[1], (Label::Source, "云河日报".to_owned()));
        assert_eq!(found[2], (Label::Author, "张三".to_owned()));
        assert_eq!(found.len(), 5);
    }

    #[test]
    fn a_word_that_ends_another_is_no_label() {
        assert_eq!(all("活动时间：3月8日，资金来源：会费"), []);
        assert_eq!(all("报名时间：2024年3月8日"), []);
        assert_eq!(all("地铁三号线盾构班：一锹一米掘进“光明路”"), []);
        assert_eq!(all("发表于 2013-4-18 只看该作者 | 倒序浏览").len(), 1);
    }

    #[test]
    fn a_date_needs_no_colon() {
        assert_eq!(all("发表于 2013-4-18 09:12:33"), [(Label::Date, "2013-4-18 09:12:33".to_owned())]);
        assert_eq!(all("来源： 作者： 时间：2024/3/8")[0], (Label::Source, String::new()));
    }
}
