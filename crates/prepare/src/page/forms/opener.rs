//! Story openers: how a story begins (本报讯 记者某某报道 …), in its many forms.

use std::sync::LazyLock;

use regex::Regex;

use crate::page::chars::is_han;
use crate::page::forms::byline::{ROLE, begins_with_role, persons};
use crate::page::line::Line;
use crate::pattern::pattern;
use gongwen_analysis::names::is_name;

/// Longest byline inside an opener, in characters.
const LONGEST_BYLINE: usize = 60;
/// Lines of a narrow column that an opener may run over.
const OPENER_LINES: usize = 6;

/// What comes before the first word of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Opener {
    /// Character offset at which the story's own text begins.
    pub body: usize,
    /// Character range of the byline, brackets and 报道 aside.
    pub byline: Option<(usize, usize)>,
    /// Whether it has a news mark (本报讯, 【…讯】, 新华社…电) and so cannot be mistaken.
    pub marked: bool,
    /// Date of the news mark (本报6月10日讯), as printed.
    pub dateline: Option<String>,
}

/// The news mark: 本报讯, 本报北京6月10日电, 【本报讯】, 【新华社…电】, 中工网讯 …
static MARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:",
        r"【 *(?:本报|本刊|本网|[\p{Han}]{2,8})? *(?:[\p{Han}]{0,8})(?:\d{1,2}月\d{1,2}日)?[^】]{0,6}(?:讯|电|消息|快讯|速递)】",
        r"|(?:据)?(?:本报|本刊|本网|本台) *(?:综合)?[\p{Han}&&[^记者通]]{0,6}?(?:\d{1,2}月\d{1,2}日)?(?:专)?(?:讯|电|消息)",
        r"|(?:据)?(?:新华社|新华网|中新社|中新网|人民网|中工网|工人日报[-—·]*中工网|央视网|中国新闻网)[\p{Han}]{0,6}?(?:\d{1,2}月\d{1,2}日)?(?:专)?(?:讯|电)",
        r"|(?:据)?(?:[\p{Han}]{0,6}(?:日报|晚报|时报|晨报|早报|商报|周报|导报|工人报|都市报)|[\p{Han}]{2,6}网)[\p{Han}]{0,4}?(?:讯|消息|电)",
        r") *"
    ))
});

/// A place with 讯 or 电 (北京讯, 杭州6月10日电): a news mark only with authors in brackets after it.
static PLACE_MARK: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[\p{Han}&&[^记者通]]{2,8}(?:\d{1,2}月\d{1,2}日)?(?:讯|电) *（"));

/// The name of a paper before its reporters: 【云溪工人报】记者李凡.
static PAPER_MARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(【\p{Han}{2,10}[报网社台刊]】) *(?:本报|见习|实习|特约|首席)*(?:记 ?者|通讯员)")
});

/// The date inside a news mark.
static MARK_DATE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d{1,2}月\d{1,2}日"));

/// Words that follow a name without a space where the byline has no end mark.
static AFTER_NAME: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:近日|日前|昨日|今日|今天|昨天|近期|最近|从|获悉|了解|在|\d|“|，)"));

/// Reads the opener at the start of a folded text; `None` if it has none.
pub(crate) fn parse(folded: &str) -> Option<Opener> {
    let lead =
        folded.len() - folded.trim_start_matches(['■', '□', '●', '○', '◎', '▲', '★', '◆', '▶', ' ']).len();
    let rest = &folded[lead..];
    let bracket = '（'.len_utf8();
    let place = PLACE_MARK.find(rest).filter(|m| bracketed(&rest[m.end() - bracket..], "").is_some());
    let paper = PAPER_MARK.captures(rest).and_then(|found| found.get(1));
    let mark = MARK.find(rest).or(place).or(paper);
    let after_mark = mark.map_or(0, |m| m.as_str().trim_end_matches('（').len());
    let dateline = mark.and_then(|m| MARK_DATE.find(m.as_str())).map(|m| m.as_str().to_owned());
    let base = lead + after_mark;
    let byline = byline_at(&rest[after_mark..], rest[..after_mark].trim_end_matches([' ', '】']));
    if mark.is_none() && byline.is_none() {
        return None;
    }
    let chars = |byte: usize| folded[..byte].chars().count();
    let body_byte = byline.as_ref().map_or(base, |b| base + b.end);
    let skipped = folded[body_byte..].trim_start_matches([' ', '：']).len();
    Some(Opener {
        body: chars(folded.len() - skipped),
        byline: byline.map(|b| (chars(base + b.from), chars(base + b.to))),
        marked: mark.is_some(),
        dateline,
    })
}

