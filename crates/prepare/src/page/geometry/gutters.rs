//! Gutters: the gaps between columns, found where the lines of neighbouring columns leave the same gap.

use super::segments::{Segment, segment};
use super::{Bounds, Flow, Sheet};

/// Narrowest gap that can be a gutter, in ems of the text.
const NARROWEST: f32 = 0.45;
/// Widest gap that is looked at.
const WIDEST: f32 = 9.0;
/// So many lines share a gutter.
const FEWEST_LINES: usize = 4;
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
        let gap = right_of(&level, index).map(|right| gap(left, right))?;
        let fits = (NARROWEST * left.size..WIDEST * left.size).contains(&gap.width());
        fits.then_some((gap, left.size))
    });
    let within = level.iter().flat_map(|segment| wide_gaps(sheet, segment));
    let mut gaps: Vec<(Bounds, f32)> = between.chain(within).collect();
    gaps.sort_by(|one, other| one.0.y0.total_cmp(&other.0.y0).then(one.0.x0.total_cmp(&other.0.x0)));
    let mut found: Vec<(Bounds, usize)> = Vec::new();
    for (gap, em) in gaps {
        let near = found
            .iter_mut()
            .rev()
            .take(RECENT)
            .find(|(known, _)| known.overlap_x(&gap) >= NARROWEST * em && gap.y0 - known.y1 < 1.6 * em);
        match near {
            Some((known, lines)) => {
                *known = Bounds {
                    x0: known.x0.max(gap.x0),
                    x1: known.x1.min(gap.x1),
                    y0: known.y0.min(gap.y0),
                    y1: known.y1.max(gap.y1),
                };
                *lines += 1;
            }
            None => found.push((gap, 1)),
        }
    }
    found.into_iter().filter(|(_, lines)| *lines >= FEWEST_LINES).map(|(gap, _)| gap).collect()
}

/// Gaps inside a segment that are wider than its letter spacing: a narrow gutter may be among them.
fn wide_gaps(sheet: &Sheet, segment: &Segment) -> Vec<(Bounds, f32)> {
    let ink = segment.glyphs.iter().map(|at| &sheet.glyphs[*at]).filter(|glyph| !glyph.text.is_whitespace());
    let boxes: Vec<&Bounds> = ink.map(|glyph| &glyph.bounds).collect();
    let mut widths: Vec<f32> = boxes.windows(2).map(|pair| pair[1].x0 - pair[0].x1).collect();
    widths.sort_by(f32::total_cmp);
    let usual = widths.get(widths.len() / 2).copied().unwrap_or(0.0).max(0.0);
    let least = (NARROWEST * segment.size).max(usual + 0.3 * segment.size);
    boxes
        .windows(2)
        .filter(|pair| pair[1].x0 - pair[0].x1 > least)
        .map(|pair| (Bounds { x0: pair[0].x1, x1: pair[1].x0, ..segment.bounds }, segment.size))
        .collect()
}

/// The nearest segment to the right on the same line.
fn right_of<'a>(level: &[&'a Segment], index: usize) -> Option<&'a Segment> {
    let left = level[index];
    let from = level[..index].partition_point(|one| one.bounds.y0 < left.bounds.y0 - left.size);
    level[from..]
        .iter()
        .take_while(|one| one.bounds.y0 < left.bounds.y1)
        .filter(|one| {
            one.bounds.x0 >= left.bounds.x1 - 0.5 && one.bounds.overlap_y(&left.bounds) > 0.3 * left.size
        })
        .min_by(|one, other| one.bounds.x0.total_cmp(&other.bounds.x0))
        .copied()
}

fn gap(left: &Segment, right: &Segment) -> Bounds {
    Bounds {
        x0: left.bounds.x1,
        x1: right.bounds.x0,
        y0: left.bounds.y0.max(right.bounds.y0),
        y1: left.bounds.y1.min(right.bounds.y1),
    }
}

/// Divides segments that run over a gutter through a gap of their own: headlines side by side, and text whose spaces
/// fill the gutter.
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
            let mut end = f32::MIN;
            for (index, at) in one.glyphs.iter().enumerate() {
                let glyph = &sheet.glyphs[*at];
                if !glyph.text.is_whitespace() {
                    let gap = Bounds::new(end, one.bounds.y0, glyph.bounds.x0, one.bounds.y1);
                    // A short line over two columns may have its own gap where their gutter begins.
                    let short = index.min(one.glyphs.len() - index) < HALF && reach <= 0.0;
                    let divides = |gutter: &&Bounds| {
                        crosses(gutter, &gap, one.size, reach)
                            && !(short && gutter.y0 > one.bounds.y0 - 0.3 * one.size)
                    };
                    if end > f32::MIN && gutters.iter().any(|gutter| divides(&gutter)) {
                        parts.push(Vec::new());
                    }
                    end = end.max(glyph.bounds.x1);
                }
                if let Some(part) = parts.last_mut() {
                    part.push(*at);
                }
            }
            parts.into_iter().map(|glyphs| segment(sheet, &glyphs)).collect()
        })
        .collect()
}

/// Whether a gap lies in a gutter that begins near below it or beside it. Punctuation may hang into the gutter by half an em.
fn crosses(gutter: &Bounds, gap: &Bounds, size: f32, reach: f32) -> bool {
    let near = gutter.y0 - reach <= gap.y1 && gutter.y1 + 0.5 * size >= gap.y0;
    let wide = gap.width() >= 0.3 * size && gap.width() >= 0.4 * gutter.width();
    near && wide && gutter.overlap_x(gap) >= 0.6 * gutter.width().min(gap.width())
}
