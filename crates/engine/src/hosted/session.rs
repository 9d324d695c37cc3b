//! One attempt to answer a query: which files it asked for, and what was read in them.
//!
//! A session sees the files that it asked for, whether or not the archive holds others from earlier queries. So the answer does not
//! depend on what is at hand.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use super::bucket::{self, List};
use super::candidates::Candidates;
use super::file::FileId;
use super::keys::Key;
use super::language::Groups;
use super::months::Months;
use super::recent::Recent;
use super::root::{RecentFile, Root};
use super::sounds::Sounds;
use super::spelling;
use super::texts;
use super::values::{self, Values};
use super::words::{self, ArchiveWord};
use crate::facets::Facet;
use crate::index::{ArticleInput, Index};
use crate::text::chars::is_han;

/// Buckets that one query asks for at the most. What is beyond is not known of it.
const MOST_BUCKETS: usize = 24;

/// The files of an archive that are at hand: what is in them without the checksum.
pub(super) type Files = HashMap<FileId, Vec<u8>>;

/// The articles of the files of texts that were read, by the number of the file.
pub(super) type ReadTexts = RefCell<HashMap<u32, Rc<Vec<ArticleInput>>>>;

/// What is read; `None` where a file is missing.
pub(super) type Read<T> = Option<T>;

/// What was read, where it was asked for.
pub(super) fn optional<T>(asked: Option<Read<T>>) -> Read<Option<T>> {
    asked.map_or(Some(None), |read| read.map(Some))
}

/// A key with its list.
type KeyList = (Key, List);

/// A folded string, and whether whole lists are wanted.
type Wanted = (Vec<char>, bool);

/// One attempt.
pub(super) struct Session<'a> {
    pub(super) root: &'a Root,
    files: &'a Files,
    texts: &'a ReadTexts,
    missing: RefCell<BTreeSet<FileId>>,
    lists: RefCell<BTreeMap<Key, Option<Rc<List>>>>,
    whole: RefCell<BTreeMap<u32, Option<Rc<KeyList>>>>,
    words: RefCell<BTreeMap<u32, Rc<Vec<ArchiveWord>>>>,
    /// The first letters of the readings of characters, from the files of words.
    initials: RefCell<BTreeMap<char, Vec<String>>>,
    spelled: RefCell<BTreeMap<u32, Rc<Vec<ArchiveWord>>>>,
    pub(super) synonyms: RefCell<BTreeMap<u32, Rc<Groups>>>,
    pub(super) sounds: RefCell<Option<Rc<Sounds>>>,
    /// The words that the query may be a typo of.
    pub(super) like: RefCell<Option<Rc<Index>>>,
    values: RefCell<Option<Rc<Values>>>,
    recent: RefCell<Option<Rc<Recent>>>,
    pub(super) known: RefCell<BTreeMap<Wanted, Rc<Candidates>>>,
    buckets: RefCell<BTreeSet<u32>>,
    is_damaged: Cell<bool>,
}

impl<'a> Session<'a> {
    pub(super) fn new(root: &'a Root, files: &'a Files, texts: &'a ReadTexts) -> Self {
        Self {
            root,
            files,
            texts,
            missing: RefCell::default(),
            lists: RefCell::default(),
            whole: RefCell::default(),
            words: RefCell::default(),
            initials: RefCell::default(),
            spelled: RefCell::default(),
            synonyms: RefCell::default(),
            sounds: RefCell::default(),
            like: RefCell::default(),
            values: RefCell::default(),
            recent: RefCell::default(),
            known: RefCell::default(),
            buckets: RefCell::default(),
            is_damaged: Cell::new(false),
        }
    }

    /// The files that were asked for and are not at hand.
    pub(super) fn missing(&self) -> Vec<FileId> {
        self.missing.borrow().iter().copied().collect()
    }

    /// Whether other files are missing than texts and those that guesses need.
    pub(super) fn lacks_lists(&self) -> bool {
        let is_list = |id: &FileId| {
            use FileId::{Readings, Spellings, Synonyms, Texts};
            !matches!(id, Texts(_) | Readings(_) | Spellings(_) | Synonyms(_))
        };
        self.missing.borrow().iter().any(is_list)
    }

    /// Whether a file holds what no writer writes.
    pub(super) fn is_damaged(&self) -> bool {
        self.is_damaged.get()
    }

