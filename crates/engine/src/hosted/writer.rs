//! The writer of an archive: from articles to files.
//!
//! A first pass counts; then the files are made in [parts](Writer::parts) that do not depend on one another, so that the caller may
//! spread them over threads and drop each part when it is written. The bytes depend on neither.

use std::collections::BTreeMap;

use super::attributes::keyed_facets;
use super::bucket;
use super::count::count_keys;
use super::document::Document;
use super::file::{ArchiveFile, FileId, RECORD, ROOT};
use super::keys::{Key, KeyMap};
use super::language::{FiledSynonyms, write_readings};
use super::lists::{Lists, Scorer};
use super::months::Months;
use super::plan::{characters, date_of, order_of, printed_folds, renumbered, segment, texts_of_a_file};
use super::related;
use super::root::{Layout, Root};
use super::texts;
use super::update;
use super::values::{self, Values};
use super::vocabulary::{FiledWords, vocabulary};
use super::words::{self, ArchiveWord};
use crate::error::Result;
use crate::facets::{each_value_of, month_of};
use crate::index::build::check_ids;
use crate::index::{ArticleInput, IndexInput};
use crate::search::bm25f::AverageLengths;
use crate::text::fold::fold_to_chars;

/// Bytes of a bucket, on average, at the most.
const BUCKET_BYTES: f64 = 8192.0;
/// Bytes of a posting in a bucket, about.
const POSTING_BYTES: f64 = 1.2;
/// Files of texts of one part of the work.
const TEXTS_AT_ONCE: usize = 256;

/// How an archive is written.
#[derive(Clone, Copy, Debug)]
pub struct ArchiveSettings {
    /// Keys of more articles have a file of their own; the bucket lists the best of these articles.
    pub frequent: u32,
    /// Postings that one part of the work holds in memory at most, some 50 bytes each.
    pub postings_at_once: usize,
}

impl Default for ArchiveSettings {
    fn default() -> Self {
        Self { frequent: 4096, postings_at_once: 2_000_000 }
    }
}

/// Writes an archive.
#[derive(Debug)]
pub struct Writer<'a> {
    /// Newest first.
    articles: Vec<&'a ArticleInput>,
    documents: Vec<Document>,
    /// By their first character.
    words: FiledWords,
    /// The whole fold table, written.
    folds: Vec<u8>,
    /// By their pinyin.
    spellings: FiledWords,
    /// How characters are read, written.
    readings: Vec<u8>,
    synonyms: FiledSynonyms,
    /// The files of related articles, written.
    related: Vec<Vec<u8>>,
    root: Root,
    /// How many articles hold a key.
    holders: KeyMap<Key, u32>,
    /// log₂ of the parts of the buckets.
    part_bits: u32,
}

impl<'a> Writer<'a> {
    /// Reads what an archive is made of.
    ///
    /// # Errors
    /// [`BadOption`](crate::ErrorCode::BadOption) when two articles have the same id, [`TooLarge`](crate::ErrorCode::TooLarge) when the corpus has too many
    /// different characters.
    pub fn new(input: &'a IndexInput, settings: &ArchiveSettings) -> Result<Self> {
        check_ids(&input.articles)?;
        let order = order_of(&input.articles);
        let related = related::write(&renumbered(&input.articles, &order));
        let articles: Vec<&ArticleInput> = order.iter().map(|&at| &input.articles[at]).collect();
        let table = &input.fold_table;
        let documents: Vec<Document> = articles.iter().map(|input| Document::of(input, table)).collect();
        let characters = characters(&articles, &documents, input)?;
        let (holders, frequent) = count_keys(&documents, settings.frequent);
        let postings: u64 = holders.values().map(|&count| u64::from(count)).sum();
        let buckets = (postings as f64 * POSTING_BYTES / BUCKET_BYTES).max(1.0);
        let bucket_bits = (buckets.log2().ceil() as u32).clamp(2, 20);
        let parts = (postings as usize).div_ceil(settings.postings_at_once.max(1)).next_power_of_two();
        let vocabulary = vocabulary(input);
        let words = FiledWords::by_character(&vocabulary, &input.vocabulary.readings, &characters);
        let spellings = FiledWords::by_pinyin(&vocabulary);
        let synonyms = FiledSynonyms::of(&input.vocabulary.synonyms, table);
        let readings = write_readings(input, &characters.alphabet()?);
        let layout = Layout {
            articles: articles.len() as u32,
            bucket_bits,
            texts: texts_of_a_file(&articles, &characters),
            word_bits: words.bits,
            spelling_bits: spellings.bits,
            synonym_bits: synonyms.bits,
            frequent: settings.frequent,
        };
        let fold = |word: &String| String::from_iter(fold_to_chars(word, table));
        let aliases = input.vocabulary.aliases.iter().map(|group| group.iter().map(fold).collect());
        let mut root = Root {
            segment: 0,
            layout,
            averages: AverageLengths::of(documents.iter().map(Document::lengths)),
            frequent,
            fold_table: printed_folds(table, &characters),
            characters,
            has_more_folds: true,
            withdrawn: Vec::new(),
            recent: None,
            months: Months::of(articles.iter().map(|input| month_of(&input.article))),
            aliases: aliases.collect(),
        };
        let folds = root.write_folds(table)?;
        let written = [&folds, &readings].into_iter().chain(&synonyms.files).chain(&related);
        root.segment = segment(&root, written, &articles, [&words, &spellings])?;
        let part_bits = parts.ilog2().min(bucket_bits);
        Ok(Self {
            articles,
            documents,
            words,
            folds,
            spellings,
            readings,
            synonyms,
            related,
            root,
            holders,
            part_bits,
        })
    }

