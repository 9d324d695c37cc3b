//! Labels: the names of columns, in a box or a bar of their own, over a short rule or between marks.

use super::bylines::is_marked_name;
use super::plain::is_ruled_label;
use super::sheet_line::SheetLine;
use super::style::TextStyle;
use super::{Bounds, Flow, Sheet};
use crate::page::forms::heading;

/// Longest label, in characters.
const LABEL_CHARACTERS: usize = 8;

/// Whether a line is a label: a few words in a small box of their own or alone in a bar, over a short rule, or between
/// marks.
pub(super) fn is_label(
    sheet: &Sheet,
    lines: &[SheetLine],
    at: usize,
    folded: &str,
    style: TextStyle,
) -> bool {
    let line = &lines[at];
    let length = folded.chars().filter(|c| !c.is_whitespace()).count();
    if is_marked_name(folded) {
        return false;
    }
    if length > LABEL_CHARACTERS + 4 || line.size > 1.7 * style.size {
        return false;
    }
    let around = |area: &&Bounds| area.contains(&line.bounds) && area.height() < LOW_BOX * line.size;
    // The lowest alone is looked into, as a page may have thousands of boxes around a line.
    let in_bar = || {
        let lowest =
            sheet.boxes.iter().filter(around).min_by(|one, other| one.height().total_cmp(&other.height()));
        let is_title = || line.size > LARGEST_LABEL * style.size && !has_more_below(lines, line, style);
        let is_alone = |area: &Bounds| {
            !lines.iter().any(|other| !std::ptr::eq(other, line) && area.holds(other.bounds.center()))
        };
        lowest.is_some_and(|area| is_alone(area) && !is_title())
    };
    let is_set_apart = || is_boxed(sheet, line) || in_bar() || is_ruled_label(sheet, line);
    length <= LABEL_CHARACTERS && is_set_apart() || heading::is_marked_label(folded)
}

/// A label in a bar is no larger than the text by this factor, if no title is below it: else it is the title.
const LARGEST_LABEL: f32 = 1.25;

/// Whether something larger than the text is right below a line.
fn has_more_below(lines: &[SheetLine], line: &SheetLine, style: TextStyle) -> bool {
    /// Furthest distance, in ems of the line.
    const BELOW: f32 = 2.5;
    lines.iter().any(|other| {
        other.size > 1.09 * style.size
            && (0.0..BELOW * line.size).contains(&(other.bounds.y0 - line.bounds.y1))
            && other.bounds.overlap_x(&line.bounds) > 0.0
    })
}

/// Height of a box around one line, in ems, and how much wider than the line it is.
const LOW_BOX: f32 = 2.6;
const WIDER_BOX: f32 = 4.5;

/// Whether a line is in a small box of its own.
pub(super) fn is_boxed(sheet: &Sheet, line: &SheetLine) -> bool {
    let upright = line.flow == Flow::Below;
    sheet.boxes.iter().any(|area| {
        let (across, along) =
            if upright { (area.width(), area.height()) } else { (area.height(), area.width()) };
        let length = if upright { line.bounds.height() } else { line.bounds.width() };
        area.contains(&line.bounds) && across < LOW_BOX * line.size && along < length + WIDER_BOX * line.size
    })
}
