//! From lines to blocks: lines of one size that follow each other in one column.

use super::bylines::{is_author, is_byline};
use super::sheet_line::SheetLine;
use super::style::Styles;
use super::{Bounds, Flow, Sheet};
use crate::page::chars::{ends_sentence, fold_text, is_balanced, is_han};

/// How large a line is against the text of its sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Scale {
    /// Captions, credits, furniture.
    Small,
    /// The text.
    #[default]
    Body,
    /// Subheads, kickers, titles of briefs.
    Middle,
    /// Headlines.
    Large,
}

impl Scale {
    /// The scale of a size, as a share of the size of the text.
    pub(crate) fn of(share: f32) -> Self {
        match share {
            share if share >= 1.32 => Self::Large,
            share if share >= 1.09 => Self::Middle,
            share if share >= 0.93 => Self::Body,
            _ => Self::Small,
        }
    }
}

/// Lines of one column that belong together.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Block {
    /// Its lines, by their place in the sheet, from top to bottom.
    pub(crate) lines: Vec<usize>,
    pub(crate) bounds: Bounds,
    pub(crate) scale: Scale,
    pub(crate) flow: Flow,
    /// The innermost box around it, by its place in [`frames`].
    pub(crate) frame: Option<usize>,
    /// Whether it is a byline, which may be wider than the column below it.
    pub(crate) byline: bool,
}

/// The boxes that hold text of their own: not the whole sheet, and no mark under a few words.
pub(crate) fn frames(sheet: &Sheet, lines: &[SheetLine]) -> Vec<Bounds> {
    let page = sheet.width * sheet.height;
    let mut frames: Vec<Bounds> = Vec::new();
    let edged = edged(sheet);
    for area in sheet.boxes.iter().chain(&edged).filter(|area| area.area() < 0.7 * page) {
        let inside = lines.iter().filter(|line| area.contains(&line.bounds)).count();
        let known = frames.iter().any(|frame| frame.contains(area) && area.contains(frame));
        if inside >= 2 && inside < lines.len() && !known {
            frames.push(*area);
        }
    }
    frames.sort_by(|one, other| one.area().total_cmp(&other.area()));
    frames
}

/// Boxes drawn as four rules.
fn edged(sheet: &Sheet) -> Vec<Bounds> {
    const NEAR: f32 = 3.0;
    let level: Vec<&Bounds> = sheet.rules.iter().filter(|rule| rule.width() > 40.0).take(400).collect();
    let upright: Vec<&Bounds> = sheet.rules.iter().filter(|rule| rule.height() > 24.0).take(400).collect();
    let mut found = Vec::new();
    for (index, top) in level.iter().enumerate() {
        for bottom in &level[index + 1..] {
            let (top, bottom) = if top.y0 < bottom.y0 { (top, bottom) } else { (bottom, top) };
            let same = (top.x0 - bottom.x0).abs() < NEAR && (top.x1 - bottom.x1).abs() < NEAR;
            let is_edge = |x: f32| {
                upright.iter().any(|side| {
                    (side.x0 - x).abs() < NEAR
                        && (side.y0 - top.y0).abs() < NEAR
                        && (side.y1 - bottom.y1).abs() < NEAR
                })
            };
            if same && bottom.y0 - top.y0 > 24.0 && is_edge(top.x0) && is_edge(top.x1) {
                found.push(top.joined(bottom));
            }
        }
    }
    found
}

/// Longest second line of a byline, in characters.
const BYLINE_REST: usize = 6;
/// A line whose left edge is this far from that of the line before (ems) belongs to another block.
const MOVED: f32 = 5.0;
/// Widest distance of two lines of one block, in ems.
const LEADING: f32 = 1.3;
const HEADLINE_LEADING: f32 = 0.8;

