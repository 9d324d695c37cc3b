//! How alike two strings are: by sound, by the characters that differ, by signs left out.

use crate::index::Index;
use crate::index::alphabet::symbol_at;
use crate::text::chars::is_word;

/// The parts of a string's distance: added up, the nearest string has the least.
pub(super) const HOMOPHONE: u32 = 0;
pub(super) const NEAR_SOUND: u32 = 1;
pub(super) const SLIP: u32 = 2;

/// Signs (quotes, commas, blanks) in a row that a reader may leave out.
const MOST_SIGNS: u8 = 3;

/// How far two characters sound apart; `None` if they do not sound alike.
pub(super) fn sound_cost(index: &Index, a: char, b: char) -> Option<u32> {
    if a == b {
        return Some(HOMOPHONE);
    }
    let (readings, alphabet) = (index.readings(), index.alphabet());
    let shared = |near: bool| {
        readings.any(alphabet.symbol(a), a, &mut |ours| {
            let sound = readings.sound(ours, near);
            readings.any(alphabet.symbol(b), b, &mut |theirs| readings.sound(theirs, near) == sound)
        })
    };
    if shared(false) {
        return Some(HOMOPHONE);
    }
    shared(true).then_some(NEAR_SOUND)
}

/// Holds what was typed against a place of the text.
pub(super) struct Likeness<'a> {
    pub(super) index: &'a Index,
    pub(super) typed: &'a [char],
}

impl Likeness<'_> {
    /// The byte behind the characters from `at` on that are like what was typed from the character `from` on,
    /// and how far they are from it. `slips` characters may be wrong, missing, too many or swapped with the
    /// next one, but not the first or the last.
    pub(super) fn walk(&self, from: usize, at: usize, slips: u8, signs: u8) -> Option<(u32, usize)> {
        let Some(&next) = self.typed.get(from) else { return Some((0, at)) };
        let here = |at: usize| {
            let texts = self.index.texts();
            texts.get(at).map(|_| {
                let (symbol, length) = symbol_at(texts, at);
                (self.index.alphabet().folded(symbol), at + length)
            })
        };
        // Separators of fields have no character.
        let (c, behind) = here(at).filter(|&(c, _)| c != '\0')?;
        let mut best: Option<(u32, usize)> = None;
        let mut consider = |cost: u32, found: Option<(u32, usize)>| {
            if let Some((rest, end)) = found {
                let found = (cost + rest, end);
                best = Some(best.map_or(found, |best| best.min(found)));
            }
        };
        if let Some(cost) = sound_cost(self.index, next, c) {
            consider(cost, self.walk(from + 1, behind, slips, MOST_SIGNS));
        } else if from > 0 && signs > 0 && !is_word(c) {
            consider(HOMOPHONE, self.walk(from, behind, slips, signs - 1));
        }
        if from > 0 && slips > 0 {
            // Missing, then, unless it is the last: wrong, too many, swapped.
            consider(SLIP, self.walk(from, behind, slips - 1, MOST_SIGNS));
            if let Some(&after) = self.typed.get(from + 1) {
                consider(SLIP, self.walk(from + 1, behind, slips - 1, MOST_SIGNS));
                consider(SLIP, self.walk(from + 1, at, slips - 1, MOST_SIGNS));
                if let Some((_, end)) = here(behind).filter(|&(second, _)| (after, next) == (c, second)) {
                    consider(SLIP, self.walk(from + 2, end, slips - 1, MOST_SIGNS));
                }
            }
        }
        best
    }
}

/// Characters of the longest words that are compared whole.
pub(super) const LONGEST: usize = 24;

/// How many characters must be added, dropped, replaced or swapped with their neighbour to get from one
/// string to the other (restricted edit distance, L. Boytsov 2011); counted up to 3.
pub(super) fn distance(a: &[char], b: &[char]) -> usize {
    if a.len().abs_diff(b.len()) > 2 || b.len() > LONGEST {
        return 3;
    }
    // Rows of the usual table: the one before the last, the last, the present one.
    let mut rows = [[0usize; LONGEST + 1]; 3];
    for (at, cell) in rows[1].iter_mut().enumerate() {
        *cell = at;
    }
    for (i, &x) in a.iter().enumerate() {
        rows[2][0] = i + 1;
        for (j, &y) in b.iter().enumerate() {
            let mut least = (rows[1][j] + usize::from(x != y)).min(rows[1][j + 1] + 1).min(rows[2][j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                least = least.min(rows[0][j - 1] + 1);
            }
            rows[2][j + 1] = least;
        }
        rows.rotate_left(1);
    }
    rows[1][b.len()].min(3)
}

#[cfg(test)]
mod tests {
    use super::distance;

    fn between(a: &str, b: &str) -> usize {
        distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>())
    }

    #[test]
    fn slips_are_counted_one_by_one() {
        assert_eq!(between("deepseek", "deepseek"), 0);
        assert_eq!(between("depseek", "deepseek"), 1);
        assert_eq!(between("depeseek", "deepseek"), 1);
        assert_eq!(between("deepsaak", "deepseek"), 2);
        assert_eq!(between("deep", "deepseek"), 3);
        assert_eq!(between("", "ab"), 2);
        assert_eq!(between("abcdef", "fedcba"), 3);
    }
}
