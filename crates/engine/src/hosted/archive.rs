//! An archive: queries to answers, by way of the files that are missing.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde::Serialize;

use super::candidates::Candidates;
use super::file::FileId;
use super::known_ids::KnownIds;
use super::root::Root;
use super::session::{Files, Read, ReadTexts, Session};
use super::working_set::{Taken, WorkingSet, word_starts};
use crate::error::{ErrorCode, GongwenError, Result};
use crate::index::{ArticleInput, Index, IndexInput, build};
use crate::search::parts::{Part, Parts};
use crate::search::relax::best_holders;
use crate::search::{NoExpander, Query, SearchOptions, SearchResponse, Sort, search_in};
use crate::text::fold::fold_to_chars;

/// Texts that are read beyond those of a page, where the order of candidates is not sure.
const RESERVE: usize = 2;
/// Times that texts are read, since candidates did not hold what was typed.
const MOST_ROUNDS: usize = 4;
/// Texts that are read more in the second of these rounds; twice as many in each further one.
const MORE: usize = 8;

/// What an archive answers.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Answer {
    /// The answer of the search.
    #[serde(flatten)]
    pub response: SearchResponse,
    /// Whether the counts are of candidates, since not all texts were read.
    pub approximate: bool,
}

/// What comes of a query.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The paths of files that are to be [supplied](Archive::supply); then the query is to be asked again.
    Missing(Vec<String>),
    /// The answer.
    Answer(Box<Answer>),
}

/// An archive and those of its files that were fetched.
#[derive(Debug)]
pub struct Archive {
    pub(super) root: Root,
    pub(super) files: Files,
    pub(super) texts: ReadTexts,
    /// The articles whose numbers are known.
    pub(super) ids: RefCell<KnownIds>,
}

impl Archive {
    /// Opens an archive by its root.
    ///
    /// # Errors
    /// [`ErrorCode::NotAnIndex`] when the bytes are no root, [`ErrorCode::Version`] when another version wrote it,
    /// [`ErrorCode::Corrupt`] when it is cut or altered.
    pub fn open(root: &[u8]) -> Result<Self> {
        let root = Root::read(root)?;
        Ok(Self { root, files: Files::new(), texts: ReadTexts::default(), ids: RefCell::default() })
    }

    /// How many articles there are.
    #[must_use]
    pub fn articles(&self) -> usize {
        self.root.layout.articles as usize
    }

    /// The folder of its files, which no other build has.
    #[must_use]
    pub fn segment(&self) -> String {
        format!("{:016x}", self.root.segment)
    }

    /// Bytes of the files at hand.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.files.values().map(Vec::len).sum()
    }

    /// Forgets the files at hand: the next query fetches what it needs.
    pub fn forget(&mut self) {
        self.files.clear();
        self.texts.borrow_mut().clear();
    }

    /// Takes a file that was missing.
    ///
    /// # Errors
    /// [`ErrorCode::Corrupt`] when it is cut, altered, or of another build or place; [`ErrorCode::BadOption`] when the archive has
    /// no such file.
    pub fn supply(&mut self, path: &str, bytes: &[u8]) -> Result<()> {
        let id = FileId::of_path(path, self.root.segment).ok_or_else(|| {
            GongwenError::new(ErrorCode::BadOption, format!("the archive has no file {path:?}"))
        })?;
        let body = id.open(self.root.segment, bytes)?;
        self.files.insert(id, body.to_vec());
        Ok(())
    }

    /// Answers a query, or says which files are missing.
    ///
    /// # Errors
    /// [`ErrorCode::BadOption`] when filters or facets are asked for, [`ErrorCode::Corrupt`] when a file holds what no
    /// writer writes.
    pub fn search(&self, typed: &str, options: &SearchOptions) -> Result<Outcome> {
        if options.facets || !options.filters.is_empty() {
            return Err(GongwenError::new(ErrorCode::BadOption, "an archive has no filters and facets"));
        }
        let session = Session::new(&self.root, &self.files, &self.texts);
        let answer = Attempt {
            session: &session,
            typed,
            folded: fold_to_chars(typed, &self.root.fold_table),
            options,
        };
        let answer = answer.answer()?;
        let missing = session.missing();
        if session.is_damaged() {
            return Err(GongwenError::corrupt("a file of the archive holds what no Gongwen writes"));
        }
        Ok(match answer {
            Some(answer) if missing.is_empty() => Outcome::Answer(Box::new(answer)),
            _ => Outcome::Missing(missing.into_iter().map(|id| id.path(self.root.segment)).collect()),
        })
    }
}

/// A query that is asked once.
struct Attempt<'a> {
    session: &'a Session<'a>,
    typed: &'a str,
    /// What was typed, folded.
    folded: Vec<char>,
    options: &'a SearchOptions,
}

/// An answer from some texts.
struct Run {
    response: SearchResponse,
    parts: Parts,
}

