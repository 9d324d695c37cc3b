//! The head of a paper: its name with date and issue, in a bar across the sheet, upright in a box at the side, or in a row
//! over all stories.

use super::furniture::{ACROSS, MARGIN};
use super::imprint::{is_issue, is_of_text};
use super::plain::has_title_below;
use super::sheet_line::SheetLine;
use super::style::TextStyle;
use super::{Bounds, Flow, Sheet};
use crate::page::chars::fold_text;
use crate::page::forms::ending::{self, EndingKind};
use crate::page::forms::furniture;

/// Looking at more boxes of a sheet would take too long: they are no boxes of stories then.
const MOST_BOXES: usize = 300;

/// Sets aside the lines of all heads.
pub(super) fn set_aside(sheet: &Sheet, lines: &[SheetLine], found: &mut [bool]) {
    let body = TextStyle::of(lines.iter()).size;
    let is_head =
        |area: &&Bounds| is_top_bar(sheet, area) || is_low_bar(sheet, area, body) || is_upright(sheet, area);
    let heads: Vec<&Bounds> = sheet.boxes.iter().take(MOST_BOXES).filter(is_head).collect();
    if !heads.is_empty() {
        let said = Said::of(lines, body);
        for area in heads {
            set_aside_box(sheet, lines, &said, area, found);
        }
    }
    set_aside_row(sheet, lines, body, found);
}

/// What the lines of a sheet say, read once: a line may be in many boxes.
struct Said {
    dated: Vec<bool>,
    issue: Vec<bool>,
    body: f32,
}

impl Said {
    fn of(lines: &[SheetLine], body: f32) -> Self {
        Self {
            dated: lines.iter().map(is_dated).collect(),
            issue: lines.iter().map(|line| is_issue(&folded(line))).collect(),
            body,
        }
    }
}

/// Sets aside the lines in a box of the shape of a head, if they say of a paper. Rows of a table there are a notice.
fn set_aside_box(sheet: &Sheet, lines: &[SheetLine], said: &Said, area: &Bounds, found: &mut [bool]) {
    let members: Vec<usize> = (0..lines.len()).filter(|at| area.encloses(&lines[*at].bounds)).collect();
    let any = |is: &dyn Fn(usize) -> bool| members.iter().any(|at| is(*at));
    let is_text = any(&|at| lines[at].row || lines[at].text.contains(['。', '，']));
    let says_of_paper = if is_top_bar(sheet, area) {
        any(&|at| found[at] || said.issue[at])
    } else if is_upright(sheet, area) {
        any(&|at| is_name(&lines[at], said.body)) && any(&|at| said.dated[at] || said.issue[at])
    } else {
        any(&|at| said.dated[at])
    };
    if !is_text && says_of_paper {
        for at in members {
            found[at] = true;
        }
    }
}

/// Whether a box is a bar across the sheet at its top.
pub(super) fn is_top_bar(sheet: &Sheet, area: &Bounds) -> bool {
    area.y1 < 2.0 * MARGIN * sheet.height
        && area.y0 < 0.5 * MARGIN * sheet.height
        && area.width() > ACROSS * sheet.width
}

/// Whether a box is a bar across the sheet as high as a line, under the name of the paper: further down it is that of a headline, or
/// a row of a table.
fn is_low_bar(sheet: &Sheet, area: &Bounds, body: f32) -> bool {
    /// Its height, in ems of the text.
    const LOW: f32 = 3.0;
    /// Its foot, in margins of the sheet.
    const HIGH: f32 = 2.2;
    area.y1 < HIGH * MARGIN * sheet.height
        && area.width() > ACROSS * sheet.width
        && area.height() < LOW * body
}

/// Whether a box is higher than wide, at the top of the sheet: the name of the paper may be upright in it.
fn is_upright(sheet: &Sheet, area: &Bounds) -> bool {
    /// Its width, as a share of the sheet's.
    const NARROW: f32 = 0.25;
    area.y0 < 0.5 * MARGIN * sheet.height
        && area.height() > area.width()
        && area.width() < NARROW * sheet.width
}

fn folded(line: &SheetLine) -> String {
    fold_text(line.text.trim())
}

/// Whether a line gives the day of a paper.
fn is_dated(line: &SheetLine) -> bool {
    let folded = folded(line);
    furniture::is_furniture(&folded, true) && furniture::page_date(&folded).is_some()
}

/// Whether a line is upright in the type of a paper's name.
fn is_name(line: &SheetLine, body: f32) -> bool {
    /// How much larger than the text it is.
    const LARGER: f32 = 2.5;
    line.flow != Flow::Right && line.size > LARGER * body
}

/// Sets aside the lines beside the day of the paper, between the highest and the lowest furniture at the top of the sheet: its name,
/// that of the page, a number to call. What is over a headline is its kicker. Where a text goes on from another page is no edge of
/// the row: it stands under headlines, too.
fn set_aside_row(sheet: &Sheet, lines: &[SheetLine], body: f32, found: &mut [bool]) {
    /// Longest such line, in characters, and its largest type, in ems of the text.
    const LONGEST: usize = 30;
    const LARGEST: f32 = 2.0;
    let at_top = |line: &SheetLine| line.flow == Flow::Right && line.bounds.y1 < MARGIN * sheet.height;
    let is_jump = |line: &SheetLine| ending::kind(&folded(line)) == Some(EndingKind::Jump);
    let known = lines.iter().zip(found.iter()).filter(|(line, found)| **found && at_top(line));
    let known: Vec<&SheetLine> = known.map(|(line, _)| line).filter(|line| !is_jump(line)).collect();
    if !known.iter().any(|line| is_dated(line)) {
        return;
    }
    let row = Bounds::around(known.iter().map(|line| &line.bounds));
    let own: Vec<usize> = (0..lines.len())
        .filter(|at| {
            let line = &lines[*at];
            let (_, middle) = line.bounds.center();
            at_top(line)
                && (row.y0..row.y1).contains(&middle)
                && line.glyphs.len() <= LONGEST
                && line.size < LARGEST * body
                && !line.row
                && !line.text.contains(['。', '，'])
                && !is_of_text(lines, line)
                && !has_title_below(lines, line)
        })
        .collect();
    for at in own {
        found[at] = true;
    }
}
