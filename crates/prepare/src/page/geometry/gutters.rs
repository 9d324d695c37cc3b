//! Gutters: the gaps between columns, found where the lines of neighbouring columns leave the same gap.

use super::gaps::{Gap, LONG, Shared};
use super::line_end::{End, hangs, ink_end};
use super::segments::{Segment, segment};
use super::{Bounds, Flow, Glyph, Sheet};

/// Narrowest gap that can be a gutter, in ems of the text.
const NARROWEST: f32 = 0.45;
/// Widest gap that is looked at.
const WIDEST: f32 = 9.0;
/// Two lines of a gutter are no further apart, in ems: what they have in common may be thin.
const APART: f32 = 2.2;
/// Type that is larger than the text by this factor is a headline's.
const LARGER: f32 = 1.2;
/// Fewer characters are no line of a column.
const HALF: usize = 6;
/// A gutter reaches so many ems of the headline over the first line that shows it.
const REACH: f32 = 2.2;

/// Gaps before so many others belong to lines long past.
const RECENT: usize = 400;

/// The gutters of a sheet.
pub(crate) fn gutters(sheet: &Sheet, segments: &[Segment]) -> Vec<Bounds> {
    let mut level: Vec<&Segment> = segments.iter().filter(|segment| segment.flow == Flow::Right).collect();
    level.sort_by(|one, other| {
        one.bounds.y0.total_cmp(&other.bounds.y0).then(one.bounds.x0.total_cmp(&other.bounds.x0))
    });
    let between = level.iter().enumerate().filter_map(|(index, left)| {
        let gap = right_of(&level, index).map(|right| gap(sheet, left, right))?;
        let fits = (NARROWEST * left.size..WIDEST * left.size).contains(&gap.width());
        let long = right_of(&level, index).map_or(0, |right| right.glyphs.len().min(left.glyphs.len()));
        fits.then_some(Gap { bounds: gap, em: left.size, tab: false, long: long >= LONG, parted: true })
    });
    let within = level.iter().flat_map(|segment| wide_gaps(sheet, segment));
    let mut gaps: Vec<Gap> = between.chain(within).collect();
    gaps.sort_by(|one, other| {
        one.bounds.y0.total_cmp(&other.bounds.y0).then(one.bounds.x0.total_cmp(&other.bounds.x0))
    });
    let mut found: Vec<Shared> = Vec::new();
    for gap in gaps {
        let near = found.iter_mut().rev().take(RECENT).find(|known| {
            known.bounds.overlap_x(&gap.bounds) >= NARROWEST * gap.em
                && gap.bounds.y0 - known.bounds.y1 < APART * gap.em
        });
        match near {
            Some(known) => known.add(&gap),
            None => found.push(Shared::of(&gap)),
        }
    }
    found.into_iter().filter(Shared::is_gutter).map(|shared| shared.bounds).collect()
}

/// Widest text before a tab, in ems.
const TABBED: f32 = 4.6;

