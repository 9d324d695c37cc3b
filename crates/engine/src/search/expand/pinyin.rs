//! Queries typed in pinyin.

use std::ops::Range;

use super::expansion::{Expansion, Replacements, replace_terms, term};
use super::similar_strings::SimilarStrings;
use crate::index::Index;
use crate::index::alphabet::{code_count, symbol_at};
use crate::index::text::Extent;
use crate::search::query::{Query, Term};
use crate::search::response::Match;
use crate::search::searched::Context;
use crate::suggest::pinyin_matcher::{Fit, Spelling, has_letters, letters};
use crate::text::chars::is_han;

/// Fewest letters that may be the initials of as many syllables: almost any two fit some word. From this number on
/// any string of the text, and not just a word, may be what was spelled.
const FEWEST_INITIALS: usize = 3;
/// Words that letters are cut into at most.
const MOST_WORDS: usize = 4;
const INITIALS: u32 = Fit::Initials as u32;

/// Reads a query as pinyin: all of it as one word (`gong hui`), or word for word, or one word as several
/// (`laodongjingsai`). A term that occurs in the corpus as it was typed is left alone.
#[inline(never)]
pub(crate) fn expand_pinyin(context: &mut Context, query: &Query) -> Option<Expansion> {
    let index = context.index;
    let all_letters = |term: &Term| {
        term.field.is_none() && term.folded.iter().all(|&c| letters(&[c]).iter().all(char::is_ascii))
    };
    if !query.terms().any(|term| has_letters(&letters(&term.folded))) || index.readings().is_empty() {
        return None;
    }
    let mut replace = |term: &Term, found: &mut Replacements| {
        let typed = letters(&term.folded);
        if has_letters(&typed) && !context.occurs_whole(term) {
            found.is_searched = true;
            let doubtful = if typed.len() < FEWEST_INITIALS { INITIALS } else { INITIALS + 1 };
            spelled(context, &typed, true).replace_with(context, doubtful, found);
        }
    };
    if let Some(whole) = query.whole.as_ref().filter(|_| query.terms().all(all_letters)) {
        let one = Query { groups: vec![vec![term(whole.clone(), None)]], ..Query::default() };
        let found = replace_terms(&one, Match::Pinyin, &mut replace);
        if found.is_some() {
            return found;
        }
    }
    let found = replace_terms(query, Match::Pinyin, &mut replace);
    let only = match query.groups.as_slice() {
        [group] if found.is_none() && group.len() == 1 && !group[0].phrase => &group[0],
        _ => return found,
    };
    let typed = letters(&only.folded);
    let mut cut = PinyinCut { index, typed: &typed, words: Vec::new(), ends: Vec::new() };
    if context.occurs_whole(only) || !cut.from(0) {
        return None;
    }
    let (mut cut_query, mut start) = (Query::default(), 0);
    for end in cut.ends {
        cut_query.groups.push(vec![term(typed[start..end].to_vec(), only.field)]);
        start = end;
    }
    replace_terms(&cut_query, Match::Pinyin, &mut |term, found| {
        spelled(context, &term.folded, false).replace_with(context, INITIALS, found);
    })
}

/// Letters that are cut into words of the vocabulary.
struct PinyinCut<'a> {
    index: &'a Index,
    typed: &'a [char],
    /// For every place in them that was reached, how many letters from there on spell a word, as bits.
    words: Vec<(usize, u64)>,
    /// The cuts made, in order.
    ends: Vec<usize>,
}

impl PinyinCut<'_> {
    /// Cuts all letters from a place on, the longest word first; false if words do not cover all.
    fn from(&mut self, start: usize) -> bool {
        if start == self.typed.len() || self.ends.len() == MOST_WORDS {
            return start == self.typed.len();
        }
        let words = self.words(start);
        for end in (start + FEWEST_INITIALS..=self.typed.len()).rev() {
            if words >> (end - start) & 1 == 1 {
                self.ends.push(end);
                if self.from(end) {
                    return true;
                }
                self.ends.pop();
            }
        }
        false
    }

    fn words(&mut self, start: usize) -> u64 {
        for &(known, words) in &self.words {
            if known == start {
                return words;
            }
        }
        let spelling = Spelling::new(self.index, &self.typed[start..], false, false);
        spelling.words(&mut |_, _, _, _| {});
        self.words.push((start, spelling.whole.get()));
        spelling.whole.get()
    }
}

/// The strings of the corpus that are spelled so: words, and, if `all` is wanted, by their initials too and,
/// if no word is spelled in full, any part of the text.
fn spelled(context: &mut Context, typed: &[char], all: bool) -> SimilarStrings {
    let mut found = SimilarStrings::default();
    let index = context.index;
    let spelling = Spelling::new(index, typed, all, false);
    spelling.words(&mut |_, word, fit, end| {
        if end == word.range().end {
            found.add(word.range(), fit as u32);
        }
    });
    if all && typed.len() >= FEWEST_INITIALS && found.least_cost().is_none_or(|least| least >= INITIALS) {
        let seconds = spelling.seconds();
        for range in texts_with(context, typed) {
            let mut from = range.start;
            while let Some(at) = spelling.beginnings.find(&index.texts()[..range.end], from) {
                from = at + 1;
                let second = at + symbol_at(index.texts(), at).1;
                if seconds.as_ref().is_none_or(|seconds| seconds.contains(index.texts(), second))
                    && let Some((fit, end)) = spelling.fit(at, index.texts().len(), None)
                    && code_count(&index.texts()[at..end]) > 1
                {
                    found.add(at..end, fit as u32);
                }
            }
        }
    }
    found
}

/// The texts of the articles that hold the Chinese characters of what was typed.
fn texts_with(context: &mut Context, typed: &[char]) -> Vec<Range<usize>> {
    let extents = context.index.extents();
    let chinese = || typed.iter().copied().filter(|&c| is_han(c));
    if chinese().next().is_none() {
        return extents.iter().map(Extent::range).collect();
    }
    let docs = context.searched.articles_with(chinese());
    docs.into_iter().map(|doc| extents[doc as usize].range()).collect()
}
