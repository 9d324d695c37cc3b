//! Where the text before a glyph ends: closing marks may hang out of its column.

use super::segments::Segment;
use super::{Bounds, Glyph};

/// Where what is seen of a closing mark ends: it is as wide as a character and in its left half.
pub(super) fn ink_end(mark: &Glyph) -> f32 {
    mark.bounds.x1.min(mark.bounds.x0 + 0.5 * mark.size)
}

/// Where the text before a glyph ends.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct End {
    /// Whether there is any.
    pub(super) known: bool,
    /// The end of all of it, of its last character that is no closing mark, and of what is seen of the first mark after
    /// that.
    all: f32,
    pub(super) text: f32,
    ink: f32,
}

impl End {
    pub(super) fn pass(&mut self, glyph: &Glyph) {
        let end = glyph.bounds.x1;
        if !self.known {
            *self = Self { known: true, all: end, text: end, ink: end };
        } else if hangs(glyph.text) {
            if self.ink <= self.text {
                self.ink = ink_end(glyph).max(self.text);
            }
            self.all = self.all.max(end);
        } else {
            self.all = self.all.max(end);
            (self.text, self.ink) = (self.all, self.all);
        }
    }

    pub(super) fn gap(&self, line: &Segment, next: &Glyph) -> Bounds {
        Bounds::new(self.all, line.bounds.y0, next.bounds.x0, line.bounds.y1)
    }

    pub(super) fn gap_of_ink(&self, line: &Segment, next: &Glyph) -> Bounds {
        Bounds { x0: self.ink, ..self.gap(line, next) }
    }

    /// Whether marks after the text hang into a gutter that the next glyph begins behind.
    pub(super) fn hangs_into(&self, gutter: &Bounds, next: &Glyph) -> bool {
        let near = EDGE * next.size;
        self.text < self.all
            && !hangs(next.text)
            && self.text <= gutter.x0 + near
            && next.bounds.x0 >= gutter.x1 - near
    }
}

/// How far the edge of a column is from that of its gutter, in ems.
const EDGE: f32 = 0.35;

/// Marks that hang out of a column, as no line begins with them.
pub(crate) fn hangs(mark: char) -> bool {
    "，。、；：！？”’）》」』】,.;:!?)".contains(mark)
}
