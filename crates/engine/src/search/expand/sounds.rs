//! Queries typed in pinyin.

use super::{Candidates, Rewritten, StandIns, Stands, rewrite, term};
use crate::index::Index;
use crate::index::alphabet::{ITEM, code_count};
use crate::index::words::Word;
use crate::lexicon::spelling::{Fit, Spelling, has_letters, letters};
use crate::search::query::{Query, Term};
use crate::search::response::Match;

/// Fewest letters that may stand for as many syllables: almost any two fit some word. From this number on
/// any string of the text, and not just a word, may be what was spelled.
const FEWEST_INITIALS: usize = 3;
/// Words that letters are cut into at most.
const MOST_WORDS: usize = 4;
const INITIALS: u32 = Fit::Initials as u32;

/// Reads a query as pinyin: all of it as one word (`gong hui`), or word for word, or one word as several
/// (`laodongjingsai`). A term that stands in the corpus as it was typed is left alone.
#[inline(never)]
pub(super) fn by_sound(index: &Index, query: &Query, stands: Stands<'_>) -> Option<Rewritten> {
    let all_letters = |term: &Term| term.folded.iter().all(|&c| letters(&[c]).iter().all(char::is_ascii));
    if index.readings().is_empty() || !query.terms().any(|term| has_letters(&letters(&term.folded))) {
        return None;
    }
    let mut stand_in = |term: &Term, found: &mut StandIns| {
        let typed = letters(&term.folded);
        if has_letters(&typed) && !stands(term, true) {
            let doubtful = if typed.len() < FEWEST_INITIALS { INITIALS } else { INITIALS + 1 };
            spelled(index, &typed, true).stand_in(index, doubtful, found);
        }
    };
    if let Some(whole) = query.whole.as_ref().filter(|_| query.terms().all(all_letters)) {
        let one = Query { groups: vec![vec![term(whole.clone(), None)]], ..Query::default() };
        let found = rewrite(&one, Match::Pinyin, &mut stand_in);
        if found.is_some() {
            return found;
        }
    }
    let found = rewrite(query, Match::Pinyin, &mut stand_in);
    let only = match query.groups.as_slice() {
        [group] if found.is_none() && group.len() == 1 && !group[0].phrase => &group[0],
        _ => return found,
    };
    let mut cut_query = Query::default();
    if stands(only, true) || !cut(index, &letters(&only.folded), only, &mut cut_query) {
        return None;
    }
    rewrite(&cut_query, Match::Pinyin, &mut |term, found| {
        spelled(index, &term.folded, false).stand_in(index, INITIALS, found);
    })
}

/// Cuts letters into words of the lexicon, the longest first, a group each; false if they do not cover all.
fn cut(index: &Index, typed: &[char], only: &Term, query: &mut Query) -> bool {
    if typed.is_empty() || query.groups.len() == MOST_WORDS {
        return typed.is_empty();
    }
    for end in (FEWEST_INITIALS..=typed.len()).rev() {
        let (word, rest) = typed.split_at(end);
        if spells_a_word(index, word) {
            query.groups.push(vec![term(word.to_vec(), only.field)]);
            if cut(index, rest, only, query) {
                return true;
            }
            query.groups.pop();
        }
    }
    false
}

/// Whether a word of the lexicon is spelled so, in full.
fn spells_a_word(index: &Index, typed: &[char]) -> bool {
    let spelling = Spelling::new(index, typed, false, false);
    (0..).zip(index.words()).any(|(number, &word)| word_fit(&spelling, number, word).is_some())
}

/// How well all that was typed spells all of a word.
fn word_fit(spelling: &Spelling<'_>, number: u32, word: Word) -> Option<Fit> {
    let place = word.range();
    let (fit, end) = spelling.fit(place.start, place.end, Some(number))?;
    (end == place.end).then_some(fit)
}

/// The strings of the corpus that are spelled so: words, and, if `all` is wanted, by their initials too and,
/// if no word is spelled in full, any part of the text.
fn spelled(index: &Index, typed: &[char], all: bool) -> Candidates {
    let mut found = Candidates::default();
    let texts = index.texts();
    let spelling = Spelling::new(index, typed, all, false);
    for (number, word) in (0..).zip(index.words()) {
        if let Some(fit) = word_fit(&spelling, number, *word) {
            found.add(index, word.range(), fit as u32);
        }
    }
    if all && typed.len() >= FEWEST_INITIALS && found.least_cost().is_none_or(|least| least >= INITIALS) {
        for at in index.code_starts() {
            if texts[at] > ITEM
                && let Some((fit, end)) = spelling.fit(at, texts.len(), None)
                && code_count(&texts[at..end]) > 1
            {
                found.add(index, at..end, fit as u32);
            }
        }
    }
    found
}
