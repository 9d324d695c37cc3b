//! Bylines that a page prints without a label: a line of its own, a part of the line of facts, or a sentence.

use std::sync::LazyLock;

use regex::Regex;

use super::body::Body;
use super::boilerplate::is_boilerplate;
use super::comments::is_post;
use super::facts::Zone;
use super::labels::{is_besides, labels};
use super::lines::Line;
use super::page::Page;
use super::posted;
use crate::fields::printed_date::printed_date;
use crate::page::chars::fold_text;
use crate::page::forms::byline::{ROLE, is_byline_line, persons};
use crate::pattern::pattern;
use gongwen_analysis::names::{is_name, split_names};
use gongwen_engine::text::chars::is_han;

/// Most characters of a byline.
const LONGEST: usize = 40;

/// The byline between headline and text, or among the last lines of the text.
pub(super) fn byline(page: &Page<'_>, body: &Body, zone: &Zone) -> Option<String> {
    let lines = page.lines();
    let head = zone.head().filter(|at| !page.letter.is_besides(*at));
    let under_headline = head.clone().find_map(|at| under_headline(&lines[at], is_menu(lines, at)));
    // Right under the headline the unit is known by its name.
    let under_headline = under_headline.or_else(|| {
        let first = head.clone().next().filter(|at| Some(*at) == zone.title.map(|title| title + 1));
        first.and_then(|at| after_unit(&lines[at], true))
    });
    // Threads have who wrote them over the headline.
    let over = || zone.over..zone.title.unwrap_or(zone.over);
    let of_post = || {
        over().map(|at| &lines[at]).filter(|line| is_post(line)).find_map(|line| posted::author(&line.text))
    };
    under_headline
        .or_else(of_post)
        .or_else(|| signed(page, body))
        .or_else(|| last_line(page, body))
        .or_else(|| zone.after(page).find_map(|line| posted::author(&line.text)))
}

/// A byline between headline and text: a line of role and names, of names alone, or such a part of a line of facts.
fn under_headline(line: &Line, is_menu: bool) -> Option<String> {
    if line.chars as usize > 4 * LONGEST || line.heading > 0 && printed_date(&line.text).is_none() {
        return None;
    }
    // An entry of a menu may look like a name: 文档, 任务.
    let alone = || if is_menu { None } else { names_alone(&line.text) };
    if let Some(name) = with_role(&line.text).or_else(alone) {
        return Some(name);
    }
    if let Some(name) = posted::author(&line.text) {
        return Some(name);
    }
    if let Some(name) = after_unit(line, false) {
        return Some(name);
    }
    // Without a date the line may be a path or a row of buttons.
    printed_date(&line.text)?;
    let all = line.parts();
    let parts = || all.iter().filter(|part| !is_besides(part));
    // Where facts have labels, a name without one is the value of a label.
    let beside =
        || if line.labels().is_empty() { all.iter().find_map(|part| beside_unit(part)) } else { None };
    parts().find_map(|part| with_role(part)).or_else(beside)
}

/// Whether a line is an entry among others without dates and labels, as in a menu.
fn is_menu(lines: &[Line], at: usize) -> bool {
    let is_entry = |line: &Line| {
        (line.is_item || line.is_linked()) && printed_date(&line.text).is_none() && line.labels().is_empty()
    };
    let beside = at.saturating_sub(1)..(at + 2).min(lines.len());
    is_entry(&lines[at]) && beside.filter(|other| is_entry(&lines[*other])).count() > 1
}

/// A line of one or two units and one or two names, in brackets or in the middle: `（县水泥厂工会　龚树生）`. Elsewhere
/// (`is_known`) the words before the names must end as units do.
fn after_unit(line: &Line, is_known: bool) -> Option<String> {
    const MOST: u32 = 28;
    let text = line.text.trim();
    let is_set = line.is_centred || text.starts_with(['（', '(']);
    if line.chars > MOST || line.is_linked() || !is_set && !is_known {
        return None;
    }
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || "（）()、".contains(c)).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let units = words.iter().take_while(|word| !is_person(word)).count();
    let (units, names) = words.split_at(units);
    let fits = (1..=2).contains(&units.len()) && (1..=2).contains(&names.len());
    let are_units = units.iter().all(|unit| is_unit(unit) && (is_set || ends_as_unit(unit)));
    (fits && are_units && names.iter().all(|name| is_person(name))).then(|| names.join(" "))
}

