//! The imprint of a paper: its issue, who makes it, how to reach it; and what is marked as an advertisement.

use std::sync::LazyLock;

use regex::Regex;

use super::furniture::{ACROSS, MARGIN, SMALLER};
use super::sheet_line::SheetLine;
use super::style::TextStyle;
use super::{Bounds, Sheet};
use crate::page::chars::fold_text;
use crate::pattern::pattern;

/// At the head of a paper: its issue, who makes it, for whom.
static ISSUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[^。，]{0,30}(?:第 *\d{1,4} *期|总 *第? *\d{1,5} *期)[^。，]{0,30}|\d{4}年 *\d{1,2}月(?:号|刊)?|[\p{Han} ]{2,20}(?:编印|主办|出版)|内部(?:资料|刊物|交流)[\p{Han} ]{0,8}|\d{2}[ /-]\d{2})$",
    )
});

/// Anywhere in small type: who made the page.
static EDITORS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:责任|本版|值班|见习|执行)?编辑|责编|组版|版式|美编|校对|新闻热线|投稿邮箱)[：/ ]*(?:[\p{Han}&&[^部]][\p{Han}]{1,3}(?: [\p{Han}]{2,4})?|[\w@.\-]{6,30})$",
    )
});

/// Whether a line at the head of a sheet names the issue of a paper, or who makes it.
pub(super) fn is_issue(folded: &str) -> bool {
    ISSUE.is_match(folded)
}

/// At the foot of a paper: how to reach it.
static CONTACT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:咨询|编辑部|本报|联系|热线|新闻)?(?:电话|热线)|投稿|邮箱|[Ee]-?mail)[：: ]*[\w@.\-、/ ]{4,50}$",
    )
});

/// Whether a line is at the head of the sheet, above all that is set in large type but the name of the paper, or at its
/// foot away from the text, and says what stands there.
pub(super) fn is_imprint(sheet: &Sheet, lines: &[SheetLine], line: &SheetLine) -> bool {
    /// How far a foot is from the text, in ems.
    const APART: f32 = 3.0;
    let folded = fold_text(line.text.trim());
    let (_, y) = line.bounds.center();
    if y < MARGIN * sheet.height {
        return is_issue(&folded) && line.size < 1.1 * TextStyle::of(lines.iter()).size;
    }
    if EDITORS.is_match(&folded) && line.size < SMALLER * TextStyle::of(lines.iter()).size {
        return true;
    }
    let above = lines.iter().filter(|other| other.bounds.center().1 < y - 0.6 * line.size);
    let nearest = above.map(|other| other.bounds.y1).fold(0.0, f32::max);
    CONTACT.is_match(&folded) && line.bounds.y0 - nearest > APART * line.size
}

/// The boxes whose lines are no stories: a bar at the head of the sheet with the date or the issue, and what is marked as an
/// advertisement.
pub(super) fn set_aside_boxes(sheet: &Sheet, lines: &[SheetLine], found: &mut [bool]) {
    let head = |area: &&Bounds| {
        area.y1 < 2.0 * MARGIN * sheet.height
            && area.y0 < 0.5 * MARGIN * sheet.height
            && area.width() > ACROSS * sheet.width
    };
    let (bars, others): (Vec<&Bounds>, Vec<&Bounds>) = sheet.boxes.iter().partition(head);
    let inside =
        |area: &Bounds| (0..lines.len()).filter(|at| area.encloses(&lines[*at].bounds)).collect::<Vec<_>>();
    for bar in bars {
        let members = inside(bar);
        let known = |at: &usize| found[*at] || is_issue(&fold_text(lines[*at].text.trim()));
        let running = members.iter().any(|at| lines[*at].text.contains(['。', '，']));
        if !running && members.iter().any(known) {
            for at in members {
                found[at] = true;
            }
        }
    }
    for mark in lines.iter().filter(|line| fold_text(line.text.trim()).replace(' ', "") == "广告") {
        let around = others
            .iter()
            .filter(|area| area.encloses(&mark.bounds) && area.area() < 0.4 * sheet.width * sheet.height);
        let members =
            around.map(|area| inside(area)).filter(|members| members.len() > 1).min_by_key(Vec::len);
        for at in members.unwrap_or_default() {
            found[at] = true;
        }
    }
}
