//! Slips of the pen: words that sound or look like one that does not occur.

use super::likeness::Likeness;
use super::{Candidates, Rewritten, Stands, rewrite, term};
use crate::index::Index;
use crate::index::alphabet::{ITEM, Symbol, code_count, symbol_at};
use crate::search::alternatives;
use crate::search::query::{FieldName, Query};
use crate::search::response::Match;
use crate::text::chars::is_ascii_word;

/// Characters of the shortest words in which one may be wrong, missing or swapped.
const SHORTEST_CHANGED: usize = 3;
/// Characters of the shortest strings, words or not, that are looked for with one slip and with two.
const SHORTEST_ONE_SLIP: usize = 4;
const SHORTEST_TWO_SLIPS: usize = 8;
/// Letters of the shortest Latin words that are compared, and of the shortest in which two slips are allowed.
const SHORTEST_LATIN: usize = 4;
const SHORTEST_LATIN_TWO_SLIPS: usize = 6;
/// Characters of the longest string that is looked for.
const LONGEST: usize = 24;
/// Characters of the shortest headline that is told by its parts.
const SHORTEST_HEADLINE: usize = 6;
/// Added to the distance of what is offered, but not searched at once.
const DOUBTFUL: u32 = 64;

/// Replaces the words of a query that occur nowhere by words that look or sound like them.
#[inline(never)]
pub(super) fn by_likeness(index: &Index, query: &Query, stands: Stands<'_>) -> Option<Rewritten> {
    rewrite(query, Match::Similar, &mut |term, stand_ins| {
        let typed = &term.folded;
        let is_latin = typed.iter().all(|&c| is_ascii_word(c));
        // Figures that are nearly the same mean something else.
        let is_figure = is_latin && !typed.iter().any(char::is_ascii_lowercase);
        if typed.len() < 2 || typed.len() > LONGEST || is_figure || stands(term, false) {
            return;
        }
        let likeness = Likeness::new(index, typed);
        let mut found = Candidates::default();
        for word in index.words() {
            let place = word.range();
            if is_latin || !likeness.shares(place.clone()) {
                continue;
            }
            let slips = u8::from(code_count(&index.texts()[place.clone()]) >= SHORTEST_CHANGED);
            if let Some((cost, _)) = likeness.at(place.start, Some(place.end), slips) {
                // Two characters must sound exactly like the word, three nearly: so few stand in many a word.
                let is_sure = typed.len() > SHORTEST_CHANGED || cost + 1 < typed.len() as u32;
                found.add(index, place, if is_sure { cost } else { cost + DOUBTFUL });
            }
        }
        if typed.len() >= SHORTEST_CHANGED && found.least_cost() != Some(0) {
            anywhere(index, &likeness, typed.len(), is_latin, &mut found);
        }
        found.stand_in(index, DOUBTFUL, stand_ins);
    })
}

/// Takes what occurs nowhere for a headline half remembered, if its parts stand together in one: all but a
/// character of it.
#[inline(never)]
pub(super) fn by_headline(query: &Query, stands: Stands<'_>) -> Option<Rewritten> {
    let parts = alternatives(query, &mut |part| stands(&term(part.to_vec(), None), false)).pop()?.text;
    let [group] = query.groups.as_slice() else { return None };
    let mut wanted = Query::default();
    let (mut via, mut covered) = (Vec::new(), 1);
    for part in parts.split(' ') {
        let folded: Vec<char> = part.chars().collect();
        covered += folded.len();
        wanted.groups.push(vec![term(folded, Some(FieldName::Title))]);
        via.push(part.to_owned());
    }
    let is_sure = group.len() == 1
        && group[0].folded.len() >= SHORTEST_HEADLINE
        && !group[0].phrase
        && covered >= group[0].folded.len();
    is_sure.then_some(Rewritten { query: wanted, matched: Match::Similar, via, offers: vec![parts], is_sure })
}

/// Strings of the text that are like what was typed: Latin words as wholes, others wherever they stand.
fn anywhere(index: &Index, likeness: &Likeness<'_>, typed: usize, is_latin: bool, found: &mut Candidates) {
    let (texts, alphabet) = (index.texts(), index.alphabet());
    let count = |shortest_one: usize, shortest_two: usize| {
        u8::from(typed >= shortest_one) + u8::from(typed >= shortest_two)
    };
    let slips = if is_latin { 0 } else { count(SHORTEST_ONE_SLIP, SHORTEST_TWO_SLIPS) };
    let latin_slips = count(SHORTEST_LATIN, SHORTEST_LATIN_TWO_SLIPS);
    let mut can_start = Vec::new();
    for symbol in 0..alphabet.size() {
        can_start.push(likeness.sound(0, symbol as Symbol).is_some());
    }
    // Where the Latin word or number at hand begins.
    let mut word = None;
    for at in index.code_starts() {
        let (symbol, _) = symbol_at(texts, at);
        let in_word = is_ascii_word(alphabet.folded(symbol));
        if can_start[usize::from(symbol)]
            && texts[at] > ITEM
            && !(is_latin && word.is_some())
            && let Some((cost, end)) = likeness.at(at, None, slips)
        {
            found.add(index, at..end, cost);
        }
        if in_word {
            word = word.or(Some(at));
        } else if let Some(start) = word.take().filter(|start| is_latin && at - start >= SHORTEST_LATIN)
            && let Some((cost, end)) = likeness.at(start, Some(at), latin_slips)
        {
            found.add(index, start..end, cost + 1);
        }
    }
}
