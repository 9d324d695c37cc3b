//! From segments to the lines of a sheet: spaced headlines joined, upright lettering read downwards.

use super::places::Places;
use super::segments::{self, Segment, segment};
use super::sheet_line::{SheetLine, line};
use super::{Bounds, Flow, Sheet, drop_caps, gutters, stacks, tables, unruled};

/// The lines of a sheet, from top to bottom.
pub(crate) fn lines(sheet: &Sheet) -> Vec<SheetLine> {
    let segments = segments::segments(sheet);
    let gutters = gutters::gutters(sheet, &segments);
    let body = body_size(&segments);
    let segments = gutters::divide(sheet, segments, &gutters, body);
    let segments = join_spaced(sheet, segments, &gutters, body);
    let mut segments = stacks::stack(sheet, segments);
    segments.sort_by(|one, other| {
        one.bounds.y0.total_cmp(&other.bounds.y0).then(one.bounds.x0.total_cmp(&other.bounds.x0))
    });
    let lines = drop_caps::join(segments.into_iter().map(|segment| line(sheet, segment)).collect());
    unruled::join_rows(sheet, tables::join_rows(sheet, lines))
}

/// The size in which most characters are set.
fn body_size(segments: &[Segment]) -> f32 {
    let mut sizes: Vec<(f32, usize)> = segments.iter().map(|one| (one.size, one.glyphs.len())).collect();
    sizes.sort_by(|one, other| one.0.total_cmp(&other.0));
    let half = sizes.iter().map(|(_, count)| count).sum::<usize>() / 2;
    let mut sum = 0;
    sizes
        .iter()
        .find(|(_, count)| {
            sum += count;
            sum > half
        })
        .map_or(10.0, |(size, _)| *size)
}

/// A headline is larger than the text by this factor at least.
const HEADLINE: f32 = 1.25;
/// Widest letter spacing of a headline, in ems.
const SPACING: f32 = 1.7;
/// How far the baselines of two parts of a line differ, and how far one begins before the end of the other, in ems.
const BASELINE: f32 = 0.15;
const BACK: f32 = 0.2;
/// The size of one of two parts is no more than this factor that of the other.
const SIZES: f32 = 1.07;

/// Joins the parts of headlines whose letters or halves are set apart.
fn join_spaced(sheet: &Sheet, mut segments: Vec<Segment>, gutters: &[Bounds], body: f32) -> Vec<Segment> {
    segments.sort_by(|one, other| one.bounds.x0.total_cmp(&other.bounds.x0));
    let texts: Vec<Bounds> =
        segments.iter().filter(|one| one.size < HEADLINE * body).map(|one| one.bounds).collect();
    let joins = |before: &Segment, next: &Segment| {
        if next.size >= HEADLINE * body {
            !are_over_columns(&texts, before, next)
        } else {
            is_entry(sheet, before) && !beside_gutter(gutters, before, next)
        }
    };
    let mut joined: Vec<Segment> = Vec::new();
    // Where they end: each segment looks only at those that end near its beginning.
    let mut ends = Places::default();
    let end = |one: &Segment| (one.bounds.x1, one.bounds.y1);
    for next in segments {
        let is_before = |one: &Segment| {
            follows(one, &next)
                && !divided(sheet, gutters, one, &next)
                && is_spaced(sheet, gutters, one, &next)
        };
        let (em, (x, y)) = (SIZES * next.size, (next.bounds.x0, next.bounds.y1));
        let near = ends.near(x - WIDEST_TAB * em..=x + BACK * em, y - BASELINE * em..=y + BASELINE * em);
        let mut near: Vec<usize> = near.collect();
        near.sort_unstable();
        match near.into_iter().rev().find(|at| is_before(&joined[*at])) {
            Some(at) if joins(&joined[at], &next) => {
                let glyphs: Vec<usize> = joined[at].glyphs.iter().chain(&next.glyphs).copied().collect();
                ends.remove(end(&joined[at]), at);
                joined[at] = segment(sheet, &glyphs);
                ends.add(end(&joined[at]), at);
            }
            _ => {
                ends.add(end(&next), joined.len());
                joined.push(next);
            }
        }
    }
    joined
}

/// Whether two parts of a line stand each over the left edge of a column: they are two headlines.
fn are_over_columns(texts: &[Bounds], one: &Segment, next: &Segment) -> bool {
    /// Furthest distance of the column, in ems of the headline.
    const BELOW: f32 = 1.6;
    /// How far their left edges differ at most, in points: first lines are indented.
    const EDGE: f32 = 2.5;
    let begins = |head: &Segment, edge: f32| {
        let mut rows = texts.iter().filter(|text| {
            let gap = text.y0 - head.bounds.y1;
            (-0.3 * head.size..BELOW * head.size + text.height()).contains(&gap)
                && (text.x0 - head.bounds.x0).abs() < EDGE
                && text.width() > 5.0 * text.height()
        });
        rows.any(|text| text.x1 < edge)
    };
    begins(one, next.bounds.x0) && begins(next, f32::MAX)
}

