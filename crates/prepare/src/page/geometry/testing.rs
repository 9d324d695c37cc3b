//! Sheets for tests.

use super::{Bounds, Flow, Glyph, Sheet};

/// A sheet with words at places in ems of 10 points.
pub(super) fn sheet(words: &[(&str, f32, f32)]) -> Sheet {
    let glyph = |text: char, x: f32, y: f32| Glyph {
        text,
        bounds: Bounds::new(x, y, x + 10.0, y + 10.0),
        size: 10.0,
        bold: false,
        ink: 0.0,
        font: 0,
        flow: Flow::Right,
    };
    let of = |(word, x, y): &(&str, f32, f32)| {
        let (x, y) = (10.0 * x, 10.0 * y);
        word.chars().enumerate().map(|(at, c)| glyph(c, x + 10.0 * at as f32, y)).collect::<Vec<_>>()
    };
    Sheet { width: 600.0, height: 800.0, glyphs: words.iter().flat_map(of).collect(), ..Sheet::default() }
}