impl Attempt<'_> {
    /// The answer; nothing where a file is missing.
    fn answer(&self) -> Result<Read<Answer>> {
        let query = Query::parse(self.typed, &self.session.root.fold_table);
        if query.is_empty() {
            return Ok(Some(Answer {
                response: SearchResponse { query: self.typed.to_owned(), ..SearchResponse::default() },
                approximate: false,
            }));
        }
        self.ask_for_words(&query);
        let Some(full) = self.session.full(&query, self.options.sort == Sort::Date) else { return Ok(None) };
        let wanted = self.options.offset.saturating_add(self.options.limit);
        let reserve = if full.is_sure { 0 } else { RESERVE };
        let mut read = full.docs.len().min(wanted.saturating_add(reserve));
        let mut more = MORE;
        // Where few articles hold all that was typed, those that hold its parts are read, too.
        let mut is_relaxed = full.count < wanted;
        let mut rounds = MOST_ROUNDS;
        loop {
            let taken = Taken { read, all: full.count };
            let first: BTreeSet<u32> = full.docs[..read].iter().copied().collect();
            let others =
                if is_relaxed { self.others(&first, taken, wanted)? } else { Some(Others::default()) };
            let Some(others) = others else { return Ok(None) };
            let docs = first.union(&others.docs).copied().collect();
            let Some(Run { response, .. }) = self.run(&docs, taken, is_relaxed)? else { return Ok(None) };
            rounds -= 1;
            let has_all = read == full.docs.len();
            let is_filled = is_relaxed && (has_all || response.total >= wanted);
            if response.full >= wanted || is_filled || rounds == 0 {
                return Ok(Some(counted(response, taken, others.unread)));
            }
            is_relaxed |= has_all || taken.estimate(response.full) < wanted;
            read = full.docs.len().min(read + more);
            more *= 2;
        }
    }

    /// The articles to read that hold the most of a query, beside the `first` ones; nothing where a file is missing.
    fn others(&self, first: &BTreeSet<u32>, taken: Taken, wanted: usize) -> Result<Read<Others>> {
        // The texts of the first are asked for in the same round as what tells of the parts.
        let texts = self.session.articles(first);
        let Some(run) = self.run(&BTreeSet::new(), taken, true)? else { return Ok(None) };
        if self.session.lacks_lists() {
            return Ok(None);
        }
        let docs = |candidates: &Candidates| candidates.all.iter().map(|found| found.doc).collect();
        let is_read =
            |part: &Part| part.folded.len() > 1 && self.session.candidates_read(&part.folded).is_some();
        let asks = taken.all == 0 || !run.parts.parts.iter().any(is_read);
        let mut found =
            best_holders(&run.parts, &mut |folded, is_typed| match self.session.candidates_read(folded) {
                Some(read) => Some(docs(&read)),
                None if is_typed && !asks => None,
                None => self.session.candidates(folded, true).map(|candidates| docs(&candidates)),
            });
        if self.session.lacks_lists() {
            return Ok(None);
        }
        found.retain(|doc| !first.contains(doc));
        let room = wanted.saturating_sub(first.len()) + RESERVE;
        let unread = found.len().saturating_sub(room);
        found.truncate(room);
        let docs: BTreeSet<u32> = found.into_iter().collect();
        let others = self.session.articles(&docs);
        Ok(texts.and(others).map(|_| Others { docs, unread }))
    }

    /// Asks for the words in which the terms are cut, so that they come in the same round as the lists.
    fn ask_for_words(&self, query: &Query) {
        for term in query.terms().filter(|term| !term.phrase && term.field.is_none() && term.folded.len() > 2)
        {
            for start in word_starts(&term.folded) {
                self.session.words(term.folded[start]);
            }
        }
    }

    /// Searches some articles; nothing where a text is missing.
    fn run(&self, docs: &BTreeSet<u32>, full: Taken, is_relaxed: bool) -> Result<Read<Run>> {
        let Some(articles) = self.session.articles(docs) else { return Ok(None) };
        let articles: Vec<ArticleInput> = articles.into_iter().map(|(_, article)| article).collect();
        let fold_table = self.session.root.fold_table.clone();
        let index = Index::open(build(&IndexInput { articles, fold_table, ..IndexInput::default() })?)?;
        let asks_for_parts = full.all == 0;
        let typed = &self.folded[..];
        let docs: Vec<u32> = docs.iter().copied().collect();
        let (index, docs, session) = (&index, &docs[..], self.session);
        let corpus = WorkingSet { index, docs, session, typed, asks_for_parts, full };
        // Where a page is filled by what was typed, nothing else is looked for.
        let options = &SearchOptions { expand: self.options.expand && is_relaxed, ..self.options.clone() };
        let expander = NoExpander::default();
        let (response, parts) = search_in(index, &corpus, self.typed, options, &expander)?;
        Ok(Some(Run { response, parts }))
    }
}

/// Articles that hold parts of a query.
#[derive(Default)]
struct Others {
    /// Those to read.
    docs: BTreeSet<u32>,
    /// How many more there are.
    unread: usize,
}

/// The answer with the counts of all candidates; `others` that hold parts were not read.
fn counted(mut response: SearchResponse, taken: Taken, others: usize) -> Answer {
    let unread = taken.unread(response.full);
    response.total += unread + others;
    response.full += unread;
    if response.counts.words > response.counts.literal {
        response.counts.words += unread;
    } else {
        response.counts.literal += unread;
    }
    response.counts.partial += others;
    Answer { response, approximate: taken.all > taken.read || others > 0 }
}
