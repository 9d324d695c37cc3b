//! Which articles hold a term, verified in their text.

use std::ops::Range;

use super::occurrence::{find_all, is_whole};
use super::query::{FieldName, Term};
use super::score::{Frequency, Lists, intersect};
use crate::error::Result;
use crate::index::{Attribute, DocId, Field, Index, Symbol};
use crate::sort::{sort, sort_by};
use crate::text::fold::fold_to_string;

/// One article that holds a term.
#[derive(Clone, Copy)]
pub(crate) struct Found {
    pub(crate) doc: DocId,
    pub(crate) frequency: Frequency,
    /// Whether it stands there as a whole word or number at least once.
    pub(crate) whole: bool,
}

/// The symbols of a folded string, or `None` when a character of it occurs nowhere.
pub(crate) fn symbols(index: &Index, folded: &[char]) -> Option<Vec<Symbol>> {
    folded.iter().map(|&c| index.alphabet().symbol(c)).collect()
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
    Ok(candidates.into_iter().filter_map(|doc| count(index, doc, &code)).collect())
}

/// The articles that hold every character of a string.
fn candidates(index: &Index, folded: &[char], lists: &mut Lists) -> Result<Vec<DocId>> {
    let Some(mut symbols) = symbols(index, folded) else { return Ok(Vec::new()) };
    sort(&mut symbols);
    symbols.dedup();
    let mut all = Vec::with_capacity(symbols.len());
    for symbol in symbols {
        all.push(lists.get(index, symbol)?);
    }
    sort_by(&mut all, |a, b| a.len().cmp(&b.len()));
    let Some((first, rest)) = all.split_first() else { return Ok(Vec::new()) };
    let mut candidates = first.to_vec();
    for list in rest {
        let mut both = Vec::with_capacity(candidates.len());
        intersect(&candidates, list, |doc| both.push(doc));
        candidates = both;
    }
    Ok(candidates)
}

/// How often `code` stands in an article; `None` if it does not.
fn count(index: &Index, doc: DocId, code: &[u8]) -> Option<Found> {
    let text = index.text(doc);
    let extent = &index.extents()[doc as usize];
    let headline_end = (extent.headline_end - extent.start) as usize;
    let mut found = Found { doc, frequency: Frequency::default(), whole: false };
    for place in find_all(text, code) {
        if place.start < headline_end {
            found.frequency.headline += 1;
        } else {
            found.frequency.body += 1;
        }
        found.whole = found.whole || is_whole(text, &place, index.alphabet());
    }
    (found.frequency.headline + found.frequency.body > 0).then_some(found)
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
    let holds = |string: &str| fold_to_string(string, index.fold_table()).contains(&needle);
    let meta = index.meta();
    let strings: Vec<bool> = if attributes(name).is_empty() && name != FieldName::Source {
        Vec::new()
    } else {
        meta.strings.iter().map(|string| holds(string)).collect()
    };
    let in_strings = |doc: DocId| {
        let record = &meta.records[doc as usize];
        let values = attributes(name).iter().flat_map(|&attribute| &record.values[attribute as usize]);
        let source = (name == FieldName::Source).then_some(&record.source);
        values.chain(source).any(|&id| strings.get(id as usize) == Some(&true))
    };
    let code = index.alphabet().encode(folded);
    let candidates = candidates(index, folded, lists)?;
    let in_text = |doc: DocId| {
        let code = code.as_deref()?;
        candidates.binary_search(&doc).ok()?;
        let text = index.text(doc);
        let ranges = crate::index::text::fields(text).filter(|(field, _)| text_fields(name).contains(field));
        let place = |range: Range<usize>| {
            find_all(&text[range.clone()], code).next().map(|at| at.start + range.start..at.end + range.start)
        };
        ranges.filter_map(|(_, range)| place(range)).next()
    };
    let docs = 0..index.len() as DocId;
    let found = docs.filter_map(|doc| {
        let place = in_text(doc);
        (place.is_some() || in_strings(doc)).then(|| Found {
            doc,
            frequency: Frequency { headline: 0, body: 1 },
            whole: place.is_none_or(|place| is_whole(index.text(doc), &place, index.alphabet())),
        })
    });
    Ok(found.collect())
}
