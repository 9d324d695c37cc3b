//! How much of its em square a glyph fills: bold type fills more, whatever its font is called.

use std::collections::HashMap;

use hayro_interpret::font::{Glyph, GlyphRun, Type3Glyph};
use hayro_interpret::kurbo::{Affine, BezPath, Shape};
use hayro_interpret::{
    BlendMode, CacheKey, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask,
};

/// Units of an em in glyph space.
const EM: f64 = 1000.0;
/// Most glyphs whose ink is measured: later ones have none.
const MOST: usize = 40_000;

/// The ink of the glyphs that were met.
#[derive(Default)]
pub(super) struct Inks {
    known: HashMap<u128, f32>,
}

impl Inks {
    /// The filled share of the em square; 0 where it is not known.
    pub(super) fn of<'a>(&mut self, glyph: &Glyph<'a>, font: u16, paint: &Paint<'a>) -> f32 {
        let key = match glyph {
            Glyph::Outline(outline) => u128::from(font) << 32 | u128::from(outline.char_code()),
            Glyph::Type3(type3) => type3.cache_key(),
        };
        if let Some(ink) = self.known.get(&key) {
            return *ink;
        }
        if self.known.len() >= MOST {
            return 0.0;
        }
        let ink = match glyph {
            Glyph::Outline(outline) => outline.outline().area().abs() / (EM * EM),
            Glyph::Type3(type3) => type3_ink(type3, paint),
        };
        let ink = if (0.0..1.0).contains(&ink) { ink as f32 } else { 0.0 };
        self.known.insert(key, ink);
        ink
    }
}

/// The ink of a Type 3 glyph, drawn so that its em is one unit.
fn type3_ink<'a>(glyph: &Type3Glyph<'a>, paint: &Paint<'a>) -> f64 {
    let mut measure = Measure::default();
    glyph.interpret(&mut measure, Affine::IDENTITY, Affine::scale(1.0 / EM), paint);
    let width = glyph.advance_width().map_or(0.0, |width| f64::from(width) / EM);
    if width > 0.0 { measure.area.abs() / (width * width) } else { 0.0 }
}

/// A device that adds up filled areas.
#[derive(Default)]
struct Measure {
    area: f64,
}

impl<'a> Device<'a> for Measure {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        if matches!(mode, DrawMode::Fill(_) | DrawMode::FillAndStroke(..)) {
            self.area += path.area() * props.transform.determinant();
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn draw_glyph_run(&mut self, _: &GlyphRun<'_, 'a>, _: DrawProps<'a>, _: &DrawMode) {}

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
