//! A query that is asked once of an archive: from the files at hand to an answer, or to the files that are missing.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::answer::Answer;
use super::candidates::Candidates;
use super::expander::{ArchiveExpander, Depth, spelled};
use super::finder::{Full, Wanted};
use super::narrowing::Narrowing;
use super::session::{Read, Session, optional};
use super::sounds::{Sounds, is_mixed, units};
use super::working_set::{Taken, WorkingSet, word_starts};
use crate::error::Result;
use crate::index::vocabulary::VocabularyInput;
use crate::index::{ArticleInput, Index, IndexInput, build};
use crate::search::parts::{Part, Parts};
use crate::search::query::Term;
use crate::search::relax::{best_holders, strings};
use crate::search::{Query, SearchOptions, SearchResponse, Sort, search_in};

/// Texts that are read beyond those of a page, where the order of candidates is not sure.
const RESERVE: usize = 2;
/// Times that texts are read, since candidates did not hold what was typed.
const MOST_ROUNDS: usize = 6;
/// Texts that are read more in the second of these rounds; twice as many in each further one.
const MORE: usize = 8;

/// Files of words of like meaning that are read for a term.
const MOST_SYNONYM_FILES: usize = 16;
/// Times that a query is cut, since the texts told of other parts than the lists.
const MOST_PLANS: usize = 3;

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
    /// What the query was taken for a typo of.
    similar: Option<Query>,
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
        let words = self.words_spelled(&query)?;
        let all = *facets || !filters.is_empty();
        let full = self.session.full(&query, Wanted { newest_first: *sort == Sort::Date, all });
        let (Some(narrowing), Some(mut full), Some(mut words)) = (narrowing, full, words) else {
            return Ok(None);
        };
        let is_nowhere = full.count + full.recent.len() == 0;
        if self.options.expand && is_nowhere && query.terms().any(|term| is_mixed(&term.folded)) {
            let Some(like) = self.session.words_like(&query, &mut |_| false) else { return Ok(None) };
            words = Some(like);
        }
        full.narrow(&narrowing);
        let spelled = spelled(words.as_deref(), &query).and_then(|found| found.sure_query().cloned());
        self.read_texts(&Asked { query, full, narrowing, words, spelled })
    }

    /// A small index of the words that the letters of a query may spell; nothing in it where there are none.
    fn words_spelled(&self, query: &Query) -> Result<Read<Option<Rc<Index>>>> {
        let begins_with_letter = |folded: &[char]| folded.first().is_some_and(char::is_ascii_lowercase);
        let terms = query.terms().filter(|term| !term.phrase && term.field.is_none());
        let mut strings: Vec<Vec<char>> =
            terms.map(|term| term.folded.clone()).chain(query.whole.clone()).collect();
        strings.retain(|folded| self.options.expand && begins_with_letter(folded));
        if strings.is_empty() {
            return Ok(Some(None));
        }
        Ok(self.session.index_of_words(&strings)?.map(|words| Some(Rc::new(words))))
    }

    /// All articles that pass the filters, the newest first; none where nothing is asked for.
    fn browse(&self, narrowing: &Narrowing) -> Result<Read<Answer>> {
        let SearchOptions { filters, facets, offset, limit, .. } = self.options;
        if !facets && filters.is_empty() {
            let response = SearchResponse { query: self.typed.to_owned(), ..SearchResponse::default() };
            return Ok(Some(Answer::new(response, false)));
        }
        let docs = self.session.all(narrowing);
        // The recent ones come last by number.
        let recent = docs.iter().rev().take_while(|&&doc| doc >= self.session.first_recent());
        let page = docs.iter().take(offset.saturating_add(*limit)).chain(recent).copied().collect();
        let taken = Taken { read: docs.len(), all: docs.len() };
        let counted = facets.then(|| self.session.facets(None, narrowing));
        let run = self.run(&page, taken, None, Depth::Nothing)?;
        let (Some(Run { mut response, .. }), Some(counted)) = (run, optional(counted)) else {
            return Ok(None);
        };
        let unread = docs.len().saturating_sub(page.len());
        response.total += unread;
        response.full += unread;
        response.counts.literal += unread;
        response.facets = counted;
        Ok(Some(Answer::new(response, false)))
    }

    /// Reads the texts of the best articles until they fill what is asked for.
    fn read_texts(&self, asked: &Asked) -> Result<Read<Answer>> {
        let Asked { full, narrowing, words, .. } = asked;
        let wanted = self.options.offset.saturating_add(self.options.limit);
        let reserve = if full.is_sure { 0 } else { RESERVE };
        let mut read = full.docs.len().min(wanted.saturating_add(reserve));
        let mut more = MORE;
        // Where few articles hold all that was typed, those that hold its parts are read, too.
        let mut is_relaxed = full.count + full.recent.len() < wanted;
        let mut rounds = MOST_ROUNDS;
        loop {
            let taken = Taken { read, all: full.count };
            let first: BTreeSet<u32> = full.docs[..read].iter().chain(&full.recent).copied().collect();
            // Where all texts are read, the facets are counted in them.
            let is_counted = self.options.facets && (read < full.docs.len() || !narrowing.is_empty());
            let facets = is_counted.then(|| self.session.facets(Some(&full.held), narrowing));
            let found = if is_relaxed {
                self.relaxed(&first, taken, wanted, asked)?
            } else {
                let words = words.as_deref();
                self.run(&first, taken, words, Depth::Nothing)?.map(|run| (run, Others::default()))
            };
            let Some((Run { response, .. }, others)) = found else { return Ok(None) };
            rounds -= 1;
            let has_all = read == full.docs.len();
            let is_filled = is_relaxed && (has_all || response.total >= wanted);
            if response.full >= wanted || is_filled || rounds == 0 {
                let Some(facets) = optional(facets) else { return Ok(None) };
                let mut answer = counted(response, taken, &others);
                answer.response.facets = facets.or(answer.response.facets);
                return Ok(Some(answer));
            }
            is_relaxed |= has_all || taken.estimate(response.full) < wanted;
            read = full.docs.len().min(read + more);
            more *= 2;
        }
    }

    /// Searches the `first` articles and those that hold the most of a query.
    fn relaxed(
        &self,
        first: &BTreeSet<u32>,
        taken: Taken,
        wanted: usize,
        asked: &Asked,
    ) -> Result<Read<(Run, Others)>> {
        let mut known = BTreeSet::new();
        let mut plans = MOST_PLANS;
        let mut depth = if taken.all == 0 { Depth::Forms } else { Depth::Plain };
        loop {
            let Some(others) = self.others(&known, first, taken, wanted, asked, depth)? else {
                return Ok(None);
            };
            known.extend(first.union(&others.docs));
            if depth == Depth::Forms {
                depth = Depth::Guesses;
            }
            let Some(run) = self.run(&known, taken, asked.words.as_deref(), depth)? else { return Ok(None) };
            plans -= 1;
            // The texts may tell that the query is to be cut otherwise than the lists made believe, or that no article holds it.
            let is_refuted = depth == Depth::Plain && taken.read == taken.all && run.response.full == 0;
            if is_refuted {
                depth = Depth::Guesses;
            }
            let is_as_planned =
                strings(&run.parts).eq(strings(&others.parts)) && run.similar == others.similar;
            if plans == 0 || is_as_planned && !is_refuted {
                return Ok(Some((run, others)));
            }
        }
    }

    /// The articles to read that hold the most of a query, beside the `first` ones, by what the `known` ones and the lists tell;
    /// nothing where a file is missing.
    fn others(
        &self,
        known: &BTreeSet<u32>,
        first: &BTreeSet<u32>,
        taken: Taken,
        wanted: usize,
        asked: &Asked,
        depth: Depth,
    ) -> Result<Read<Others>> {
        let Asked { narrowing, words, .. } = asked;
        if depth == Depth::Forms && self.options.expand {
            self.ask_for_synonyms(&asked.query);
        }
        // The texts of the first are asked for in the same round as what tells of the parts.
        let texts = self.session.articles(first);
        let order = Wanted { newest_first: self.options.sort == Sort::Date, all: !narrowing.is_empty() };
        let spelled = asked.spelled.as_ref().map(|query| self.session.full(query, order));
        let Some(run) = self.run(known, taken, words.as_deref(), depth)? else { return Ok(None) };
        let similar = run.similar.as_ref().map(|query| self.session.full(query, order));
        if self.session.lacks_lists() {
            return Ok(None);
        }
        let docs =
            |candidates: &Candidates| candidates.all.iter().map(|found| (found.doc, found.score)).collect();
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
        let mut docs: BTreeSet<u32> = found.into_iter().collect();
        let (Some(spelled), Some(similar)) = (optional(spelled), optional(similar)) else { return Ok(None) };
        let mut unread_of = |meant: Option<Full>| {
            let mut meant = meant.unwrap_or_default();
            meant.narrow(narrowing);
            docs.extend(meant.docs.iter().take(wanted + MORE).chain(&meant.recent));
            meant.count.saturating_sub(wanted + MORE)
        };
        let (unread_spelled, unread_similar) = (unread_of(spelled), unread_of(similar));
        let others = self.session.articles(&docs);
        let Run { parts, similar, .. } = run;
        let others = texts.and(others).map(|_| Others {
            docs,
            unread,
            unread_spelled,
            unread_similar,
            parts,
            similar,
        });
        Ok(others)
    }

    /// Asks for the words in which the terms are cut, so that they come in the same round as the lists.
    fn ask_for_words(&self, query: &Query) {
        for term in query.terms().filter(|term| !term.phrase && term.field.is_none() && term.folded.len() > 2)
        {
            for start in word_starts(&term.folded) {
                self.session.words(term.folded[start]);
            }
        }
        let is_pinyin =
            |term: &Term| is_mixed(&term.folded) && units(&term.folded, &Sounds::default()).is_some();
        if self.options.expand && query.terms().any(is_pinyin) {
            self.session.sounds();
        }
    }

    /// Asks for the words of like meaning that a query may need, so that they come in the same round as texts.
    fn ask_for_synonyms(&self, query: &Query) {
        for term in query.terms().filter(|term| !term.phrase && term.field.is_none()) {
            for start in word_starts(&term.folded).take(MOST_SYNONYM_FILES) {
                self.session.synonyms(&term.folded[start..=start]);
            }
        }
    }

    /// Searches some articles; nothing where a text is missing.
    fn run(
        &self,
        docs: &BTreeSet<u32>,
        full: Taken,
        words: Option<&Index>,
        depth: Depth,
    ) -> Result<Read<Run>> {
        let Some(articles) = self.session.articles(docs) else { return Ok(None) };
        let articles: Vec<ArticleInput> = articles.into_iter().map(|(_, article)| article).collect();
        let fold_table = self.session.root.fold_table.clone();
        let mut vocabulary = VocabularyInput::default();
        if let Some(sounds) = self.session.sounds_read().filter(|_| depth > Depth::Plain) {
            vocabulary.readings.clone_from(&sounds.0);
        }
        let index = Index::open(build(&IndexInput { articles, fold_table, vocabulary })?)?;
        let asks_for_parts = full.all == 0;
        let typed = &self.folded[..];
        let docs: Vec<u32> = docs.iter().copied().collect();
        let (index, docs, session) = (&index, &docs[..], self.session);
        let corpus = WorkingSet { index, docs, session, typed, asks_for_parts, full, depth };
        let expander = ArchiveExpander::new(session, index, words, depth);
        // Where a page is filled by what was typed, nothing else is looked for.
        let options =
            &SearchOptions { expand: self.options.expand && depth > Depth::Nothing, ..self.options.clone() };
        let (response, parts) = search_in(index, &corpus, self.typed, options, &expander)?;
        Ok(Some(Run { response, parts, similar: expander.similar.into_inner() }))
    }
}

