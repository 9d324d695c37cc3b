//! Which articles hold a term, verified in their text.

use std::rc::Rc;

use gongwen_codes::find::find;

use super::occurrence::{is_whole, stands};
use super::query::{FieldName, Term};
use super::score::{Lists, intersect};
use crate::index::postings::DocList;
use crate::index::text::fields;
use crate::index::{Attribute, DocId, Field, Index};
use crate::text::chars::is_ascii_word;
use crate::text::contains;
use crate::text::fold::fold_to_string;

/// One article that holds a term.
#[derive(Clone, Copy)]
pub(crate) struct Found {
    pub(crate) doc: DocId,
    /// Whether it stands there as a whole word or number at least once.
    pub(crate) whole: bool,
}

/// The articles that hold a term, ascending.
pub(crate) fn find_term(index: &Index, term: &Term, lists: &mut Lists) -> Vec<Found> {
    match term.field {
        None => find_string(index, &term.folded, lists),
        Some(field) => find_in_field(index, &term.folded, field, lists),
    }
}

/// The articles that hold a string anywhere, ascending.
pub(crate) fn find_string(index: &Index, folded: &[char], lists: &mut Lists) -> Vec<Found> {
    let mut found = Vec::new();
    let Some(code) = index.alphabet().encode(folded) else { return found };
    // The postings of a character are exact, and nothing but a Latin letter or digit stands inside a word.
    let is_exact = folded.len() == 1 && !is_ascii_word(folded[0]);
    for doc in candidates(index, folded, lists) {
        let whole = if is_exact { Some(true) } else { stands(index.text(doc), &code, index.alphabet()) };
        if let Some(whole) = whole {
            found.push(Found { doc, whole });
        }
    }
    found
}

/// The articles that hold every character of a string.
pub(crate) fn candidates(index: &Index, folded: &[char], lists: &mut Lists) -> DocList {
    let lists: Vec<_> = folded.iter().map(|&c| lists.get(index, c)).collect();
    intersection(&lists)
}

/// What all lists have in common.
pub(crate) fn intersection(lists: &[Rc<DocList>]) -> DocList {
    // Beginning with the shortest, which bounds all that follows.
    let Some(shortest) = lists.iter().min_by_key(|list| list.len()) else { return DocList::new() };
    let mut common = shortest.to_vec();
    for list in lists {
        if !Rc::ptr_eq(list, shortest) {
            common = intersect(&common, list);
        }
    }
    common
}

/// The text fields that a field name stands for.
fn text_fields(name: FieldName) -> &'static [Field] {
    match name {
        FieldName::Title => &[Field::Title, Field::Kicker, Field::Subtitle, Field::Subheads],
        FieldName::Person => &[Field::Byline, Field::Credit],
        FieldName::Section => &[Field::Section],
        FieldName::Place | FieldName::Source | FieldName::Organisation => &[],
    }
}

/// The attributes that a field name stands for.
fn attributes(name: FieldName) -> &'static [Attribute] {
    match name {
        FieldName::Person => &[Attribute::Reporter, Attribute::Correspondent, Attribute::Photographer],
        FieldName::Place => &[Attribute::Place],
        FieldName::Organisation => &[Attribute::Organisation],
        FieldName::Title | FieldName::Section | FieldName::Source => &[],
    }
}

#[inline(never)]
fn find_in_field(index: &Index, folded: &[char], name: FieldName, lists: &mut Lists) -> Vec<Found> {
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
    let code = index.alphabet().encode(folded).unwrap_or_default();
    let candidates = candidates(index, folded, lists);
    // Whether it stands whole at its first place in one of the fields.
    let in_text = |doc: DocId| -> Option<bool> {
        candidates.binary_search(&doc).ok()?;
        let text = index.text(doc);
        let fields = fields(text);
        for &field in text_fields(name) {
            let range = fields[field as usize].clone();
            if let Some(at) = find(&text[..range.end], &code, range.start) {
                return Some(is_whole(text, at..at + code.len(), index.alphabet()));
            }
        }
        None
    };
    let mut found = Vec::new();
    for doc in 0..index.len() as DocId {
        let in_text = in_text(doc);
        if in_text.is_some() || in_strings(doc) {
            found.push(Found { doc, whole: in_text.unwrap_or(true) });
        }
    }
    found
}
