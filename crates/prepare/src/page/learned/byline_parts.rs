//! What stands in a block of bylines and credits beside who wrote the story: captions, who took or drew a picture.

use std::sync::LazyLock;

use regex::Regex;

use crate::page::chars::{ink, is_han, is_pointing_triangle, unmatched};
use crate::page::draft::{Draft, Part};
use crate::page::fields::names_somebody;
use crate::page::forms::byline::{self, begins_with_role, names_persons};
use crate::page::forms::credit;
use crate::page::rules::division;
use crate::pattern::pattern;

/// The parts of a block of bylines and credits, whose lines may be of one: a line that begins with a mark, brackets, a role or
/// what was drawn begins one, and so does what follows brackets or a credit.
pub(super) fn joined(lines: impl Iterator<Item = Part>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for line in lines {
        match parts.last_mut() {
            Some(last) if goes_on(&last.folded, &line.folded) => last.push(&line),
            _ => parts.push(line),
        }
    }
    parts
}

/// Whether a line is of the part above it. Inside a bracket it always is.
fn goes_on(part: &str, line: &str) -> bool {
    unmatched(part).openers > 0 || !is_whole(part) && !begins(line)
}

/// Whether nothing more can be said after a text without an open bracket: `（云溪厂 李凡）`, `李凡 摄`.
fn is_whole(folded: &str) -> bool {
    let bracketed = folded.starts_with('（') && folded.ends_with('）');
    let credited = credit::photo(folded).is_some_and(|found| found.start == 0) && folded.ends_with('摄');
    bracketed || credited
}

fn begins(folded: &str) -> bool {
    let marked = folded.starts_with(|c| is_pointing_triangle(c) || "■□●◎◆①②③④⑤⑥（".contains(c));
    marked || begins_with_role(folded) || DRAWN.find(folded).is_some_and(|found| found.start() == 0)
}

/// What a part of a byline is that names nobody who wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beside {
    Caption,
    Credit,
}

/// Gives captions and credits in the bylines of a story to its captions and credits.
pub(super) fn divide(draft: &mut Draft) {
    let parts = std::mem::take(&mut draft.byline_lines);
    let names: Vec<bool> = parts.iter().map(|part| names_somebody(&part.text)).collect();
    for (at, mut part) in parts.into_iter().enumerate() {
        let others = names.iter().enumerate().any(|(other, names)| other != at && *names);
        while let Some((start, beside)) = beside(&part.folded, others) {
            let rest = part.slice(start, part.len());
            match beside {
                Beside::Caption => draft.captions.push(rest),
                Beside::Credit => draft.credits.push(rest),
            }
            part = part.slice(0, start);
        }
        if ink(&part.text) > 0 {
            draft.byline_lines.push(part);
        }
    }
}

/// Gives what names nobody beside a part that surely does to where it belongs: a column's name to the headline's labels, a
/// heading in 【】 to the text's subheads.
pub(super) fn lift_labels(draft: &mut Draft) {
    let sure = |part: &Part| {
        byline::ROLE.is_match(&part.folded)
            || byline::is_belonging_and_name(&part.folded)
            || names_persons(&part.folded)
    };
    let names: Vec<bool> = draft.byline_lines.iter().map(sure).collect();
    if !names.contains(&true) {
        return;
    }
    for (part, names) in std::mem::take(&mut draft.byline_lines).into_iter().zip(names) {
        let is_heading = part.folded.starts_with('【') && part.folded.trim_end().ends_with('】');
        match &mut draft.judged {
            _ if names => draft.byline_lines.push(part),
            _ if is_heading => draft.subheads.insert(0, (0, part)),
            Some(judged) if is_label(&part.folded) => {
                judged.headline.sections.push(division::clean_label(&part.text));
                draft.headings.push(part);
            }
            _ => draft.byline_lines.push(part),
        }
    }
}

/// Longest name of a column, in characters.
const LONGEST_LABEL: usize = 8;

/// Whether a text that names nobody can be the name of a column, and not a body that signs: `有话直说`, `读者来信`, `（组诗）`.
fn is_label(folded: &str) -> bool {
    static BODY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:[会部局厂组队办院校站段社所区县市乡镇村班科室处店系庭人者员师生]|公司|集团|车间|中心|支部|党委|大学|女士|先生)$",
        )
    });
    let words: String = folded.chars().filter(|c| !" （）".contains(*c)).collect();
    (2..=LONGEST_LABEL).contains(&words.chars().count())
        && words.chars().all(is_han)
        && !BODY.is_match(&words)
}

/// What is said of the picture: `通讯员 李凡 文/图（图为表彰大会现场）`.
static SAID: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[（【](?:[上下左右]?图)为[^（）【】]{4,40}[）】]$"));
/// A picture's kind and who made it: `李凡 漫画/王雨`, `漫画：加班　王雨 绘`.
static DRAWN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:^|[ 、]+)(?:(?:漫画|插图|插画|题图|制图|绘图|速写|木刻|剪纸)[ ：/][^。，]{2,20}",
        r"|（\p{Han}(?: ?\p{Han}){1,3} +(?:插图|题图|绘|作|画)）)$",
    ))
});

/// What a byline ends with that names nobody who wrote, and the character that it begins with. All of it may be a credit if
/// others say who wrote.
fn beside(folded: &str, others: bool) -> Option<(usize, Beside)> {
    let chars = |byte: usize| folded[..byte].chars().count();
    if let Some(byte) = SAID.find(folded).map(|found| found.start()).or_else(|| caption(folded, others)) {
        return Some((chars(byte), Beside::Caption));
    }
    // What is before it says who wrote.
    let signs = |start: usize| {
        let before: String = folded.chars().take(start).collect();
        if start == 0 { others } else { names_persons(&before) }
    };
    let drawn = DRAWN.find(folded).map(|found| chars(found.start()));
    let taken = credit::photo(folded).filter(|found| !found.wrote).map(|found| found.start);
    let start = drawn.filter(|start| signs(*start)).or(taken.filter(|start| signs(*start)))?;
    Some((start, Beside::Credit))
}

