//! Places on a sheet in bands: what is near a point is found without asking all there is.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// Height and width of a band, in points.
const BAND: f32 = 6.0;

/// Things at points, by the bands across and down the sheet. However much is in a row or a column, only what is near is looked
/// at; only what is all at one place is compared with all of it.
#[derive(Default)]
pub(super) struct Places {
    bands: BTreeMap<i32, BTreeMap<i32, Vec<usize>>>,
}

impl Places {
    pub(super) fn add(&mut self, (x, y): (f32, f32), at: usize) {
        self.bands.entry(band(x)).or_default().entry(band(y)).or_default().push(at);
    }

    pub(super) fn remove(&mut self, (x, y): (f32, f32), at: usize) {
        let here = self.bands.get_mut(&band(x)).and_then(|rows| rows.get_mut(&band(y)));
        if let Some(here) = here {
            here.retain(|other| *other != at);
        }
    }

    /// What may be in a range: all that is, and what shares its bands.
    pub(super) fn near(&self, x: RangeInclusive<f32>, y: RangeInclusive<f32>) -> impl Iterator<Item = usize> {
        let rows = self.bands.range(bands(&x)).map(|(_, rows)| rows);
        rows.flat_map(move |rows| rows.range(bands(&y))).flat_map(|(_, here)| here.iter().copied())
    }
}

fn band(at: f32) -> i32 {
    (at / BAND).floor() as i32
}

fn bands(range: &RangeInclusive<f32>) -> RangeInclusive<i32> {
    let (from, to) = (band(*range.start()), band(*range.end()));
    from.min(to)..=from.max(to)
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn what_is_near_is_found_and_what_is_far_is_not_looked_at() {
        let mut places = Places::default();
        for at in 0..1_000 {
            places.add((10.0 * at as f32, 5.0), at);
            places.add((5.0, 10.0 * at as f32), 1_000 + at);
        }
        assert_eq!(places.near(498.0..=502.0, 0.0..=8.0).collect::<Vec<_>>(), [50]);
        assert_eq!(places.near(0.0..=8.0, 498.0..=502.0).collect::<Vec<_>>(), [1_050]);
        places.remove((500.0, 5.0), 50);
        assert_eq!(places.near(498.0..=502.0, 0.0..=8.0).count(), 0);
    }
}