/// Articles that hold parts of a query.
#[derive(Default)]
struct Others {
    /// Those to read.
    docs: BTreeSet<u32>,
    /// How many more there are.
    unread: usize,
    /// How many more hold what the query spells in pinyin.
    unread_spelled: usize,
    /// How many more hold what it is a typo of.
    unread_similar: usize,
    /// What the query was cut into to find them.
    parts: Parts,
    /// What it was taken for a typo of.
    similar: Option<Query>,
}

/// A query with what its lists tell.
struct Asked {
    query: Query,
    full: Full,
    narrowing: Narrowing,
    /// The words that its letters may spell.
    words: Option<Rc<Index>>,
    /// What the query spells in pinyin.
    spelled: Option<Query>,
}

/// The answer with the counts of all candidates; some of `others` were not read.
fn counted(mut response: SearchResponse, taken: Taken, others: &Others) -> Answer {
    let unread = taken.unread(response.full);
    // Where nothing that the query spells is shown, it is not what was meant.
    let spelled = if response.counts.pinyin > 0 { others.unread_spelled } else { 0 };
    let similar = if response.counts.similar > 0 { others.unread_similar } else { 0 };
    response.total += unread + others.unread + spelled + similar;
    response.counts.pinyin += spelled;
    response.counts.similar += similar;
    response.full += unread;
    if response.counts.words > response.counts.literal {
        response.counts.words += unread;
    } else {
        response.counts.literal += unread;
    }
    response.counts.partial += others.unread;
    Answer::new(response, taken.all > taken.read || others.unread + spelled + similar > 0)
}
