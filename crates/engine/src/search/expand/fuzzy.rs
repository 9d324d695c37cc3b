//! Typos: homophones of a word that does not occur, and words at a small edit distance from it.

use std::ops::Range;

use gongwen_codes::find::find;
use gongwen_codes::symbols::SymbolSet;

use super::expansion::{Expansion, replace_terms};
use super::fuzzy_matcher::{FuzzyMatcher, Likely};
use super::similar_strings::SimilarStrings;
use crate::index::alphabet::{code_count, push_code, symbol_at};
use crate::index::{DocId, Index};
use crate::search::query::Query;
use crate::search::response::Match;
use crate::search::searched::Context;
use crate::text::chars::is_ascii_word;

/// Characters of the shortest words in which one may be wrong, missing or swapped.
const SHORTEST_CHANGED: usize = 3;
/// Characters of the shortest strings, words or not, that are looked for with one edit and with two.
const SHORTEST_ONE_EDIT: usize = 4;
const SHORTEST_TWO_EDITS: usize = 8;
/// Letters of the shortest Latin words that are compared, and of the shortest in which two edits are allowed.
const SHORTEST_LATIN: usize = 4;
const SHORTEST_LATIN_TWO_EDITS: usize = 6;
/// Characters of the longest string that is looked for.
const LONGEST: usize = 12;
/// Added to the distance of what is offered, but not searched at once.
const DOUBTFUL: u32 = 64;

/// Replaces the words of a query that occur nowhere by similar ones.
#[inline(never)]
pub(crate) fn expand_fuzzy(context: &mut Context, query: &Query) -> Option<Expansion> {
    let index = context.index;
    replace_terms(query, Match::Similar, &mut |term, replacements| {
        let typed = &term.folded;
        let is_latin = typed.iter().all(|&c| is_ascii_word(c));
        // Figures that are nearly the same mean something else.
        let is_figure = is_latin && !typed.iter().any(char::is_ascii_lowercase);
        if typed.len() < 2 || typed.len() > LONGEST || is_figure || context.occurs(term) {
            return;
        }
        replacements.is_searched = true;
        let matcher = FuzzyMatcher::new(index, typed);
        let mut found = SimilarStrings::default();
        let near = if is_latin { Vec::new() } else { matcher.words(index) };
        for number in near {
            let place = index.words()[number as usize].range();
            // A code takes a byte at least.
            if place.len() + 1 < typed.len()
                || !matcher.may_be(place.clone(), true, u8::from(place.len() >= SHORTEST_CHANGED))
            {
                continue;
            }
            let edits = u8::from(code_count(&index.texts()[place.clone()]) >= SHORTEST_CHANGED);
            if let Some((cost, _)) = matcher.at(place.start, Some(place.end), edits) {
                // Two characters must be exact homophones of the word, three near ones: so few fit many a word.
                let is_sure = typed.len() > SHORTEST_CHANGED || cost + 1 < typed.len() as u32;
                found.add(place, if is_sure { cost } else { cost + DOUBTFUL });
            }
        }
        if typed.len() >= SHORTEST_CHANGED && found.least_cost() != Some(0) {
            let likely = (!is_latin).then(|| matcher.likely_articles(typed, context.searched));
            // What is half right is looked for where its other half is.
            let is_known =
                |doc: DocId| context.holders.is_empty() || context.holders.binary_search(&doc).is_ok();
            let of =
                |doc: DocId| likely.as_ref().map_or(Likely::FromHomophones, |likely| likely[doc as usize]);
            let articles = (0..).zip(index.extents()).filter(|(doc, _)| is_known(*doc));
            let searched: Vec<(Range<usize>, Likely)> =
                articles.map(|(doc, extent)| (extent.range(), of(doc))).collect();
            anywhere(index, &matcher, typed, is_latin, &searched, &mut found);
        }
        found.replace_with(context, DOUBTFUL, replacements);
    })
}

/// Strings of the text that are similar to what was typed: whole Latin words, other strings anywhere.
fn anywhere(
    index: &Index,
    matcher: &FuzzyMatcher<'_>,
    typed: &[char],
    is_latin: bool,
    articles: &[(Range<usize>, Likely)],
    found: &mut SimilarStrings,
) {
    let (texts, alphabet) = (index.texts(), index.alphabet());
    let count = |shortest_one: usize, shortest_two: usize| {
        u8::from(typed.len() >= shortest_one) + u8::from(typed.len() >= shortest_two)
    };
    let edits = if is_latin { 0 } else { count(SHORTEST_ONE_EDIT, SHORTEST_TWO_EDITS) };
    let latin_edits = count(SHORTEST_LATIN, SHORTEST_LATIN_TWO_EDITS);
    let is_letter = |symbol| is_ascii_word(alphabet.folded(symbol));
    let begins = |symbol| if is_latin { is_letter(symbol) } else { matcher.begins(symbol) };
    let beginnings = SymbolSet::new(alphabet.size(), &begins);
    let mut first = Vec::new();
    if let Some(symbol) = typed.first().and_then(|&c| alphabet.symbol(c)) {
        push_code(&mut first, symbol);
    }
    for (range, likely) in articles {
        let (text, mut from) = (&texts[..range.end], range.start);
        let next = |from: usize| match likely {
            Likely::Nowhere => None,
            Likely::FromFirst => find(text, &first, from),
            Likely::FromHomophones => beginnings.find(text, from),
        };
        while let Some(start) = next(from) {
            let mut end = start;
            while is_latin
                && let (symbol, length) = symbol_at(texts, end)
                && is_letter(symbol)
            {
                end += length;
            }
            from = end.max(start + 1);
            let mut look = |word: Option<usize>, edits: u8, more: u32| {
                if matcher.may_be(start..word.unwrap_or(texts.len()), word.is_some(), edits)
                    && let Some((cost, end)) = matcher.at(start, word, edits)
                {
                    found.add(start..end, cost + more);
                }
            };
            look(None, edits, 0);
            if end - start >= SHORTEST_LATIN {
                look(Some(end), latin_edits, 1);
            }
        }
    }
}
