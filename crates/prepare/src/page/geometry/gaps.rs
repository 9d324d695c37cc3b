//! Gaps that lines share: where enough lines leave one, columns part.

use super::Bounds;

/// So many lines share a gutter.
const FEWEST_LINES: usize = 4;
/// So few may be all lines of short columns.
const FEWEST_OF_SHORT: usize = 2;
/// Fewer characters are no line of such a column.
pub(super) const LONG: usize = 6;

/// A gap that lines share.
pub(super) struct Shared {
    pub(super) bounds: Bounds,
    em: f32,
    lines: usize,
    /// Those of them that a tab parts, and those whose parts are segments already.
    tabs: usize,
    parted: usize,
    /// Whether what is on both sides is long in all of them.
    long: bool,
    /// How far the right parts begin from each other.
    ragged: f32,
    start: f32,
}

impl Shared {
    pub(super) fn of(gap: &Gap) -> Self {
        Self {
            bounds: gap.bounds,
            em: gap.em,
            lines: 1,
            tabs: usize::from(gap.tab),
            parted: usize::from(gap.parted),
            long: gap.long,
            ragged: 0.0,
            start: gap.bounds.x1,
        }
    }

    pub(super) fn add(&mut self, gap: &Gap) {
        let (own, other) = (self.bounds, gap.bounds);
        self.bounds = Bounds {
            x0: own.x0.max(other.x0),
            x1: own.x1.min(other.x1),
            y0: own.y0.min(other.y0),
            y1: own.y1.max(other.y1),
        };
        self.lines += 1;
        self.tabs += usize::from(gap.tab);
        self.parted += usize::from(gap.parted);
        self.long &= gap.long;
        self.ragged = self.ragged.max((other.x1 - self.start).abs());
    }

    /// Whether enough lines share it; of fewer lines all must begin on one edge, with long lines on both sides: the columns of
    /// a short text, or what is left of them over a picture.
    pub(super) fn is_gutter(&self) -> bool {
        /// How far the edge may waver, in ems.
        const EDGE: f32 = 0.2;
        let few = self.lines >= FEWEST_OF_SHORT
            && self.parted > 0
            && self.long
            && self.tabs == 0
            && self.ragged < EDGE * self.em;
        few || self.lines >= FEWEST_LINES && self.tabs * 5 < self.lines * 4
    }
}

/// A gap that may be part of a gutter.
pub(super) struct Gap {
    pub(super) bounds: Bounds,
    pub(super) em: f32,
    /// Whether it is white space after a few characters at the beginning of a line: a name in a list, say.
    pub(super) tab: bool,
    /// Whether so many characters are on both sides that they are lines of columns.
    pub(super) long: bool,
    /// Whether it parts two segments.
    pub(super) parted: bool,
}