/// Fewer characters after a mark are no caption.
const SHORTEST_CAPTION: usize = 6;
/// So many after a mark at the beginning of a part are no names.
const LONG_CAPTION: usize = 16;

/// Where a caption begins in a byline: at a mark that points at the picture, or the number of one.
fn caption(folded: &str, others: bool) -> Option<usize> {
    let is_mark = |c: char| is_pointing_triangle(c) || ('①'..='⑩').contains(&c);
    let (byte, mark) = folded.char_indices().find(|(_, c)| is_mark(*c))?;
    let text = &folded[byte + mark.len_utf8()..];
    // ▲ is before bylines, too, and so is what was done: ▲李凡 摄.
    let sentence = text.trim_end().ends_with(['。', '，']) || ink(text) >= LONG_CAPTION;
    let names = begins_with_role(text.trim_start()) || names_persons(text);
    (ink(text) >= SHORTEST_CAPTION && !names && (byte > 0 || others || sentence)).then_some(byte)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::draft::Judged;
    use crate::page::lines::read_lines;

    fn divided(texts: &str) -> (Vec<String>, Vec<String>, Vec<String>) {
        let lines = read_lines(texts);
        let mut draft = Draft { byline_lines: joined(lines.iter().map(Part::of_line)), ..Draft::default() };
        divide(&mut draft);
        let of = |parts: &[Part]| parts.iter().map(|part| part.text.clone()).collect();
        (of(&draft.byline_lines), of(&draft.captions), of(&draft.credits))
    }

    #[test]
    fn what_is_beside_a_byline_goes_where_it_belongs() {
        for (texts, byline, caption, credit) in [
            ("通讯员 李凡 文/图（图为表彰大会现场）", "通讯员 李凡 文/图", "（图为表彰大会现场）", ""),
            ("通讯员 李凡\n（图为表彰大会现场）", "通讯员 李凡", "（图为表彰大会现场）", ""),
            ("本报记者 李凡 ①王雨在检修库内检查转向架。", "本报记者 李凡", "①王雨在检修库内检查转向架。", ""),
            ("青石村 老石匠\n▲被洪水冲走一半的木桥，", "青石村 老石匠", "▲被洪水冲走一半的木桥，", ""),
            ("（工会办）\n▲工会主席把防暑用品送到工地", "（工会办）", "▲工会主席把防暑用品送到工地", ""),
            (
                "■记者 李凡\n▲王雨（右二）把慰问金送到老乡手中。",
                "■记者 李凡",
                "▲王雨（右二）把慰问金送到老乡手中。",
                "",
            ),
            ("李凡 漫画：加班的代价　王雨 绘", "李凡", "", "漫画：加班的代价　王雨 绘"),
            ("□本报评论员 李凡 漫画/王雨", "□本报评论员 李凡", "", "漫画/王雨"),
            ("□李凡\n漫画/王雨", "□李凡", "", "漫画/王雨"),
            ("·李凡·\n（王雨 插图）", "·李凡·", "", "（王雨 插图）"),
            ("▲李凡 摄", "▲李凡 摄", "", ""),
            ("▲本报记者 李凡 通讯员 王雨 摄影报道", "▲本报记者 李凡 通讯员 王雨 摄影报道", "", ""),
            ("本报记者 李凡\n通讯员 王雨 文/图", "本报记者 李凡 通讯员 王雨 文/图", "", ""),
            ("本报记者 李凡 王雨 摄影报道", "本报记者 李凡 王雨 摄影报道", "", ""),
        ] {
            let of = |text: &str| if text.is_empty() { vec![] } else { vec![text.to_owned()] };
            let (bylines, captions, credits) = divided(texts);
            assert_eq!(
                (bylines.join(" "), captions, credits),
                (byline.to_owned(), of(caption), of(credit)),
                "{texts}"
            );
        }
    }

    #[test]
    fn what_follows_a_credit_or_brackets_is_another_part() {
        let lines = read_lines("李凡 摄\n（动力厂 王雨）\n■公司答复");
        assert_eq!(joined(lines.iter().map(Part::of_line)).len(), 3);
        let lines = read_lines("本报记者\n李凡 通讯员\n王雨");
        assert_eq!(joined(lines.iter().map(Part::of_line)).len(), 1);
    }

    #[test]
    fn the_name_of_a_column_is_nobody() {
        for (texts, bylines) in [
            ("有话直说\n南屏市 李凡", &["南屏市 李凡"][..]),
            ("读者来信\n本报记者 李凡", &["本报记者 李凡"]),
            ("（组诗）\n李凡", &["李凡"]),
            ("锁钉组\n李凡", &["锁钉组", "李凡"]),
            // Neither is a name for sure.
            ("有话直说\n秋水", &["有话直说", "秋水"]),
            ("本报记者 李凡\n【案情】", &["本报记者 李凡"]),
        ] {
            let lines = read_lines(texts);
            let mut draft = Draft {
                byline_lines: lines.iter().map(Part::of_line).collect(),
                judged: Some(Judged::default()),
                ..Draft::default()
            };
            lift_labels(&mut draft);
            let found: Vec<&str> = draft.byline_lines.iter().map(|part| part.text.as_str()).collect();
            assert_eq!(found, bylines, "{texts}");
            let elsewhere = draft.subheads.len() + draft.headings.len();
            assert_eq!(elsewhere, 2 - bylines.len(), "{texts}");
        }
    }
}
