//! A line of a headline block that says more than the headline: a label before it, a byline after it.

use std::sync::LazyLock;

use regex::Regex;

use crate::page::chars::is_han;
use crate::page::draft::Part;
use crate::page::forms::ending::{self, EndingKind};
use crate::page::forms::{byline, heading};
use crate::page::roles::LineRole;
use crate::page::rules::division;
use crate::page::stories::{Grams, grams};
use crate::pattern::pattern;

/// Longest label before a headline, in characters.
const LONGEST_LABEL: usize = 8;
/// Longest label that nothing but its story's silence shows.
const LONGEST_UNSAID: usize = 5;
/// Shortest label that nothing parts from the headline, in characters.
const SHORTEST_GLUED: usize = 3;
/// A headline is longer than the label before it by so many characters: what has equal halves is a couplet.
const LONGER: usize = 3;
/// A headline has more pairs and triples of characters than this in common with its story.
const FEW_SAID: usize = 2;

/// The lines of a block, the first and the last of its headline divided.
pub(super) fn divided(lines: Vec<(Part, LineRole)>, text: &str) -> Vec<(Part, LineRole)> {
    let is_title = |role: LineRole| matches!(role, LineRole::Title | LineRole::TitleGoesOn);
    let has = |wanted: LineRole| lines.iter().any(|(_, role)| *role == wanted);
    let (labelled, signed) = (has(LineRole::Section), has(LineRole::Byline));
    let first = lines.iter().position(|(_, role)| is_title(*role));
    let last = lines.iter().rposition(|(_, role)| is_title(*role));
    let titles = lines.iter().skip(first.map_or(0, |first| first + 1)).filter(|(_, role)| is_title(*role));
    let below: String = titles.map(|(part, _)| part.folded.as_str()).collect();
    let mut found = Vec::new();
    for (at, (mut part, role)) in lines.into_iter().enumerate() {
        if Some(at) == first
            && !labelled
            && let Some((label, rest)) =
                label_before(&part, &below, text).or_else(|| label_on(&part, &below, text))
        {
            found.push((label, LineRole::Section));
            part = rest;
        }
        if Some(at) == last
            && !signed
            && let Some((rest, name)) = byline_after(&part)
        {
            found.extend([(rest, role), (name, LineRole::Byline)]);
        } else {
            found.push((part, role));
        }
    }
    found
}

/// Whether a text is the name of a column by its form.
fn is_named(label: &str) -> bool {
    division::is_column_name(label) || heading::is_label(label) || heading::is_essay_column(label)
}

/// How many pairs and triples of characters a story has in common with some words.
fn said(story: &Grams, words: &str) -> usize {
    grams(words).iter().filter(|gram| story.contains(*gram)).count()
}

/// The name of a column that nothing parts from the headline on its line, `今日谈“加油站”别成“打卡点”`, and the rest. A
/// story that has the name is about it: `安全课堂开进工地`.
fn label_on(part: &Part, below: &str, text: &str) -> Option<(Part, Part)> {
    // Letters, lessons, notes, talks, comments, hints: words that hardly begin a sentence with the one before them, as 点评 does.
    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        pattern(concat!(
            "^(?:(?:今日|每周|周末|大家|百姓|职工)谈|以案[说释]法|.{1,3}(?:信箱|来信|留言板|课堂|讲堂|[手札杂琐]记|[随漫]笔|随[想感]",
            "|[杂笔]谈|夜话|絮语|茶座|[微短时快锐一]评|贴士|锦囊|小百科))$"
        ))
    });
    let story = grams(text);
    let folded: Vec<char> = part.folded.chars().collect();
    let parts_at = |length: &usize| {
        let (label, rest): (String, String) =
            (folded[..*length].iter().collect(), folded[*length..].iter().collect());
        let headline = format!("{rest}{below}");
        label.chars().all(is_han)
            && NAME.is_match(&label)
            && rest.starts_with(|c: char| is_han(c) || c == '“')
            && headline.chars().count() >= length + LONGER
            && !text.contains(&label)
            && said(&story, &headline) > FEW_SAID
    };
    let shortest = SHORTEST_GLUED.min(folded.len());
    let length = (shortest..=LONGEST_UNSAID.min(folded.len())).rev().find(parts_at)?;
    Some((part.slice(0, length), part.slice(length, part.len())))
}

