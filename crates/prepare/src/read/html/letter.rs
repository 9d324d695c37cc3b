//! Letters and questions to an office with their answers (来信, 咨询, 问答): a table of names of fields and values, or two
//! texts with when each was written.

use std::sync::LazyLock;

use regex::Regex;

use super::labels::is_besides;
use super::lines::Line;
use super::source::is_organisation;
use crate::fields::printed_date::printed_date;
use crate::pattern::pattern;

/// What is known of a letter. All is empty on other pages.
#[derive(Debug, Default)]
pub(super) struct Letter {
    /// Its subject, where a field holds it.
    pub(super) title: Option<String>,
    /// The day of the answer; of the letter where that has none.
    pub(super) date: Option<String>,
    /// Lines that are no text: names of fields, who asked and who answered, when, and votes.
    besides: Vec<usize>,
}

/// A field of a letter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Title,
    /// The letter.
    Letter,
    /// Its answer.
    Answer,
    /// Who, when and of which kind.
    Fact,
}

impl Letter {
    pub(super) fn of(lines: &[Line]) -> Self {
        let mut letter = Self::default();
        let fields: Vec<Option<(Field, &str)>> = lines.iter().map(field).collect();
        let has = |wanted: Field| fields.iter().flatten().any(|(field, _)| *field == wanted);
        // Notices have the hours of an office and how it settles things.
        let has_letter = has(Field::Letter) && (has(Field::Answer) || has(Field::Title));
        if has(Field::Fact) && (has_letter || has(Field::Title) && has(Field::Answer)) {
            letter.read_fields(lines, &fields);
        }
        letter.read_times(lines);
        letter.besides.sort_unstable();
        letter
    }

    /// Whether a line is no text.
    pub(super) fn is_besides(&self, line: usize) -> bool {
        self.besides.binary_search(&line).is_ok()
    }

    /// A line of a letter without the name of its field: `来信内容：我们村的路灯坏了。`
    pub(super) fn text_of<'a>(&self, line: &'a Line) -> &'a str {
        match field(line) {
            Some((Field::Letter | Field::Answer, value)) if !self.besides.is_empty() && !value.is_empty() => {
                value
            }
            _ => &line.text,
        }
    }

    /// Fields with their names in cells or lines of their own.
    fn read_fields(&mut self, lines: &[Line], fields: &[Option<(Field, &str)>]) {
        for (at, found) in fields.iter().enumerate() {
            let Some((field, value)) = *found else { continue };
            // A text on the line of its name stays, with the name before it.
            let is_text = matches!(field, Field::Letter | Field::Answer);
            if is_text && !value.is_empty() {
                continue;
            }
            self.besides.push(at);
            let next = if value.is_empty() { next_value(lines, fields, at) } else { None };
            match field {
                Field::Letter | Field::Answer => {}
                Field::Fact => self.besides.extend(next),
                Field::Title => {
                    let value = next.map_or(value, |next| lines[next].text.as_str());
                    self.title = self.title.take().or_else(|| Some(value.to_owned()));
                    self.besides.extend(next);
                }
            }
        }
        self.title = self.title.take().filter(|title| !title.is_empty());
    }

    /// `会员 陈** 提问于 2023-09-03 22:14`, `回复于 2023-09-05 10:30`, and who answered.
    fn read_times(&mut self, lines: &[Line]) {
        static ASKED: LazyLock<Regex> = LazyLock::new(|| time("提问|咨询|发问|来信|提出"));
        static ANSWERED: LazyLock<Regex> = LazyLock::new(|| time("回复|答复|回答|解答|回覆|采纳"));
        let of = |form: &Regex| -> Vec<usize> {
            (0..lines.len()).filter(|at| lines[*at].chars <= 50 && form.is_match(&lines[*at].text)).collect()
        };
        let (asked, answered) = (of(&ASKED), of(&ANSWERED));
        let (Some(first), false) = (asked.first(), answered.is_empty()) else { return };
        let is_answerer = |at: &usize| !answered.contains(at) && is_answerer(&lines[*at]);
        let end = answered.last().copied().unwrap_or(*first);
        self.besides.extend((*first..end).filter(is_answerer));
        let date = |at: &usize| printed_date(&lines[*at].text);
        self.date = answered.iter().find_map(date).or_else(|| date(first));
        self.besides.extend(asked);
        self.besides.extend(answered);
    }
}