/// Gaps inside a segment that are wider than its letter spacing: a narrow gutter may be among them. After a mark that may
/// hang into a gutter less is left of it.
fn wide_gaps(sheet: &Sheet, segment: &Segment) -> Vec<Gap> {
    /// How much wider than letter spacing what a mark leaves is, in ems.
    const LEFT: f32 = 0.2;
    let ink = segment.glyphs.iter().map(|at| &sheet.glyphs[*at]).filter(|glyph| !glyph.text.is_whitespace());
    let glyphs: Vec<&Glyph> = ink.collect();
    let width = |pair: &[&Glyph]| pair[1].bounds.x0 - pair[0].bounds.x1;
    let mut widths: Vec<f32> = glyphs.windows(2).map(width).collect();
    widths.sort_by(f32::total_cmp);
    let usual = widths.get(widths.len() / 2).copied().unwrap_or(0.0).max(0.0);
    let least = (NARROWEST * segment.size).max(usual + 0.3 * segment.size);
    let spaces =
        || segment.glyphs.iter().map(|at| &sheet.glyphs[*at]).filter(|glyph| glyph.text.is_whitespace());
    let is_spaced = |gap: &Bounds| spaces().any(|space| gap.overlap_x(&space.bounds) > 0.0);
    let gap = |(index, pair): (usize, &[&Glyph])| {
        let hung = hangs(pair[0].text) && width(pair) > usual + LEFT * segment.size;
        let x0 = if hung { ink_end(pair[0]) } else { pair[0].bounds.x1 };
        let gap = Bounds { x0, x1: pair[1].bounds.x0, ..segment.bounds };
        let tab = x0 - segment.bounds.x0 < TABBED * segment.size && is_spaced(&gap);
        let long = (index + 1).min(glyphs.len() - index - 1) >= LONG;
        (gap.width() > least).then_some(Gap { bounds: gap, em: segment.size, tab, long, parted: false })
    };
    glyphs.windows(2).enumerate().filter_map(gap).collect()
}

/// Lines side by side have so much of their height in common, in ems: those of two stories are on grids of their own.
const COMMON: f32 = 0.05;

/// The nearest segment to the right on the same line.
fn right_of<'a>(level: &[&'a Segment], index: usize) -> Option<&'a Segment> {
    let left = level[index];
    let from = level[..index].partition_point(|one| one.bounds.y0 < left.bounds.y0 - left.size);
    level[from..]
        .iter()
        .take_while(|one| one.bounds.y0 < left.bounds.y1)
        .filter(|one| {
            one.bounds.x0 >= left.bounds.x1 - 0.5 && one.bounds.overlap_y(&left.bounds) > COMMON * left.size
        })
        .min_by(|one, other| one.bounds.x0.total_cmp(&other.bounds.x0))
        .copied()
}

/// The gap between two segments; a closing mark at the end of the left one is seen in its left half only.
fn gap(sheet: &Sheet, left: &Segment, right: &Segment) -> Bounds {
    let mark = left.glyphs.last().map(|at| &sheet.glyphs[*at]).filter(|glyph| hangs(glyph.text));
    Bounds {
        x0: mark.map_or(left.bounds.x1, ink_end),
        x1: right.bounds.x0,
        y0: left.bounds.y0.max(right.bounds.y0),
        y1: left.bounds.y1.min(right.bounds.y1),
    }
}

/// Divides segments that run over a gutter through a gap of their own, or over a rule: headlines side by side, text whose
/// spaces fill the gutter, and lines whose last mark hangs into it.
pub(crate) fn divide(sheet: &Sheet, segments: Vec<Segment>, gutters: &[Bounds], body: f32) -> Vec<Segment> {
    segments
        .into_iter()
        .flat_map(|one| {
            if one.flow != Flow::Right {
                return vec![one];
            }
            // Only headlines are divided by a gutter that begins below them: a byline in the middle is not.
            let reach = if one.size > LARGER * body { REACH * one.size } else { 0.0 };
            let mut parts: Vec<Vec<usize>> = vec![Vec::new()];
            let mut end = End::default();
            for (index, at) in one.glyphs.iter().enumerate() {
                let glyph = &sheet.glyphs[*at];
                if !glyph.text.is_whitespace() {
                    // A short line over two columns may have its own gap where their gutter begins.
                    let short = index.min(one.glyphs.len() - index) < HALF && reach <= 0.0;
                    let divides = |gutter: &&Bounds| {
                        !(short && gutter.y0 > one.bounds.y0 - 0.3 * one.size)
                            && (crosses(gutter, &end.gap(&one, glyph), one.size, reach)
                                || end.hangs_into(gutter, glyph)
                                    && crosses(
                                        gutter,
                                        &end.gap_of_ink(&one, glyph),
                                        one.size,
                                        reach.max(one.size),
                                    ))
                    };
                    if end.known
                        && (gutters.iter().any(|gutter| divides(&gutter))
                            || is_ruled(sheet, &one, &end, glyph))
                    {
                        parts.push(Vec::new());
                    }
                    end.pass(glyph);
                }
                if let Some(part) = parts.last_mut() {
                    part.push(*at);
                }
            }
            parts.into_iter().map(|glyphs| segment(sheet, &glyphs)).collect()
        })
        .collect()
}