/// Whether a word may name where an author works; the number of a chapter does not.
fn is_unit(word: &str) -> bool {
    let is_number =
        word.starts_with('第') && word.ends_with(['章', '节', '条', '篇', '版', '期', '届', '集']);
    (2..=16).contains(&word.chars().count()) && word.chars().all(is_han) && !is_number
}

/// Whether a word ends as units of works and offices do.
fn ends_as_unit(word: &str) -> bool {
    ["车间", "公司", "集团", "支部", "中心", "编辑部", "机关"].iter().any(|end| word.ends_with(end))
        || word.ends_with([
            '厂', '廠', '矿', '部', '科', '处', '局', '室', '队', '站', '段', '会', '院', '校', '班', '组',
            '社', '所',
        ])
}

/// Whether a short line is the byline of this author: the name, and besides it units, roles and blanks only.
pub(super) fn is_byline_of(line: &Line, author: &str) -> bool {
    /// Most characters besides the name.
    const BESIDES: usize = 24;
    let Some((before, after)) = line.text.split_once(author) else { return false };
    let besides = before.chars().count() + after.chars().count();
    let is_other = |c: char| "。，；！？“”《》".contains(c);
    besides <= BESIDES
        && !line.is_linked()
        && !before.contains(is_other)
        && !after.contains(is_other)
        && (besides == 0 || under_headline(line, false).or_else(|| after_unit(line, true)).is_some())
}

/// `本报记者 张三`, `□李四`; with the marks and the words round them taken off.
fn with_role(text: &str) -> Option<String> {
    if text.chars().count() > LONGEST || text.contains(['：', ':']) {
        return None;
    }
    let name = without_marks(text);
    // A line that ends in 摄 names who took the picture.
    if name.len() < text.len() && text.ends_with('摄') && names_alone(name).is_some() {
        return Some(name.to_owned());
    }
    let is_marked = text.starts_with(['□', '■', '◎', '●', '◆', '▲', '○']) && !name.contains('摄');
    (is_byline_line(&fold_text(name)) || is_marked && !names_alone(name)?.is_empty()).then(|| name.to_owned())
}

/// A byline without the mark before it and without what was done: `□张三 文/图`.
fn without_marks(text: &str) -> &str {
    static DONE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"[ 　/]*(?:摄影报道|报道|报导|文[/／、]图|图[/／、]文|文并摄|摄影|摄|整理|供稿|供图|图|文)$")
    });
    let is_sign =
        |c: char| c.is_whitespace() || matches!(c, '□' | '■' | '◎' | '●' | '◆' | '▲' | '○' | '▪' | '◇');
    let text = text.trim_matches(is_sign);
    let text = DONE.find(text).map_or(text, |found| &text[..found.start()]);
    text.trim_matches(is_sign)
}

/// Whether a word alone is a name, and no place or part of an organisation.
fn is_person(word: &str) -> bool {
    // 文章日期 begins with a surname.
    let is_label = || !labels(&format!("{word}：")).is_empty();
    let is_place =
        |c: char| "省市县區区乡鄉镇鎮村街路厂廠局部处處科室会會网網报報社院校系组組办栏刊台".contains(c);
    is_name(word) && !word.ends_with(is_place) && !is_label()
}

/// Names and nothing else: `荀子轩、司马晴`.
fn names_alone(text: &str) -> Option<String> {
    const MOST: usize = 5;
    let text = text.trim();
    if text.chars().count() > 24 {
        return None;
    }
    let names = split_names(text);
    // `文 号` is a label.
    let is_label = !labels(&format!("{}：", text.replace(' ', ""))).is_empty();
    let are_names =
        !is_label && !names.is_empty() && names.len() <= MOST && names.iter().all(|name| is_person(name));
    are_names.then(|| text.to_owned())
}

