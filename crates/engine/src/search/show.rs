//! What is shown of an article found.

use std::ops::Range;

use super::marker::Marker;
use super::query::{FieldName, Query};
use super::rank::Ranked;
use super::response::{Hit, SearchOptions};
use super::snippet;
use crate::index::{Attribute, Field, Index};

/// The strings that are marked for a query: all that is wanted in the text, and the whole of it.
pub(crate) fn marked_strings(query: &Query) -> Vec<Vec<char>> {
    let wanted = query.terms().filter(|term| term.field.is_none_or(|field| field == FieldName::Title));
    wanted.map(|term| &term.folded).chain(&query.whole).cloned().collect()
}

/// The hit of a ranked article of this index.
pub(crate) fn show(index: &Index, hit: &Ranked, marker: &Marker<'_>, options: &SearchOptions) -> Hit {
    let doc = hit.doc;
    let text = index.text(doc);
    let meta = index.meta();
    let record = &meta.records[doc as usize];
    let mut fields = crate::index::text::fields(text);
    let mut print = |field: Field| -> Option<(String, Vec<(u32, u32)>)> {
        let range: Range<usize> = fields.find(|&(found, _)| found == field)?.1;
        let marks: Vec<Range<usize>> = match field {
            Field::Title => marker.find(text, range.clone()).into_iter().map(|(place, _)| place).collect(),
            _ => Vec::new(),
        };
        let printed = index.print(doc, range, &marks);
        (!printed.text.is_empty()).then_some((printed.text, printed.marks))
    };
    let (title, title_ranges) = print(Field::Title).unwrap_or_default();
    let section = print(Field::Section).map(|(text, _)| text);
    let byline = print(Field::Byline).map(|(text, _)| text);
    let string = |id: Option<u32>| id.map(|id| meta.string(id).to_owned());
    Hit {
        id: meta.string(record.id).to_owned(),
        title,
        title_ranges,
        snippets: snippet::snippets(index, doc, marker, options.snippets.min(2), options.snippet_chars),
        score: hit.score,
        matched: hit.matched,
        kind: record.kind,
        source: meta.string(record.source).to_owned(),
        byline,
        section,
        date: string(record.date),
        url: string(record.url),
        places: meta.list(&record.values[Attribute::Place as usize]),
    }
}
