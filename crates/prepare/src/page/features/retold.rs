//! Where on the page a line is said again, and whether the line above is said at the same place: headlines that stand together,
//! far from their stories, are told apart by what the stories say.

use std::collections::BTreeMap;
use std::ops::Range;

use super::echo::LnTable;
use super::pairs::{Pairs, is_text, pairs};
use super::values::flag;
use crate::page::chars::is_han;
use crate::page::line::Line;

/// The text of one place, in half columns; the next place begins in its middle.
const PLACE: usize = 240;
/// A distance in lines that counts as far.
const FAR: f32 = 60.0;

pub(super) const NAMES: [&str; 7] = [
    "share said again at a place",
    "that place is below",
    "how far that place is",
    "said at one place with line above",
    "said at another place than line above",
    "said at one place with line below",
    "said at another place than line below",
];

/// The places of a page: lines that follow each other.
struct Places {
    lines: Vec<Range<usize>>,
    /// The places that hold a pair.
    holding: BTreeMap<(char, char), Vec<usize>>,
}

impl Places {
    fn of(lines: &[Line], own: &[Pairs], wrapped: bool) -> Self {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        let mut start = 0;
        while start < lines.len() {
            // A paragraph on one line may be a place by itself.
            let (mut end, mut middle, mut size) = (start, None, 0);
            while end < lines.len() && (end == start || size + lines[end].width <= PLACE) {
                size += lines[end].width;
                end += 1;
                if size * 2 >= PLACE {
                    middle = middle.or(Some(end));
                }
            }
            ranges.push(start..end);
            start = middle.unwrap_or(end);
        }
        let mut holding: BTreeMap<(char, char), Vec<usize>> = BTreeMap::new();
        for (place, range) in ranges.iter().enumerate() {
            let text = range.clone().filter(|at| is_text(&lines[*at], wrapped));
            let found: Pairs = text.flat_map(|at| own[at].iter().copied()).collect();
            for pair in found {
                holding.entry(pair).or_default().push(place);
            }
        }
        Self { lines: ranges, holding }
    }

    /// The share of a line's pairs that each place holds, by weight, 0 to 1: the fewer places hold a pair the more it weighs.
    fn shares(&self, own: &Pairs) -> Vec<f32> {
        let mut shares = vec![0.0; self.lines.len()];
        let mut all = 0.0;
        for pair in own {
            let Some(places) = self.holding.get(pair) else {
                all += (1.0 + 2.0 * self.lines.len() as f32).ln_table();
                continue;
            };
            let weight = (1.0 + self.lines.len() as f32 / places.len() as f32).ln_table();
            all += weight;
            for place in places {
                shares[*place] += weight;
            }
        }
        if all > 0.0 {
            for share in &mut shares {
                *share /= all;
            }
        }
        shares
    }

    /// The places without any of these lines.
    fn apart(&self, lines: Range<usize>) -> impl Iterator<Item = usize> {
        let touches = move |place: &Range<usize>| place.start < lines.end && lines.start < place.end;
        (0..self.lines.len()).filter(move |place| !touches(&self.lines[*place]))
    }

    /// How far two lines that follow each other are said at one place, and at places of their own.
    fn together(&self, above: &[f32], below: &[f32], first: usize) -> [f32; 2] {
        let (mut both, mut one, mut other) = (0.0_f32, 0.0_f32, 0.0_f32);
        for place in self.apart(first..first + 2) {
            both = both.max(above[place].min(below[place]));
            one = one.max(above[place]);
            other = other.max(below[place]);
        }
        [both, one.min(other) - both]
    }
}

pub(super) fn rows(lines: &[Line], wrapped: bool) -> Vec<[f32; NAMES.len()]> {
    let own: Vec<Pairs> =
        lines.iter().map(|line| pairs(&line.folded, |c| is_han(c) || c.is_alphanumeric())).collect();
    let places = Places::of(lines, &own, wrapped);
    let mut shares = own.first().map(|own| places.shares(own)).unwrap_or_default();
    let mut with_above = [0.0; 2];
    (0..lines.len())
        .map(|at| {
            let next = own.get(at + 1).map(|own| places.shares(own)).unwrap_or_default();
            let with_below = if next.is_empty() { [0.0; 2] } else { places.together(&shares, &next, at) };
            let best = places.apart(at..at + 1).fold((0.0, at), |best, place| {
                if shares[place] > best.0 { (shares[place], places.lines[place].start) } else { best }
            });
            let (share, place) = best;
            let row = [
                share,
                flag(place > at),
                (place.abs_diff(at) as f32 / FAR).min(1.0),
                with_above[0],
                with_above[1],
                with_below[0],
                with_below[1],
            ];
            shares = next;
            with_above = with_below;
            row
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::lines::read_lines;

    #[test]
    fn headlines_that_stand_together_are_said_at_places_of_their_own() {
        let first = "总工会领导班子赴企业蹲点调研，与职工同吃同住同劳动，收集意见建议。".repeat(4);
        let second = "公交集团新建车长驿站，配有空调冰箱微波炉，司机喝上热水吃上热饭。".repeat(4);
        let page = format!("领导班子\n赴企业蹲点调研\n公交车长驿站\n司机喝上热水\n\n{first}\n\n{second}\n");
        let rows = rows(&read_lines(&page), false);
        let (one, apart) = (|at: usize| rows[at][3], |at: usize| rows[at][4]);
        assert!(one(1) > 0.9 && apart(1) < 0.1, "{:?}", rows[1]);
        assert!(one(2) < 0.1 && apart(2) > 0.5, "{:?}", rows[2]);
        assert!(one(3) > 0.5 && apart(3) < 0.1, "{:?}", rows[3]);
        assert!(rows[0][0] > 0.9 && rows[0][1] > 0.0);
    }
}
