//! The articles that hold parts of a query, what it spells, and what it may be a typo of.

use std::collections::BTreeSet;

use super::attempt::{Asked, Attempt, MORE, RESERVE, Run};
use super::candidates::Candidates;
use super::expander::Depth;
use super::finder::{Full, Wanted};
use super::session::{Read, optional};
use super::working_set::Taken;
use crate::error::Result;
use crate::search::parts::{Part, Parts};
use crate::search::relax::{BestHolders, best_holders, strings};
use crate::search::steps::may_hold_typo;
use crate::search::{Query, Sort};
use crate::text::chars::is_word;

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
    /// How much is to be looked for beside what was typed, by what the lists tell.
    depth: Depth,
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
            let others = self.others(&known, first, taken, wanted, asked, depth)?;
            let Some(others) = others else { return Ok(None) };
            known.extend(first.union(&others.docs));
            if others.depth > depth {
                depth = others.depth;
                continue;
            }
            let Some(run) = self.run(&known, taken, asked.words.as_deref(), depth)? else { return Ok(None) };
            plans -= 1;
            // The texts may tell that the query is to be cut otherwise than the lists made believe, or that no article holds it.
            let is_refuted = match depth {
                Depth::Plain => taken.read == taken.all && run.response.full == 0,
                depth => depth < Depth::Guesses && run.response.counts.similar == run.response.total,
            };
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
        // The texts of the first are asked for in the same round as what tells of the parts.
        let texts = self.session.articles(first);
        let order = Wanted { newest_first: self.options.sort == Sort::Date, all: !narrowing.is_empty() };
        let spelled = asked.spelled.as_ref().map(|query| self.session.full(query, order));
        let Some(run) = self.run(known, taken, words.as_deref(), depth)? else { return Ok(None) };
        let similar = run.similar.as_ref().map(|query| self.session.full(query, order));
        if self.session.lacks_lists() {
            return Ok(None);
        }
        let BestHolders { docs: mut found, may_answer, is_sure } =
            self.best_holders(&run.parts, taken, asked);
        if self.session.lacks_lists() {
            return Ok(None);
        }
        let needed = match depth {
            Depth::Forms if !may_answer => Depth::Guesses,
            Depth::Forms if may_hold_typo(&run.parts, &asked.query) => Depth::Slips,
            depth => depth,
        };
        if needed > depth && self.options.expand {
            // What it takes is asked for in the same round as the texts.
            self.run(known, taken, words.as_deref(), needed)?;
            if !is_sure {
                self.ask_for_synonyms(&asked.query);
            }
        }
        found.retain(|&doc| !first.contains(&doc) && narrowing.accepts(doc));
        // Of similar ones no more are given than a first page holds: all of these are read.
        let room = if may_answer { wanted.saturating_sub(first.len()) + RESERVE } else { found.len() };
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
            depth: needed,
        });
        Ok(others)
    }

    /// The articles that hold the most of the parts of a query by the lists. Of parts with what is no word of the archive those that
    /// are frequent may be anywhere: their lists would take a round more.
    fn best_holders(&self, parts: &Parts, taken: Taken, asked: &Asked) -> BestHolders {
        let session = self.session;
        let docs =
            |candidates: &Candidates| candidates.all.iter().map(|found| (found.doc, found.score)).collect();
        let is_read = |part: &Part| part.folded.len() > 1 && session.candidates_read(&part.folded).is_some();
        let asks = !parts.parts.iter().any(is_read) || taken.all == 0 && !parts.has_leftover;
        let asks_for = |folded: &[char]| asks || taken.all == 0 && !session.is_frequent(folded);
        let mut holders = |folded: &[char], is_typed: bool| match session.candidates_read(folded) {
            Some(read) => Some(docs(&read)),
            None if is_typed && !asks_for(folded) => None,
            None => session.candidates(folded, true).map(|candidates| docs(&candidates)),
        };
        // What stands beside one another in what was typed, words or not, tells which of equal ones are nearest to it.
        let scores = session.scores_read(&asked.query);
        best_holders(parts, &mut holders, &|doc| scores.iter().filter_map(|list| list.holds(doc)).sum())
    }

    /// Asks for the words of like meaning that a query may need.
    fn ask_for_synonyms(&self, query: &Query) {
        for term in query.terms().filter(|term| !term.phrase && term.field.is_none()) {
            for c in term.folded.iter().filter(|&&c| is_word(c)).take(MOST_SYNONYM_FILES) {
                self.session.synonyms(&[*c]);
            }
        }
    }
}
