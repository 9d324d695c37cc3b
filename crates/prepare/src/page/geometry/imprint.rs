//! The imprint of a paper: its issue, who makes it, how to reach it; and what is marked as an advertisement.

use std::sync::LazyLock;

use regex::Regex;

use super::furniture::{MARGIN, SMALLER};
use super::mastheads::is_top_bar;
use super::sheet_line::SheetLine;
use super::style::TextStyle;
use super::{Bounds, Sheet};
use crate::page::chars::fold_text;
use crate::page::forms::furniture;
use crate::pattern::pattern;

/// At the head of a paper: its issue, who makes it, for whom; its name in Latin letters.
static ISSUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[^。，]{0,30}(?:第 *\d{1,4} *期|总 *第? *\d{1,5} *期)[^。，]{0,30}|\d{4}年 *\d{1,2}月(?:号|刊)?|[\p{Han} ]{2,20}(?:编印|主办|出版)|内部(?:资料|刊物|交流)[\p{Han} ]{0,8}|\d{2}[ /-]\d{2}|[A-Z]{2}[A-Z ]{3,40})$",
    )
});

/// Anywhere in small type: who made the page.
static EDITORS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:责任|本版|值班|见习|执行)编辑[：/ ]*|(?:编辑|责编|组版|版式|美编|校对|新闻热线|投稿邮箱)[：/ ]+)(?:[\p{Han}&&[^部]][\p{Han}]{1,3}(?: [\p{Han}]{2,4})?|[A-Za-z0-9_@.\-]{6,30})$",
    )
});

/// Whether a line at the head of a sheet names the issue of a paper, or who makes it.
pub(super) fn is_issue(folded: &str) -> bool {
    ISSUE.is_match(folded)
}

/// At the foot of a paper: how to reach it.
static CONTACT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:咨询|编辑部|本报|联系|热线|新闻)?(?:电话|热线)|投稿|邮箱|[Ee]-?mail)+[：: ]*[A-Za-z0-9_@.\-、/ （）()]{4,50}$",
    )
});

/// A number to call: `法律援助热线 12351`.
static HOTLINE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\p{Han}{0,10}(?:热线|电话)[：: ]*[\d-]{5,14}$"));

/// Whether a line is at the head of the sheet and not among lines of a text, or at its foot away from the text, and says what stands
/// there; or names the page's editors in small type.
pub(super) fn is_imprint(sheet: &Sheet, lines: &[SheetLine], line: &SheetLine) -> bool {
    /// How far a foot is from the text, in ems.
    const APART: f32 = 3.0;
    let folded = fold_text(line.text.trim());
    let (_, y) = line.bounds.center();
    let body = || TextStyle::of(lines.iter()).size;
    if y < MARGIN * sheet.height {
        return is_issue(&folded) && line.size < 1.1 * body() && !is_of_text(lines, line);
    }
    if EDITORS.is_match(&folded) && line.size < SMALLER * body() {
        return true;
    }
    if y < (1.0 - MARGIN) * sheet.height || !CONTACT.is_match(&folded) {
        return false;
    }
    let above = lines.iter().filter(|other| other.bounds.center().1 < y - 0.6 * line.size);
    let nearest = above.map(|other| other.bounds.y1).fold(0.0, f32::max);
    line.bounds.y0 - nearest > APART * line.size
}

/// Whether a line stands right above or below one of its size that is long, and says nothing of the paper: running text may name
/// an issue, too.
pub(super) fn is_of_text(lines: &[SheetLine], line: &SheetLine) -> bool {
    /// Characters of a line that is no other piece of an imprint, and the gap between lines of a text, in ems.
    const LONG: usize = 10;
    const LEADING: f32 = 1.2;
    let says_of_paper = |folded: &str| is_issue(folded) || furniture::is_furniture(folded, true);
    lines.iter().any(|other| {
        let gap = (other.bounds.y0 - line.bounds.y1).max(line.bounds.y0 - other.bounds.y1);
        (other.size - line.size).abs() < 0.1 * line.size
            && (-0.5 * line.size..LEADING * line.size).contains(&gap)
            && !std::ptr::eq(other, line)
            && other.bounds.overlap_x(&line.bounds) > 0.5 * other.bounds.width().min(line.bounds.width())
            && other.text.chars().count() >= LONG
            && !says_of_paper(&fold_text(other.text.trim()))
    })
}

/// The boxes whose lines are no stories: what calls for a call, and what is marked as an advertisement.
pub(super) fn set_aside_boxes(sheet: &Sheet, lines: &[SheetLine], found: &mut [bool]) {
    /// Looking at more boxes of a sheet would take too long: they are no boxes of stories then.
    const MOST_BOXES: usize = 300;
    /// Lines of a box that calls for a call.
    const FEW: usize = 3;
    /// The share of the sheet from which a box is the frame of the page.
    const PAGE: f32 = 0.7;
    let others: Vec<&Bounds> =
        sheet.boxes.iter().take(MOST_BOXES).filter(|area| !is_top_bar(sheet, area)).collect();
    let inside =
        |area: &Bounds| (0..lines.len()).filter(|at| area.encloses(&lines[*at].bounds)).collect::<Vec<_>>();
    // A cell of a table or a box inside a story belongs to what is around it.
    let is_nested = |area: &Bounds| {
        let around = |other: &Bounds| {
            other.area() > 1.2 * area.area()
                && other.encloses(area)
                && other.area() < PAGE * sheet.width * sheet.height
        };
        others.iter().any(|other| around(other))
    };
    for area in &others {
        let members = inside(area);
        let text = |at: &usize| fold_text(lines[*at].text.trim());
        if members.len() <= FEW
            && !is_nested(area)
            && !members.iter().any(|at| lines[*at].row)
            && members.iter().any(|at| HOTLINE.is_match(&text(at)))
            && !members.iter().any(|at| text(at).contains(['。', '，']))
        {
            for at in members {
                found[at] = true;
            }
        }
    }
    let is_mark =
        |at: &usize| fold_text(lines[*at].text.trim()).replace(' ', "").trim_start_matches("公益") == "广告";
    let marks: Vec<usize> = (0..lines.len()).filter(is_mark).collect();
    let is_marked = |area: &&&Bounds| {
        area.area() < 0.4 * sheet.width * sheet.height
            && marks.iter().any(|mark| area.encloses(&lines[*mark].bounds))
    };
    let marked: Vec<Vec<usize>> = others.iter().filter(is_marked).map(|area| inside(area)).collect();
    for mark in marks {
        // Of the boxes around a mark the one with the fewest lines beside it.
        let around = marked.iter().filter(|members| members.len() > 1 && members.contains(&mark));
        for at in around.min_by_key(|members| members.len()).into_iter().flatten() {
            found[*at] = true;
        }
    }
}
