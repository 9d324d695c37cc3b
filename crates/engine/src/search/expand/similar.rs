//! Slips of the pen: words that sound or look like one that does not occur.

use super::{Candidate, Candidates, Rewritten, folded, replace};
use crate::index::Index;
use crate::index::alphabet::{ITEM, is_lead, symbol_at};
use crate::search::query::{Query, Term};
use crate::search::response::Match;
use crate::text::chars::{is_ascii_word, is_han};

/// Characters and letters of the shortest words in which one may be wrong, missing or swapped.
const SHORTEST_CHANGED: usize = 3;
const SHORTEST_LATIN: usize = 4;
/// Characters of the longest words that are compared.
const LONGEST: usize = 24;
/// Letters of the longest Latin words in which one slip is allowed; in longer ones two are.
const LONGEST_ONE_SLIP: usize = 5;

/// How far a string is from what was typed, the nearest first.
const HOMOPHONE: u32 = 0;
const NEAR_SOUND: u32 = 1;
const SLIP: u32 = 2;
/// What is offered, but not searched at once.
const DOUBTFUL: u32 = 4;

/// Replaces the words of a query that occur nowhere by words that look or sound like them.
pub(in crate::search) fn by_likeness(
    index: &Index,
    query: &Query,
    occurs: &mut dyn FnMut(&Term) -> bool,
) -> Option<Rewritten> {
    replace(index, query, Match::Similar, &mut |term| {
        let typed = &term.folded;
        if typed.len() < 2 || typed.len() > LONGEST || occurs(term) {
            return None;
        }
        let ranked = match typed.iter().all(|&c| is_ascii_word(c)) {
            true => latin(index, typed),
            false if typed.iter().any(|&c| is_han(c)) => chinese(index, typed),
            false => return None,
        };
        let is_sure = ranked.first()?.cost < DOUBTFUL;
        Some((ranked, is_sure))
    })
}

fn chinese(index: &Index, typed: &[char]) -> Vec<Candidate> {
    let mut found = Candidates::default();
    for word in index.words() {
        let letters = folded(index, &word.range());
        if let Some(cost) = compare(index, typed, &letters) {
            found.add(index, word.range(), cost);
        }
    }
    if typed.len() >= SHORTEST_CHANGED && found.0.iter().all(|found| found.cost > HOMOPHONE) {
        // Any string of the text, if it sounds exactly alike.
        let texts = index.texts();
        let first = index.extents().first().map_or(0, |extent| extent.start as usize);
        for at in (first..texts.len()).filter(|&at| texts[at] > ITEM && is_lead(texts[at])) {
            if let Some((end, cost)) = sounds_at(index, typed, at) {
                found.add(index, at..end, cost);
            }
        }
    }
    found.ranked(index)
}

/// Whether the characters at a place of the text sound as those typed: the byte behind them, and the cost.
fn sounds_at(index: &Index, typed: &[char], start: usize) -> Option<(usize, u32)> {
    let (texts, mut at, mut cost) = (index.texts(), start, HOMOPHONE);
    for &c in typed {
        if at >= texts.len() {
            return None;
        }
        let (symbol, length) = symbol_at(texts, at);
        cost = cost.max(sound_cost(index, c, index.alphabet().folded(symbol))?);
        at += length;
    }
    Some((at, cost))
}

/// How far two characters sound apart; `None` if they do not sound alike.
fn sound_cost(index: &Index, a: char, b: char) -> Option<u32> {
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
    if shared(false) { Some(HOMOPHONE) } else { shared(true).then_some(NEAR_SOUND) }
}

/// The cost of a word for what was typed; `None` if it is too far.
fn compare(index: &Index, typed: &[char], word: &[char]) -> Option<u32> {
    if typed.len() == word.len() {
        let mut pairs = typed.iter().zip(word);
        let same = pairs.clone().filter(|(a, b)| a == b).count();
        let sounds = pairs.try_fold(HOMOPHONE, |cost, (&a, &b)| Some(cost.max(sound_cost(index, a, b)?)));
        if let Some(cost) = sounds {
            // Of two characters one must be right, and the other sound exactly alike.
            let is_sure = typed.len() >= SHORTEST_CHANGED || (same > 0 && cost == HOMOPHONE);
            return Some(if is_sure { cost } else { cost + DOUBTFUL });
        }
    }
    if word.len() < SHORTEST_CHANGED || distance(typed, word) != 1 {
        return None;
    }
    // Two characters stand in many a word of three.
    Some(if typed.len() < SHORTEST_CHANGED { SLIP + DOUBTFUL } else { SLIP })
}

/// Latin words of the text, and Chinese ones by their spelling, that are nearly spelled so.
fn latin(index: &Index, typed: &[char]) -> Vec<Candidate> {
    let mut found = Candidates::default();
    if typed.len() < SHORTEST_LATIN || !typed.iter().any(char::is_ascii_lowercase) {
        return Vec::new();
    }
    let most = if typed.len() > LONGEST_ONE_SLIP { 2 } else { 1 };
    let texts = index.texts();
    let first = index.extents().first().map_or(0, |extent| extent.start as usize);
    let (mut start, mut word) = (first, Vec::new());
    for at in (first..texts.len()).filter(|&at| is_lead(texts[at])) {
        let c = index.alphabet().folded(symbol_at(texts, at).0);
        if is_ascii_word(c) {
            if word.is_empty() {
                start = at;
            }
            word.push(c);
            continue;
        }
        if word.len() >= SHORTEST_LATIN && word.len() <= LONGEST && word.iter().any(char::is_ascii_lowercase)
        {
            let distance = distance(typed, &word);
            if distance <= most {
                found.add(index, start..at, distance as u32);
            }
        }
        word.clear();
    }
    found.ranked(index)
}

/// How many characters must be added, dropped, replaced or swapped with their neighbour to get from one
/// string to the other (restricted edit distance, L. Boytsov 2011); counted up to 3.
fn distance(a: &[char], b: &[char]) -> usize {
    if a.len().abs_diff(b.len()) > 2 {
        return 3;
    }
    // Rows of the usual table: the one before the last, the last, the present one.
    let mut rows = [[0usize; LONGEST + 1]; 3];
    for (at, cell) in rows[1].iter_mut().enumerate() {
        *cell = at;
    }
    for (i, &x) in a.iter().enumerate() {
        rows[2][0] = i + 1;
        for (j, &y) in b.iter().enumerate().take(LONGEST) {
            let mut least = (rows[1][j] + usize::from(x != y)).min(rows[1][j + 1] + 1).min(rows[2][j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                least = least.min(rows[0][j - 1] + 1);
            }
            rows[2][j + 1] = least;
        }
        rows.rotate_left(1);
    }
    rows[1][b.len().min(LONGEST)].min(3)
}
