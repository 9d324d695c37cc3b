//! Labels of facts: `发布时间：`, `来源：`, `作者：`, and what follows them on their line.

mod value;

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

pub(super) use super::label::Label;
use super::label_words::WORDS;
use crate::fields::printed_date::printed_date;
use crate::pattern::pattern;
use gongwen_analysis::names::is_name;
pub(super) use value::is_besides;
use value::trimmed;

/// A label in a line, and the text up to the next one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Labelled {
    pub(super) label: Label,
    pub(super) value: String,
    /// Whether nothing but blanks follows on the line.
    pub(super) ends_line: bool,
}

/// All words of labels.
struct Words {
    /// Finds a word, group 1, with the sign that ends it.
    pattern: Regex,
    /// By the word in lower case: its label, and whether it must begin a word.
    labels: HashMap<String, (Label, bool)>,
}

static LABELS: LazyLock<Words> = LazyLock::new(|| {
    let mut words: Vec<(&str, Label, bool)> = WORDS
        .iter()
        .flat_map(|(label, words)| words.iter().map(|word| (*label, *word)))
        .map(|(label, word)| (word.trim_start_matches('^'), label, word.starts_with('^')))
        .collect();
    words.sort_by_key(|(word, ..)| std::cmp::Reverse(word.len()));
    let any = words.iter().map(|(word, ..)| regex::escape(word)).collect::<Vec<_>>().join("|");
    let mut labels = HashMap::new();
    for (word, label, starts) in words {
        labels.entry(word.to_lowercase()).or_insert((label, starts));
    }
    Words { pattern: pattern(&format!(r"(?i)({any})(?:[\]】] ?[：:]?| ?[：:|｜│])?")), labels }
});

/// Words that are labels without a colon if an element holds nothing else. Others are buttons and parts of menus, too.
const WHOLE: [&str; 12] = [
    "作者",
    "来源",
    "來源",
    "信息来源",
    "文章来源",
    "时间",
    "日期",
    "发布时间",
    "发布日期",
    "编辑",
    "责任编辑",
    "阅读",
];

/// The labels of a line with their values.
pub(super) fn labels(line: &str) -> Vec<Labelled> {
    /// Longer lines, in bytes, are running text.
    const LONGEST: usize = 2_000;
    if line.len() > LONGEST {
        return Vec::new();
    }
    let words = &*LABELS;
    let mut found: Vec<(Label, usize, usize)> = Vec::new();
    for captures in words.pattern.captures_iter(line) {
        let (Some(all), Some(word)) = (captures.get(0), captures.get(1)) else { continue };
        let Some(&(label, must_start)) = words.labels.get(&word.as_str().to_lowercase()) else { continue };
        let before = line[..all.start()].chars().next_back();
        // Between a Latin letter or digit and an ideograph one word ends.
        let is_han = all.as_str().starts_with(|c: char| !c.is_ascii());
        let starts = before.is_none_or(|c| !c.is_alphanumeric() || is_han && c.is_ascii());
        // `文／张三`: words that end in a slash need no colon.
        let has_colon = all.as_str().ends_with(['：', ':', ']', '】', '|', '｜', '/', '／', '∕']);
        // An element that holds nothing but the word: `<label>作者</label><span>张三</span>`.
        let is_whole = all.as_str().ends_with('│')
            && WHOLE.contains(&all.as_str().trim_end_matches(['│', ' ']))
            && before.is_none_or(|c| c == '│' || c.is_whitespace());
        let has_colon = has_colon || is_whole;
        let is_bar = all.as_str().ends_with(['|', '｜']);
        let follows_label = !found.is_empty() && has_colon && !is_bar;
        let is_bare_date =
            matches!(label, Label::Date | Label::OtherDate) && starts_with_date(&line[all.end()..]);
        // `分类于 方法`: a word with its preposition needs no colon.
        let is_phrase = label == Label::Section && all.as_str().ends_with(['于', '在']);
        if (starts || !must_start && !is_bar || follows_label)
            && (has_colon || starts && (is_bare_date || is_phrase))
        {
            found.push((label, all.start(), all.end()));
        }
    }
    composed(line, &mut found);
    let ends: Vec<usize> = found.iter().skip(1).map(|(_, start, _)| *start).chain([line.len()]).collect();
    let labelled = found.iter().zip(&ends).map(|((label, _, from), to)| {
        let value = trimmed(&line[*from..*to]);
        // `發佈：文康部` names who put it out.
        let is_unit = *label == Label::Date && !starts_with_date(&value) && is_name_of_unit(&value);
        // `供稿：张三` names a person.
        let is_person = *label == Label::Unit && is_name(&value);
        Labelled {
            label: match label {
                _ if is_unit => Label::Unit,
                _ if is_person => Label::Author,
                label => *label,
            },
            value,
            ends_line: line[*from..].trim().is_empty(),
        }
    });
    labelled.collect()
}

