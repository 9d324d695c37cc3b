//! Which articles hold a term, verified in their text.

use std::ops::Range;

use gongwen_codes::pattern::{Pattern, PatternChar};

use super::corpus::Corpus;
use super::occurrence::{Occurs, TermHit};
use super::query::{FieldName, Term};
use super::searched::Searched;
use super::whole_word::is_whole;
use crate::index::alphabet::class;
use crate::index::text::{fields, origin};
use crate::index::{Alphabet, Attribute, DocId, Field, Index};
use crate::text::chars::{is_ascii_word, is_word};
use crate::text::contains;
use crate::text::fold::fold_to_string;

/// The pattern of a folded string; `None` where the corpus lacks one of its characters. Punctuation at its edges counts as
/// separators do: the text may lack it.
pub(crate) fn pattern(folded: &[char], alphabet: &Alphabet) -> Option<Pattern> {
    let has_words = folded.iter().any(|&c| is_word(c));
    let (first, last) = inner(folded).unwrap_or((0, folded.len()));
    let mut characters = Vec::with_capacity(folded.len());
    for (place, &c) in folded.iter().enumerate() {
        let is_edge = has_words && !(first..=last).contains(&place);
        let edge = if is_edge { gongwen_codes::sentence::SEPARATOR } else { 0 };
        characters.push(PatternChar { symbol: alphabet.symbol(c), class: class(c) | edge });
    }
    Pattern::new(&characters, !has_words)
}

/// Whether punctuation after a number makes it another one: a percent sign.
pub(crate) fn is_percent_sign(c: char) -> bool {
    matches!(c, '%' | '‰')
}

/// The places of the first and the last character that is no punctuation at an edge; none where all are punctuation. A
/// percent sign belongs to its number.
fn inner(folded: &[char]) -> Option<(usize, usize)> {
    let first = folded.iter().position(|&c| is_word(c))?;
    let last = folded.iter().rposition(|&c| is_word(c))?;
    let is_percent =
        folded[last].is_ascii_digit() && folded.get(last + 1).is_some_and(|&c| is_percent_sign(c));
    Some((first, last + usize::from(is_percent)))
}

/// A string without the punctuation at its edges; as it is where it is made of nothing else.
pub(crate) fn trimmed(folded: &[char]) -> &[char] {
    inner(folded).and_then(|(first, last)| folded.get(first..=last)).unwrap_or(folded)
}

/// The characters that an article must hold to hold a string.
fn needed(folded: &[char]) -> Vec<char> {
    let inner: Vec<char> = folded.iter().copied().filter(|&c| is_word(c)).collect();
    if inner.is_empty() { folded.to_vec() } else { inner }
}

/// The articles that hold a term, ascending.
pub(crate) fn find_term(index: &Index, term: &Term, searched: &mut Searched) -> Vec<TermHit> {
    let mut found = match term.field {
        None => find_string(&term.folded, searched),
        Some(field) => find_in_field(index, &term.folded, field, searched),
    };
    if let Some(printed) = &term.printed {
        for hit in find_string(printed, searched) {
            match found.binary_search_by_key(&hit.doc, |known| known.doc) {
                Ok(at) => found[at].occurs = found[at].occurs.min(hit.occurs),
                Err(at) => found.insert(at, hit),
            }
        }
    }
    // A phrase must occur as it was typed.
    found.retain(|hit| !term.phrase || hit.occurs < Occurs::Separated);
    found
}

/// The articles that hold a string anywhere, ascending. The texts are searched once a query for each string.
pub(crate) fn find_string(folded: &[char], searched: &mut Searched) -> Vec<TermHit> {
    if let Some(known) = searched.known_hits(folded) {
        return known.to_vec();
    }
    let found = search_texts(folded, searched);
    searched.keep_hits(folded, &found);
    found
}

fn search_texts(folded: &[char], searched: &mut Searched) -> Vec<TermHit> {
    let mut found = Vec::new();
    let Some(pattern) = pattern(folded, searched.corpus.alphabet()) else { return found };
    // The postings of a character are exact, and only a Latin letter or digit may be inside a longer word.
    let is_exact = folded.len() == 1 && !is_ascii_word(folded[0]);
    for doc in searched.articles_with(needed(folded).into_iter()) {
        let occurs = if is_exact { Some(Occurs::Whole) } else { occurs(&pattern, doc, searched.corpus) };
        if let Some(occurs) = occurs {
            found.push(TermHit { doc, occurs });
        }
    }
    found
}

