//! What speaks for two lines of a headline block being one part of it, or two.

use super::evidence::{BINDING, begins, ends, flag, group, is_torn};
use super::{KINDS, PartKind};
use crate::page::stories::{Context, grams};

/// How much longer the second line is than the first, in characters: the first numbers of all groups but the lowest.
const LONGER: [isize; 8] = [-8, -4, -2, 0, 1, 3, 5, 9];
/// Lengths of the shorter, and of the longer line.
const SHORTER: [usize; 5] = [4, 6, 8, 11, 14];
const LONGEST: [usize; 5] = [6, 8, 11, 14, 18];
/// How many numbers are known of two lines.
const PAIR: usize = LONGER.len() + 1 + SHORTER.len() + 1 + LONGEST.len() + 1 + 13;
/// One kind after the same, and after another one.
const STEPS: usize = KINDS + 4;

/// How many numbers are known of all pairs of lines.
pub(super) const WIDTH: usize = STEPS * PAIR;

/// The pairs of lines that follow each other in a block, measured.
pub(super) struct Boundaries(Vec<[f32; PAIR]>);

impl Boundaries {
    pub(super) fn new(context: Context, lines: &[usize], texts: &[String], story: &str) -> Self {
        let others = (0..context.lines.len()).filter(|at| !lines.contains(at));
        let others: Vec<&str> = others.map(|at| context.lines[at].folded.as_str()).collect();
        let is_said = |words: &str| story.contains(words) || others.iter().any(|line| line.contains(words));
        let pairs = texts.windows(2).zip(lines.windows(2)).map(|(texts, lines)| {
            let apart = lines[1] != lines[0] + 1 || context.lines[lines[1]].blanks > 0;
            pair(&texts[0], &texts[1], apart, &is_said)
        });
        Self(pairs.collect())
    }

    /// Adds what is known of a division's steps from line to line.
    pub(super) fn add_to(&self, division: &[PartKind], row: &mut [f32]) {
        for (pair, kinds) in self.0.iter().zip(division.windows(2)) {
            let from = step(kinds[0], kinds[1]) * PAIR;
            for (sum, value) in row[from..from + PAIR].iter_mut().zip(pair) {
                *sum += value;
            }
        }
    }
}

/// The number of a step from one kind to the next.
const fn step(from: PartKind, to: PartKind) -> usize {
    match (from, to) {
        (PartKind::Label, PartKind::Kicker) => KINDS,
        (PartKind::Label, PartKind::Title) => KINDS + 1,
        (PartKind::Kicker, PartKind::Title) => KINDS + 2,
        (PartKind::Title, PartKind::Subtitle) => KINDS + 3,
        // No division has another step, but to the same kind.
        (same, _) => same as usize,
    }
}

/// What two lines have to do with each other.
fn pair(above: &str, below: &str, apart: bool, is_said: &dyn Fn(&str) -> bool) -> [f32; PAIR] {
    let (first, second) = (above.chars().count(), below.chars().count());
    let tail = |count: usize| above.chars().skip(first.saturating_sub(count)).collect::<String>();
    let head = |count: usize| below.chars().take(count).collect::<String>();
    let said = |left: usize, right: usize| is_said(&format!("{}{}", tail(left), head(right)));
    let two = said(1, 1);
    let shared = grams(above).intersection(&grams(below)).next().is_some();
    let forms = [
        1.0,
        flag(apart),
        flag(first == second),
        flag(ends(above, BINDING)),
        flag(begins(below, BINDING)),
        flag(ends(above, "：，、—")),
        flag(ends(above, "！？?!")),
        flag(begins(below, "—―-（")),
        flag(is_torn(above)),
        flag(two),
        flag(two && (said(2, 1) || said(1, 2))),
        flag(shared),
        flag(below.starts_with(|c: char| c.is_ascii_digit())),
    ];
    let mut row = [0.0; PAIR];
    let mut from = 0;
    row[from + group(&LONGER, second as isize - first as isize)] = 1.0;
    from += LONGER.len() + 1;
    row[from + group(&SHORTER, first.min(second))] = 1.0;
    from += SHORTER.len() + 1;
    row[from + group(&LONGEST, first.max(second))] = 1.0;
    from += LONGEST.len() + 1;
    row[from..].copy_from_slice(&forms);
    row
}