/// Widest gap between the entries of a list, in ems.
const WIDEST_TAB: f32 = 3.0;
/// Widest entry of a list that others follow on the line, in ems: a column of text is wider.
const ENTRY: f32 = 7.0;

/// Whether a segment ends in a short entry: a date, a place, a label with a colon.
fn is_entry(sheet: &Sheet, segment: &Segment) -> bool {
    let boxes = segment.glyphs.iter().map(|at| &sheet.glyphs[*at].bounds);
    let mut start = segment.bounds.x1;
    for bounds in boxes.rev() {
        if start - bounds.x1 > 0.7 * segment.size {
            break;
        }
        start = start.min(bounds.x0);
    }
    segment.bounds.x1 - start < ENTRY * segment.size
}

/// Whether the gap before a segment is letter spacing, or that of a list.
fn is_spaced(sheet: &Sheet, gutters: &[Bounds], one: &Segment, next: &Segment) -> bool {
    let gap = Bounds { x0: one.bounds.x1, x1: next.bounds.x0, ..one.bounds };
    gap.width() < SPACING * one.size || is_entry(sheet, one) && !beside_gutter(gutters, one, next)
}

/// Whether the gap between two segments is at the place of a gutter, anywhere above or below.
fn beside_gutter(gutters: &[Bounds], one: &Segment, next: &Segment) -> bool {
    let gap = Bounds { x0: one.bounds.x1, x1: next.bounds.x0, ..one.bounds };
    gutters.iter().any(|gutter| gutter.overlap_x(&gap) > 0.6 * gutter.width())
}

/// The distance from the right edge of one segment to the left edge of another.
fn gap(one: &Segment, next: &Segment) -> f32 {
    next.bounds.x0 - one.bounds.x1
}

fn follows(one: &Segment, next: &Segment) -> bool {
    one.flow == Flow::Right
        && next.flow == Flow::Right
        && (one.size - next.size).abs() < 0.06 * one.size
        && (one.bounds.y1 - next.bounds.y1).abs() < BASELINE * one.size
        && (-BACK * one.size..WIDEST_TAB * one.size).contains(&gap(one, next))
}

/// Whether a rule or a gutter is between two segments.
fn divided(sheet: &Sheet, gutters: &[Bounds], one: &Segment, next: &Segment) -> bool {
    let gap = Bounds {
        x0: one.bounds.x1 - 1.0,
        x1: next.bounds.x0 + 1.0,
        y0: one.bounds.y0.min(next.bounds.y0),
        y1: one.bounds.y1.max(next.bounds.y1),
    };
    let upright = sheet.rules.iter().filter(|rule| rule.height() > rule.width());
    let is_box = |area: &&Bounds| {
        area.contains(&one.bounds) != area.contains(&next.bounds) && area.height() > 1.5 * one.size
    };
    upright.filter(|rule| rule.overlap_x(&gap) >= 0.0 && rule.overlap_y(&gap) > 0.4 * gap.height()).count()
        > 0
        || sheet.boxes.iter().any(|area| is_box(&area))
        || gutters.iter().any(|gutter| {
            gutter.overlap_x(&gap) > 0.6 * gutter.width()
                && gutter.y0 - 3.0 * one.size <= gap.y1
                && gutter.y1 >= gap.y0
        })
}

#[cfg(test)]
mod tests {
    use super::lines;
    use crate::page::geometry::Bounds;
    use crate::page::geometry::testing::sheet;

    #[test]
    fn headlines_over_columns_of_their_own_are_not_joined() {
        // 1.2 ems are letter spacing of a headline as well as a gutter: the text below decides.
        let texts = |columns: bool| {
            let mut sheet = if columns {
                sheet(&[
                    ("地铁早班车提前至五点发车市民", 0.0, 2.5),
                    ("桃花岭公园南湖公园即日起延长", 15.0, 2.5),
                ])
            } else {
                sheet(&[("地铁早班车提前至五点发车市民都说这样的安排方便了许多人", 0.0, 2.5)])
            };
            for (text, x) in [("早班车提前了", 0.0_f32), ("公园开放夜场", 150.0)] {
                for (at, c) in text.chars().enumerate() {
                    let x = x + 22.0 * at as f32;
                    let mut glyph = sheet.glyphs[0].clone();
                    glyph.text = c;
                    glyph.size = 22.0;
                    glyph.bounds = Bounds::new(x, 0.0, x + 22.0, 22.0);
                    sheet.glyphs.push(glyph);
                }
            }
            lines(&sheet).len()
        };
        assert_eq!(texts(true), 4);
        assert_eq!(texts(false), 2);
    }
}