/// Whether what follows a label begins as dates do: with a number, or the name of a month or of a day of the week.
fn starts_with_date(rest: &str) -> bool {
    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|周[一二三四五六日]|星期[一二三四五六日天]|[一二三四五六七八九十]{1,2}月 )",
        )
    });
    let rest = rest.trim_start_matches([' ', '[', '(', '（', '│']);
    rest.starts_with(|c: char| c.is_ascii_digit()) || NAME.is_match(rest)
}

/// Whether the value of a label of dates is a name.
fn is_name_of_unit(value: &str) -> bool {
    let starts = value.chars().next().is_some_and(char::is_alphabetic);
    starts
        && printed_date(value.get(..value.find(' ').unwrap_or(value.len())).unwrap_or(value)).is_none()
        && value.chars().count() <= 40
        && !value.contains(['。', '，', '日', '号', '時', '时'])
}

/// Labels by how they are composed: what is done (上线, 编写), and the word for its time, its doer or its place.
fn composed(line: &str, found: &mut Vec<(Label, usize, usize)>) {
    static FORM: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?:^|[\s│|｜/，,;；（(【\[])(\p{Han}{2,8})\s?[：:]"));
    let known = found.len();
    let mut from = 0;
    while let Some(captures) = FORM.captures_at(line, from) {
        let (Some(all), Some(word)) = (captures.get(0), captures.get(1)) else { break };
        from = all.end();
        let overlaps = |(_, start, end): &(Label, usize, usize)| word.start() < *end && *start < all.end();
        let label = label_of(word.as_str());
        match found.iter().position(overlaps) {
            // The whole word counts before its end: 上线日期.
            Some(at) if label.is_some() && found[at].1 > word.start() => drop(found.remove(at)),
            Some(_) => continue,
            None => {}
        }
        // Beside two known ones a word with a colon is a label, too.
        let label = label.or((known > 1).then_some(Label::Other));
        found.extend(label.map(|label| (label, word.start(), all.end())));
    }
    found.sort_by_key(|(_, start, _)| *start);
}

/// What a composed label announces.
fn label_of(word: &str) -> Option<Label> {
    static KINDS: LazyLock<Vec<(Label, Regex)>> = LazyLock::new(|| {
        let of = "^(?:本文|此文|文章|信息|内容|新闻|稿件|网页|页面|原文)?";
        let forms = [
            (Label::OtherDate, "(?:最后|最近|上次)?(?:更新|修改|编辑|修订)(?:时间|日期)"),
            (
                Label::Date,
                "(?:首次)?(?:发布|發佈|發布|发表|發表|发稿|刊登|刊發|刊发|刊载|登载|上线|上網|上网|上传|录入|编发|推送|推出|投稿|撰写|写作|播发|转载|公布|公開|公开|出版|见报|入库|上稿|上架|收录|添加|创建|提交|张贴)(?:的)?(?:时间|日期|時間|日)",
            ),
            (Label::Source, "(?:来源|來源|出处|出處|稿源|原载|转载自|转引自)(?:媒体|网站|单位)?"),
            (Label::Author, "(?:撰写|编写|执笔|采写|采编|主笔|撰稿|撰文|供稿|投稿|来稿|作)(?:人|者|员)"),
            // Sudy WebPlus calls the author so; 发布人 is who typed it in.
            (Label::Maker, "(?:发布|发表|發佈|發表)者"),
            (Label::Author, "撰写|编写|执笔|采写|主笔|作者"),
            (
                Label::Editor,
                "(?:责任|网络|值班|执行|本期|文字|网页|图文|新媒体|責任)?(?:编辑|責編|责编|編輯)",
            ),
            (Label::Maker, "(?:拍摄|摄影|摄像|制作|供图)(?:人|者|员|师)?"),
            (
                Label::Clerk,
                "(?:录入|上传|发布|发帖|审核|审稿|校对|核稿|签发|编审|监制|整理|排版|值班)(?:人|者|员|人员)?",
            ),
            (
                Label::Unit,
                "(?:发布|发文|供稿|投稿|报送|撰稿|提供|来稿|上报|答复|回复|报料)(?:单位|机关|部门|机构|科室)",
            ),
            (
                Label::Other,
                "(?:点击|浏览|阅读|访问|围观|查看|评论|回复|收藏|分享|累计阅读|累计浏览)?(?:次数|人数|字数|热度|人气|时长|总数)",
            ),
        ];
        forms.into_iter().map(|(label, form)| (label, pattern(&format!("{of}(?:{form})$")))).collect()
    });
    KINDS.iter().find(|(_, form)| form.is_match(word)).map(|(label, _)| *label)
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
    fn composed_labels_are_read_by_their_parts() {
        let found = all("（稿件来源：中国船工　文字：沙鸥　责编：尚可　上线日期：2024.3.8）");
        assert_eq!(found[2], (Label::Editor, "尚可".to_owned()));
        assert_eq!(found[3].0, Label::Date);
        let found = all("信息类别：一线故事　供稿单位：城市职工报　编写人：郜一鸣　更新时间：9/28/2023");
        assert_eq!(found[1], (Label::Unit, "城市职工报".to_owned()));
        assert_eq!(found[2], (Label::Author, "郜一鸣".to_owned()));
        assert_eq!(all("發佈：文康部")[0].0, Label::Unit);
        assert_eq!(all("集合时间：2024年3月8日"), []);
        assert_eq!(all("温馨提示：带好证件"), []);
    }

    #[test]
    fn counters_and_neighbours_are_no_part_of_a_value() {
        let found = all("撰文：祝一舟│17-09-30│出处：本站│人围观");
        assert_eq!(found[0], (Label::Author, "祝一舟".to_owned()));
        assert_eq!(found[1], (Label::Source, "本站".to_owned()));
        assert_eq!(all("来源：云河日报 33次浏览")[0].1, "云河日报");
        assert_eq!(
            all("【来源：云河矿工会】【发布时间：2019/7/16 9:41:27】【阅读：318次】")[0].1,
            "云河矿工会"
        );
        assert_eq!(all("[ 信息来源：女工部 ] [ 阅读：3 ]")[0].1, "女工部");
        assert_eq!(all("供稿：市建筑工会 | 11/08/22 | 人气：")[0].1, "市建筑工会");
        assert_eq!(all("来源：云河日报（海外版）")[0].1, "云河日报（海外版）");
        assert_eq!(all("来源：法律工作部｜作者：沙鸥")[0].1, "法律工作部");
        assert_eq!(all("作者：沙鸥|郜一鸣")[0].1, "沙鸥|郜一鸣");
        assert_eq!(all("2006年12月20日 来源：厂工会 已被阅读279次")[0].1, "厂工会");
        assert_eq!(all("文／沙鸥 图／郜一鸣")[0], (Label::Author, "沙鸥".to_owned()));
    }

    #[test]
    fn an_element_of_a_word_is_a_label() {
        let found = all("2023年06月12日│作者│沙鸥│来源│宣传部");
        assert_eq!(found, [(Label::Author, "沙鸥".to_owned()), (Label::Source, "宣传部".to_owned())]);
        assert_eq!(all("文字│图片│视频"), []);
    }

    #[test]
    fn a_date_needs_no_colon() {
        assert_eq!(all("发表于 2013-4-18 09:12:33"), [(Label::Date, "2013-4-18 09:12:33".to_owned())]);
        assert_eq!(all("创建于 Friday, 8 March 2024")[0].0, Label::Date);
        assert_eq!(all("Posted on Friday, March 8, 2024")[0].0, Label::Date);
        assert_eq!(all("发布于 三月 8, 2024")[0].0, Label::Date);
        assert_eq!(all("发布于 三月花开的时节"), []);
        assert_eq!(all("来源： 作者： 时间：2024/3/8")[0], (Label::Source, String::new()));
    }
}
