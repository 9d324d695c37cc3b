//! Items for tests, by their edges in points: text of 10 points, headlines of 16.

use super::{Bounds, Item};

/// A block of text.
pub(super) fn text(x0: f32, y0: f32, x1: f32, y1: f32) -> Item {
    Item { bounds: Bounds::new(x0, y0, x1, y1), head: false, byline: false, picture: false, size: 10.0 }
}

/// A headline of one line.
pub(super) fn head(x0: f32, y0: f32, x1: f32) -> Item {
    Item { head: true, size: 16.0, ..text(x0, y0, x1, y0 + 16.0) }
}

/// The byline of a headline.
pub(super) fn byline(x0: f32, y0: f32, x1: f32) -> Item {
    Item { head: true, byline: true, ..text(x0, y0, x1, y0 + 10.0) }
}
