//! Furniture: running heads, page numbers and lines of editors, by their place and their words, and by what is at
//! the same place on other sheets.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::imprint::{is_imprint, is_issue, is_of_text, set_aside_boxes};
use super::mastheads;
use super::sheet_line::SheetLine;
use super::style::TextStyle;
use super::{Bounds, Flow, Sheet};
use crate::page::chars::{fold_text, is_balanced};
use crate::page::forms::ending::{self, EndingKind};
use crate::page::forms::furniture;
use crate::pattern::pattern;

/// The share of the height in which a running head or foot is.
pub(super) const MARGIN: f32 = 0.13;
/// A rule across the sheet has at least this share of its width.
pub(super) const ACROSS: f32 = 0.6;
/// A line at one place on at least so many sheets, and on this share of them, is a running head.
const FEWEST_SHEETS: usize = 2;
const OFTEN: f32 = 0.4;
/// Longest running head, in characters.
const LONGEST: usize = 44;

/// For each sheet the places of its lines that are furniture.
pub(crate) fn furniture(sheets: &[(&Sheet, &[SheetLine])]) -> Vec<Vec<bool>> {
    let repeated = repeated(sheets);
    sheets
        .iter()
        .map(|(sheet, lines)| {
            let (top, bottom) = bands(sheet, lines);
            let mut found: Vec<bool> = lines
                .iter()
                .map(|line| {
                    let edge = at_edge(sheet, line) || is_lowest(lines, line) && !is_day(line);
                    let in_band = line.bounds.y1 <= top || line.bounds.y0 >= bottom;
                    line.flow == Flow::Slant
                        || in_band
                        || edge && repeated.contains_key(&key(sheet, line))
                        || is_furniture(sheet, lines, line, edge)
                        || line.flow == Flow::Right && is_imprint(sheet, lines, line)
                })
                .collect();
            mastheads::set_aside(sheet, lines, &mut found);
            set_aside_boxes(sheet, lines, &mut found);
            for at in 0..lines.len() {
                found[at] |= at_edge(sheet, &lines[at]) && is_beside(lines, &found, at);
            }
            found
        })
        .collect()
}

/// Longest line that is furniture by what is beside it, in characters.
const LONGEST_NAME: usize = 14;

/// Whether a short line is in one row with furniture: the name of the page beside its date.
fn is_beside(lines: &[SheetLine], found: &[bool], at: usize) -> bool {
    let own = &lines[at];
    let short = own.glyphs.len() <= LONGEST_NAME && !own.text.contains(['。', '，']);
    let in_row = |other: &SheetLine| {
        let common = other.bounds.overlap_y(&own.bounds);
        common > 0.4 * other.bounds.height().min(own.bounds.height()) && other.flow == Flow::Right
    };
    let dated = |other: &SheetLine| {
        let folded = fold_text(other.text.trim());
        furniture::page_date(&folded).is_some() || is_issue(&folded)
    };
    short && lines.iter().zip(found).any(|(other, found)| *found && in_row(other) && dated(other))
}

/// At the edge of a sheet: `A03`, `第 1 页 共 2 页`, `值班主任：李凡 责任编辑：张越`.
static EDGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:第? *[A-Z]?\d{1,3} *版?|第? *\d{1,4} *页? *[/，,共]* *(?:共|总)? *\d{0,4} *页|[^。，]{0,20}(?:责任编辑|责编|编辑|美编|版式|校对|组版|值班主任|审读)[ ：/／][^。]{2,60})$",
    )
});

/// Whether nothing but its own row is as low on the sheet: a page may be filled by half.
fn is_lowest(lines: &[SheetLine], line: &SheetLine) -> bool {
    lines.iter().all(|other| other.bounds.y1 <= line.bounds.y1 + 0.5 * line.size)
}

/// Whether a line is a day and nothing else: at the end of a half-filled page it belongs to a signature.
fn is_day(line: &SheetLine) -> bool {
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^[0-9〇○零一二三四五六七八九]{4}年[0-9一二三四五六七八九十]{1,2}月[0-9一二三四五六七八九十]{1,3}日$",
        )
    });
    let folded: String = fold_text(line.text.trim()).split_whitespace().collect();
    DAY.is_match(&folded)
}

