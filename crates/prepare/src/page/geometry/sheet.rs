//! What is printed on one sheet of paper: glyphs, rules, boxes and pictures, with their places.

use super::flow::Flow;
use crate::page::reading_order::Bounds;

/// One character with its box.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Glyph {
    pub(crate) text: char,
    pub(crate) bounds: Bounds,
    /// Size of the font, in points.
    pub(crate) size: f32,
    pub(crate) bold: bool,
    /// The share of its em square that a Chinese character fills; 0 if it is not known.
    pub(crate) ink: f32,
    /// Number of the font on this sheet.
    pub(crate) font: u16,
    pub(crate) flow: Flow,
}

/// One of `count` equal parts of a box along the flow of the text.
pub(crate) fn part(whole: &Bounds, index: usize, count: usize, flow: Flow) -> Bounds {
    if count < 2 {
        return *whole;
    }
    let (from, to) = (index as f32 / count as f32, (index + 1) as f32 / count as f32);
    let (width, height) = (whole.width(), whole.height());
    match flow {
        Flow::Right | Flow::Slant => {
            Bounds { x0: whole.x0 + from * width, x1: whole.x0 + to * width, ..*whole }
        }
        Flow::Left => Bounds { x0: whole.x1 - to * width, x1: whole.x1 - from * width, ..*whole },
        Flow::Down | Flow::Below => {
            Bounds { y0: whole.y0 + from * height, y1: whole.y0 + to * height, ..*whole }
        }
        Flow::Up => Bounds { y0: whole.y1 - to * height, y1: whole.y1 - from * height, ..*whole },
    }
}

/// Name and weight of a font.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FontStyle {
    pub(crate) name: String,
    pub(crate) bold: bool,
}

/// What could not be read of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SheetNote {
    /// There is no text, but a picture.
    Scan,
    /// The text of these fonts is lost: they name no characters.
    Fonts(Vec<String>),
    /// It draws too much.
    TooLarge,
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Sheet {
    /// Width and height, in points.
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) glyphs: Vec<Glyph>,
    /// Lines that divide, each as a thin rectangle.
    pub(crate) rules: Vec<Bounds>,
    /// Drawn or filled rectangles.
    pub(crate) boxes: Vec<Bounds>,
    pub(crate) pictures: Vec<Bounds>,
    pub(crate) fonts: Vec<FontStyle>,
    pub(crate) notes: Vec<SheetNote>,
}