/// A label and what follows it: `代表心声　我当代表第一年`, `微评丨办夜校`, `【法律信箱】试用期不交社保怎么办`.
fn label_before(part: &Part, below: &str, text: &str) -> Option<(Part, Part)> {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^(?:【([\p{Han}“”]{2,8})】 *|([\p{Han}“”]{2,8})(?: {2,}|\u{3000}+| *[|丨｜] *))(\S.*)$")
    });
    // Folding makes blanks alike: the printed text tells more.
    let caught = FORM.captures(&part.text)?;
    let label = caught.get(1).or(caught.get(2))?.as_str();
    let rest = caught.get(3)?;
    let from = part.text[..rest.start()].chars().count();
    let headline = format!("{}{below}", rest.as_str());
    let (length, longer) = (label.chars().count(), headline.chars().count());
    let story = grams(text);
    let silent = said(&story, label) == 0;
    let unsaid = length <= LONGEST_UNSAID && silent && said(&story, &headline) > FEW_SAID;
    let bracketed = caught.get(1).is_some() && silent;
    let long = longer >= length + if bracketed { 1 } else { LONGER };
    (length <= LONGEST_LABEL && long && (is_named(label) || unsaid || bracketed))
        .then(|| (part.slice(0, from), part.slice(from, part.len())))
}

/// A headline and the byline after it: `晒晒工会小账本　　财务部 朱 砂`, `端午送凉茶（女工委 田玉珍）`.
fn byline_after(part: &Part) -> Option<(Part, Part)> {
    static WIDE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(\S.{2,}?)(?: {2,}|\u{3000}+)(\S.*)$"));
    static WORK: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^\p{Han}(?:[ \u{3000}]?\p{Han}){1,3}[ \u{3000}]+[作刻绘摄书文图]$"));
    static BRACKET: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(.{3,})(（[^（）]*[ \u{3000}][^（）]*）)$"));
    let folded = part.folded.as_str();
    let from = if let Some(caught) = BRACKET.captures(folded) {
        let name = caught.get(2)?;
        (ending::kind(name.as_str()) == Some(EndingKind::Byline))
            .then(|| folded[..name.start()].chars().count())?
    } else {
        let caught = WIDE.captures(&part.text)?;
        let name = caught.get(2)?;
        let from = part.text[..name.start()].chars().count();
        let folded: String = part.folded.chars().skip(from).collect();
        let signed = byline::is_byline_line(&folded)
            || byline::is_belonging_and_name(&folded)
            || WORK.is_match(&folded);
        signed.then_some(from)?
    };
    Some((part.slice(0, from), part.slice(from, part.len())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::lines::read_lines;

    fn texts(line: &str) -> Vec<(String, LineRole)> {
        let part = read_lines(line).first().map(Part::of_line).unwrap_or_default();
        let found = divided(vec![(part, LineRole::Title)], "第一次当代表，职工问我夜校几点下班。");
        found.into_iter().map(|(part, role)| (part.text, role)).collect()
    }

    #[test]
    fn a_label_before_a_headline_is_none_of_it() {
        for (line, label, title) in [
            ("代表心声　我当代表第一年", "代表心声", "我当代表第一年"),
            ("微评丨办夜校，先问问职工几点下班", "微评", "办夜校，先问问职工几点下班"),
            ("【法律信箱】职工夜校几点下班", "法律信箱", "职工夜校几点下班"),
        ] {
            let found = texts(line);
            assert_eq!(found.len(), 2, "{line}");
            assert!(found[0].0.contains(label) && found[0].1 == LineRole::Section, "{found:?}");
            assert_eq!(found[1], (title.to_owned(), LineRole::Title));
        }
        for line in ["老街通水电　古桥换新颜", "一号高炉提前点火", "夜校　职工几点下班"]
        {
            assert_eq!(texts(line).len(), 1, "{line}");
        }
    }

    #[test]
    fn a_label_that_nothing_parts_from_its_headline_is_none_of_it() {
        let found = texts("律师信箱职工夜校几点下班");
        assert_eq!(found.first(), Some(&("律师信箱".to_owned(), LineRole::Section)));
        assert_eq!(found.last(), Some(&("职工夜校几点下班".to_owned(), LineRole::Title)));
        for label in ["车间絮语", "百姓谈", "班组杂记", "以案说法", "一线快评", "安全小贴士"]
        {
            let found = texts(&format!("{label}职工夜校几点下班"));
            assert_eq!(found.first(), Some(&(label.to_owned(), LineRole::Section)), "{label}");
        }
        // What is said of somebody.
        for line in ["专家点评职工夜校几点下班", "师傅回信职工夜校几点下班"] {
            assert_eq!(texts(line).len(), 1, "{line}");
        }
        // The story speaks of it.
        assert_eq!(texts("夜校几点下班课堂几点开讲").len(), 1);
    }

    #[test]
    fn a_byline_after_a_headline_is_none_of_it() {
        for (line, title) in [
            ("晒晒工会小账本　　财务部 朱 砂", "晒晒工会小账本"),
            ("端午送凉茶（女工委 田玉珍）", "端午送凉茶"),
            ("劳者自歌（篆刻）　　贺兰舟　刻", "劳者自歌（篆刻）"),
        ] {
            let found = texts(line);
            assert_eq!(found.first(), Some(&(title.to_owned(), LineRole::Title)), "{line}");
            assert_eq!(found.last().map(|(_, role)| *role), Some(LineRole::Byline), "{line}");
        }
        assert_eq!(texts("职工书屋开放（附地址 电话）").len(), 1);
    }
}
