//! How many articles are of each month, in the order of their numbers: the newest first, after those with a whole date those with a
//! part of it, at last those without. So a month is a range of numbers.

use std::ops::Range;

use super::file::{deflate, inflate};
use crate::index::varint::{self, Cursor};

const MOST_BYTES: usize = 1 << 20;

/// The months of the articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Months {
    /// Each month with the number of articles in a row that are of it. A month comes twice where some of its articles lack the day.
    runs: Vec<(String, u32)>,
}

impl Months {
    /// Of the months of all articles, in the order of their numbers.
    pub(super) fn of<'a>(months: impl Iterator<Item = &'a str>) -> Self {
        let mut runs: Vec<(String, u32)> = Vec::new();
        for month in months {
            match runs.last_mut() {
                Some((known, count)) if known == month => *count += 1,
                _ => runs.push((month.to_owned(), 1)),
            }
        }
        Self { runs }
    }

    /// The months with the numbers of their articles.
    pub(super) fn ranges(&self) -> impl Iterator<Item = (&str, Range<u32>)> {
        let mut next = 0;
        self.runs.iter().map(move |(month, count)| {
            let start = next;
            next += count;
            (month.as_str(), start..next)
        })
    }

    pub(super) fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for (month, count) in &self.runs {
            varint::write_bytes(&mut out, month.as_bytes());
            varint::write(&mut out, u64::from(*count));
        }
        deflate(&out)
    }

    /// Reads the months of so many articles; `None` where they are damaged.
    pub(super) fn read(bytes: &[u8], articles: u32) -> Option<Self> {
        let bytes = inflate(bytes, MOST_BYTES)?;
        let mut cursor = Cursor::new(&bytes);
        let (mut runs, mut left) = (Vec::new(), articles);
        while cursor.left() > 0 {
            let month = String::from_utf8(cursor.byte_string().to_vec()).ok()?;
            let count = cursor.below(articles as usize + 1) as u32;
            cursor.valid(())?;
            left = left.checked_sub(count)?;
            runs.push((month, count));
        }
        (left == 0).then_some(Self { runs })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn months_come_back_as_ranges() {
        let months = Months::of(["2025-06", "2025-06", "2025-05", "2025-06", "", ""].into_iter());
        let back = Months::read(&months.write(), 6).unwrap();
        assert_eq!(back, months);
        let ranges: Vec<_> = back.ranges().collect();
        assert_eq!(ranges, [("2025-06", 0..2), ("2025-05", 2..3), ("2025-06", 3..4), ("", 4..6)]);
        assert_eq!(Months::read(&months.write(), 5), None);
        assert_eq!(Months::read(&[1, 2], 5), None);
    }
}
