//! Articles and their parts, printed from the index.

use std::ops::Range;

use gongwen_codes::find::find_byte;

use super::attribute::Attribute;
use super::doc_id::DocId;
use super::format::SectionId;
use super::print::{Printed, Printer};
use super::reader::Index;
use super::text::Field;
use super::{alphabet, keywords, text, words};
use crate::article::{Article, Subhead};

impl Index {
    /// Prints a byte range of an article's text. The `marks` are byte ranges within it, ascending and apart. They are
    /// returned as ranges of UTF-16 code units of the printed string.
    #[must_use]
    pub fn print(&self, doc: DocId, range: Range<usize>, marks: &[Range<usize>]) -> Printed {
        self.printer(doc).print(range, marks)
    }

    pub(super) fn printer(&self, doc: DocId) -> Printer<'_> {
        let entries = self.overlay.entries(self.section(SectionId::Overlay), doc as usize);
        Printer::new(self.text(doc), self.alphabet(), entries)
    }

    /// At most `limit` keywords of one article as printed, the best first.
    #[must_use]
    pub fn keywords(&self, doc: DocId, limit: usize) -> Vec<String> {
        let section = self.section(SectionId::Keywords);
        let places = self.valid(keywords::of(section, doc, self.alphabet().size(), self.text(doc)));
        places.into_iter().take(limit).map(|place| self.print(doc, place, &[]).text).collect()
    }

    /// Prints a range of [`texts`](Self::texts), which is within one article.
    pub(crate) fn print_place(&self, place: Range<usize>) -> String {
        let doc = words::doc_at(self.extents(), place.start as u32);
        let start = self.extents()[doc as usize].start as usize;
        self.print(doc, place.start - start..place.end - start, &[]).text
    }

    /// One article, whole.
    #[must_use]
    pub fn article(&self, doc: DocId) -> Article {
        let record = self.meta().record(doc);
        let list = |attribute: Attribute| self.meta().list(record.values(attribute));
        let fields = text::fields(self.text(doc));
        let items = |field: Field| self.items(doc, fields[field as usize].clone());
        let mut before = record.subheads_before().iter();
        let subhead = |text| Subhead { text, before: before.next().map_or(0, |&before| before as usize) };
        let (byline, author) = self.two(doc, &fields[Field::Byline as usize]);
        let (credit, origin) = self.two(doc, &fields[Field::Credit as usize]);
        Article {
            id: self.meta().string(record.id()).to_owned(),
            source: self.meta().string(record.source()).to_owned(),
            origin,
            author,
            kind: record.kind(),
            title: items(Field::Title).pop().unwrap_or_default(),
            kicker: items(Field::Kicker).pop(),
            subtitle: items(Field::Subtitle).pop(),
            section: items(Field::Section).pop(),
            byline,
            reporters: list(Attribute::Reporter),
            correspondents: list(Attribute::Correspondent),
            photographers: list(Attribute::Photographer),
            date: record.date().map(|id| self.meta().string(id).to_owned()),
            places: list(Attribute::Place),
            organisations: list(Attribute::Organisation),
            paragraphs: items(Field::Body),
            subheads: items(Field::Subheads).into_iter().map(subhead).collect(),
            captions: items(Field::Captions),
            credit,
            url: record.url().map(|id| self.meta().string(id).to_owned()),
            source_lines: record.source_lines(),
            confidence: f32::from(record.confidence()) / 100.0,
        }
    }

    /// The two items of a byline or credit: that of a newspaper, and what a web page names.
    pub(crate) fn two(&self, doc: DocId, field: &Range<usize>) -> (Option<String>, Option<String>) {
        let mut items =
            self.items(doc, field.clone()).into_iter().map(|item| Some(item).filter(|item| !item.is_empty()));
        (items.next().flatten(), items.next().flatten())
    }

    /// The printed items of a field.
    fn items(&self, doc: DocId, field: Range<usize>) -> Vec<String> {
        if field.is_empty() {
            return Vec::new();
        }
        let text = &self.text(doc)[..field.end];
        let mut printer = self.printer(doc);
        let mut items = Vec::new();
        let mut start = field.start;
        while start <= field.end {
            let end = find_byte(text, alphabet::ITEM, start).unwrap_or(field.end);
            items.push(printer.print(start..end, &[]).text);
            start = end + 1;
        }
        items
    }
}
