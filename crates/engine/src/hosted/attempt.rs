//! A query that is asked once of an archive: from the files at hand to an answer, or to the files that are missing.

use std::collections::BTreeSet;

use serde::Serialize;

use super::candidates::Candidates;
use super::finder::{Full, Wanted};
use super::narrowing::Narrowing;
use super::session::{Read, Session};
use super::working_set::{Taken, WorkingSet, word_starts};
use crate::error::Result;
use crate::index::{ArticleInput, Index, IndexInput, build};
use crate::search::parts::{Part, Parts};
use crate::search::relax::best_holders;
use crate::search::{NoExpander, Query, SearchOptions, SearchResponse, Sort, search_in};

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

/// A query that is asked once.
pub(super) struct Attempt<'a> {
    pub(super) session: &'a Session<'a>,
    pub(super) typed: &'a str,
    /// What was typed, folded.
    pub(super) folded: Vec<char>,
    pub(super) options: &'a SearchOptions,
}

/// An answer from some texts.
struct Run {
    response: SearchResponse,
    parts: Parts,
}

impl Attempt<'_> {
    /// The answer; nothing where a file is missing.
    pub(super) fn answer(&self) -> Result<Read<Answer>> {
        let query = Query::parse(self.typed, &self.session.root.fold_table);
        let SearchOptions { filters, facets, sort, .. } = self.options;
        let narrowing = self.session.narrowing(filters);
        if query.is_empty() {
            return narrowing.map_or(Ok(None), |narrowing| self.browse(&narrowing));
        }
        self.ask_for_words(&query);
        let all = *facets || !filters.is_empty();
        let full = self.session.full(&query, Wanted { newest_first: *sort == Sort::Date, all });
        let (Some(narrowing), Some(mut full)) = (narrowing, full) else { return Ok(None) };
        full.narrow(&narrowing);
        self.read_texts(&full, &narrowing)
    }

    /// All articles that pass the filters, the newest first; none where nothing is asked for.
    fn browse(&self, narrowing: &Narrowing) -> Result<Read<Answer>> {
        let SearchOptions { filters, facets, offset, limit, .. } = self.options;
        if !facets && filters.is_empty() {
            let response = SearchResponse { query: self.typed.to_owned(), ..SearchResponse::default() };
            return Ok(Some(Answer { response, approximate: false }));
        }
        let docs = narrowing.all(self.session.root.layout.articles);
        let page = docs.iter().take(offset.saturating_add(*limit)).copied().collect();
        let taken = Taken { read: docs.len(), all: docs.len() };
        let counted = facets.then(|| self.session.facets(None, narrowing));
        let run = self.run(&page, taken, false)?;
        let (Some(Run { mut response, .. }), Some(counted)) = (run, optional(counted)) else {
            return Ok(None);
        };
        let unread = docs.len().saturating_sub(page.len());
        response.total += unread;
        response.full += unread;
        response.counts.literal += unread;
        response.facets = counted;
        Ok(Some(Answer { response, approximate: false }))
    }

    /// Reads the texts of the best articles until they fill what is asked for.
    fn read_texts(&self, full: &Full, narrowing: &Narrowing) -> Result<Read<Answer>> {
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
            // Where all texts are read, the facets are counted in them.
            let is_counted = self.options.facets && (read < full.docs.len() || !narrowing.is_empty());
            let facets = is_counted.then(|| self.session.facets(Some(&full.held), narrowing));
            let others = if is_relaxed {
                self.others(&first, taken, wanted, narrowing)?
            } else {
                Some(Others::default())
            };
            let Some(others) = others else { return Ok(None) };
            let docs = first.union(&others.docs).copied().collect();
            let Some(Run { response, .. }) = self.run(&docs, taken, is_relaxed)? else { return Ok(None) };
            rounds -= 1;
            let has_all = read == full.docs.len();
            let is_filled = is_relaxed && (has_all || response.total >= wanted);
            if response.full >= wanted || is_filled || rounds == 0 {
                let Some(facets) = optional(facets) else { return Ok(None) };
                let mut answer = counted(response, taken, others.unread);
                answer.response.facets = facets.or(answer.response.facets);
                return Ok(Some(answer));
            }
            is_relaxed |= has_all || taken.estimate(response.full) < wanted;
            read = full.docs.len().min(read + more);
            more *= 2;
        }
    }

    /// The articles to read that hold the most of a query, beside the `first` ones; nothing where a file is missing.
    fn others(
        &self,
        first: &BTreeSet<u32>,
        taken: Taken,
        wanted: usize,
        narrowing: &Narrowing,
    ) -> Result<Read<Others>> {
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
        found.retain(|&doc| !first.contains(&doc) && narrowing.accepts(doc));
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

/// What was read, where it was asked for.
fn optional<T>(asked: Option<Read<T>>) -> Read<Option<T>> {
    asked.map_or(Some(None), |read| read.map(Some))
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