/// The blocks of some lines, in the order of their first lines.
pub(crate) fn blocks(
    sheet: &Sheet,
    lines: &[SheetLine],
    members: &[usize],
    frames: &[Bounds],
    styles: &Styles,
) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let frame_of = |line: &SheetLine| frames.iter().position(|frame| frame.encloses(&line.bounds));
    for at in members {
        let line = &lines[*at];
        let frame = frame_of(line);
        let scale = Scale::of(line.size / styles.inside(frame).size);
        let is_rest = |line: &SheetLine| {
            line.glyphs.len() <= BYLINE_REST && line.text.chars().all(|c| is_han(c) || c.is_whitespace())
        };
        let byline = is_byline(&fold_text(line.text.trim())) && !runs_on(lines, members, *at);
        let fits = |block: &&mut Block| {
            !byline
                && (!block.byline || block.lines.len() == 1 && is_rest(line))
                && block.frame == frame
                && block.scale == scale
                && follows(sheet, lines, members, block, *at)
        };
        match blocks.iter_mut().rev().find(fits) {
            Some(block) => {
                block.lines.push(*at);
                block.bounds = block.bounds.joined(&line.bounds);
            }
            None => {
                blocks.push(Block {
                    lines: vec![*at],
                    bounds: line.bounds,
                    scale,
                    flow: line.flow,
                    frame,
                    byline,
                });
            }
        }
    }
    blocks
}

/// Whether a line is full and goes on in the next one, in the same style: it is running text that begins with names.
fn runs_on(lines: &[SheetLine], members: &[usize], at: usize) -> bool {
    let line = &lines[at];
    // A bracket that is open goes on in the next line, whose text may be in other type.
    let open = !is_balanced(&fold_text(line.text.trim()));
    members.iter().map(|other| &lines[*other]).any(|next| {
        let (left, right) = (line.bounds.x0 - next.bounds.x0, line.bounds.x1 - next.bounds.x1);
        let gap = next.bounds.y0 - line.bounds.y1;
        (next.size - line.size).abs() < 0.03 * line.size
            && (open || next.font == line.font && next.bold == line.bold)
            && (-0.3 * line.size..LEADING * line.size).contains(&gap)
            && (-0.5 * line.size..4.5 * line.size).contains(&left)
            && right.abs() < 1.2 * line.size
            && line.bounds.width() > 7.0 * line.size
    })
}

/// Whether a line continues a block. Each line is compared with many blocks: their places are asked first, their words last.
fn follows(sheet: &Sheet, lines: &[SheetLine], members: &[usize], block: &Block, at: usize) -> bool {
    let line = &lines[at];
    let Some(last) = block.lines.last().map(|last| &lines[*last]) else { return false };
    if last.flow != line.flow || line.flow != Flow::Right || last.row != line.row {
        return false;
    }
    let size = last.size.max(line.size);
    let gap = line.bounds.y0 - last.bounds.y1;
    let narrow = block.bounds.width().min(line.bounds.width());
    let overlap = block.bounds.overlap_x(&line.bounds);
    let same_size = (last.size - line.size).abs() < 0.09 * size;
    let is_below = overlap >= 0.5 * narrow || is_beside_indent(block, last, line);
    if !same_size || gap > LEADING * size || gap < -0.5 * size || !is_below {
        return false;
    }
    let is_head =
        block.scale > Scale::Middle || block.scale == Scale::Middle && !is_column(block, last, line);
    if is_head && gap > HEADLINE_LEADING * size {
        return false;
    }
    // A line in the middle over full lines, or a signature at the right, is no part of a paragraph.
    let apart = block.scale < Scale::Middle && (last.bounds.x0 - line.bounds.x0).abs() > MOVED * size;
    let rest = block.byline && line.glyphs.len() <= BYLINE_REST && line.font == last.font;
    if apart && !rest || block.lines.len() == 1 && is_name_over(last, line) || is_set_off(lines, block, line)
    {
        return false;
    }
    !is_divided(sheet, &last.bounds, &line.bounds)
        && !is_beside(lines, members, block, at)
        && !is_boxed_apart(sheet, last, line)
}

