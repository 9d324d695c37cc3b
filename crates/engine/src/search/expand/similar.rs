//! Slips of the pen: words that sound or look like one that does not occur.

use super::likeness::{HOMOPHONE, LONGEST, Likeness, SLIP, distance, sound_cost};
use super::{Candidates, Rewritten, folded, replace};
use crate::index::Index;
use crate::index::alphabet::{ITEM, Symbol, is_lead, symbol_at};
use crate::search::query::{Query, Term};
use crate::search::response::Match;
use crate::text::chars::{is_ascii_word, is_han};

/// Characters of the shortest words in which one may be wrong, missing or swapped.
const SHORTEST_CHANGED: usize = 3;
/// Characters of the shortest strings, words or not, that are looked for with one slip and with two.
const SHORTEST_ONE_SLIP: usize = 4;
const SHORTEST_TWO_SLIPS: usize = 8;
/// Letters of the shortest Latin words that are compared, and of the shortest in which two slips are allowed.
const SHORTEST_LATIN: usize = 4;
const SHORTEST_LATIN_TWO_SLIPS: usize = 6;
/// Added to the distance of what is offered, but not searched at once.
const DOUBTFUL: u32 = 8;

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
        let mut found = Candidates::default();
        if typed.iter().any(|&c| is_han(c)) {
            for word in index.words() {
                if let Some(cost) = compare(index, typed, &folded(index, &word.range())) {
                    found.add(index, word.range(), cost);
                }
            }
        } else if !typed.iter().any(char::is_ascii_lowercase) {
            // Figures that are nearly the same mean something else.
            return None;
        }
        if found.0.iter().all(|found| found.cost > HOMOPHONE) {
            anywhere(index, typed, &mut found);
        }
        let ranked = found.ranked(index);
        let is_sure = ranked.first()?.cost < DOUBTFUL;
        Some((ranked, is_sure))
    })
}

/// The distance of a word from what was typed; `None` if it is too far.
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

/// Strings of the text that are like what was typed: Latin words as wholes, others wherever they stand.
fn anywhere(index: &Index, typed: &[char], found: &mut Candidates) {
    if typed.len() < SHORTEST_CHANGED {
        return;
    }
    let is_latin = typed.iter().all(|&c| is_ascii_word(c));
    let slips = match typed.len() {
        _ if is_latin => 0,
        ..SHORTEST_ONE_SLIP => 0,
        ..SHORTEST_TWO_SLIPS => 1,
        _ => 2,
    };
    let latin_slips = match typed.len() {
        ..SHORTEST_LATIN => 0,
        ..SHORTEST_LATIN_TWO_SLIPS => 1,
        _ => 2,
    };
    let (texts, alphabet) = (index.texts(), index.alphabet());
    let can_start: Vec<bool> = (0..alphabet.size())
        .map(|symbol| sound_cost(index, typed[0], alphabet.folded(symbol as Symbol)).is_some())
        .collect();
    let likeness = Likeness { index, typed };
    let first = index.extents().first().map_or(0, |extent| extent.start as usize);
    let (mut start, mut word) = (first, Vec::new());
    for at in (first..texts.len()).filter(|&at| is_lead(texts[at])) {
        let (symbol, _) = symbol_at(texts, at);
        if texts[at] > ITEM
            && can_start[usize::from(symbol)]
            && (!is_latin || word.is_empty())
            && let Some((cost, end)) = likeness.walk(0, at, slips, 0)
        {
            found.add(index, at..end, cost);
        }
        let c = alphabet.folded(symbol);
        if is_ascii_word(c) {
            if word.is_empty() {
                start = at;
            }
            word.push(c);
            continue;
        }
        if is_latin && word.len() >= SHORTEST_LATIN && word.iter().any(char::is_ascii_lowercase) {
            let distance = distance(typed, &word);
            if distance <= latin_slips {
                found.add(index, start..at, SLIP * distance as u32);
            }
        }
        word.clear();
    }
}
