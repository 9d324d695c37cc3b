//! Hit building: what is shown of an article that was found.

use super::marks::Marker;
use super::order::Ranked;
use super::query::{FieldName, Query};
use super::response::{Hit, Match, SearchOptions};
use super::snippet;
use crate::index::{Attribute, Field, Index};

/// The strings that are marked for a query: its terms, and the whole query.
pub(crate) fn marked_strings(query: &Query) -> Vec<Vec<char>> {
    let mut strings = Vec::new();
    for term in query.terms() {
        if matches!(term.field, None | Some(FieldName::Title)) {
            strings.push(term.folded.clone());
        }
        strings.extend(term.printed.clone());
    }
    strings.extend(query.whole.clone());
    strings
}

/// Builds the hit of a ranked article of this index.
pub(crate) fn build_hit(index: &Index, hit: &Ranked, marker: &Marker, options: &SearchOptions) -> Hit {
    let doc = hit.doc;
    // Where what was typed occurs, nothing else is marked.
    let exact = hit.matched == Match::Literal;
    let text = index.text(doc);
    let meta = index.meta();
    let record = meta.record(doc);
    let fields = crate::index::text::fields(text);
    let title = fields[Field::Title as usize].clone();
    let marks = marker.find(text, title.clone(), index.alphabet().classes(), exact);
    let title = index.print(doc, title, &marks.places);
    let line = |field: Field| {
        let range = fields[field as usize].clone();
        (!range.is_empty()).then(|| index.print(doc, range, &[]).text)
    };
    let (byline, author) = index.two(doc, &fields[Field::Byline as usize]);
    let string = |id: Option<u32>| id.map(|id| meta.string(id).to_owned());
    Hit {
        id: meta.string(record.id()).to_owned(),
        title: title.text,
        title_ranges: title.marks,
        snippets: snippet::snippets(index, doc, marker, exact, options),
        score: hit.score,
        matched: hit.matched,
        kind: record.kind(),
        source: meta.string(record.source()).to_owned(),
        origin: index.two(doc, &fields[Field::Credit as usize]).1,
        byline: byline.or(author),
        section: line(Field::Section),
        date: string(record.date()),
        url: string(record.url()),
        places: meta.list(record.values(Attribute::Place)),
        holds: Vec::new(),
        lacks: Vec::new(),
    }
}
