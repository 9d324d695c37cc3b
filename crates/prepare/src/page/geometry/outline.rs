//! The rules, boxes and pictures of a sheet.

use super::sheet::Sheet;
use crate::page::reading_order::Bounds;

/// What is drawn of a sheet besides its lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Outline {
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(super) rules: Vec<Bounds>,
    pub(super) boxes: Vec<Bounds>,
    pub(super) pictures: Vec<Bounds>,
}

impl Outline {
    pub(crate) fn of(sheet: &Sheet) -> Self {
        Self {
            width: sheet.width,
            height: sheet.height,
            rules: sheet.rules.clone(),
            boxes: sheet.boxes.clone(),
            pictures: sheet.pictures.clone(),
        }
    }
}
