//! What a line has in common with the text around it: a headline's words come again in its story.

use std::collections::BTreeMap;

use super::pairs::{Pairs, is_text, pairs};
use super::values::flag;
use crate::page::chars::is_han;
use crate::page::line::Line;

/// The text on one side that a line is compared with, in half columns.
const WINDOW: usize = 320;

pub(super) const NAMES: [&str; 8] = [
    "share said again on page",
    "line again on page",
    "text goes on over the start",
    "new text at the start",
    "nearly new text at the start",
    "share said again below",
    "share said again above",
    "said again below more than above",
];

/// The sum of the squared weights of pairs.
fn weigh<'a>(pairs: impl Iterator<Item = &'a (char, char)>, weights: &BTreeMap<(char, char), f32>) -> f32 {
    pairs.filter_map(|pair| weights.get(pair)).map(|weight| weight * weight).sum()
}

pub(super) fn echoes(lines: &[Line], wrapped: bool) -> Vec<[f32; NAMES.len()]> {
    let own: Vec<Pairs> = lines.iter().map(|line| pairs(&line.folded, is_han)).collect();
    let mut counts: BTreeMap<(char, char), usize> = BTreeMap::new();
    for pair in own.iter().flatten() {
        *counts.entry(*pair).or_insert(0) += 1;
    }
    let mut texts: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines {
        *texts.entry(line.folded.as_str()).or_insert(0) += 1;
    }
    let all = lines.len() as f32 + 1.0;
    let weights = counts.iter().map(|(pair, count)| (*pair, (all / *count as f32).ln_table())).collect();
    let window = |indices: &mut dyn Iterator<Item = usize>| {
        let (mut found, mut size) = (Pairs::new(), 0);
        for at in indices {
            if size >= WINDOW {
                break;
            }
            if is_text(&lines[at], wrapped) {
                found.extend(&own[at]);
            }
            size += lines[at].width;
        }
        found
    };
    (0..lines.len())
        .map(|at| {
            let above = window(&mut (0..at).rev());
            let from_here = window(&mut (at..lines.len()));
            let below = window(&mut (at + 1..lines.len()));
            let shared = weigh(above.intersection(&from_here), &weights);
            let norm = weigh(above.iter(), &weights) * weigh(from_here.iter(), &weights);
            let goes_on = if norm > 0.0 { shared / norm.sqrt() } else { 0.0 };
            let total = own[at].len().max(1) as f32;
            let again =
                own[at].iter().filter(|pair| counts.get(pair).is_some_and(|count| *count > 1)).count();
            let in_below = own[at].intersection(&below).count() as f32 / total;
            let in_above = own[at].intersection(&above).count() as f32 / total;
            [
                again as f32 / total,
                flag(texts.get(lines[at].folded.as_str()).is_some_and(|count| *count > 1)),
                (goes_on * 5.0).min(1.0),
                flag(goes_on <= 0.0),
                flag(goes_on < 0.03),
                in_below,
                in_above,
                flag(in_below > in_above),
            ]
        })
        .collect()
}

/// A logarithm that is the same number on every machine.
pub(crate) trait LnTable {
    /// The natural logarithm of a number of at least 1, within a thousandth: by halving, then a short series.
    fn ln_table(self) -> f32;
}

impl LnTable for f32 {
    fn ln_table(self) -> f32 {
        let (mut value, mut halvings) = (self.max(1.0), 0.0_f32);
        while value > 1.5 {
            value /= 2.0;
            halvings += 1.0;
        }
        // ln v = 2 artanh((v - 1) / (v + 1)).
        let part = (value - 1.0) / (value + 1.0);
        let square = part * part;
        halvings * std::f32::consts::LN_2 + 2.0 * part * (1.0 + square / 3.0 + square * square / 5.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_is_close() {
        for value in [1.0_f32, 1.2, 1.5, 2.0, 3.7, 100.0] {
            assert!((value.ln_table() - value.ln()).abs() < 1e-3, "{value}");
        }
    }

    #[test]
    fn a_headline_comes_again_in_its_story() {
        let page = "职工书屋开放\n\n近日，职工书屋开放。\n";
        let rows = echoes(&crate::page::lines::read_lines(page), false);
        assert!(rows[0][5] > 0.9 && rows[0][6] < 0.1, "{:?}", rows[0]);
    }
}
