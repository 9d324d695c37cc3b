//! What is printed on one sheet of paper: glyphs, rules, boxes and pictures, with their places.

use super::bounds::Bounds;
use super::flow::Flow;

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
