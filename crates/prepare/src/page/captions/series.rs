//! Captions that are numbered or marked alike, one after the other: mostly those of one story.

use crate::page::forms::caption::SeriesStart;

/// What a caption begins with.
pub(super) struct Place<'a> {
    pub(super) folded: &'a str,
    /// Whether it follows the caption before it, with nothing between.
    pub(super) follows: bool,
}

/// The first caption of the series of each, in order.
pub(super) fn of<'a>(captions: impl Iterator<Item = Place<'a>>) -> Vec<usize> {
    let mut first: Vec<usize> = Vec::new();
    let mut last: Option<SeriesStart> = None;
    for (at, place) in captions.enumerate() {
        let start = SeriesStart::of(place.folded);
        let goes_on = match (last, start) {
            (Some(SeriesStart::Number(last)), Some(SeriesStart::Number(number))) => number == last + 1,
            (Some(SeriesStart::Mark(last)), Some(SeriesStart::Mark(mark))) => mark == last && place.follows,
            _ => false,
        };
        first.push(if goes_on { first[at - 1] } else { at });
        last = start;
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(captions: &[(&str, bool)]) -> Vec<usize> {
        of(captions.iter().map(|(folded, follows)| Place { folded, follows: *follows }))
    }

    #[test]
    fn a_series_goes_on_by_its_numbers_or_its_mark() {
        assert_eq!(
            series(&[("①工地", false), ("②食堂", false), ("图③ 宿舍", true), ("①书屋", true)]),
            [0, 0, 0, 3]
        );
        assert_eq!(series(&[("▲工地", false), ("▲食堂", true), ("▲宿舍", false)]), [0, 0, 2]);
        assert_eq!(series(&[("工地", false), ("食堂", true), ("▼宿舍", true)]), [0, 1, 2]);
    }
}