/// Whether an upright rule is between the text before a glyph, hanging marks aside, and the glyph.
fn is_ruled(sheet: &Sheet, line: &Segment, end: &End, next: &Glyph) -> bool {
    /// Shortest rule that parts columns, in ems.
    const LONG: f32 = 3.0;
    let near = 0.2 * line.size;
    let (_, middle) = line.bounds.center();
    !hangs(next.text)
        && sheet.rules.iter().any(|rule| {
            let (x, _) = rule.center();
            rule.height() > LONG * line.size
                && rule.height() > rule.width()
                && (rule.y0..rule.y1).contains(&middle)
                && end.text <= x + near
                && next.bounds.x0 >= x - near
        })
}

/// Whether a gap lies in a gutter that begins near below it or beside it. Punctuation may hang into the gutter by half an em.
fn crosses(gutter: &Bounds, gap: &Bounds, size: f32, reach: f32) -> bool {
    let near = gutter.y0 - reach <= gap.y1 && gutter.y1 + 0.5 * size >= gap.y0;
    let wide = gap.width() >= 0.3 * size && gap.width() >= 0.4 * gutter.width();
    near && wide && gutter.overlap_x(gap) >= 0.6 * gutter.width().min(gap.width())
}

#[cfg(test)]
mod tests {
    use crate::page::geometry::{Bounds, Sheet, lines::lines, testing::sheet};

    fn texts(sheet: &Sheet) -> Vec<String> {
        lines(sheet).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn a_mark_that_hangs_into_a_gutter_joins_no_columns() {
        // The gutter is 1.3 ems wide; the comma takes one of them.
        let rows = [
            ("昨日气温高了些，", "高峰时段水压不"),
            ("橙色预警已悬挂", "降靠的是提前备"),
            ("全市日均供水量", "好了这一年水务"),
            ("比去年增长两成，", "集团换了老管道"),
            ("刷新了历史纪录", "在地势高的片区"),
            ("记者了解到这些", "又建了加压泵站"),
        ];
        let mut words = Vec::new();
        for (row, (left, right)) in rows.iter().enumerate() {
            words.extend([(*left, 3.0, 1.4 * row as f32), (*right, 11.3, 1.4 * row as f32)]);
        }
        let found = texts(&sheet(&words));
        assert_eq!(found.len(), 2 * rows.len(), "{found:?}");
        assert!(found.iter().any(|line| line == "比去年增长两成，"), "{found:?}");
    }

    #[test]
    fn a_list_of_names_has_no_gutter_after_them() {
        let rows = [
            "段成玉\u{3000}冷轧厂轧钢工",
            "曾一粟\u{3000}炼钢厂连铸工",
            "卞红霞\u{3000}质检中心化验员",
            "祖惠兰\u{3000}物流公司天车工",
        ];
        let words: Vec<_> = (0..).zip(rows).map(|(row, text)| (text, 3.0, 1.5 * row as f32)).collect();
        assert_eq!(texts(&sheet(&words)).len(), rows.len());
    }

    #[test]
    fn a_rule_parts_text_that_hangs_over_it() {
        let mut sheet = sheet(&[("加上小郝的电脑，成了！”", 3.0, 1.0), ("五个班组抢着答", 15.3, 1.0)]);
        assert_eq!(texts(&sheet).len(), 1);
        sheet.rules.push(Bounds::new(140.0, 0.0, 140.5, 60.0));
        assert_eq!(texts(&sheet), ["加上小郝的电脑，成了！”", "五个班组抢着答"]);
    }
}
