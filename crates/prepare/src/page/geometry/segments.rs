//! From glyphs to segments: characters set side by side on one baseline.
//!
//! The order in which a file sets its glyphs says nothing: some set a page row by row across all columns. So
//! characters are joined by their places alone, and a gap that other lines share (a *gutter*) always divides.

use std::collections::BTreeMap;

use super::{Bounds, Flow, Glyph, Sheet, upright};

/// A piece of a line.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Segment {
    /// The glyphs in reading order, by their place in the sheet.
    pub(crate) glyphs: Vec<usize>,
    pub(crate) bounds: Bounds,
    /// Size of most of its characters.
    pub(crate) size: f32,
    pub(crate) bold: bool,
    /// The mean ink of its Chinese characters; 0 if too few of them have any.
    pub(crate) ink: f32,
    /// Font of most of its characters.
    pub(crate) font: u16,
    pub(crate) flow: Flow,
}

/// Widest gap inside a segment, in ems: columns of a newspaper are at least an em apart.
const GAP: f32 = 0.78;
/// How far baselines on one line differ, in ems: a digit of another font, a raised number.
const BASELINE: f32 = 0.34;
/// Height of the bands in which baselines are looked up, in points.
const BAND: f32 = 6.0;

/// All segments of a sheet. Every glyph that is no white space is in exactly one.
pub(crate) fn segments(sheet: &Sheet) -> Vec<Segment> {
    let mut found = Vec::new();
    let flows = upright::flows(sheet);
    for flow in [Flow::Right, Flow::Left, Flow::Down, Flow::Up, Flow::Below] {
        let mut members: Vec<(usize, Bounds)> = sheet
            .glyphs
            .iter()
            .enumerate()
            .filter(|(at, _)| flows[*at] == flow)
            .map(|(at, glyph)| (at, level(&glyph.bounds, flow)))
            .collect();
        members.sort_by(|(_, one), (_, other)| one.x0.total_cmp(&other.x0).then(one.y1.total_cmp(&other.y1)));
        found.extend(chains(sheet, &members, flow));
    }
    found.extend(slanted(sheet));
    found.retain(|glyphs| glyphs.iter().any(|at| !sheet.glyphs[*at].text.is_whitespace()));
    let of = |glyphs: &Vec<usize>| glyphs.first().map_or(Flow::Right, |at| flows[*at]);
    found.iter().map(|glyphs| Segment { flow: of(glyphs), ..segment(sheet, glyphs) }).collect()
}

/// A box turned so that its text runs from left to right.
fn level(bounds: &Bounds, flow: Flow) -> Bounds {
    let Bounds { x0, y0, x1, y1 } = *bounds;
    match flow {
        Flow::Right | Flow::Slant => *bounds,
        Flow::Left => Bounds::new(-x1, -y1, -x0, -y0),
        Flow::Down | Flow::Below => Bounds::new(y0, -x1, y1, -x0),
        Flow::Up => Bounds::new(-y1, x0, -y0, x1),
    }
}

struct Chain {
    glyphs: Vec<usize>,
    /// The end of its last character that is no white space, and of its last.
    end: f32,
    bottom: f32,
    size: f32,
    /// Its last character that is no white space.
    last: char,
}

/// Joins each glyph to the chain whose end it follows.
fn chains(sheet: &Sheet, members: &[(usize, Bounds)], flow: Flow) -> Vec<Vec<usize>> {
    let mut chains: Vec<Chain> = Vec::new();
    let mut bands: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
    let band = |bottom: f32| (bottom / BAND).floor() as i32;
    for (at, bounds) in members {
        let glyph = &sheet.glyphs[*at];
        let reach = 1 + (BASELINE * glyph.size / BAND).ceil() as i32;
        let here = band(bounds.y1);
        let best = (here - reach..=here + reach)
            .filter_map(|band| bands.get(&band))
            .flatten()
            .copied()
            .filter_map(|chain| distance(&chains[chain], glyph, bounds, flow).map(|gap| (gap, chain)))
            .min_by(|(one, _), (other, _)| one.total_cmp(other));
        if let Some((_, chain)) = best {
            let chain = &mut chains[chain];
            chain.glyphs.push(*at);
            chain.end = chain.end.max(bounds.x1);
            chain.size = chain.size.max(glyph.size);
            if !glyph.text.is_whitespace() {
                chain.last = glyph.text;
            }
        } else {
            bands.entry(here).or_default().push(chains.len());
            chains.push(Chain {
                glyphs: vec![*at],
                end: bounds.x1,
                bottom: bounds.y1,
                size: glyph.size,
                last: glyph.text,
            });
        }
    }
    chains.into_iter().map(|chain| chain.glyphs).collect()
}

