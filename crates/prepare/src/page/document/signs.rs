//! What shows that a text is a document, and where its frame is: title, signature, day, page numbers.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Issue;
use super::dates::{day_alone, day_in};
use crate::page::chars::{ends_full_stop, ends_sentence};
use crate::page::forms::{byline, opener};
use crate::page::lines::Line;
use crate::pattern::pattern;

/// Lines above the title: masthead, number, secrecy, furniture.
const ABOVE_TITLE: usize = 8;
/// Lines of a title.
const TITLE_LINES: usize = 4;
/// Lines at the end that are searched for the signature and what follows it.
const TAIL: usize = 16;
/// The share of lines that may follow the signature: attachments.
const MOST_AFTER: f32 = 0.35;
/// How many signs beside a title make a document.
const ENOUGH: usize = 2;

/// A title of a document, white space left out.
static TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:通知|公告|通告|公示|决定|通报|意见|办法|方案|倡议书?|启事|声明|细则|条例|规定|章程|纪要|的函|复函|批复|简章|须知|制度|守则|规则|规程|承诺书|公开信|的信|计划|要点|请示|标准|指引|指南|规范|预案|说明|名单|的报告|工作报告|命令|议案|协议|合同|决议|讲话|致辞|贺信|慰问信|感谢信|邀请函|公约|责任书|总结|述职报告|安排|日程|号召书|请柬|喜报|提案|答复)(?:（[^）]{1,12}）)?$",
    )
});
/// `云工发〔2024〕12号`.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[\p{Han}A-Z]{0,14} ?(?:[〔【（﹝]\d{4}[〕】）﹞]|\d{4}年) ?第?\d{1,4} ?号(?: .{0,20})?|（?第 ?\d{1,4} ?号）?)$",
    )
});
static MASTHEAD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[\p{Han}（） ]{4,40}(?:文件|办公室文件|委员会文件|通报|简报|会议纪要)$"));
static ADDRESSEE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:各|全体|全区|全市|全县|全厂|广大|尊敬的|亲爱的)[^。]{2,60}：$|^[^。，]{0,6}(?:各|全体|广大)[^。]{2,60}：$|^[^。，]{2,40}(?:单位|工会|部门|委员会|公司|朋友们?|同志们?|职工|学校|中心)：$",
    )
});
static ARTICLE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^第[一二三四五六七八九十百零〇\d]{1,5}[条章]"));
static ENUMERATED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[一二三四五六七八九十]{1,3}、"));
static PHRASE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"如下：?$|现将.{2,30}如下|特此(?:通知|公告|通报|公示|函|说明)|经研究，?(?:决定|同意)|发出如下倡议|现予(?:公布|公示|印发)|公示期|请认真贯彻|遵照执行|^附件[：1-9一]|^此致|自.{2,14}起(?:施行|执行|试行)|^抄送",
    )
});
/// The name of an organisation alone on a line.
static BODY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:中共)?[\p{Han}（）·“”]{2,36}(?:工会|联合会|委员会|办公室|公司|集团|局|厅|部|院|校|学校|中心|协会|政府|县委|市委|区委|省委|党委|宫|馆|站|厂|段|处|所|社|支部|小组|组|委|会)$",
    )
});
static PAGE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[-—–·] *\d{1,3} *[-—–·]|第 *\d{1,3} *页(?: *共 *\d{1,3} *页)?|\d{1,3} */ *\d{1,3}|—+|\d{1,2})$",
    )
});
static PRINTED: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d{1,2} *月 *\d{1,2} *日 *印发(?: .{0,20})?$"));

/// `（2021年11月26日江岭市人民政府令第38号公布）`: who made a regulation known.
static PROMULGATED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^（.{0,4}\d{4}年\d{1,2}月\d{1,2}日([\p{Han}、]{4,50}?)(?:令第|印发|公布|发布|会议通过|通过)")
});

/// `（2020年1月17日第二次会议通过）`, `（2022年9月6日）`.
static PASSED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^（\d{4}年\d{1,2}月\d{1,2}日[^（）]{0,60}）$"));

/// The frame of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Frame {
    /// The lines of the title.
    pub(super) title: Range<usize>,
    /// Lines that belong to no text: page numbers, the printer's line.
    pub(super) furniture: BTreeSet<usize>,
    pub(super) issue: Issue,
    /// How sure it is that this is one document, 0 to 1.
    pub(super) certainty: f32,
}