/// The name at the end of a part that names its unit first, before the date: `云河县总工会 张三 2024年3月8日`.
fn beside_unit(part: &str) -> Option<String> {
    let words: Vec<&str> = part.split_whitespace().collect();
    // Names that an element of their own holds.
    if words.len() > 1 && words.iter().all(|word| is_person(word)) {
        return Some(words.join(" "));
    }
    let at = words.iter().position(|word| printed_date(word).is_some()).unwrap_or(words.len());
    // After a date that begins the line the last word is the name: `2024年3月8日 云河县总工会 张三`.
    let name = if at == 0 { words.last().filter(|_| words.len() == 3)? } else { words.get(at - 1)? };
    is_person(name).then(|| (*name).to_owned())
}

/// The names of a byline at the beginning of the text (`本报讯（记者张三）`) or in brackets at its end (`（李四 摄影报道）`).
fn signed(page: &Page<'_>, body: &Body) -> Option<String> {
    static OPENING: LazyLock<[Regex; 2]> = LazyLock::new(|| {
        [
            pattern(
                r"^.{0,24}?[（(](?:本[报网刊]|见习|实习|特约|[^（）()]{2,8}?)??(?:记者|通讯员)[：: ]*([^（）()]{2,30}?)(?:报道|摄影报道|文/图)?[）)]",
            ),
            // After the dateline of an agency names need no role.
            pattern(r"^.{2,20}\d{1,2}[月日].{0,3}(?:日)?[电讯]\s*[（(]([\p{Han}、 ]{2,20})[）)]"),
        ]
    });
    static CLOSING: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"[（(](?:本[报网]记者|记者|通讯员|作者|文/图|图/文|文图)?[：: /]*([\p{Han}·、， ]{2,24}?)[ /]*(?:摄影报道|文/图|图/文|文|供稿|报道)?(?:[ ，,；;/]+(?:摄影|图片?|摄)[ ：:/]*[\p{Han}·、]{2,12})?[）)]$",
        )
    });
    let lines =
        || body.lines.iter().map(|at| page.lines()[*at].text.as_str()).filter(|text| !text.is_empty());
    let first = lines().take(4).find_map(|text| OPENING.iter().find_map(|form| form.captures(text)));
    // Of two roles the first is taken off by now: `记者 张三 通讯员 李四` is printed whole.
    let whole =
        |names: &str| if names.contains("通讯员") { format!("记者 {names}") } else { names.to_owned() };
    let names = first.map(|found| whole(&found[1])).or_else(|| {
        let last = lines().rev().take(3).find_map(|text| CLOSING.captures(text));
        last.map(|found| found[1].to_owned())
    })?;
    let persons = persons(&names, &fold_text(&names));
    persons.are_plausible().then(|| names.trim().to_owned())
}

/// A byline as one of the first or last lines of the text: `本站记者 张三 摄`, `文、图/张三`.
fn last_line(page: &Page<'_>, body: &Body) -> Option<String> {
    let lines =
        || body.lines.iter().map(|at| page.lines()[*at].text.as_str()).filter(|text| !text.is_empty());
    // A name with 摄 alone is the credit of one picture.
    let is_line = |text: &&str| !text.ends_with('摄') || ROLE.is_match(text);
    let named = lines().take(2).chain(lines().rev().take(3)).filter(is_line).find_map(with_role);
    let is_text = |line: &&Line| !line.text.is_empty() && !line.is_linked() && !is_boilerplate(&line.text);
    let last = || body.lines.iter().rev().map(|at| &page.lines()[*at]).filter(|line| is_text(line));
    let is_bracketed = |line: &&Line| line.text.starts_with(['（', '(']);
    named.or_else(|| last().take(2).filter(is_bracketed).find_map(|line| after_unit(line, false)))
}

#[cfg(test)]
mod tests {
    use super::{names_alone, with_role};

    #[test]
    fn lines_of_names_are_bylines() {
        assert_eq!(with_role("本报记者 沙小鸥").as_deref(), Some("本报记者 沙小鸥"));
        assert_eq!(with_role("□沙小鸥").as_deref(), Some("沙小鸥"));
        assert_eq!(with_role("梁小晴 摄").as_deref(), Some("梁小晴"));
        assert_eq!(with_role("任村镇"), None);
        assert_eq!(names_alone("沙小鸥、司马晴").as_deref(), Some("沙小鸥、司马晴"));
        assert_eq!(with_role("云河市总工会"), None);
        assert_eq!(names_alone("工会要闻"), None);
    }
}
