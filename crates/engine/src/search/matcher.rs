//! Which articles hold a term, verified in their text.

use crate::text::chars::is_ascii_word;
use crate::text::holds;

use std::ops::Range;
use std::rc::Rc;

use super::occurrence::{find_all, is_whole};
use super::query::{FieldName, Term};
use super::score::{Lists, intersect};
use crate::error::Result;
use crate::index::postings::DocList;
use crate::index::{Attribute, DocId, Field, Index};
use crate::sort::sort_by;
use crate::text::fold::fold_to_string;

/// One article that holds a term.
#[derive(Clone, Copy)]
pub(crate) struct Found {
    pub(crate) doc: DocId,
    /// Whether it stands there as a whole word or number at least once.
    pub(crate) whole: bool,
}

/// The articles that hold a term, ascending.
pub(crate) fn find_term(index: &Index, term: &Term, lists: &mut Lists) -> Result<Vec<Found>> {
    match term.field {
        None => find_string(index, &term.folded, lists),
        Some(field) => find_in_field(index, &term.folded, field, lists),
    }
}

/// The articles that hold a string anywhere, ascending.
pub(crate) fn find_string(index: &Index, folded: &[char], lists: &mut Lists) -> Result<Vec<Found>> {
    let (Some(code), candidates) = (index.alphabet().encode(folded), candidates(index, folded, lists)?)
    else {
        return Ok(Vec::new());
    };
    if let [only] = folded
        && !is_ascii_word(*only)
    {
        // The postings of a character are exact, and nothing but a Latin letter or digit stands inside a word.
        return Ok(candidates.into_iter().map(|doc| Found { doc, whole: true }).collect());
    }
    Ok(candidates.into_iter().filter_map(|doc| stands(index, doc, &code)).collect())
}

/// The articles that hold every character of a string.
fn candidates(index: &Index, folded: &[char], lists: &mut Lists) -> Result<Vec<DocId>> {
    let mut all = Vec::with_capacity(folded.len());
    for &c in folded {
        all.push(lists.get(index, c)?);
    }
    Ok(intersection(all))
}

/// What all lists have in common, the shortest first.
pub(crate) fn intersection(mut lists: Vec<Rc<DocList>>) -> Vec<DocId> {
    sort_by(&mut lists, |a, b| a.len().cmp(&b.len()));
    let Some((first, rest)) = lists.split_first() else { return Vec::new() };
    let mut common = first.to_vec();
    for list in rest {
        let mut both = Vec::with_capacity(common.len());
        intersect(&common, list, |doc| both.push(doc));
        common = both;
    }
    common
}

/// Whether and how `code` stands in an article.
fn stands(index: &Index, doc: DocId, code: &[u8]) -> Option<Found> {
    let text = index.text(doc);
    let mut places = find_all(text, code).map(|place| is_whole(text, &place, index.alphabet()));
    let first = places.next()?;
    Some(Found { doc, whole: first || places.any(|whole| whole) })
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

fn find_in_field(index: &Index, folded: &[char], name: FieldName, lists: &mut Lists) -> Result<Vec<Found>> {
    let needle: String = folded.iter().collect();
    let matches = |string: &str| holds(&fold_to_string(string, index.fold_table()), &needle);
    let meta = index.meta();
    let strings: Vec<bool> = if attributes(name).is_empty() && name != FieldName::Source {
        Vec::new()
    } else {
        meta.strings.iter().map(|string| matches(string)).collect()
    };
    let in_strings = |doc: DocId| {
        let record = &meta.records[doc as usize];
        let values = attributes(name).iter().flat_map(|&attribute| &record.values[attribute as usize]);
        let source = (name == FieldName::Source).then_some(&record.source);
        values.chain(source).any(|&id| strings.get(id as usize) == Some(&true))
    };
    let code = index.alphabet().encode(folded);
    let candidates = candidates(index, folded, lists)?;
    let in_text = |doc: DocId| -> Option<Range<usize>> {
        let code = code.as_deref()?;
        candidates.binary_search(&doc).ok()?;
        let text = index.text(doc);
        let mut ranges =
            crate::index::text::fields(text).filter(|(field, _)| text_fields(name).contains(field));
        let place = |range: Range<usize>| {
            find_all(&text[range.clone()], code).next().map(|at| at.start + range.start..at.end + range.start)
        };
        ranges.find_map(|(_, range)| place(range))
    };
    let docs = 0..index.len() as DocId;
    let found = docs.filter_map(|doc| {
        let place = in_text(doc);
        (place.is_some() || in_strings(doc)).then(|| Found {
            doc,
            whole: place.is_none_or(|place| is_whole(index.text(doc), &place, index.alphabet())),
        })
    });
    Ok(found.collect())
}
