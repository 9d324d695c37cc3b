//! Rectangles on a sheet.

/// An upright rectangle in points; y runs downwards from the top of the sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Bounds {
    pub(crate) x0: f32,
    pub(crate) y0: f32,
    pub(crate) x1: f32,
    pub(crate) y1: f32,
}

impl Bounds {
    pub(crate) const fn new(x0: f32, y0: f32, x1: f32, y1: f32) -> Self {
        Self { x0, y0, x1, y1 }
    }

    pub(crate) fn width(&self) -> f32 {
        self.x1 - self.x0
    }

    pub(crate) fn height(&self) -> f32 {
        self.y1 - self.y0
    }

    pub(crate) fn area(&self) -> f32 {
        self.width().max(0.0) * self.height().max(0.0)
    }

    pub(crate) fn center(&self) -> (f32, f32) {
        (f32::midpoint(self.x0, self.x1), f32::midpoint(self.y0, self.y1))
    }

    pub(crate) fn is_finite(&self) -> bool {
        [self.x0, self.y0, self.x1, self.y1].iter().all(|side| side.is_finite() && side.abs() < 1e6)
    }

    pub(crate) fn holds(&self, (x, y): (f32, f32)) -> bool {
        (self.x0..=self.x1).contains(&x) && (self.y0..=self.y1).contains(&y)
    }

    /// Whether the other rectangle is within this one, by its center and with a little tolerance.
    pub(crate) fn contains(&self, other: &Self) -> bool {
        const NEAR: f32 = 3.0;
        self.x0 - NEAR <= other.x0
            && self.x1 + NEAR >= other.x1
            && self.y0 - NEAR <= other.y0
            && self.y1 + NEAR >= other.y1
    }

    /// Whether a line is in this box, though its foot may hang out of it.
    pub(crate) fn encloses(&self, line: &Self) -> bool {
        let (_, middle) = line.center();
        self.contains(&Self { y1: middle, ..*line }) && middle <= self.y1
    }

    /// The smallest rectangle around both.
    pub(crate) fn joined(&self, other: &Self) -> Self {
        Self {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }

    /// What lies in both; of negative width or height if nothing does.
    pub(crate) fn common(&self, other: &Self) -> Self {
        Self {
            x0: self.x0.max(other.x0),
            y0: self.y0.max(other.y0),
            x1: self.x1.min(other.x1),
            y1: self.y1.min(other.y1),
        }
    }

    /// Whether none of these is in this strip of a line; one that reaches into it a little is not.
    pub(crate) fn is_free(&self, taken: &[Self]) -> bool {
        let height = 0.3 * self.height();
        !taken.iter().any(|area| area.overlap_x(self) > 1.0 && area.overlap_y(self) > height)
    }

    /// The smallest rectangle around all.
    pub(crate) fn around<'a>(all: impl IntoIterator<Item = &'a Self>) -> Self {
        all.into_iter().copied().reduce(|one, other| one.joined(&other)).unwrap_or_default()
    }

    /// How far both overlap from left to right; negative: how far they are apart.
    pub(crate) fn overlap_x(&self, other: &Self) -> f32 {
        self.x1.min(other.x1) - self.x0.max(other.x0)
    }

    /// How far both overlap from top to bottom; negative: how far they are apart.
    pub(crate) fn overlap_y(&self, other: &Self) -> f32 {
        self.y1.min(other.y1) - self.y0.max(other.y0)
    }
}
