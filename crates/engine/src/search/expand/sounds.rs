//! Queries typed in pinyin.

use super::{Candidate, Candidates, Rewritten, replace};
use crate::index::Index;
use crate::index::alphabet::{ITEM, code_count, is_lead};
use crate::lexicon::spelling::{Fit, Spelling, has_letters, letters};
use crate::search::query::{Query, Term};
use crate::search::response::Match;

/// Letters that stand for as many syllables by their initials are only taken as a beginning when there are
/// fewer: almost any two fit some word.
const FEWEST_INITIALS: usize = 3;
/// Letters from which on any string of the text, and not just a word, may be what was spelled.
const FEWEST_LETTERS: usize = 4;

/// Reads a query as pinyin: first all of it as one word (`gong hui`), then word for word. `occurs` tells
/// whether a term stands in the corpus as it was typed: such a term is left alone.
pub(in crate::search) fn by_sound(
    index: &Index,
    query: &Query,
    occurs: &mut dyn FnMut(&Term) -> bool,
) -> Option<Rewritten> {
    if index.readings().is_empty() || !query.terms().any(|term| has_letters(&letters_of(index, &term.folded)))
    {
        return None;
    }
    if let Some(whole) = &query.whole {
        let one = Query { groups: vec![vec![super::term(whole.clone(), None)]], ..Query::default() };
        let only_letters = |term: &Term| letters_of(index, &term.folded).iter().all(char::is_ascii);
        if query.terms().all(|term| only_letters(term) && !occurs(term))
            && let Some(rewritten) = by_sound(index, &one, occurs)
        {
            return Some(Rewritten {
                query: Query { excluded: query.excluded.clone(), ..rewritten.query },
                ..rewritten
            });
        }
    }
    replace(index, query, Match::Pinyin, &mut |term| {
        let typed = letters_of(index, &term.folded);
        if !has_letters(&typed) || occurs(term) {
            return None;
        }
        let ranked = candidates(index, &typed);
        // Initials come last; if they come first there is nothing else.
        let initials = ranked.first()?.cost >= Fit::Initials as u32;
        Some((ranked, !initials || typed.len() >= FEWEST_INITIALS))
    })
}

fn letters_of(index: &Index, folded: &[char]) -> Vec<char> {
    letters(&folded.iter().collect::<String>(), index.fold_table())
}

/// The strings of the corpus that are spelled so: words, and if there are none any part of the text.
fn candidates(index: &Index, typed: &[char]) -> Vec<Candidate> {
    let mut found = Candidates::default();
    let texts = index.texts();
    let mut spelling = Spelling { index, typed, initials: true, open: false };
    for (number, word) in index.words().iter().enumerate() {
        let place = word.range();
        if let Some((fit, end)) = spelling.fit(place.start, place.end, Some(number as u32))
            && end == place.end
        {
            found.add(index, place, fit as u32);
        }
    }
    if typed.len() >= FEWEST_LETTERS && found.0.iter().all(|found| found.cost >= Fit::Initials as u32) {
        spelling.initials = false;
        let first = index.extents().first().map_or(0, |extent| extent.start as usize);
        for at in first..texts.len() {
            if texts[at] > ITEM
                && is_lead(texts[at])
                && let Some((fit, end)) = spelling.fit(at, texts.len(), None)
                && code_count(&texts[at..end]) > 1
            {
                found.add(index, at..end, fit as u32);
            }
        }
    }
    found.ranked(index)
}