/// The line with the value of a name that stands alone.
fn next_value(lines: &[Line], fields: &[Option<(Field, &str)>], at: usize) -> Option<usize> {
    let next = lines.get(at + 1)?;
    let is_same_row = match (lines[at].cell, next.cell) {
        (Some(one), Some(other)) => one.row == other.row,
        (None, None) => true,
        _ => false,
    };
    (is_same_row && fields[at + 1].is_none()).then_some(at + 1)
}

/// A verb and a time, after whatever names the person.
fn time(verbs: &str) -> Regex {
    pattern(&format!(
        r"^[^。，！？；]{{0,30}}(?:{verbs})(?:于|時間|时间|日期|：|:)+\s*(?:19|20)\d\d\s?[-/.年]\s?\d{{1,2}}[-/.月]\d{{1,2}}[日\d:\s]*$"
    ))
}

/// Whether a line names who answers: a person with a profession, or an organisation beside another name.
fn is_answerer(line: &Line) -> bool {
    static ROLE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^\p{Han}{1,6}(?:律师|专家|老师|医生|医师|顾问|调解员|咨询师|工作人员|客服|法律援助员)$|^(?:律师|专家|官方|网友|管理员|工会)(?:解答|回复|答复|回答|解析)[：:]?$",
        )
    });
    let parts = line.parts();
    let is_name =
        |part: &String| part.chars().count() <= 20 && !part.contains(['。', '，', '！', '？', '：']);
    line.chars <= 40
        && !line.is_linked()
        && parts.iter().all(|part| is_name(part) || is_besides(part))
        && (parts.iter().any(|part| ROLE.is_match(part))
            || parts.len() > 1 && parts.iter().any(|part| is_organisation(part)))
}

/// The field whose name a line is, with what follows the name on it.
fn field(line: &Line) -> Option<(Field, &str)> {
    const LONGEST: usize = 10;
    static NAMES: LazyLock<[(Field, Regex); 4]> = LazyLock::new(|| {
        const LETTER: &str = "来信|信件|咨询|留言|提问|诉求|投诉|建议|写信|信访|问政";
        const ANSWER: &str = "回复|答复|回答|解答|办理|处理|受理|反馈|承办|办结";
        let form = |text: String| pattern(&format!("^(?:{text})$"));
        [
            (Field::Title, form(format!("(?:{LETTER}|问题)(?:的)?(?:标题|主题|题目|名称)"))),
            (Field::Letter, form(format!("(?:{LETTER}|问题)(?:内容|描述|详情|正文|事项)"))),
            (Field::Answer, form(format!("(?:{ANSWER})(?:内容|意见|结果|情况|详情)"))),
            (
                Field::Fact,
                form(format!(
                    "(?:{LETTER}|{ANSWER})(?:人|者|人姓名|信息|时间|日期|类别|类型|分类|编号|状态|单位|部门|机构|对象|目的)|查询码|满意度(?:评价)?|是否公开"
                )),
            ),
        ]
    });
    let (name, value) = line.text.split_once(['：', ':']).unwrap_or((line.text.as_str(), ""));
    let name: String =
        name.chars().filter(|c| !c.is_whitespace() && !matches!(c, '【' | '】' | '[' | ']')).collect();
    if name.chars().count() > LONGEST || line.is_linked() {
        return None;
    }
    let found = NAMES.iter().find(|(_, form)| form.is_match(&name))?;
    Some((found.0, value.trim()))
}