impl Frame {
    /// Finds the frame; `None` if the text is no document.
    pub(super) fn of(lines: &[Line]) -> Option<Self> {
        if lines.iter().any(|line| is_news(&line.folded)) {
            return None;
        }
        let furniture = furniture(lines);
        // 会议纪要 may be the head of the paper or the end of its only title.
        let title = title(lines, &furniture, false).or_else(|| title(lines, &furniture, true))?;
        let signed = signature(lines, title.end);
        let holds = |at: &dyn Fn(&str) -> bool| lines.iter().filter(|line| at(&line.folded)).count();
        let under = lines.get(title.end);
        let signs = [
            lines.iter().take(title.start.max(title.end) + 3).any(|line| NUMBER.is_match(&line.folded)),
            lines[..title.start].iter().any(|line| is_masthead(&line.folded)),
            addressee(lines, title.end).is_some(),
            holds(&|folded| ARTICLE.is_match(folded)) >= 3,
            holds(&|folded| ENUMERATED.is_match(folded)) >= 2,
            holds(&|folded| PHRASE.is_match(folded)) >= 1,
            signed.is_some(),
            under.is_some_and(|line| PASSED.is_match(&line.folded)),
            under.is_some_and(|line| {
                PASSED.is_match(&line.folded) && line.folded.contains(['通', '布', '印'])
            }),
        ];
        let count = signs.iter().filter(|sign| **sign).count();
        if count < ENOUGH {
            return None;
        }
        let after = signed.as_ref().map_or(0, |(_, day)| lines.len() - day - 1);
        if after as f32 > MOST_AFTER * lines.len() as f32
            && signed.as_ref().is_some_and(|(_, day)| !attachments_follow(&lines[day + 1..]))
        {
            return None;
        }
        let issue = issue(lines, &title, signed);
        Some(Self { title, furniture, issue, certainty: if count > ENOUGH { 0.88 } else { 0.8 } })
    }
}

/// Whether a line shows news: an opener with a news mark, or the byline of a reporter.
fn is_news(folded: &str) -> bool {
    opener::parse(folded).is_some_and(|opener| opener.marked)
        || byline::is_byline_line(folded) && folded.contains("记者")
        || folded.ends_with("摄") && byline::ROLE.is_match(folded)
}

pub(super) fn is_masthead(folded: &str) -> bool {
    MASTHEAD.is_match(folded) && !TITLE_VERB.is_match(folded)
}

/// Whether a line under the title says who speaks: `市总工会党组书记　柯明`.
pub(super) fn is_speaker(folded: &str) -> bool {
    static OFFICE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:书记|主席|主任|厂长|经理|局长|校长|院长|部长|会长|董事长|市长|县长|区长|组长) *\p{Han} ?\p{Han} ?\p{Han}?$",
        )
    });
    folded.chars().count() <= 30 && OFFICE.is_match(folded)
}

/// Whether a line is the name of an organisation and nothing else.
pub(super) fn is_body(folded: &str) -> bool {
    let compact: String = folded.chars().filter(|c| !c.is_whitespace()).collect();
    BODY.is_match(&compact) && !TITLE_VERB.is_match(&compact)
}

/// A title says what it is about; the head of the paper does not.
static TITLE_VERB: LazyLock<Regex> = LazyLock::new(|| pattern("关于|印发|召开|开展|举办"));

/// A line under the title: `——致全区职工的倡议书`, `（2021年11月26日公布）`.
pub(super) fn is_note_under_title(folded: &str) -> bool {
    folded.starts_with("——") || folded.starts_with('（') && folded.ends_with('）') && day_in(folded).is_some()
}

fn furniture(lines: &[Line]) -> BTreeSet<usize> {
    let is_furniture = |at: &usize| {
        let folded = lines[*at].folded.as_str();
        let dashed = folded.starts_with(['-', '—', '–', '·', '第']) || folded.contains('/');
        let number = PAGE_NUMBER.is_match(folded) && (dashed || *at + 1 == lines.len());
        number || PRINTED.is_match(folded)
    };
    (0..lines.len()).filter(is_furniture).collect()
}

