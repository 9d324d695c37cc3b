//! How captions of a series begin.

use crate::page::chars::is_pointer;

/// What tells a caption from the others of its series.
#[derive(Clone, Copy)]
pub(crate) enum SeriesStart {
    /// `①`, `图②`, as a number.
    Number(u32),
    /// A mark that points at the picture.
    Mark(char),
}

impl SeriesStart {
    pub(crate) fn of(folded: &str) -> Option<Self> {
        let mark = folded.strip_prefix('图').unwrap_or(folded).chars().next()?;
        match mark {
            '①'..='⑩' => Some(Self::Number(u32::from(mark) - u32::from('①'))),
            _ => is_pointer(mark).then_some(Self::Mark(mark)),
        }
    }
}
