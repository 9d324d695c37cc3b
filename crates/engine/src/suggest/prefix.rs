//! Suggestions while a query is being typed.

use std::ops::Range;

use super::pinyin_matcher::{Spelling, letters};
use crate::index::alphabet::{FIELD, symbol_at};
use crate::index::{DocId, Index};
use crate::limits::beginning;
use crate::sort::sort_keys;
use crate::suggestion::{Suggestion, SuggestionKind};
use crate::text::fold::fold_to_chars;
use crate::text::slice;

/// Words that only differ by one of these at their end are offered once.
const TRAILING: &str = "的了着和与及等在";
/// Digits that a title may hold as a number, not only begin with: fewer occur in most titles.
const SHORTEST_NUMBER: usize = 3;

/// What may be meant by the beginning of a query, in characters or pinyin, the best first: words and names
/// that begin so, then titles that hold it; digits are compared with the numbers of a title. No text occurs twice in
/// the list.
#[inline(never)]
pub(crate) fn suggest(index: &Index, typed: &str, limit: usize) -> Vec<Suggestion> {
    let mut suggestions = Vec::new();
    let typed = beginning(typed);
    let prefix = letters(&fold_to_chars(typed, index.fold_table()));
    if prefix.is_empty() || limit == 0 || index.is_empty() {
        return suggestions;
    }
    let mut spelling = Spelling::new(index, &prefix, true, true);
    // How well it fits, how useful it is, its length, its number.
    let mut found: Vec<u64> = Vec::new();
    spelling.words(&mut |number, word, fit, _| {
        let order = (fit as u64) << 16 | u64::from(word.tier()) << 8 | word.range().len() as u64;
        found.push(order << 32 | u64::from(number));
    });
    sort_keys(&mut found);
    for key in found {
        let word = &index.words()[key as u32 as usize];
        if !push(&mut suggestions, index.print_place(word.range()), word.kind().into(), limit) {
            return suggestions;
        }
    }
    spelling.initials = false;
    let digits = prefix.iter().all(|&c| c.is_ascii_digit() || c == ' ');
    // A single character occurs in most titles.
    for doc in 0..if prefix.len() > 1 { index.len() as DocId } else { 0 } {
        let text = index.text(doc);
        let start = index.extents()[doc as usize].start as usize;
        let end = start + text.iter().position(|&byte| byte == FIELD).unwrap_or(0);
        let mut from = start;
        let mut holds = false;
        while !holds && let Some(at) = spelling.beginnings.find(&index.texts()[..end], from) {
            let fit = spelling.fit(at, end, None);
            holds = fit.is_some_and(|(_, to)| !digits || at == start || is_number(index, start..end, at..to));
            from = at + 1;
        }
        if holds && !push(&mut suggestions, index.print_place(start..end), SuggestionKind::Title, limit) {
            return suggestions;
        }
    }
    // The last of several words is the one being typed.
    let typed = typed.trim_ascii_end();
    if suggestions.is_empty()
        && let Some(blank) = typed.bytes().rposition(|byte| byte == b' ')
    {
        suggestions = suggest(index, slice(typed, blank + 1..), limit);
        for suggestion in &mut suggestions {
            suggestion.text = [slice(typed, ..=blank), &suggestion.text].concat();
        }
    }
    suggestions
}

/// Whether digits in a title are enough to suggest it, and all of a number: 919 of C919, but neither 20 nor 91.
fn is_number(index: &Index, title: Range<usize>, place: Range<usize>) -> bool {
    let (mut digits, mut at) = (0, title.start);
    let mut run = at;
    // The places of the characters are known from the beginning only.
    while at < title.end {
        let (symbol, length) = symbol_at(index.texts(), at);
        let is_digit = index.alphabet().folded(symbol).is_ascii_digit();
        if !is_digit && at >= place.end {
            break;
        }
        (digits, run) = if is_digit { (digits + 1, run) } else { (0, at + length) };
        at += length;
    }
    run == place.start && at == place.end && digits >= SHORTEST_NUMBER
}

/// Adds a suggestion that is no double of those before it; false when there are enough.
fn push(suggestions: &mut Vec<Suggestion>, text: String, kind: SuggestionKind, limit: usize) -> bool {
    let is_double = |known: &Suggestion| {
        let (mut long, mut short) = (known.text.as_bytes(), text.as_bytes());
        if long.len() < short.len() {
            (long, short) = (short, long);
        }
        let (same, rest) = long.split_at(short.len());
        let is_trailing = || TRAILING.as_bytes().chunks(3).any(|word| word == rest);
        same == short && (rest.is_empty() || is_trailing())
    };
    if !text.is_empty() && !suggestions.iter().any(is_double) {
        suggestions.push(Suggestion { text, kind });
    }
    suggestions.len() < limit
}
