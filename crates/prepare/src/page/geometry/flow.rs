//! Which way a text runs.

/// Which way a text runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Flow {
    /// From left to right.
    #[default]
    Right,
    /// Upside down.
    Left,
    /// Turned to the right, from top to bottom.
    Down,
    /// Turned to the left, from bottom to top.
    Up,
    /// Upright characters one below the other.
    Below,
    /// Anything else: a watermark.
    Slant,
}

impl Flow {
    /// The flow of text whose baseline runs in this direction.
    pub(crate) fn of(x: f32, y: f32) -> Self {
        // Two degrees: a scan that is not quite straight.
        const STRAIGHT: f32 = 0.035;
        match (x.abs() < STRAIGHT, y.abs() < STRAIGHT) {
            (false, true) if x > 0.0 => Self::Right,
            (false, true) => Self::Left,
            (true, false) if y > 0.0 => Self::Down,
            (true, false) => Self::Up,
            _ => Self::Slant,
        }
    }
}