/// How far a glyph may begin before the end of the text before it, in ems: an opening mark is in the right half of its em
/// square, a closing one in the left half of its own, and a composer sets one of them, or both, in half a square.
const BACK: f32 = 0.6;
const SQUEEZED: f32 = 1.1;

/// Whether both marks leave a half of their squares empty towards each other.
fn is_squeezed(before: char, mark: char) -> bool {
    "，。、；：！？”’）》」』】〉".contains(before) && "“‘（《「『【〈".contains(mark)
}

/// How far a glyph is from the end of a chain that it can follow.
fn distance(chain: &Chain, glyph: &Glyph, bounds: &Bounds, flow: Flow) -> Option<f32> {
    let (small, large) = (chain.size.min(glyph.size), chain.size.max(glyph.size));
    let gap = bounds.x0 - chain.end;
    let baseline = (bounds.y1 - chain.bottom).abs();
    let raised = small < 0.75 * large;
    // Beside type of another size is another text.
    let near = match flow {
        Flow::Below => GAP * 1.4,
        _ if raised => 0.3,
        _ => GAP,
    };
    let back = if is_squeezed(chain.last, glyph.text) { SQUEEZED } else { BACK };
    let fits = gap <= near * small.max(0.7 * large)
        && gap > -back * small
        && baseline <= if raised { BASELINE * 1.5 * small } else { BASELINE * small }
        && small > 0.45 * large;
    fits.then_some(gap.abs() + 2.0 * baseline)
}

/// Slanted text is a watermark: all of one sheet in the order of the file, in one segment a font.
fn slanted(sheet: &Sheet) -> Vec<Vec<usize>> {
    let mut fonts: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
    for (at, glyph) in sheet.glyphs.iter().enumerate().filter(|(_, glyph)| glyph.flow == Flow::Slant) {
        fonts.entry(glyph.font).or_default().push(at);
    }
    fonts.into_values().collect()
}

/// The segment of some glyphs; white space at its ends is left out.
pub(crate) fn segment(sheet: &Sheet, glyphs: &[usize]) -> Segment {
    let is_ink = |at: &usize| !sheet.glyphs[*at].text.is_whitespace();
    let first = glyphs.iter().position(is_ink).unwrap_or(0);
    let last = glyphs.iter().rposition(is_ink).map_or(glyphs.len(), |at| at + 1);
    let glyphs = glyphs[first..last].to_vec();
    let ink = || glyphs.iter().map(|at| &sheet.glyphs[*at]).filter(|glyph| !glyph.text.is_whitespace());
    let mut sizes: BTreeMap<i32, (usize, f32)> = BTreeMap::new();
    let mut fonts: BTreeMap<u16, usize> = BTreeMap::new();
    for glyph in ink() {
        let counted = sizes.entry((glyph.size * 4.0).round() as i32).or_insert((0, glyph.size));
        counted.0 += 1;
        // Digits and letters are often in a font of their own.
        *fonts.entry(glyph.font).or_default() += if glyph.text.is_ascii() { 1 } else { 100 };
    }
    let bold = ink().filter(|glyph| glyph.bold).count();
    Segment {
        bounds: Bounds::around(ink().map(|glyph| &glyph.bounds)),
        size: sizes.values().max_by_key(|(count, _)| *count).map_or(0.0, |(_, size)| *size),
        bold: bold * 2 > ink().count(),
        ink: mean_ink(ink().map(|glyph| glyph.ink)),
        font: fonts.iter().max_by_key(|(_, count)| **count).map_or(0, |(font, _)| *font),
        flow: glyphs.first().map_or(Flow::Right, |at| sheet.glyphs[*at].flow),
        glyphs,
    }
}

