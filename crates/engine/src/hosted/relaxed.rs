//! The articles that hold parts of a query, what it spells, and what it may be a typo of.

use std::collections::BTreeSet;

use super::attempt::{Asked, Attempt, MORE, RESERVE, Run};
use super::candidates::Candidates;
use super::expander::Depth;
use super::finder::{Full, Wanted};
use super::session::{Read, optional};
use super::working_set::{Taken, word_starts};
use crate::error::Result;
use crate::search::parts::{Part, Parts};
use crate::search::relax::{best_holders, strings};
use crate::search::{Query, Sort};

/// Files of words of like meaning that are read for a term.
const MOST_SYNONYM_FILES: usize = 16;
/// Times that a query is cut, since the texts told of other parts than the lists.
const MOST_PLANS: usize = 3;

/// Articles that hold parts of a query.
#[derive(Default)]
pub(super) struct Others {
    /// Those to read.
    pub(super) docs: BTreeSet<u32>,
    /// How many more there are.
    pub(super) unread: usize,
    /// How many more hold what the query spells in pinyin.
    pub(super) unread_spelled: usize,
    /// How many more hold what it is a typo of.
    pub(super) unread_similar: usize,
    /// What the query was cut into to find them.
    pub(super) parts: Parts,
    /// What it was taken for a typo of.
    pub(super) similar: Option<Query>,
}

impl Attempt<'_> {
    /// Searches the `first` articles and those that hold the most of a query.
    pub(super) fn relaxed(
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

    /// Asks for the words of like meaning that a query may need, so that they come in the same round as texts.
    fn ask_for_synonyms(&self, query: &Query) {
        for term in query.terms().filter(|term| !term.phrase && term.field.is_none()) {
            for start in word_starts(&term.folded).take(MOST_SYNONYM_FILES) {
                self.session.synonyms(&term.folded[start..=start]);
            }
        }
    }
}
