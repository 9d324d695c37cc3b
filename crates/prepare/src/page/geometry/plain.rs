//! What its place alone shows of a line in the type of the text: subheads in the middle of a column, kickers in boxes,
//! labels over a short rule, names over a text.

use super::blocks::Block;
use super::sheet_line::SheetLine;
use super::style::TextStyle;
use super::{Flow, Sheet};
use crate::page::chars::{ends_full_stop, fold_text};
use crate::page::forms::{heading, opener};

/// Shortest and longest of such subheads, in characters.
const SUBHEAD: std::ops::RangeInclusive<usize> = 4..=16;
/// Indent of a first line, in ems.
const INDENT: std::ops::Range<f32> = 1.4..2.7;
/// Places that differ by less, in ems, are the same.
const SAME: f32 = 0.25;
/// The margins of a line in the middle differ by less.
const MIDDLE: f32 = 0.9;

/// Whether a line in the type of the text is a subhead: after the end of a sentence, in the middle of its column, where
/// first lines are indented and the next line is one.
pub(super) fn is_plain_subhead(
    lines: &[SheetLine],
    block: &Block,
    index: usize,
    folded: &str,
    style: TextStyle,
) -> bool {
    let [before, at, next] =
        [index.checked_sub(1), Some(index), Some(index + 1)].map(|at| at.and_then(|at| block.lines.get(at)));
    let (Some(before), Some(at), Some(next)) = (before, at, next) else { return false };
    let (before, line, next) = (&lines[*before], &lines[*at], &lines[*next]);
    let em = line.size;
    let (left, right) = (line.bounds.x0 - block.bounds.x0, block.bounds.x1 - line.bounds.x1);
    let indent = next.bounds.x0 - block.bounds.x0;
    let worded = SUBHEAD.contains(&line.glyphs.len())
        && heading::can_be_heading(folded, 0)
        && !folded.contains(['，', '：'])
        && opener::parse(folded).is_none();
    let full = |line: &SheetLine| block.bounds.x1 - line.bounds.x1 < 1.6 * em;
    worded
        && line.flow == Flow::Right
        && style.is_plain(line)
        && style.is_plain(next)
        && ends_full_stop(&fold_text(before.text.trim()))
        && INDENT.contains(&(indent / em))
        && full(next)
        && (left - indent).abs() > SAME * em
        && (left - right).abs() < MIDDLE * em
}

/// Whether a line that nothing but its ink sets apart is the first of a paragraph: indented, and full as the next one is. A few
/// characters of many strokes have as much ink as bold ones.
pub(super) fn is_first_line(lines: &[SheetLine], block: &Block, index: usize) -> bool {
    let line = &lines[block.lines[index]];
    // The last line of a column has none below it.
    let next = block.lines.get(index + 1).map(|at| &lines[*at]);
    let Some(beside) = next.or(index.checked_sub(1).map(|before| &lines[block.lines[before]])) else {
        return false;
    };
    let indent = (line.bounds.x0 - block.bounds.x0) / line.size;
    (line.font, line.bold) == (beside.font, beside.bold)
        && (1.2..4.5).contains(&indent)
        && block.bounds.x1 - line.end < 1.2 * line.size
        && next.map_or(index > 1, |next| {
            next.bounds.x0 - block.bounds.x0 < 0.6 * line.size && block.bounds.x1 - next.end < 1.2 * line.size
        })
}

/// Whether a full line's style goes on in the first characters of the next line, which is set otherwise: the bold
/// beginning of a text.
pub(super) fn goes_on(sheet: &Sheet, lines: &[SheetLine], block: &Block, index: usize) -> bool {
    let line = &lines[block.lines[index]];
    let Some(next) = block.lines.get(index + 1).map(|at| &lines[*at]) else { return false };
    let first = next.glyphs.first().map(|at| &sheet.glyphs[*at]);
    let same = first.is_some_and(|first| first.font == line.font && first.bold == line.bold);
    same && (next.font, next.bold) != (line.font, line.bold)
        && (next.bounds.x1 - line.bounds.x1).abs() < 1.2 * line.size
}

/// Whether a title is right below a line.
pub(super) fn has_title_below(lines: &[SheetLine], line: &SheetLine) -> bool {
    /// How much larger it is, and how near, in ems of the line.
    const LARGER: f32 = 1.3;
    const BELOW: f32 = 2.0;
    lines.iter().any(|title| {
        let gap = title.bounds.y0 - line.bounds.y1;
        title.size > LARGER * line.size
            && (-0.3 * line.size..BELOW * line.size).contains(&gap)
            && title.bounds.overlap_x(&line.bounds) > 0.5 * line.bounds.width().min(title.bounds.width())
    })
}

/// Whether the nearest line below is one of the text.
pub(super) fn is_over_text(lines: &[SheetLine], at: usize, style: TextStyle) -> bool {
    /// Furthest distance, in ems.
    const BELOW: f32 = 2.5;
    let line = &lines[at];
    let gap = |other: &SheetLine| other.bounds.y0 - line.bounds.y1;
    let below = lines.iter().filter(|other| {
        other.flow == Flow::Right
            && (-0.3 * line.size..BELOW * line.size).contains(&gap(other))
            && other.bounds.overlap_x(&line.bounds) > 0.0
    });
    let nearest = below.min_by(|one, other| gap(one).total_cmp(&gap(other)));
    nearest.is_some_and(|next| style.is_plain(next) && (next.size - style.size).abs() < 0.06 * style.size)
}

/// Whether a rule no longer than a line is right under it.
pub(super) fn is_ruled_label(sheet: &Sheet, line: &SheetLine) -> bool {
    let em = line.size;
    sheet.rules.iter().any(|rule| {
        (rule.width() - line.bounds.width()).abs() < 1.2 * em
            && rule.width() > rule.height()
            && (rule.x0 - line.bounds.x0).abs() < em
            && (-0.3 * em..0.8 * em).contains(&(rule.y0 - line.bounds.y1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::geometry::lines::lines;
    use crate::page::geometry::testing::sheet;

    fn is_subhead(text: &str, aside: f32) -> bool {
        let rows = [
            ("管道接口最容易闹脾气", 0.0),
            ("不影响居民早晨用水。", 0.0),
            (text, aside),
            ("气温高土层收缩管", 2.0),
            ("道接口最容易出问题。", 0.0),
        ];
        let words: Vec<_> = (0..).zip(rows).map(|(row, (text, x))| (text, x, 1.4 * row as f32)).collect();
        let lines = lines(&sheet(&words));
        let bounds = super::super::Bounds::around(lines.iter().map(|line| &line.bounds));
        let block = Block { lines: (0..lines.len()).collect(), bounds, ..Block::default() };
        let style = TextStyle::of(lines.iter());
        is_plain_subhead(&lines, &block, 2, &fold_text(&lines[2].text), style)
    }

    #[test]
    fn a_line_in_the_middle_of_a_column_is_a_subhead() {
        assert!(is_subhead("抢修队夜里出动", 1.5));
        assert!(is_subhead("节水仍要拧紧一点点点", 0.0));
        // A line of the text, a first line, a signature, a sentence.
        assert!(!is_subhead("抢修队", 0.0));
        assert!(!is_subhead("抢修队夜里出动", 2.0));
        assert!(!is_subhead("抢修队", 7.0));
        assert!(!is_subhead("抢修队出动了。", 1.5));
    }
}
