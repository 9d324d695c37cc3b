//! The index: one run of bytes that holds a corpus, its inverted index and its attributes.
//!
//! Writers and readers of each section stand in one file. [`build::build`] makes an index, [`Index::open`]
//! reads one; text and postings are used where they lie, without copying.
//!
//! Articles come out of an index as they went in, but for this:
//! - blanks (white space and characters without width: what folding leaves no trace of) before the first and
//!   behind the last other character of a title, paragraph or other item of text are dropped;
//! - a field that is empty or of blanks alone is absent; so is a list of text with a single item of that kind
//!   (an empty item beside others stays);
//! - of source lines only ascending ones are kept, and of these and of the paragraphs before which subheads
//!   stand no greater numbers than 2³² − 2;
//! - confidence is kept in percent.

pub(crate) mod aliases;
pub mod alphabet;
pub mod build;
pub(crate) mod fold_table;
pub mod format;
mod keywords;

mod meta;
mod overlay;
pub mod postings;
mod print;
pub(crate) mod readings;
mod related;
pub mod text;
pub(crate) mod varint;
pub mod vocabulary;
pub(crate) mod words;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use gongwen_codes::find::find_byte;

pub use alphabet::{Alphabet, Symbol};
pub use build::{IndexInput, build};
pub use meta::Attribute;
pub use text::{Extent, Field, Lengths};

use self::aliases::Name;
use self::format::{Container, SectionId};
use self::meta::Meta;
use self::overlay::Overlay;
use self::postings::{DocList, Postings};
use self::print::Printer;
use self::readings::Readings;
use self::words::Word;
use crate::article::{Article, Subhead};
use crate::error::{ErrorCode, GongwenError, Result};
use crate::text::fold::FoldTable;

/// Number of an article in the index, from 0, in the order in which it was built.
pub type DocId = u32;

/// An opened index.
#[derive(Clone, Debug)]
pub struct Index {
    bytes: Cow<'static, [u8]>,
    container: Container,
    alphabet: Alphabet,
    fold_table: FoldTable,
    extents: Vec<Extent>,
    overlay: Overlay,
    postings: Postings,
    meta: Meta,
    words: OnceLock<Vec<Word>>,
    readings: OnceLock<Readings>,
    /// Set when a section is found damaged on being read first.
    damaged: OnceLock<()>,
}

/// The fault of a section.
fn damaged() -> GongwenError {
    GongwenError::corrupt("a section of the index holds what no Gongwen writes")
}

/// The size of one section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SectionSize {
    /// Which section.
    pub id: SectionId,
    /// Its length in bytes.
    pub bytes: usize,
}

impl Index {
    /// Opens an index. What every query needs is checked here; words, readings, postings lists and keywords when they are
    /// first read, which [`check`](Self::check) tells of.
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self> {
        Self::read(bytes.into())
    }

    // Out of line, as it is large and has several callers.
    #[inline(never)]
    fn read(bytes: Cow<'static, [u8]>) -> Result<Self> {
        let container = Container::read(&bytes)?;
        Self::read_sections(bytes, container).ok_or_else(damaged)
    }

    fn read_sections(bytes: Cow<'static, [u8]>, container: Container) -> Option<Self> {
        let section = |id| &bytes[container.range(id)];
        let docs = container.docs;
        let alphabet = Alphabet::read(section(SectionId::Alphabet))?;
        let fold_table = fold_table::read(section(SectionId::FoldTable), &alphabet)?;
        let extents = text::read(section(SectionId::Text), docs, alphabet.size())?;
        let overlay = Overlay::read(section(SectionId::Overlay), docs)?;
        let postings = Postings::read(
            section(SectionId::Postings),
            alphabet.size(),
            section(SectionId::Text),
            &extents,
        )?;
        let meta = Meta::read(section(SectionId::Meta), docs, &alphabet)?;
        if !aliases::is_sound(section(SectionId::Aliases)) {
            return None;
        }
        Some(Self {
            bytes,
            container,
            alphabet,
            fold_table,
            extents,
            overlay,
            postings,
            meta,
            words: OnceLock::new(),
            readings: OnceLock::new(),
            damaged: OnceLock::new(),
        })
    }