/// How a pattern occurs in an article, at its best.
fn occurs(pattern: &Pattern, doc: DocId, corpus: &dyn Corpus) -> Option<Occurs> {
    let (text, classes) = (corpus.text(doc), corpus.alphabet().classes());
    let mut best = None;
    let mut from = 0;
    while let Some(found) = pattern.find(text, from, classes) {
        // One with other separators may overlap one that is exact: `xx x` holds `x x`.
        from = if found.is_exact { found.place.end } else { found.next };
        let occurs = occurs_at(found.is_exact, found.place, doc, corpus);
        if occurs == Occurs::Whole {
            return Some(occurs);
        }
        best = Some(best.map_or(occurs, |best: Occurs| best.min(occurs)));
    }
    best
}

/// How a string occurs at one place of an article; `is_exact` tells whether it has the separators there that were typed.
pub(crate) fn occurs_at(is_exact: bool, place: Range<usize>, doc: DocId, corpus: &dyn Corpus) -> Occurs {
    let is_whole = || is_whole(corpus.text(doc), place.clone(), corpus.alphabet());
    match is_exact {
        true if is_whole() && !corpus.crosses_border(doc, place.clone()) => Occurs::Whole,
        true => Occurs::Inside,
        false => Occurs::Separated,
    }
}

/// The text fields that a field name means.
pub(crate) fn text_fields(name: FieldName) -> &'static [Field] {
    match name {
        FieldName::Title => &[Field::Title, Field::Kicker, Field::Subtitle, Field::Subheads],
        FieldName::Person => &[Field::Byline, Field::Credit],
        FieldName::Section => &[Field::Section],
        FieldName::Place | FieldName::Source | FieldName::Organisation => &[],
    }
}

/// The attributes that a field name means.
fn attributes(name: FieldName) -> &'static [Attribute] {
    match name {
        FieldName::Person => &[Attribute::Reporter, Attribute::Correspondent, Attribute::Photographer],
        FieldName::Place => &[Attribute::Place],
        FieldName::Organisation => &[Attribute::Organisation],
        FieldName::Title | FieldName::Section | FieldName::Source => &[],
    }
}

#[inline(never)]
fn find_in_field(index: &Index, folded: &[char], name: FieldName, searched: &mut Searched) -> Vec<TermHit> {
    let needle: String = folded.iter().collect();
    let meta = index.meta();
    let is_source = name == FieldName::Source;
    let mut holds_needle = vec![false; meta.strings() as usize];
    if is_source || !attributes(name).is_empty() {
        for (id, holds_it) in (0..).zip(&mut holds_needle) {
            *holds_it = contains(&fold_to_string(meta.string(id), index.fold_table()), &needle);
        }
    }
    let in_strings = |doc: DocId| {
        let record = meta.record(doc);
        let held = |id: u32| holds_needle[id as usize];
        (is_source && held(record.source()))
            || attributes(name).iter().any(|&attribute| record.values(attribute).iter().any(|&id| held(id)))
    };
    let pattern = pattern(folded, index.alphabet()).unwrap_or_default();
    let candidates = searched.articles_with(needed(folded).into_iter());
    // How it occurs at its first place in one of the fields.
    let in_text = |doc: DocId| -> Option<Occurs> {
        candidates.binary_search(&doc).ok()?;
        let text = index.text(doc);
        let fields = fields(text);
        let named = text_fields(name).iter().map(|&field| fields[field as usize].clone());
        let origin = if is_source { origin(text) } else { None };
        for range in named.chain(origin) {
            let found = pattern.find(&text[..range.end], range.start, index.alphabet().classes());
            if let Some(found) = found {
                return Some(occurs_at(found.is_exact, found.place, doc, index));
            }
        }
        None
    };
    let mut found = Vec::new();
    for doc in 0..index.len() as DocId {
        let in_text = in_text(doc);
        if in_text.is_some() || in_strings(doc) {
            found.push(TermHit { doc, occurs: in_text.unwrap_or(Occurs::Whole) });
        }
    }
    found
}
