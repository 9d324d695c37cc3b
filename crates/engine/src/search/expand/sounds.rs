//! Queries typed in pinyin.

use super::{Candidates, Rewritten, replace};
use crate::index::Index;
use crate::index::alphabet::{ITEM, code_count, is_lead};
use crate::lexicon::spelling::{Fit, Spelling, has_letters, letters};
use crate::search::query::{Query, Term};
use crate::search::response::Match;

/// Fewest letters that may stand for as many syllables: almost any two fit some word. From this number on
/// any string of the text, and not just a word, may be what was spelled.
const FEWEST_INITIALS: usize = 3;
/// Words that letters are cut into at most.
const MOST_WORDS: usize = 4;

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
    let found = replace(index, query, Match::Pinyin, &mut |term| {
        let typed = letters_of(index, &term.folded);
        if !has_letters(&typed) || occurs(term) {
            return None;
        }
        let ranked = spelled(index, &typed, true).ranked(index);
        // Initials come last; if they come first there is nothing else.
        let initials = ranked.first()?.cost >= Fit::Initials as u32;
        Some((ranked, !initials || typed.len() >= FEWEST_INITIALS))
    });
    if found.is_some() {
        return found;
    }
    // Several words without a blank between them: `laodongjingsai`.
    let [group] = query.groups.as_slice() else { return None };
    let [only] = group.as_slice() else { return None };
    let mut words = Vec::new();
    if only.phrase || occurs(only) || !cut(index, &letters_of(index, &only.folded), &mut words) {
        return None;
    }
    let mut cut = query.clone();
    cut.groups = words.into_iter().map(|word| vec![super::term(word, only.field)]).collect();
    replace(index, &cut, Match::Pinyin, &mut |term| {
        Some((spelled(index, &term.folded, false).ranked(index), true))
    })
}

/// Cuts letters into words of the lexicon, the longest first; false if they do not cover all of them.
fn cut(index: &Index, typed: &[char], words: &mut Vec<Vec<char>>) -> bool {
    if typed.is_empty() || words.len() == MOST_WORDS {
        return typed.is_empty();
    }
    for end in (FEWEST_INITIALS..=typed.len()).rev() {
        if !spelled(index, &typed[..end], false).0.is_empty() {
            words.push(typed[..end].to_vec());
            if cut(index, &typed[end..], words) {
                return true;
            }
            words.pop();
        }
    }
    false
}

fn letters_of(index: &Index, folded: &[char]) -> Vec<char> {
    letters(&folded.iter().collect::<String>(), index.fold_table())
}

/// The strings of the corpus that are spelled so: words, and, if `all` is wanted, by their initials too and,
/// if no word is spelled in full, any part of the text.
fn spelled(index: &Index, typed: &[char], all: bool) -> Candidates {
    let mut found = Candidates::default();
    let texts = index.texts();
    let spelling = Spelling { index, typed, initials: all, open: false };
    for (number, word) in index.words().iter().enumerate() {
        let place = word.range();
        if let Some((fit, end)) = spelling.fit(place.start, place.end, Some(number as u32))
            && end == place.end
        {
            found.add(index, place, fit as u32);
        }
    }
    if all && typed.len() >= FEWEST_INITIALS && found.0.iter().all(|found| found.cost >= Fit::Initials as u32)
    {
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
    found
}