/// Fewer characters say nothing of a weight.
const FEWEST_INKS: usize = 5;

fn mean_ink(inks: impl Iterator<Item = f32>) -> f32 {
    let inks: Vec<f32> = inks.filter(|ink| *ink > 0.0).collect();
    if inks.len() < FEWEST_INKS { 0.0 } else { inks.iter().sum::<f32>() / inks.len() as f32 }
}

/// The text of a segment. Where a gap is wider than the others but has no space, one is put in: such is how titles in
/// two halves, names and Latin words are often set.
pub(crate) fn text(sheet: &Sheet, segment: &Segment) -> String {
    let usual = usual_gap(sheet, segment);
    let mut text = String::new();
    let mut before: Option<&Glyph> = None;
    for glyph in segment.glyphs.iter().map(|at| &sheet.glyphs[*at]) {
        if let Some(before) = before {
            let latin = |glyph: &Glyph| glyph.text.is_ascii_alphanumeric();
            let wide = match (latin(before), latin(glyph)) {
                (true, true) => LATIN_SPACE,
                (false, false) => HAN_SPACE,
                _ => MIXED_SPACE,
            };
            let is_space = before.text.is_whitespace() || glyph.text.is_whitespace();
            let size = before.size.max(glyph.size);
            if !is_space && gap(before, glyph, segment.flow) - usual > wide * size {
                text.push(' ');
            }
        }
        text.push(if glyph.text.is_whitespace() { ' ' } else { glyph.text });
        before = Some(glyph);
    }
    text
}

fn gap(before: &Glyph, glyph: &Glyph, flow: Flow) -> f32 {
    level(&glyph.bounds, flow).x0 - level(&before.bounds, flow).x1
}

/// The usual gap between the characters of a segment: letter spacing, and what justifies the line.
fn usual_gap(sheet: &Sheet, segment: &Segment) -> f32 {
    let pairs = segment.glyphs.windows(2).map(|pair| (&sheet.glyphs[pair[0]], &sheet.glyphs[pair[1]]));
    let mut gaps: Vec<f32> = pairs.map(|(before, glyph)| gap(before, glyph, segment.flow)).collect();
    gaps.sort_by(f32::total_cmp);
    gaps.get(gaps.len() / 2).copied().unwrap_or(0.0).max(0.0)
}

/// Gap between Latin words, over the usual one, in ems.
const LATIN_SPACE: f32 = 0.16;
/// Gap between Chinese words that are set apart.
const HAN_SPACE: f32 = 0.24;
/// Gap between Chinese and Latin characters: a quarter of an em is usual there.
const MIXED_SPACE: f32 = 0.4;

#[cfg(test)]
mod tests {
    use crate::page::geometry::lines::lines;
    use crate::page::geometry::testing::sheet;

    #[test]
    fn marks_that_share_a_square_do_not_divide_a_line() {
        for (before, after) in [("祖母在灶间喊：", "“离远些井里有拽小"), ("是遇上了大风，", "“遇上大风的人")]
        {
            // The opening mark begins half an em before the end of the closing one, or a whole one.
            for squeezed in [0.0, 0.5, 0.86, 1.0] {
                let at = before.chars().count() as f32 - squeezed;
                let found = lines(&sheet(&[(before, 0.0, 0.0), (after, at, 0.0)]));
                let texts: Vec<&str> = found.iter().map(|line| line.text.as_str()).collect();
                assert_eq!(texts, [format!("{before}{after}")], "{squeezed}");
            }
        }
    }
}
