//! The head of a paper: its name with date and issue, in a bar across the sheet, upright in a box at the side, or in a row
//! over all stories.

use super::furniture::{ACROSS, MARGIN};
use super::imprint::is_issue;
use super::plain::has_title_below;
use super::sheet_line::SheetLine;
use super::style::TextStyle;
use super::{Bounds, Flow, Sheet};
use crate::page::chars::fold_text;
use crate::page::forms::furniture;

/// Looking at more boxes of a sheet would take too long: they are no boxes of stories then.
const MOST_BOXES: usize = 300;

/// Sets aside the lines of all heads.
pub(super) fn set_aside(sheet: &Sheet, lines: &[SheetLine], found: &mut [bool]) {
    let body = TextStyle::of(lines.iter()).size;
    for area in sheet.boxes.iter().take(MOST_BOXES) {
        let shape = is_top_bar(sheet, area) || is_low_bar(sheet, area, body) || is_upright(sheet, area);
        if !shape {
            continue;
        }
        let members: Vec<usize> = (0..lines.len()).filter(|at| area.encloses(&lines[*at].bounds)).collect();
        let running = members.iter().any(|at| lines[*at].text.contains(['。', '，']));
        let says_of_paper = if is_top_bar(sheet, area) {
            members.iter().any(|at| found[*at] || is_issue(&folded(&lines[*at])))
        } else if is_upright(sheet, area) {
            members.iter().any(|at| is_name(&lines[*at], body))
                && members.iter().any(|at| is_dated(&lines[*at]) || is_issue(&folded(&lines[*at])))
        } else {
            members.iter().any(|at| is_dated(&lines[*at]))
        };
        if !running && says_of_paper {
            for at in members {
                found[at] = true;
            }
        }
    }
    set_aside_row(sheet, lines, body, found);
}

/// Whether a box is a bar across the sheet at its top.
pub(super) fn is_top_bar(sheet: &Sheet, area: &Bounds) -> bool {
    area.y1 < 2.0 * MARGIN * sheet.height
        && area.y0 < 0.5 * MARGIN * sheet.height
        && area.width() > ACROSS * sheet.width
}

/// Whether a box is a bar across the sheet as high as a line.
fn is_low_bar(sheet: &Sheet, area: &Bounds, body: f32) -> bool {
    /// Its height, in ems of the text.
    const LOW: f32 = 3.0;
    area.width() > ACROSS * sheet.width && area.height() < LOW * body
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
/// that of the page, a number to call. What is over a headline is its kicker.
fn set_aside_row(sheet: &Sheet, lines: &[SheetLine], body: f32, found: &mut [bool]) {
    /// Longest such line, in characters, and its largest type, in ems of the text.
    const LONGEST: usize = 30;
    const LARGEST: f32 = 2.0;
    let at_top = |line: &SheetLine| line.flow == Flow::Right && line.bounds.y1 < MARGIN * sheet.height;
    let known = || lines.iter().zip(found.iter()).filter(|(line, found)| **found && at_top(line));
    if !known().any(|(line, _)| is_dated(line)) {
        return;
    }
    let row = Bounds::around(known().map(|(line, _)| &line.bounds));
    let own: Vec<usize> = (0..lines.len())
        .filter(|at| {
            let line = &lines[*at];
            let (_, middle) = line.bounds.center();
            at_top(line)
                && (row.y0..row.y1).contains(&middle)
                && line.glyphs.len() <= LONGEST
                && line.size < LARGEST * body
                && !line.text.contains(['。', '，'])
                && !has_title_below(lines, line)
        })
        .collect();
    for at in own {
        found[at] = true;
    }
}
