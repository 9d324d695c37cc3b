//! Upright lettering: headlines whose characters are one below the other, though the file sets them as level text.

use std::collections::BTreeMap;

use super::{Flow, Glyph, Sheet};

/// Such lettering is larger than the text by this factor.
const LARGER: f32 = 1.2;
/// So many characters one below the other.
const FEWEST: usize = 4;
/// Centers of one column differ by this many ems.
const ASIDE: f32 = 0.3;
const ASIDE_OF_MARK: f32 = 0.8;
/// Widest gap from one character to the next below, in ems.
const BELOW: f32 = 0.75;

/// The flow of every glyph.
pub(crate) fn flows(sheet: &Sheet) -> Vec<Flow> {
    let mut flows: Vec<Flow> = sheet.glyphs.iter().map(|glyph| glyph.flow).collect();
    let size = median_size(sheet);
    let large: Vec<usize> = (0..sheet.glyphs.len())
        .filter(|at| {
            let glyph = &sheet.glyphs[*at];
            glyph.flow == Flow::Right && !glyph.text.is_whitespace() && glyph.size > LARGER * size
        })
        .collect();
    let next = links(sheet, &large);
    let mut has_above: BTreeMap<usize, bool> = BTreeMap::new();
    for below in next.values() {
        has_above.insert(*below, true);
    }
    for first in large.iter().filter(|at| !has_above.contains_key(at)) {
        let mut column = vec![*first];
        while let Some(below) =
            column.last().and_then(|at| next.get(at)).filter(|_| column.len() <= large.len())
        {
            column.push(*below);
        }
        if column.len() >= FEWEST {
            for at in column {
                flows[at] = Flow::Below;
            }
        }
    }
    flows
}

fn median_size(sheet: &Sheet) -> f32 {
    let mut sizes: Vec<f32> = sheet.glyphs.iter().map(|glyph| glyph.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(10.0)
}

/// Most characters of large type on a sheet that are looked at: more is no headline.
const MOST: usize = 1_500;

/// For each character the one below it, if that is nearer than those beside it.
fn links(sheet: &Sheet, large: &[usize]) -> BTreeMap<usize, usize> {
    let mut links = BTreeMap::new();
    for at in large.iter().take(MOST) {
        let glyph = &sheet.glyphs[*at];
        let (mut below, mut beside) = (None, f32::MAX);
        for other in large.iter().take(MOST).filter(|other| *other != at) {
            let candidate = &sheet.glyphs[*other];
            if let Some(gap) = gap_below(glyph, candidate)
                && below.is_none_or(|(least, _)| gap < least)
            {
                below = Some((gap, *other));
            }
            if candidate.bounds.overlap_y(&glyph.bounds) > 0.5 * glyph.size {
                beside = beside.min(-candidate.bounds.overlap_x(&glyph.bounds));
            }
        }
        if let Some((gap, other)) =
            below.filter(|(gap, _)| *gap < BELOW * glyph.size && *gap < beside - 0.02 * glyph.size)
        {
            let _ = gap;
            links.insert(*at, other);
        }
    }
    links
}

/// How far a character is below another one; `None` if it is in another column.
fn gap_below(glyph: &Glyph, other: &Glyph) -> Option<f32> {
    let aside = (glyph.bounds.center().0 - other.bounds.center().0).abs();
    let gap = other.bounds.y0 - glyph.bounds.y1;
    let same_size = (glyph.size - other.size).abs() < 0.06 * glyph.size;
    // Quotation marks are set in a corner of their em square.
    let mark = |glyph: &Glyph| "“”‘’《》〈〉「」『』（）".contains(glyph.text);
    let most = if mark(glyph) || mark(other) { ASIDE_OF_MARK } else { ASIDE };
    (same_size && aside < most * glyph.size && gap > -0.4 * glyph.size && other.bounds.y0 > glyph.bounds.y0)
        .then_some(gap)
}