fn at_edge(sheet: &Sheet, line: &SheetLine) -> bool {
    let (_, y) = line.bounds.center();
    y < MARGIN * sheet.height || y > (1.0 - MARGIN) * sheet.height
}

fn is_furniture(sheet: &Sheet, lines: &[SheetLine], line: &SheetLine, edge: bool) -> bool {
    let folded = fold_text(line.text.trim());
    let outer = line.bounds.x1 < 0.04 * sheet.width || line.bounds.x0 > 0.96 * sheet.width;
    if line.flow != Flow::Right {
        // Turned text in the outer margin.
        return outer || furniture::is_furniture(&folded, true) && !folded.contains('，');
    }
    // A jump in brackets before or after text on its line, or on two lines, goes with the text.
    let whole = is_balanced(&folded) && (!folded.starts_with('（') || folded.ends_with('）'));
    let jump = whole && ending::kind(&folded) == Some(EndingKind::Jump);
    jump || edge
        && whole
        && (furniture::is_furniture(&folded, true) || EDGE.is_match(&folded))
        && !(folded.contains('期') && is_of_text(lines, line))
}

/// Whether lines below the last rule across a sheet are its foot: one row in type smaller than the text.
fn is_foot(below: &[&SheetLine], body: f32) -> bool {
    let Some(first) = below.first() else { return false };
    below.iter().all(|line| line.size < SMALLER * body && line.bounds.overlap_y(&first.bounds) > 0.0)
}

/// The type of a foot is smaller than the text by this factor.
pub(super) const SMALLER: f32 = 0.96;

/// Where the head ends and the foot begins: at the rule across the sheet beyond which there is only furniture.
fn bands(sheet: &Sheet, lines: &[SheetLine]) -> (f32, f32) {
    let body = TextStyle::of(lines.iter()).size;
    let across = |rule: &&Bounds| rule.width() > ACROSS * sheet.width && rule.height() <= 6.0;
    // A bar across the sheet, with the date and the page's number on it, is a rule, too.
    let bars =
        sheet.boxes.iter().filter(|bar| bar.width() > ACROSS * sheet.width && bar.height() < 2.6 * body);
    let rules = sheet.rules.iter().filter(across).map(|rule| rule.center().1);
    let rules: Vec<f32> = rules.chain(bars.map(|bar| bar.y1)).collect();
    let known = |line: &SheetLine| furniture::is_furniture(&fold_text(line.text.trim()), true);
    let is_band = |members: &[&SheetLine]| {
        let longest = members.iter().map(|line| line.glyphs.len()).max().unwrap_or(0);
        !members.is_empty()
            && longest <= LONGEST + 20
            && members.iter().any(|line| known(line))
            && members.iter().all(|line| !line.text.contains(['。', '，']) || known(line))
    };
    let mut top = f32::MIN;
    for rule in rules.iter().filter(|y| **y < 2.2 * MARGIN * sheet.height) {
        let above: Vec<&SheetLine> = lines.iter().filter(|line| line.bounds.center().1 < *rule).collect();
        if is_band(&above) {
            top = top.max(*rule + 2.0);
        }
    }
    let mut bottom = f32::MAX;
    for rule in rules.iter().filter(|y| **y > (1.0 - MARGIN) * sheet.height) {
        let below: Vec<&SheetLine> = lines.iter().filter(|line| line.bounds.center().1 > *rule).collect();
        if is_band(&below) || is_foot(&below, body) {
            bottom = bottom.min(*rule - 2.0);
        }
    }
    (top, bottom)
}

/// The place and the words of a line, its numbers aside.
type Key = (i32, String);

fn key(sheet: &Sheet, line: &SheetLine) -> Key {
    let words = line.text.chars().filter(|c| !c.is_whitespace() && !c.is_numeric()).collect();
    ((line.bounds.center().1 / sheet.height.max(1.0) * 60.0).round() as i32, words)
}

