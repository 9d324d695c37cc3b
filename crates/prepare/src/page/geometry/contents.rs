//! Contents of a paper: a box or a list that names stories of other pages is no story.

use std::sync::LazyLock;

use regex::Regex;

use super::sheet_line::SheetLine;
use super::{Bounds, Flow, Sheet};
use crate::page::chars::fold_text;
use crate::pattern::pattern;

static NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^[◆■●▲□◎【]?(?:今日|本期|本报|版面|内容|新闻|重点)?(?:要目|导读|导览|目录|提要|看点)[】]?$")
});
/// An entry, or the end of one that is set apart or goes over its line: `2版`, `▶详见第3版`, `（二版）`, `版）`.
static ENTRY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:第? *[A-Z]?(?:\d{1,2}|[一二三四五六七八九十]{1,2}) *版|[…·.]+ *[A-Z]?\d{1,2}|^ *版)[）】]?$")
});

/// Fewest entries.
const FEWEST: usize = 2;
/// Widest distance of one entry from the next, in ems.
const LEADING: f32 = 2.5;

/// Makes furniture of the contents on a sheet.
pub(crate) fn set_aside(sheet: &Sheet, lines: &[SheetLine], furniture: &mut [bool]) {
    let is_name = |line: &&SheetLine| line.flow == Flow::Right && NAME.is_match(&folded(line));
    let names: Vec<&SheetLine> = lines.iter().filter(is_name).collect();
    if names.is_empty() {
        return;
    }
    let entries: Vec<bool> = lines.iter().map(is_entry).collect();
    let page = Page { sheet, lines, entries: &entries };
    for name in names {
        let members = page.in_box(name).unwrap_or_else(|| page.below(name));
        if page.count(&members) >= FEWEST {
            for at in members {
                furniture[at] = true;
            }
        }
    }
}

fn folded(line: &SheetLine) -> String {
    fold_text(line.text.trim()).replace(' ', "")
}

fn is_entry(line: &SheetLine) -> bool {
    ENTRY.is_match(&folded(line))
}

/// The lines of a sheet, and which of them are entries: each is asked for many times.
struct Page<'a> {
    sheet: &'a Sheet,
    lines: &'a [SheetLine],
    entries: &'a [bool],
}

impl Page<'_> {
    fn count(&self, members: &[usize]) -> usize {
        members.iter().filter(|at| self.entries[**at]).count()
    }

    /// The lines of the smallest box with the name and an entry, if most of its rows are entries.
    fn in_box(&self, name: &SheetLine) -> Option<Vec<usize>> {
        let inside = |area: &Bounds| -> Vec<usize> {
            (0..self.lines.len()).filter(|at| area.encloses(&self.lines[*at].bounds)).collect()
        };
        let boxes = self.sheet.boxes.iter().filter(|area| area.encloses(&name.bounds));
        let full = boxes.map(|area| (area.area(), inside(area))).filter(|(_, members)| {
            let entries = self.count(members);
            // An entry has its page beside it or, of two lines, below it.
            entries > 0 && entries * 3 + 1 >= members.len()
        });
        full.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, members)| members)
    }

    /// The name, and the rows of entries right below it.
    fn below(&self, name: &SheetLine) -> Vec<usize> {
        let top = |at: &usize| self.lines[*at].bounds.y0;
        let mut found: Vec<usize> = Vec::new();
        let mut bottom = name.bounds.y1;
        let mut sorted: Vec<usize> = (0..self.lines.len()).filter(|at| top(at) >= name.bounds.y0).collect();
        sorted.sort_by(|one, other| top(one).total_cmp(&top(other)));
        for at in sorted {
            let line = &self.lines[at];
            if line.bounds.y0 - bottom > LEADING * line.size {
                break;
            }
            let is_own = std::ptr::eq(line, name);
            let is_under = line.bounds.overlap_x(&name.bounds) > -8.0 * name.size;
            if is_own || is_under && (self.entries[at] || self.has_entry(line)) {
                bottom = bottom.max(line.bounds.y1);
                found.push(at);
            }
        }
        found
    }

    /// Whether a line has the end of its entry beside it, or goes on in it below.
    fn has_entry(&self, line: &SheetLine) -> bool {
        let entries = || self.lines.iter().zip(self.entries).filter(|(_, is)| **is).map(|(line, _)| line);
        let in_row = |other: &SheetLine| {
            other.bounds.overlap_y(&line.bounds) > 0.5 * line.bounds.height()
                && (other.bounds.x0 - line.bounds.x1).abs() < 12.0 * line.size
        };
        let wraps = |next: &SheetLine| {
            let gap = next.bounds.y0 - line.bounds.y1;
            (next.font, next.bold) == (line.font, line.bold)
                && (next.bounds.x0 - line.bounds.x0).abs() < 0.5 * line.size
                && (-0.3 * line.size..0.9 * line.size).contains(&gap)
        };
        entries().any(|entry| in_row(entry) || wraps(entry))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, row: f32, x0: f32) -> SheetLine {
        let x1 = x0 + 10.0 * text.chars().count() as f32;
        let bounds = Bounds::new(x0, 20.0 * row, x1, 20.0 * row + 10.0);
        SheetLine { text: text.to_owned(), bounds, size: 10.0, ..SheetLine::default() }
    }

    #[test]
    fn a_list_of_stories_on_other_pages_is_furniture() {
        let lines = [
            line("要 目", 0.0, 30.0),
            line("夜校开班", 1.0, 0.0),
            line("2版", 1.0, 80.0),
            line("书屋开放", 2.0, 0.0),
            line("3版", 2.0, 80.0),
            line("近日，夜校开班。", 3.0, 0.0),
        ];
        let mut furniture = [false; 6];
        set_aside(&Sheet::default(), &lines, &mut furniture);
        assert_eq!(furniture, [true, true, true, true, true, false]);
    }

    #[test]
    fn a_headline_that_names_no_pages_is_none() {
        let lines = [line("要目", 0.0, 0.0), line("夜校开班", 1.0, 0.0), line("书屋开放", 2.0, 0.0)];
        let mut furniture = [false; 3];
        set_aside(&Sheet::default(), &lines, &mut furniture);
        assert_eq!(furniture, [false; 3]);
    }
}