/// Byte offsets of a byline: its own range, and where the opener ends.
struct BylineSpan {
    from: usize,
    to: usize,
    end: usize,
}

/// The byline after a news mark; it is empty if there is none.
fn byline_at(text: &str, mark: &str) -> Option<BylineSpan> {
    let lead = text.len() - text.trim_start_matches([' ', '：']).len();
    let rest = &text[lead..];
    let found = if rest.starts_with('（') { bracketed(rest, mark) } else { plain(rest, !mark.is_empty()) }?;
    Some(BylineSpan { from: lead + found.from, to: lead + found.to, end: lead + found.end })
}

/// `（记者 白莹 通讯员 某某）`, perhaps with 报道 after it.
fn bracketed(text: &str, mark: &str) -> Option<BylineSpan> {
    let close = text.find('）')?;
    let open = '（'.len_utf8();
    let inner = &text[open..close];
    if inner.chars().count() > LONGEST_BYLINE {
        return None;
    }
    let has_role = ROLE.find(inner).is_some_and(|role| inner[..role.start()].chars().count() <= 12);
    // After the mark of a paper who wrote it is in the brackets, whatever the names; an agency (电) also says there what it is.
    let is_told = inner.trim_start().starts_with(['据', '综', '见', '图', '上', '下', '紧']);
    let is_short = |name: &String| (2..=3).contains(&name.chars().count()) && name.chars().all(is_han);
    let people = persons(inner, inner);
    let are_short = || !is_told && people.all().next().is_some() && people.all().all(is_short);
    // 选煤厂 任锋 机电队 管理员老秦: where they work and what they are, with a name among it.
    let are_words = || {
        let words: Vec<&str> = inner.split(' ').filter(|word| !word.is_empty()).collect();
        let can_be = |word: &&str| (1..=8).contains(&word.chars().count()) && word.chars().all(is_han);
        !is_told && words.len() > 1 && words.iter().all(can_be) && words.iter().any(|word| is_name(word))
    };
    let are_names = || people.are_plausible() || !mark.ends_with('电') && (are_short() || are_words());
    if !has_role && (mark.is_empty() || !are_names()) {
        return None;
    }
    let mut end = close + '）'.len_utf8();
    let tail = text[end..].trim_start();
    for word in ["报道", "报导", "讯", "电"] {
        if tail.starts_with(word) {
            end = text.len() - tail.len() + word.len();
        }
    }
    let trimmed = inner.trim_start();
    let from = open + inner.len() - trimmed.len();
    Some(BylineSpan { from, to: from + trimmed.trim_end().len(), end })
}

/// `记者吴晓静 通讯员王媛媛报道`, or after a news mark also without 报道.
fn plain(text: &str, marked: bool) -> Option<BylineSpan> {
    let stop = text
        .char_indices()
        .enumerate()
        .find(|(count, (_, c))| *count >= LONGEST_BYLINE || "。，“”！？《（；".contains(*c))
        .map_or(text.len(), |(_, (at, _))| at);
    let region = &text[..stop];
    let has_role = begins_with_role(region);
    if !has_role && !marked {
        return None;
    }
    // A comma may divide names: look for 报道 beyond it too, but only among names.
    for word in ["摄影报道", "报道", "报导"] {
        let mut from = 0;
        let wide: String = text.chars().take(LONGEST_BYLINE).collect();
        while let Some(at) = wide[from..].find(word).map(|at| at + from) {
            let names = wide[..at].trim_end();
            let people = persons(names, names);
            let plausible = people.are_plausible()
                || (marked
                    && has_role
                    && at <= region.len()
                    && people.all().all(|name| (2..=12).contains(&name.chars().count()))
                    && people.all().next().is_some());
            if plausible {
                return Some(BylineSpan { from: 0, to: names.len(), end: at + word.len() });
            }
            from = at + word.len();
        }
    }
    if marked && has_role { without_end(region) } else { None }
}

