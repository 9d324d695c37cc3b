//! A query that is asked once of an archive: from the files at hand to an answer, or to the files that are missing.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::answer::Answer;
use super::expander::{ArchiveExpander, Depth, spelled};
use super::finder::{Full, Wanted};
use super::levels::UNLEVELLED;
use super::narrowing::Narrowing;
use super::relaxed::Others;
use super::session::{Read, Session, optional};
use super::sounds::{Sounds, is_mixed, units};
use super::working_set::{Taken, WorkingSet, word_starts};
use crate::error::Result;
use crate::index::vocabulary::VocabularyInput;
use crate::index::{ArticleInput, Index, IndexInput, build};
use crate::search::parts::Parts;
use crate::search::query::Term;
use crate::search::{Query, SearchOptions, SearchResponse, Sort, search_in};
use crate::text::chars::is_word;

/// Texts that are read beyond those of a page, where the order of candidates is not sure.
pub(super) const RESERVE: usize = 2;
/// Times that texts are read, since candidates did not hold what was typed.
const MOST_ROUNDS: usize = 6;
/// Texts that are read beyond those of a page, where a string has punctuation between its characters.
const PUNCTUATED: usize = 24;
/// Characters of the shortest string that texts are read for in vain, to find it as it was typed: the lists of the pairs of a shorter
/// one tell nearly all.
const SEVERAL_PAIRS: usize = 4;
/// How many of these rounds are left where texts are read only to find what was typed as it was typed.
const ROUNDS_LEFT: usize = 4;
/// Texts that are read more in the second of these rounds; twice as many in each further one.
pub(super) const MORE: usize = 8;

/// Characters of the shortest term that is taken for one that may be a slip: most shorter ones are words that occur.
const LONG: usize = 3;

/// A query that is asked once.
pub(super) struct Attempt<'a> {
    pub(super) session: &'a Session<'a>,
    pub(super) typed: &'a str,
    /// What was typed, folded.
    pub(super) folded: Vec<char>,
    pub(super) options: &'a SearchOptions,
}

/// An answer from some texts.
pub(super) struct Run {
    pub(super) response: SearchResponse,
    pub(super) parts: Parts,
    /// What the query was taken for a typo of.
    pub(super) similar: Option<Query>,
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
        let SearchOptions { offset, limit, sort, .. } = self.options;
        let wanted = offset.saturating_add(*limit);
        // Lists know nothing of the punctuation in a string: 3.7 and 37 are one to them.
        let is_punctuated = asked.is_string() && is_punctuated(&self.folded);
        let reserve = match full.is_sure {
            _ if is_punctuated => PUNCTUATED,
            true => 0,
            false => RESERVE,
        };
        let all = full.docs.len();
        // No list tells the order of so few: all are read, however many are asked for.
        let mut read = if all <= UNLEVELLED { all } else { all.min(wanted.saturating_add(reserve)) };
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
            // Of articles that hold all lists of a string, those that hold it as it was typed may not be the first.
            let is_long = asked.is_string() && self.folded.len() >= SEVERAL_PAIRS && !is_punctuated;
            let may_be_literal = is_long && !has_all && rounds >= ROUNDS_LEFT;
            let seeks_literal = may_be_literal && response.counts.literal == 0 && *sort != Sort::Date;
            if !seeks_literal && response.full >= wanted || is_filled || rounds == 0 {
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

    /// Asks for the words in which the terms are cut, so that they come in the same round as the lists.
    fn ask_for_words(&self, query: &Query) {
        for term in query.terms().filter(|term| !term.phrase && term.field.is_none() && term.folded.len() > 2)
        {
            for start in word_starts(&term.folded) {
                self.session.words(term.folded[start]);
            }
        }
        // How characters are read decides which words are asked for where no article holds what was typed.
        let may_be_slip =
            |term: &&Term| term.folded.len() >= LONG && units(&term.folded, &Sounds::default()).is_some();
        for term in query.terms().filter(|_| self.options.expand).filter(may_be_slip) {
            self.session.initials(&term.folded);
        }
    }

    /// Searches some articles; nothing where a text is missing.
    pub(super) fn run(
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
        if depth >= Depth::Slips
            && self.options.expand
            && let Some(sounds) = self.session.sounds()
        {
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

/// A query with what its lists tell.
pub(super) struct Asked {
    pub(super) query: Query,
    pub(super) full: Full,
    pub(super) narrowing: Narrowing,
    /// The words that its letters may spell.
    pub(super) words: Option<Rc<Index>>,
    /// What the query spells in pinyin.
    pub(super) spelled: Option<Query>,
}

impl Asked {
    /// Whether it is one string, which may stand somewhere as it was typed.
    fn is_string(&self) -> bool {
        matches!(&self.query.groups[..], [group] if group.len() == 1)
    }
}

/// Whether there is punctuation between the characters of a string.
fn is_punctuated(folded: &[char]) -> bool {
    let inner = folded.iter().skip_while(|c| !is_word(**c));
    inner.skip_while(|c| is_word(**c) || c.is_whitespace()).any(|&c| is_word(c))
}

/// The answer with the counts of all candidates; some of `others` were not read.
fn counted(mut response: SearchResponse, taken: Taken, others: &Others) -> Answer {
    let unread = taken.unread(response.full);
    // Where nothing that the query spells is shown, it is not what was meant.
    let spelled = if response.counts.pinyin > 0 { others.unread_spelled } else { 0 };
    let similar = if response.counts.similar > 0 { others.unread_similar } else { 0 };
    // Nor do those that were not read hold the words, where none of the best do.
    let parts = if response.counts.words + response.counts.partial > 0 { others.unread } else { 0 };
    response.total += unread + parts + spelled + similar;
    response.counts.pinyin += spelled;
    response.counts.similar += similar;
    response.full += unread;
    if response.counts.words > response.counts.literal {
        response.counts.words += unread;
    } else {
        response.counts.literal += unread;
    }
    response.counts.partial += parts;
    Answer::new(response, taken.all > taken.read || others.unread + spelled + similar > 0)
}
