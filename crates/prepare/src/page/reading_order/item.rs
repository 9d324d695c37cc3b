//! What the reading order is made of.

use super::bounds::Bounds;

/// A block as far as the order needs it, or a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Item {
    pub(crate) bounds: Bounds,
    /// Whether it is a headline, which may begin a story.
    pub(crate) head: bool,
    /// Whether it is the byline of a headline: read with it, but no story begins with it.
    pub(crate) byline: bool,
    /// Whether it is a picture: no gap leads through it, and nothing is read of it.
    pub(crate) picture: bool,
    /// Size of its text, in points.
    pub(crate) size: f32,
}