    /// Whether all that was read of the file since it was opened could be read. A damaged section reads as empty, so that
    /// whoever has asked for something asks this in the end.
    pub fn check(&self) -> Result<()> {
        if self.damaged.get().is_some() { Err(damaged()) } else { Ok(()) }
    }

    /// What was read of a section; nothing where it is damaged.
    fn sound<T: Default>(&self, read: Option<T>) -> T {
        if read.is_none() {
            // Once is enough.
            let _ = self.damaged.set(());
        }
        read.unwrap_or_default()
    }

    fn section(&self, id: SectionId) -> &[u8] {
        &self.bytes[self.container.range(id)]
    }

    /// How many articles there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.extents.len()
    }

    /// Whether there is no article.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.extents.is_empty()
    }

    /// The length of the whole index in bytes.
    #[must_use]
    pub fn byte_len(&self) -> usize {
        self.bytes.len()
    }

    /// The sections and their sizes, in the order of the file.
    #[must_use]
    pub fn sections(&self) -> Vec<SectionSize> {
        SectionId::ALL.iter().map(|&id| SectionSize { id, bytes: self.container.range(id).len() }).collect()
    }

    /// The characters of the corpus.
    #[must_use]
    pub fn alphabet(&self) -> &Alphabet {
        &self.alphabet
    }

    /// The foldings of the corpus beyond the built-in ones.
    #[must_use]
    pub fn fold_table(&self) -> &FoldTable {
        &self.fold_table
    }

    /// Where each article's text lies and how long it is.
    #[must_use]
    pub fn extents(&self) -> &[Extent] {
        &self.extents
    }

    /// The coded text of one article: its fields, each ended by a separator.
    #[must_use]
    pub fn text(&self, doc: DocId) -> &[u8] {
        &self.section(SectionId::Text)[self.extents[doc as usize].range()]
    }

    /// The articles that hold a character; none where their list is damaged.
    #[must_use]
    pub fn postings(&self, symbol: Symbol) -> DocList {
        self.sound(self.postings.list(self.section(SectionId::Postings), symbol))
    }

    /// The number of the article with this id.
    pub fn find(&self, id: &str) -> Result<DocId> {
        let mut docs = 0..self.len() as DocId;
        docs.find(|&doc| self.meta.string(self.meta.record(doc).id()) == id).ok_or_else(|| {
            let mut message = String::from("no article has the id ");
            message.extend(id.chars().take(80));
            GongwenError::new(ErrorCode::UnknownArticle, message)
        })
    }

    pub(crate) fn meta(&self) -> &Meta {
        &self.meta
    }

    /// Prints a byte range of an article's text as it stood on the page; `marks` are byte ranges within it,
    /// ascending and apart, which come back as ranges of UTF-16 code units of the printed string.
    #[must_use]
    pub fn print(&self, doc: DocId, range: Range<usize>, marks: &[Range<usize>]) -> Printed {
        self.printer(doc).print(range, marks)
    }

    fn printer(&self, doc: DocId) -> Printer<'_> {
        let entries = self.overlay.entries(self.section(SectionId::Overlay), doc as usize);
        Printer::new(self.text(doc), &self.alphabet, entries)
    }

    /// The keywords of one article as printed, the best first, at most `limit`.
    #[must_use]
    pub fn keywords(&self, doc: DocId, limit: usize) -> Vec<String> {
        let section = self.section(SectionId::Keywords);
        let places = self.sound(keywords::of(section, doc, self.alphabet.size(), self.text(doc)));
        places.into_iter().take(limit).map(|place| self.print(doc, place, &[]).text).collect()
    }

    /// All texts: places of [words](Self::words) count from its start.
    pub(crate) fn texts(&self) -> &[u8] {
        self.section(SectionId::Text)
    }

    /// The byte of [all texts](Self::texts) at which the first one begins.
    pub(crate) fn first_text_byte(&self) -> usize {
        self.extents.first().map_or(0, |extent| extent.start as usize)
    }

    /// The words of the corpus; none if they were not stored.
    pub(crate) fn words(&self) -> &[Word] {
        self.words.get_or_init(|| {
            self.sound(words::read(self.section(SectionId::Words), self.texts(), &self.extents))
        })
    }

    /// How characters and words are read.
    pub(crate) fn readings(&self) -> &Readings {
        self.readings
            .get_or_init(|| self.sound(Readings::read(self.section(SectionId::Readings), &self.alphabet)))
    }

    /// Whether something is called `name`, folded.
    pub(crate) fn has_aliases(&self, name: &[char]) -> bool {
        aliases::is_name(self.section(SectionId::Aliases), &|c| self.symbol_of_names(c), name)
    }

    /// Hands the other names of what is called `name`, folded, to `each`.
    pub(crate) fn aliases(&self, name: &[char], each: &mut dyn FnMut(Name)) {
        let symbol = |c| self.symbol_of_names(c);
        aliases::others(self.section(SectionId::Aliases), &self.alphabet, &symbol, name, each);
    }

    /// The symbol of a character in names: the readings know those that the alphabet lacks.
    fn symbol_of_names(&self, c: char) -> Option<Symbol> {
        self.alphabet.symbol(c).or_else(|| self.readings().symbol(&self.alphabet, c))
    }

    /// The articles most like one, the best first.
    #[must_use]
    pub fn related(&self, doc: DocId) -> Vec<DocId> {
        related::of(self.section(SectionId::Related), self.len() as u32, doc)
    }

    /// The folded characters of some bytes of [all texts](Self::texts).
    pub(crate) fn folded(&self, place: Range<usize>) -> Name {
        aliases::decode(&self.texts()[place], &self.alphabet)
    }

    /// Prints the bytes of one article's text, given by their place in all texts.
    pub(crate) fn print_place(&self, place: Range<usize>) -> String {
        let doc = words::doc_at(&self.extents, place.start as u32);
        let start = self.extents[doc as usize].start as usize;
        self.print(doc, place.start - start..place.end - start, &[]).text
    }

    /// One article, whole.
    #[must_use]
    pub fn article(&self, doc: DocId) -> Article {
        let record = self.meta.record(doc);
        let list = |attribute: Attribute| self.meta.list(record.values(attribute));
        let fields = text::fields(self.text(doc));
        let items = |field: Field| self.items(doc, fields[field as usize].clone());
        let mut before = record.subheads_before().iter();
        let subhead = |text| Subhead { text, before: before.next().map_or(0, |&before| before as usize) };
        Article {
            id: self.meta.string(record.id()).to_owned(),
            source: self.meta.string(record.source()).to_owned(),
            kind: record.kind(),
            title: items(Field::Title).pop().unwrap_or_default(),
            kicker: items(Field::Kicker).pop(),
            subtitle: items(Field::Subtitle).pop(),
            section: items(Field::Section).pop(),
            byline: items(Field::Byline).pop(),
            reporters: list(Attribute::Reporter),
            correspondents: list(Attribute::Correspondent),
            photographers: list(Attribute::Photographer),
            date: record.date().map(|id| self.meta.string(id).to_owned()),
            places: list(Attribute::Place),
            organisations: list(Attribute::Organisation),
            paragraphs: items(Field::Body),
            subheads: items(Field::Subheads).into_iter().map(subhead).collect(),
            captions: items(Field::Captions),
            credit: items(Field::Credit).pop(),
            url: record.url().map(|id| self.meta.string(id).to_owned()),
            source_lines: record.source_lines(),
            confidence: f32::from(record.confidence()) / 100.0,
        }
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

pub use print::Printed;
