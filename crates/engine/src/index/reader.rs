//! An index, opened.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::alphabet::{Alphabet, Symbol};
use super::crossings::Crossings;
use super::doc_id::DocId;
use super::format::{Container, SectionId};
use super::meta::Meta;
use super::overlay::Overlay;
use super::postings::{DocList, Holders, Postings};
use super::readings::Readings;
use super::text::Extent;
use super::word_groups::WordGroups;
use super::words::Word;
use super::words_by_start::WordsByStart;
use super::{fold_table, related, text, word_groups, words};
use crate::error::{ErrorCode, GongwenError, Result};
use crate::text::fold::FoldTable;

/// An opened index.
#[derive(Clone, Debug)]
pub struct Index {
    bytes: Cow<'static, [u8]>,
    container: Container,
    alphabet: Alphabet,
    fold_table: FoldTable,
    extents: Vec<Extent>,
    pub(super) overlay: Overlay,
    postings: Postings,
    meta: Meta,
    aliases: WordGroups,
    synonyms: WordGroups,
    sorted_synonyms: OnceLock<Vec<Range<usize>>>,
    words: OnceLock<Vec<Word>>,
    words_by_start: OnceLock<WordsByStart>,
    readings: OnceLock<Readings>,
    crossings: OnceLock<Crossings>,
    /// Set when the first read of a section finds it damaged.
    damaged: OnceLock<()>,
}

/// The error for a damaged section.
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
    /// Opens an index. The sections that every query needs are checked here. Words, readings, postings lists and keywords
    /// are checked when they are first read: see [`check`](Self::check).
    ///
    /// # Errors
    /// [`ErrorCode::NotAnIndex`] when the bytes are no index, [`ErrorCode::Version`] when another version wrote it,
    /// [`ErrorCode::Corrupt`] when it is truncated, altered or inconsistent.
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self> {
        Self::read(bytes.into())
    }

    // Out of line: it is large and has several callers.
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
        let aliases = WordGroups::read(section(SectionId::Aliases))?;
        let synonyms = WordGroups::read(section(SectionId::Synonyms))?;
        Some(Self {
            bytes,
            container,
            alphabet,
            fold_table,
            extents,
            overlay,
            postings,
            meta,
            aliases,
            synonyms,
            sorted_synonyms: OnceLock::new(),
            words: OnceLock::new(),
            words_by_start: OnceLock::new(),
            readings: OnceLock::new(),
            crossings: OnceLock::new(),
            damaged: OnceLock::new(),
        })
    }

    /// Tells of damage that was found after opening. A damaged section reads as empty; so callers check once, when their
    /// answer is complete.
    ///
    /// # Errors
    /// [`ErrorCode::Corrupt`] when a section that was read since the opening is damaged.
    pub fn check(&self) -> Result<()> {
        if self.damaged.get().is_some() { Err(damaged()) } else { Ok(()) }
    }

    /// What was read of a section; nothing if it is damaged.
    pub(super) fn valid<T: Default>(&self, read: Option<T>) -> T {
        if read.is_none() {
            // Once is enough.
            let _ = self.damaged.set(());
        }
        read.unwrap_or_default()
    }

    /// The bytes of a section.
    pub(super) fn section(&self, id: SectionId) -> &[u8] {
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

    /// Where each article's text is, and how long it is.
    #[must_use]
    pub fn extents(&self) -> &[Extent] {
        &self.extents
    }

    /// The coded text of one article: its fields, each ended by a separator.
    #[must_use]
    pub fn text(&self, doc: DocId) -> &[u8] {
        &self.section(SectionId::Text)[self.extents[doc as usize].range()]
    }

    /// The articles that contain a character; none if their list is damaged.
    #[must_use]
    pub fn postings(&self, symbol: Symbol) -> DocList {
        self.holders(symbol).set.numbers()
    }

    /// The articles that contain a character; none if their list is damaged.
    pub(crate) fn holders(&self, symbol: Symbol) -> Arc<Holders> {
        self.valid(self.postings.holders(self.section(SectionId::Postings), symbol))
    }

    /// The number of the article with this id.
    ///
    /// # Errors
    /// [`ErrorCode::UnknownArticle`] when no article has it.
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

    /// All texts. The positions of [words](Self::words) count from its start.
    pub(crate) fn texts(&self) -> &[u8] {
        self.section(SectionId::Text)
    }

    /// The words of the vocabulary; none if they were not stored.
    pub(crate) fn words(&self) -> &[Word] {
        self.words.get_or_init(|| {
            self.valid(words::read(self.section(SectionId::Words), self.texts(), &self.extents))
        })
    }

    /// Whether two characters, at a place in [`texts`](Self::texts), look like a word but belong to two: 工会 in 职工会餐.
    pub(crate) fn crosses_border(&self, place: Range<usize>) -> bool {
        let read = || Crossings::read(self.section(SectionId::Crossings), self.texts(), &self.extents);
        self.crossings.get_or_init(|| self.valid(read())).contains(self.texts(), place)
    }

    /// The words of the vocabulary by their first character.
    pub(crate) fn words_by_start(&self) -> &WordsByStart {
        self.words_by_start
            .get_or_init(|| WordsByStart::new(self.words(), self.texts(), self.alphabet.size()))
    }

    /// The pinyin readings of characters and words.
    pub(crate) fn readings(&self) -> &Readings {
        self.readings
            .get_or_init(|| self.valid(Readings::read(self.section(SectionId::Readings), &self.alphabet)))
    }

    /// Calls `each` with the aliases of a folded word.
    pub(crate) fn aliases(&self, word: &[char], each: &mut dyn FnMut(Vec<char>)) {
        self.aliases.others(self.section(SectionId::Aliases), &self.alphabet, word, each);
    }

    /// The section of synonyms, and the places of its words in their order, found when they are first asked for.
    fn sorted_synonyms(&self) -> (&[u8], &[Range<usize>]) {
        let bytes = self.section(SectionId::Synonyms);
        (bytes, self.sorted_synonyms.get_or_init(|| self.synonyms.sorted(bytes)))
    }

    /// Whether a folded word has synonyms.
    pub(crate) fn has_synonyms(&self, word: &[char]) -> bool {
        let (bytes, sorted) = self.sorted_synonyms();
        self.synonyms.holds(bytes, sorted, &self.alphabet, word)
    }

    /// Calls `each` with the synonyms of a folded word.
    pub(crate) fn synonyms(&self, word: &[char], each: &mut dyn FnMut(Vec<char>)) {
        let (bytes, sorted) = self.sorted_synonyms();
        self.synonyms.others_by(bytes, sorted, &self.alphabet, word, each);
    }

    /// The related articles of one article, the best first.
    #[must_use]
    pub fn related(&self, doc: DocId) -> Vec<DocId> {
        related::of(self.section(SectionId::Related), self.len() as u32, doc)
    }

    /// The folded characters of a range of [`texts`](Self::texts).
    pub(crate) fn folded(&self, place: Range<usize>) -> Vec<char> {
        word_groups::decode(&self.texts()[place], &self.alphabet)
    }
}