    /// How many articles the archive has.
    #[must_use]
    pub fn articles(&self) -> usize {
        self.articles.len()
    }

    /// The folder of the files, which no other build has.
    #[must_use]
    pub fn segment(&self) -> String {
        format!("{:016x}", self.root.segment)
    }

    /// How many parts the work has.
    #[must_use]
    pub fn parts(&self) -> usize {
        (1 << self.part_bits) + self.text_files().div_ceil(TEXTS_AT_ONCE) + 1
    }

    /// The files of one part of the work.
    #[must_use]
    pub fn part(&self, number: usize) -> Vec<ArchiveFile> {
        let buckets = 1 << self.part_bits;
        if number < buckets {
            return self.buckets(number as u64);
        }
        let first = (number - buckets) * TEXTS_AT_ONCE;
        if first < self.text_files() {
            return self.texts(first..(first + TEXTS_AT_ONCE).min(self.text_files()));
        }
        let mut files = self.values();
        files.push(self.file(FileId::Folds(0), &self.folds));
        files.push(self.file(FileId::Readings(0), &self.readings));
        let related = (0..).zip(&self.related);
        files.extend(related.map(|(number, file)| self.file(FileId::Related(number), file)));
        let synonyms = (0..).zip(&self.synonyms.files);
        files.extend(synonyms.map(|(number, file)| self.file(FileId::Synonyms(number), file)));
        let words = |filed: &FiledWords, id: fn(u32) -> FileId| -> Vec<ArchiveFile> {
            let file = |(&number, words): (&u32, &Vec<ArchiveWord>)| {
                let words: Vec<&ArchiveWord> = words.iter().collect();
                self.file(id(number), &words::write(&words, &self.root.characters))
            };
            filed.files.iter().map(file).collect()
        };
        files.extend(words(&self.words, FileId::Words));
        files.extend(words(&self.spellings, FileId::Spellings));
        files
    }

    /// The files of values.
    fn values(&self) -> Vec<ArchiveFile> {
        let bounds = self.root.layout.bounds();
        let (mut values, mut files) = (Values::default(), Vec::new());
        for facet in keyed_facets() {
            let mut all: BTreeMap<String, Vec<u32>> = BTreeMap::new();
            for (doc, input) in (0..).zip(&self.articles) {
                each_value_of(&input.article, facet, &mut |value| {
                    let docs = all.entry(value.to_owned()).or_default();
                    if docs.last() != Some(&doc) {
                        docs.push(doc);
                    }
                });
            }
            let chosen = values::choose(all.into_iter().collect(), bounds.capacity);
            let lists = values::write_lists(chosen.iter().map(|(_, docs)| docs), bounds);
            files.push(self.file(FileId::Values(values::lists_of(facet)), &lists));
            let counted = chosen.into_iter().map(|(value, docs)| (value, docs.len() as u32));
            values[facet as usize] = counted.collect();
        }
        let days = Months::of(self.articles.iter().map(|input| date_of(&input.article)));
        files.push(self.file(FileId::Values(values::DAYS), &days.write()));
        files.push(self.file(FileId::Values(values::NAMES), &values::write_names(&values)));
        files
    }

    /// The root: the file to write last.
    ///
    /// # Errors
    /// [`TooLarge`](crate::ErrorCode::TooLarge) when the corpus has too many different characters.
    pub fn root(&self) -> Result<ArchiveFile> {
        Ok(ArchiveFile { path: ROOT.to_owned(), bytes: self.root.write()? })
    }

    /// What a later build tells changes by: the file [`RECORD`].
    #[must_use]
    pub fn record(&self) -> ArchiveFile {
        ArchiveFile { path: RECORD.to_owned(), bytes: update::record(self.root.segment, &self.articles) }
    }

    fn file(&self, id: FileId, body: &[u8]) -> ArchiveFile {
        let segment = self.root.segment;
        ArchiveFile { path: id.path(segment), bytes: id.seal(segment, body) }
    }

    fn text_files(&self) -> usize {
        self.articles.len().div_ceil(self.root.layout.texts as usize)
    }

    fn texts(&self, files: std::ops::Range<usize>) -> Vec<ArchiveFile> {
        let groups = self.articles.chunks(self.root.layout.texts as usize).enumerate();
        let files = groups.skip(files.start).take(files.len());
        files
            .map(|(number, group)| {
                self.file(FileId::Texts(number as u32), &texts::write(group, &self.root.characters))
            })
            .collect()
    }

    /// The buckets of a part, and the files of its frequent keys.
    fn buckets(&self, part: u64) -> Vec<ArchiveFile> {
        let bounds = self.root.layout.bounds();
        let scorer = Scorer::new(&self.root, &self.holders);
        let lists = Lists::of(&self.documents, &scorer, |key| key.top(self.part_bits) == part);
        let mut files = Vec::new();
        let mut buckets: BTreeMap<u32, Vec<(Key, bucket::List)>> = BTreeMap::new();
        // A bucket without keys is a file, too: a reader tells it from one that is missing.
        let width = self.root.layout.bucket_bits - self.part_bits;
        for number in part << width..(part + 1) << width {
            buckets.entry(number as u32).or_default();
        }
        for (key, whole, list) in lists.finish(bounds) {
            if let Some(whole) = whole
                && let Some(number) = self.root.frequent.number(key)
            {
                files.push(self.file(FileId::Frequent(number), &bucket::write_frequent(key, &whole, bounds)));
            }
            buckets.entry(key.top(self.root.layout.bucket_bits) as u32).or_default().push((key, list));
        }
        for (number, lists) in buckets {
            files.push(self.file(FileId::Bucket(number), &bucket::write(&lists, bounds)));
        }
        files
    }
}