    pub(super) fn file(&self, id: FileId) -> Read<&'a [u8]> {
        let file = self.files.get(&id);
        if file.is_none() {
            self.missing.borrow_mut().insert(id);
        }
        file.map(Vec::as_slice)
    }

    /// What was read, and nothing, with a note, where it is damaged.
    pub(super) fn valid<T: Default>(&self, read: Option<T>) -> T {
        if read.is_none() {
            self.is_damaged.set(true);
        }
        read.unwrap_or_default()
    }

    /// The list of a key in its bucket; nothing where no article holds the key, or where too many buckets were asked for.
    pub(super) fn list(&self, key: Key) -> Read<Option<Rc<List>>> {
        if let Some(list) = self.lists.borrow().get(&key) {
            return Some(list.clone());
        }
        let number = key.top(self.root.layout.bucket_bits) as u32;
        self.buckets.borrow_mut().insert(number);
        let bytes = self.file(FileId::Bucket(number))?;
        let list = self.valid(bucket::find(bytes, key, self.root.layout.bounds())).map(Rc::new);
        self.lists.borrow_mut().insert(key, list.clone());
        Some(list)
    }

    /// Whether the bucket of a key was asked for, or may be.
    pub(super) fn may_read(&self, key: Key) -> bool {
        let buckets = self.buckets.borrow();
        buckets.len() < MOST_BUCKETS || buckets.contains(&(key.top(self.root.layout.bucket_bits) as u32))
    }

    /// The list of a key, if it was read; nothing in it where no article holds the key.
    #[allow(clippy::option_option, reason = "not read and empty are two things")]
    pub(super) fn read_before(&self, key: Key) -> Option<Option<Rc<List>>> {
        let number = self.root.frequent.number(key);
        let whole = number.and_then(|number| self.whole.borrow().get(&number).cloned().flatten());
        match whole.filter(|whole| whole.0 == key) {
            Some(whole) => Some(Some(Rc::new(whole.1.clone()))),
            None => self.lists.borrow().get(&key).cloned(),
        }
    }

    /// The whole list of a key: of a frequent one in its own file.
    pub(super) fn whole_list(&self, key: Key) -> Read<Option<Rc<List>>> {
        let Some(number) = self.root.frequent.number(key) else { return self.list(key) };
        let read = self.whole.borrow().get(&number).cloned();
        let read = if let Some(read) = read {
            read
        } else {
            let bytes = self.file(FileId::Frequent(number))?;
            let read = self.valid(bucket::read_frequent(bytes, self.root.layout.bounds()).map(Some));
            let read = read.map(Rc::new);
            self.whole.borrow_mut().insert(number, read.clone());
            read
        };
        match read {
            // The file is of another key: this one is not frequent.
            Some(read) if read.0 != key => self.list(key),
            Some(read) => Some(Some(Rc::new(read.1.clone()))),
            None => Some(None),
        }
    }

    /// The recent articles; nothing in it where there are none.
    #[allow(clippy::option_option, reason = "missing and none are two things")]
    pub(super) fn recent(&self) -> Read<Option<Rc<Recent>>> {
        let Some(RecentFile { number, articles }) = self.root.recent else { return Some(None) };
        if let Some(recent) = &*self.recent.borrow() {
            return Some(Some(recent.clone()));
        }
        let bytes = self.file(FileId::Recent(number))?;
        let is_frequent = |key: Key| self.root.frequent.number(key).is_some();
        let read =
            self.valid(Recent::read(bytes, articles, &self.root.fold_table, &is_frequent).map(Some))?;
        let read = Rc::new(read);
        *self.recent.borrow_mut() = Some(read.clone());
        Some(Some(read))
    }

    /// The number of the first recent article: those of all others are below.
    pub(super) fn first_recent(&self) -> u32 {
        self.root.layout.articles
    }

    /// Whether an article is no longer there.
    pub(super) fn is_withdrawn(&self, doc: u32) -> bool {
        self.root.withdrawn.binary_search(&doc).is_ok()
    }

    /// The words that begin with a folded character.
    pub(super) fn words(&self, first: char) -> Read<Rc<Vec<ArchiveWord>>> {
        let number = words::file_of(first, self.root.layout.word_bits);
        if let Some(words) = self.words.borrow().get(&number) {
            return Some(words.clone());
        }
        let bytes = self.file(FileId::Words(number))?;
        let read = self.valid(words::read(bytes, &self.root.characters, &self.root.fold_table));
        let (words, characters): (Vec<_>, Vec<_>) =
            read.into_iter().partition(|word| word.reading.is_empty());
        let initials = characters.into_iter().filter_map(|one| Some((*one.folded.first()?, one.reading)));
        self.initials.borrow_mut().extend(initials);
        let words = Rc::new(words);
        self.words.borrow_mut().insert(number, words.clone());
        Some(words)
    }

    /// With which letters the characters of a folded string may be read.
    pub(super) fn initials(&self, folded: &[char]) -> Read<Sounds> {
        // All files are asked for before the first is needed.
        let files: Vec<_> = folded.iter().filter(|c| is_han(**c)).map(|&c| self.words(c)).collect();
        files.into_iter().collect::<Read<Vec<_>>>()?;
        let known = self.initials.borrow();
        let of: BTreeMap<char, Vec<String>> =
            folded.iter().filter_map(|c| Some((*c, known.get(c)?.clone()))).collect();
        Some(Sounds(of.into_iter().collect()))
    }

    /// The words that are [filed](spelling) so.
    pub(super) fn spelled(&self, filed: &str) -> Read<Rc<Vec<ArchiveWord>>> {
        let number = spelling::file_of(filed, self.root.layout.spelling_bits);
        if let Some(words) = self.spelled.borrow().get(&number) {
            return Some(words.clone());
        }
        let bytes = self.file(FileId::Spellings(number))?;
        let words = Rc::new(self.valid(words::read(bytes, &self.root.characters, &self.root.fold_table)));
        self.spelled.borrow_mut().insert(number, words.clone());
        Some(words)
    }

    /// The most frequent values of the facets, with how many articles have them.
    pub(super) fn values(&self) -> Read<Rc<Values>> {
        if let Some(values) = &*self.values.borrow() {
            return Some(values.clone());
        }
        let bytes = self.file(FileId::Values(values::NAMES))?;
        let read = Rc::new(self.valid(values::read_names(bytes, self.root.layout.articles)));
        *self.values.borrow_mut() = Some(read.clone());
        Some(read)
    }

    /// The days of all articles, as the root has their months.
    pub(super) fn days(&self) -> Read<Months> {
        let bytes = self.file(FileId::Values(values::DAYS))?;
        Some(self.valid(Months::read(bytes, self.root.layout.articles)))
    }

    /// The articles that have each of the most frequent values of a facet, in the order of [`values`](Self::values).
    pub(super) fn value_lists(&self, facet: Facet) -> Read<Vec<Vec<u32>>> {
        let bytes = self.file(FileId::Values(values::lists_of(facet)));
        let (values, bytes) = (self.values()?, bytes?);
        Some(self.valid(values::read_lists(bytes, &values[facet as usize], self.root.layout.bounds())))
    }

    /// Some articles, ascending by number, each with its number.
    pub(super) fn articles(&self, docs: &BTreeSet<u32>) -> Read<Vec<(u32, ArticleInput)>> {
        let each = self.root.layout.texts;
        let first_recent = self.first_recent();
        let numbers: BTreeSet<u32> = docs.range(..first_recent).map(|doc| doc / each).collect();
        let recent = if docs.range(first_recent..).next().is_some() { Some(self.recent()) } else { None };
        // All files are asked for before the first is read.
        let files: Vec<_> =
            numbers.iter().map(|&number| (number, self.file(FileId::Texts(number)))).collect();
        let mut articles = Vec::new();
        for (number, file) in files {
            let texts = self.texts_of(number, file?);
            let of_file = (number * each..).zip(texts.iter());
            articles.extend(of_file.filter(|(doc, _)| docs.contains(doc)).map(|(doc, of)| (doc, of.clone())));
        }
        if let Some(Some(recent)) = optional(recent)? {
            let numbered = (first_recent..).zip(&recent.articles);
            articles
                .extend(numbered.filter(|(doc, _)| docs.contains(doc)).map(|(doc, of)| (doc, of.clone())));
        }
        if articles.len() != docs.len() {
            self.is_damaged.set(true);
        }
        Some(articles)
    }

    /// The articles of a file, which is read once.
    fn texts_of(&self, number: u32, file: &[u8]) -> Rc<Vec<ArticleInput>> {
        if let Some(known) = self.texts.borrow().get(&number) {
            return known.clone();
        }
        let read = Rc::new(self.valid(texts::read(file, &self.root.characters)));
        self.texts.borrow_mut().insert(number, read.clone());
        read
    }
}