/// Whether two lines are set as the lines of a column are: from one left edge or an indent, the first one full or the end of a
/// sentence. The text of a story may be larger than that of the page.
fn is_column(block: &Block, last: &SheetLine, line: &SheetLine) -> bool {
    /// Narrowest column, indent of a first line, how far edges differ, in ems.
    const NARROWEST: f32 = 8.0;
    const INDENT: std::ops::Range<f32> = 1.2..2.8;
    const SAME: f32 = 0.3;
    let em = line.size;
    let indent = (line.bounds.x0 - last.bounds.x0).abs() / em;
    let right = block.bounds.x1.max(line.bounds.x1);
    let is_full = right - last.bounds.x1 < 1.2 * em || ends_sentence(&fold_text(last.text.trim()));
    (indent < SAME || INDENT.contains(&indent))
        && is_full
        && block.bounds.joined(&line.bounds).width() > NARROWEST * em
}

/// Whether of two lines of text one is indented, and the other so short that it ends before the indent.
fn is_beside_indent(block: &Block, last: &SheetLine, line: &SheetLine) -> bool {
    /// Indent of a first line, and widest distance of the lines, in ems.
    const INDENT: std::ops::Range<f32> = 1.2..2.8;
    const LEADING: f32 = 0.9;
    let indent = (last.bounds.x0 - line.bounds.x0).abs();
    block.scale == Scale::Body
        && INDENT.contains(&(indent / line.size))
        && line.bounds.y0 - last.bounds.y1 < LEADING * line.size
        && last.bounds.overlap_x(&line.bounds) > -0.3 * line.size
        && last.font == line.font
}

/// Whether one of two lines is alone in a low box: the name of a column over a text.
fn is_boxed_apart(sheet: &Sheet, last: &SheetLine, line: &SheetLine) -> bool {
    /// Height of such a box, in ems.
    const LOW: f32 = 2.6;
    let holds =
        |area: &Bounds, line: &SheetLine| area.height() < LOW * line.size && area.contains(&line.bounds);
    sheet.boxes.iter().any(|area| holds(area, last) != holds(area, line))
}

/// Whether a line in another type has more space over it than the lines of the block have: a label or a heading below it.
fn is_set_off(lines: &[SheetLine], block: &Block, line: &SheetLine) -> bool {
    /// How much more, in ems.
    const MORE: f32 = 0.3;
    let [.., before, last] = block.lines.as_slice() else { return false };
    let (before, last) = (&lines[*before], &lines[*last]);
    let gap = |one: &SheetLine, next: &SheetLine| next.bounds.y0 - one.bounds.y1;
    (last.font, last.bold) != (line.font, line.bold) && gap(last, line) - gap(before, last) > MORE * line.size
}

/// Whether a line is a name in another type over the first line of a text: it is no part of the paragraph.
fn is_name_over(name: &SheetLine, line: &SheetLine) -> bool {
    (name.font, name.bold) != (line.font, line.bold) && is_author(&fold_text(name.text.trim()))
}

/// Whether a rule is between two lines.
fn is_divided(sheet: &Sheet, above: &Bounds, below: &Bounds) -> bool {
    let (top, bottom) = (above.center().1, below.center().1);
    sheet.rules.iter().any(|rule| {
        let y = rule.center().1;
        let narrow = above.width().min(below.width());
        rule.width() > rule.height()
            && y > top
            && y < bottom
            && rule.overlap_x(above).min(rule.overlap_x(below)) > 0.5 * narrow
            && rule.width() > 0.6 * above.width().max(below.width())
    })
}

/// Whether a line has another one beside it that lies below the same block: two columns begin there.
fn is_beside(lines: &[SheetLine], members: &[usize], block: &Block, at: usize) -> bool {
    let line = &lines[at];
    let wide = block.bounds.width() > 1.5 * line.bounds.width();
    wide && members.iter().any(|other| {
        let other_line = &lines[*other];
        *other != at
            && other_line.flow == Flow::Right
            && other_line.bounds.overlap_y(&line.bounds) > 0.5 * line.size.min(other_line.size)
            && other_line.bounds.overlap_x(&block.bounds) > 0.5 * other_line.bounds.width()
            && other_line.bounds.overlap_x(&line.bounds) < 0.0
    })
}
