//! Suggestions while a query is being typed.

use super::spelling::{Fit, Spelling, letters};
use crate::index::alphabet::{FIELD, is_lead};
use crate::index::lexicon::WordKind;
use crate::index::{DocId, Index};
use crate::search::Suggestion;
use crate::sort::sort_first;

/// Words that only differ by one of these at their end are offered once.
const TRAILING: &str = "的了着和与及等在";

/// The most characters of a beginning that titles are not offered for.
const SHORT: usize = 1;

/// What may be meant by the beginning of a query, in characters or pinyin, the best first: words and names
/// that begin so, then titles that hold it. No text stands twice in the list.
pub(crate) fn suggest(index: &Index, typed: &str, limit: usize) -> Vec<Suggestion> {
    let mut suggestions = Vec::new();
    let prefix = letters(typed, index.fold_table());
    if prefix.is_empty() || limit == 0 || index.is_empty() {
        return suggestions;
    }
    let mut spelling = Spelling { index, typed: &prefix, initials: true, open: true };
    let mut words: Vec<(Fit, u8, usize, usize)> = Vec::new();
    for (number, word) in index.words().iter().enumerate() {
        let place = word.range();
        if let Some((fit, _)) = spelling.fit(place.start, place.end, Some(number as u32)) {
            words.push((fit, word.tier, place.len(), number));
        }
    }
    // Some may turn out to be doubles.
    let enough = limit.saturating_mul(2);
    sort_first(&mut words, enough, Ord::cmp);
    for &(_, _, _, number) in words.iter().take(enough) {
        let word = &index.words()[number];
        let kind = match word.kind {
            WordKind::Word => "word",
            WordKind::Person => "person",
            WordKind::Place => "place",
            WordKind::Organisation => "organisation",
        };
        push(&mut suggestions, index.print_place(word.range()), kind, limit);
    }
    spelling.initials = false;
    for doc in 0..index.len() as DocId {
        if suggestions.len() >= limit || prefix.len() <= SHORT {
            break;
        }
        let text = index.text(doc);
        let start = index.extents()[doc as usize].start as usize;
        let end = start + text.iter().position(|&byte| byte == FIELD).unwrap_or(0);
        if (start..end).any(|at| is_lead(text[at - start]) && spelling.fit(at, end, None).is_some()) {
            push(&mut suggestions, index.print_place(start..end), "title", limit);
        }
    }
    // The last of several words is the one being typed.
    if suggestions.is_empty()
        && let Some((before, last)) = typed.trim_end().rsplit_once(char::is_whitespace)
    {
        suggestions = suggest(index, last, limit);
        for suggestion in &mut suggestions {
            suggestion.text = [before, " ", &suggestion.text].concat();
        }
    }
    suggestions
}

/// Adds a suggestion that is no double of those before it.
fn push(suggestions: &mut Vec<Suggestion>, text: String, kind: &str, limit: usize) {
    let longer_by_little = |long: &str, short: &str| {
        long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || TRAILING.contains(rest))
    };
    let is_double =
        |known: &Suggestion| longer_by_little(&known.text, &text) || longer_by_little(&text, &known.text);
    if suggestions.len() < limit && !text.is_empty() && !suggestions.iter().any(is_double) {
        suggestions.push(Suggestion { text, kind: kind.to_owned() });
    }
}