/// The lines of the title: the first run of lines near the top that ends as titles of documents do.
fn title(lines: &[Line], furniture: &BTreeSet<usize>, heads: bool) -> Option<Range<usize>> {
    let can_be = |at: usize| {
        let folded = lines[at].folded.as_str();
        !furniture.contains(&at)
            && !ends_full_stop(folded)
            && !folded.ends_with(['：', '，', '；'])
            && !NUMBER.is_match(folded)
            && (heads || !is_masthead(folded))
            && folded.chars().count() <= 45
            && !ARTICLE.is_match(folded)
    };
    for start in 0..lines.len().min(ABOVE_TITLE) {
        if !can_be(start) || lines[start].folded.starts_with("——") {
            continue;
        }
        let mut text = String::new();
        for (end, line) in lines.iter().enumerate().skip(start).take(TITLE_LINES) {
            let under_head = line.blanks > 0 && is_body(&lines[start].folded);
            let starts_anew = end > start && (line.blanks > 1 || under_head || line.folded.starts_with("——"));
            if !can_be(end) || starts_anew {
                break;
            }
            // 通　知: a title may be set wide.
            text.extend(line.folded.chars().filter(|c| !c.is_whitespace()));
            if TITLE.is_match(&text) {
                return Some(start..end + 1);
            }
        }
    }
    // 节约用电 共度寒潮 ——致全区职工的倡议书
    let under = (1..lines.len().min(ABOVE_TITLE)).find(|at| {
        lines[*at].folded.starts_with("——") && TITLE.is_match(&lines[*at].folded) && can_be(at - 1)
    })?;
    Some(under - 1..under)
}

fn addressee(lines: &[Line], from: usize) -> Option<usize> {
    let to = lines.len().min(from + 6);
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate().take(to).skip(from) {
        text.push_str(&line.folded);
        if ADDRESSEE.is_match(&line.folded) || line.folded.ends_with('：') && ADDRESSEE.is_match(&text) {
            return Some(at);
        }
        if ends_sentence(&line.folded) {
            break;
        }
    }
    None
}

/// The lines of the signature and the line of the day: bodies alone on their lines, then a day alone on its line.
fn signature(lines: &[Line], from: usize) -> Option<(Range<usize>, usize)> {
    let is_body = |at: &usize| is_body(&lines[*at].folded);
    let first = from.max(lines.len().saturating_sub(TAIL * 3));
    let days = (first..lines.len()).rev().filter(|at| day_alone(&lines[*at].folded).is_some());
    for day in days {
        // Bodies that sign together are set together; a list of winners above is set apart.
        let apart = |at: &usize| *at + 1 < day && lines[*at + 1].blanks > 0;
        let bodies = (from..day).rev().take_while(|at| is_body(at) && !apart(at)).count();
        if bodies > 0 {
            return Some((day - bodies..day, day));
        }
    }
    None
}

/// Whether what follows a signature is attachments, tables or notes, and no other item.
fn attachments_follow(lines: &[Line]) -> bool {
    let first = lines.iter().find(|line| !PAGE_NUMBER.is_match(&line.folded));
    first.is_none_or(|line| line.folded.starts_with(['附', '抄', '（', '主']) || TITLE.is_match(&line.folded))
}

fn issue(lines: &[Line], title: &Range<usize>, signed: Option<(Range<usize>, usize)>) -> Issue {
    let mut issue = Issue::default();
    if let Some((bodies, day)) = signed {
        for line in &lines[bodies] {
            issue.by.extend(line.text.split_whitespace().map(str::to_owned));
        }
        issue.on = day_alone(&lines[day].folded);
    }
    if issue.by.is_empty() {
        let head =
            lines[..title.start].iter().find(|line| is_masthead(&line.folded) || is_body(&line.folded));
        let name = head.map(|line| line.text.trim_end_matches("文件").trim().to_owned());
        issue.by.extend(name.filter(|name| !name.is_empty()));
    }
    if issue.by.is_empty() {
        let under: String = lines.iter().skip(title.end).take(2).map(|line| line.folded.as_str()).collect();
        let found = PROMULGATED.captures(&under).and_then(|found| found.get(1));
        issue.by.extend(found.iter().flat_map(|names| names.as_str().split('、')).map(str::to_owned));
    }
    if issue.on.is_none() {
        issue.on = day_of(lines, title.end);
    }
    issue
}

/// The day of a document without a signature: of the printer's line, else near the title, else near the end; the day from
/// which it is in force is another.
fn day_of(lines: &[Line], below_title: usize) -> Option<String> {
    let printed = lines.iter().rev().filter(|line| PRINTED.is_match(&line.folded));
    let top = lines[..lines.len().min(below_title + 2)].iter();
    let end = lines.iter().rev().take(6);
    let near = printed.chain(top).chain(end);
    near.filter(|line| !line.folded.contains("行。")).find_map(|line| day_in(&line.folded))
}