/// The lines at one place of many sheets.
fn repeated(sheets: &[(&Sheet, &[SheetLine])]) -> BTreeMap<Key, usize> {
    let mut seen: BTreeMap<Key, usize> = BTreeMap::new();
    for (sheet, lines) in sheets {
        let mut keys: Vec<Key> = lines
            .iter()
            .filter(|line| at_edge(sheet, line) && line.text.chars().count() <= LONGEST)
            .map(|line| key(sheet, line))
            .collect();
        keys.sort();
        keys.dedup();
        for key in keys {
            *seen.entry(key).or_default() += 1;
        }
    }
    seen.retain(|_, count| *count >= FEWEST_SHEETS && *count as f32 >= OFTEN * sheets.len() as f32);
    seen
}

#[cfg(test)]
mod tests {
    use super::furniture;
    use crate::page::geometry::Bounds;
    use crate::page::geometry::lines::lines;
    use crate::page::geometry::testing::sheet;

    #[test]
    fn the_day_of_a_signature_ends_a_half_filled_page() {
        let is_furniture = |last: &str| {
            let text = ["请填写报名表，并于3月20日前上报区总工会。", "云溪区总工会", last];
            let words: Vec<_> =
                (0..).zip(text).map(|(row, text)| (text, 6.0, 10.0 + 2.0 * row as f32)).collect();
            let sheet = sheet(&words);
            let lines = lines(&sheet);
            furniture(&[(&sheet, &lines)])[0].last() == Some(&true)
        };
        assert!(!is_furniture("2025年3月1日"));
        assert!(!is_furniture("二〇二五年三月一日"));
        assert!(is_furniture("2025年3月1日 星期六 第12期"));
        assert!(is_furniture("第 1 页 共 2 页"));
    }

    #[test]
    fn a_jump_is_furniture_only_if_nothing_else_is_on_its_line() {
        let found = |text: &str| {
            let sheet = sheet(&[
                ("上一行是这样的一句话。", 3.0, 40.0),
                (text, 3.0, 41.5),
                ("下一行是另一句话。", 3.0, 43.0),
            ]);
            let lines = lines(&sheet);
            furniture(&[(&sheet, &lines)])[0][1]
        };
        assert!(found("（下转第二版）"));
        for text in ["（上接第一版）流动服", "转第2版）", "分钟服务圈。（下"] {
            assert!(!found(text), "{text}");
        }
    }

    #[test]
    fn what_says_that_it_is_an_advertisement_is_no_story() {
        let mut sheet = sheet(&[
            ("近日，夜校开班。", 3.0, 30.0),
            ("广告", 3.0, 40.0),
            ("家电以旧换新周", 5.0, 42.0),
            ("地点：大剧院广场", 5.0, 44.0),
        ]);
        sheet.boxes.push(Bounds::new(25.0, 395.0, 200.0, 460.0));
        let lines = lines(&sheet);
        assert_eq!(furniture(&[(&sheet, &lines)]), [[false, true, true, true]]);
    }

    #[test]
    fn the_issue_and_who_makes_a_paper_are_its_head() {
        let head = ["总工会编印", "2021年4月", "第7期（总第219期）", "内部资料"];
        let mut words: Vec<_> =
            (0..).zip(head).map(|(row, text)| (text, 3.0, 1.0 + 1.5 * row as f32)).collect();
        words.push(("技术工人涨工资难评职称难带徒弟没名分", 3.0, 20.0));
        let sheet = sheet(&words);
        let lines = lines(&sheet);
        assert_eq!(furniture(&[(&sheet, &lines)]), [[true, true, true, true, false]]);
    }

    #[test]
    fn a_text_may_name_an_issue_or_a_hotline() {
        let sheet = sheet(&[
            ("近日，县工会走进学校看望一线教师", 3.0, 1.0),
            ("并举办了第12期师德讲堂活动", 3.0, 2.5),
            ("三百多名教师到场听讲学习", 3.0, 4.0),
            ("热线暖了职工心", 3.0, 30.0),
            ("编辑们的心声", 3.0, 40.0),
        ]);
        let lines = lines(&sheet);
        assert_eq!(furniture(&[(&sheet, &lines)]), [[false; 5]]);
    }
}