/// After a news mark, a byline without 报道: names up to the first word that is no name.
fn without_end(region: &str) -> Option<BylineSpan> {
    let mut end = 0;
    let mut at = 0;
    let mut after_role = false;
    loop {
        at += region[at..].len() - region[at..].trim_start_matches([' ', '、', '：']).len();
        let rest = &region[at..];
        if let Some(role) = ROLE.find(rest)
            && role.start() == 0
        {
            at += role.end();
            after_role = true;
            continue;
        }
        let token = rest.split([' ', '、']).next().unwrap_or_default();
        let token = ROLE.find(token).map_or(token, |role| &token[..role.start()]);
        if token.is_empty() {
            break;
        }
        let at_end = at + token.len() == region.len();
        if is_name(token) && (!at_end || end == 0) {
            at += token.len();
            end = at;
            after_role = false;
            continue;
        }
        // 李 凡: a name of two characters set with a space.
        let wide: Vec<char> = rest.chars().take(4).collect();
        if wide.len() >= 3
            && wide[1] == ' '
            && is_name(&format!("{}{}", wide[0], wide[2]))
            && wide.get(3).is_none_or(|c| *c == ' ')
        {
            at += rest.char_indices().nth(3).map_or(rest.len(), |(byte, _)| byte);
            end = at;
            continue;
        }
        for length in [3, 2] {
            let name: String = token.chars().take(length).collect();
            let after = &token[name.len()..];
            // 沈从周 聂小倩11月7日: after another name only a day shows that this is one, as places are surnames, too.
            let next = end > 0 && after.starts_with(|c: char| c.is_ascii_digit());
            if (after_role || next) && is_name(&name) && AFTER_NAME.is_match(after) {
                end = at + name.len();
                break;
            }
        }
        break;
    }
    (end > 0).then_some(BylineSpan { from: 0, to: end, end })
}

/// Whether a story starts with this folded text. `closed` means that the text before ends a sentence:
/// inside an unfinished one only a news mark counts.
pub(crate) fn starts_story(folded: &str, closed: bool) -> bool {
    match parse(folded) {
        Some(opener) if opener.marked => true,
        // 本报记者 盛丽 通讯员 金宇 摄影报道, alone: a closing credit.
        Some(opener) => closed && opener.body < folded.chars().count(),
        None => false,
    }
}

