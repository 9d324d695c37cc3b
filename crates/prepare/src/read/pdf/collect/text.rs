//! Glyphs with their text and boxes.

use hayro_interpret::Paint;
use hayro_interpret::font::{Glyph as Drawn, GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::kurbo::{Affine, Point, Vec2};

use crate::page::chars::is_han;

use super::super::limits::MOST_GLYPHS;
use super::Collector;
use crate::page::geometry::{Bounds, Flow, Glyph, part, radicals};

/// Units of an em in glyph space.
const EM: f64 = 1000.0;
/// Where the baseline of CJK fonts is, in ems over the bottom of the box.
const DESCENT: f32 = 0.12;

/// A glyph before its width is known.
struct Set {
    text: BfString,
    origin: Point,
    along: Vec2,
    size: f32,
    /// The advance in points, as the font gives it.
    advance: f32,
    ink: f32,
}

/// Takes down the glyphs of one run.
pub(super) fn run<'a>(
    collector: &mut Collector,
    run: &GlyphRun<'_, 'a>,
    transform: Affine,
    paint: &Paint<'a>,
) {
    let Some(first) = run.glyphs().first() else { return };
    let font = collector.fonts.of(first);
    let mut unread = false;
    let mut sets: Vec<Option<Set>> = Vec::with_capacity(run.glyphs().len());
    for glyph in run.glyphs() {
        let mut set = set(glyph, transform);
        if let Some(set) = set.as_mut().filter(|set| matches!(set.text, BfString::Char(c) if is_han(c))) {
            set.ink = collector.inks.of(glyph, font.number, paint);
        }
        unread |= set.is_none();
        sets.push(set);
    }
    if unread {
        collector.unread.insert(collector.fonts.name(font.number));
    }
    fit_type3(first, &mut sets);
    let vertical = run.writing_mode() == WritingMode::Vertical;
    for (at, set) in sets.iter().enumerate() {
        let Some(set) = set else { continue };
        let next = sets.get(at + 1).and_then(Option::as_ref).map(|next| next.origin);
        let (bounds, flow) = if vertical { upright_below(set) } else { boxed(set, next) };
        let page = Bounds::new(0.0, 0.0, collector.sheet.width, collector.sheet.height);
        if !bounds.is_finite() || !page.holds(bounds.center()) || collector.sheet.glyphs.len() >= MOST_GLYPHS
        {
            continue;
        }
        let characters: Vec<char> = match &set.text {
            BfString::Char(c) => dashes(*c),
            BfString::String(text) => text.chars().flat_map(dashes).collect(),
        };
        let count = characters.len();
        for (index, character) in characters.into_iter().enumerate() {
            if character == '\0' {
                continue;
            }
            let text = radicals::unified(character);
            collector.sheet.glyphs.push(Glyph {
                text,
                bounds: part(&bounds, index, count, flow),
                size: set.size,
                bold: font.bold,
                ink: set.ink,
                font: font.number,
                flow,
            });
        }
    }
}

/// The characters of a glyph: fonts draw two or three dashes that follow each other as one.
fn dashes(c: char) -> Vec<char> {
    match c {
        '\u{2e3a}' => vec!['—'; 2],
        '\u{2e3b}' => vec!['—'; 3],
        _ => vec![c],
    }
}

fn set(glyph: &PositionedGlyph<'_>, transform: Affine) -> Option<Set> {
    let placed = transform * glyph.transform();
    let [right, right_down, up, up_down, x, y] = placed.as_coeffs();
    let size = (up.hypot(up_down) * EM) as f32;
    let advance = match &**glyph {
        Drawn::Outline(outline) => outline.advance_width(),
        Drawn::Type3(type3) => type3.advance_width(),
    };
    let length = right.hypot(right_down);
    let along =
        if length > 0.0 { Vec2::new(right / length, right_down / length) } else { Vec2::new(1.0, 0.0) };
    let advance = (advance.unwrap_or(EM as f32) * size / EM as f32).abs();
    Some(Set { text: glyph.as_unicode()?, origin: Point::new(x, y), along, size, advance, ink: 0.0 })
}

/// The size of a Type 3 font is what its own matrix makes of it: a Chinese character is as wide as it is high.
fn fit_type3(first: &PositionedGlyph<'_>, sets: &mut [Option<Set>]) {
    if !matches!(&**first, Drawn::Type3(_)) {
        return;
    }
    let is_wide = |text: &BfString| matches!(text, BfString::Char(c) if is_han(*c));
    let em = sets.iter().flatten().find(|set| is_wide(&set.text) && set.advance > 0.0).map(|set| set.advance);
    if let Some(em) = em {
        sets.iter_mut().flatten().for_each(|set| set.size = em);
    }
}

/// The box of a glyph of horizontal writing, turned as the text is turned. Text that is condensed advances less than
/// its font says, which the next glyph shows.
fn boxed(set: &Set, next: Option<Point>) -> (Bounds, Flow) {
    let flow = Flow::of(set.along.x as f32, set.along.y as f32);
    let step = next.map(|next| (next - set.origin).dot(set.along) as f32);
    let advance = match step {
        Some(step) if step > 0.3 * set.advance && step < set.advance => step,
        _ => set.advance,
    };
    let (x, y) = (set.origin.x as f32, set.origin.y as f32);
    let (up, down) = ((1.0 - DESCENT) * set.size, DESCENT * set.size);
    let bounds = match flow {
        Flow::Right | Flow::Below => Bounds::new(x, y - up, x + advance, y + down),
        Flow::Left => Bounds::new(x - advance, y - down, x, y + up),
        Flow::Down => Bounds::new(x - down, y, x + up, y + advance),
        Flow::Up => Bounds::new(x - up, y - advance, x + down, y),
        Flow::Slant => {
            let half = set.size / 2.0;
            Bounds::new(x - half, y - half, x + half, y + half)
        }
    };
    (bounds, flow)
}

/// The box of a glyph of vertical writing: one em square below its origin, which is at the middle of its top once the
/// interpreter has moved it.
fn upright_below(set: &Set) -> (Bounds, Flow) {
    let (x, y) = (set.origin.x as f32, set.origin.y as f32);
    (Bounds::new(x, y - (1.0 - DESCENT) * set.size, x + set.size, y + DESCENT * set.size), Flow::Below)
}