/// The same for the lines of a chunk from `at` on.
pub(crate) fn starts_at(lines: &[Line], at: usize, closed: bool) -> bool {
    let Some(line) = lines.get(at) else { return false };
    let could = line.folded.chars().take(8).any(|c| "本记通讯（【新中人央工据见实特首".contains(c));
    could && {
        let joined: String =
            lines[at..lines.len().min(at + OPENER_LINES)].iter().map(|l| l.folded.as_str()).collect();
        starts_story(&joined, closed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::chars::fold_text;

    /// The byline and the text after the opener.
    fn of(text: &str) -> Option<(String, String)> {
        let chars: Vec<char> = text.chars().collect();
        let opener = parse(&fold_text(text))?;
        let byline = opener.byline.map(|(from, to)| chars[from..to].iter().collect()).unwrap_or_default();
        Some((byline, chars[opener.body..].iter().collect()))
    }

    #[test]
    fn forms() {
        for (text, byline) in [
            ("本报讯 记者吴晓静 通讯员王媛媛报道 接收订单", "记者吴晓静 通讯员王媛媛"),
            ("本报讯（记者 白莹）接收订单", "记者 白莹"),
            ("本报讯（钮强 敖登）接收订单", "钮强 敖登"),
            ("本报讯（上官云 李凡）接收订单", "上官云 李凡"),
            ("新华社北京6月10日电（上官云 李凡）接收订单", "上官云 李凡"),
            ("本报讯（阿布都拉·买买提）接收订单", "阿布都拉·买买提"),
            ("本报讯（选煤厂 李凡 机电队 管理员老秦）接收订单", "选煤厂 李凡 机电队 管理员老秦"),
            ("商报讯 记者容若水 接收订单", "记者容若水"),
            ("【云溪工人报】记者 李凡 接收订单", "记者 李凡"),
            ("本报讯(记者 白莹 通讯员 李凡)接收订单", "记者 白莹 通讯员 李凡"),
            ("记者李凡报道 接收订单", "记者李凡"),
            ("通讯员葛玲燕记者吴晓静报道 接收订单", "通讯员葛玲燕记者吴晓静"),
            ("本報訊 記者李凡 通訊員王頔報道 接收订单", "記者李凡 通訊員王頔"),
            ("【本报讯】（记者 李凡）接收订单", "记者 李凡"),
            ("【本报讯】接收订单", ""),
            ("本报讯 接收订单", ""),
            ("本报讯 记者李凡 通讯员王頔 接收订单", "记者李凡 通讯员王頔"),
            ("本报讯 记者 李凡 接收订单", "记者 李凡"),
            ("本报讯 记者李凡 通讯员王頔 接收订单", "记者李凡 通讯员王頔"),
            ("本报讯 见习记者贾馨然 通讯员徐京、黄彩霞报道 接收订单", "见习记者贾馨然 通讯员徐京、黄彩霞"),
            ("本报北京6月10日电（记者李凡）接收订单", "记者李凡"),
            ("新华社北京6月10日电（记者李凡）接收订单", "记者李凡"),
            ("（记者 李凡）接收订单", "记者 李凡"),
            ("北京讯（记者李凡）接收订单", "记者李凡"),
            ("本报讯 特约记者张亮 通讯员王頔报道：接收订单", "特约记者张亮 通讯员王頔"),
        ] {
            assert_eq!(of(text), Some((byline.to_owned(), "接收订单".to_owned())), "{text}");
        }
        for text in [
            "记者了解到，新华社报道",
            "记者近日获悉，好",
            "本报记者在现场看到",
            "“本报讯”三个字",
            "通讯员是桥梁",
            "网讯 接收订单",
            "【云溪工人报】接收订单",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn what_an_agency_says_of_a_text_is_no_name() {
        for words in ["（受权发布）", "（国际观察）"] {
            let text = format!("新华社北京6月10日电{words}接收订单");
            assert_eq!(of(&text), Some((String::new(), format!("{words}接收订单"))), "{text}");
        }
    }

    #[test]
    fn a_second_name_before_a_day_is_one_and_a_place_before_news_is_none() {
        let day = of("本报讯 记者 上官云 李凡11月7日，协商会举行");
        assert_eq!(day, Some(("记者 上官云 李凡".to_owned(), "11月7日，协商会举行".to_owned())));
        let day = of("【云溪工人报】记者李凡 通讯员 王頔10月6日，接收订单");
        assert_eq!(day, Some(("记者李凡 通讯员 王頔".to_owned(), "10月6日，接收订单".to_owned())));
        let place = of("本报讯 记者李凡 江苏近日出台办法");
        assert_eq!(place, Some(("记者李凡".to_owned(), "江苏近日出台办法".to_owned())));
    }

    #[test]
    fn a_closing_credit_is_no_opener() {
        assert!(!starts_story("本报记者 盛丽 通讯员 金宇 摄影报道", true));
        assert!(starts_story("记者李凡报道 好", true));
        assert!(!starts_story("记者李凡报道 好", false));
        assert!(starts_story("本报讯 记者李凡报道 好", false));
    }
}
