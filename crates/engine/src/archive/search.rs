//! Search in an archive: the answer, or the blocks that are lacking.

mod question;

use std::collections::BTreeMap;
use std::rc::Rc;

use super::features::{self, FeatureList, Key};
use super::{Archive, BlockId, Blocks};
use crate::error::{ErrorCode, GongwenError, Result};
use crate::index::postings::DocList;
use crate::index::{DocId, Index};
use crate::search::edges::leave_off_signs;
use crate::search::marker::Marker;
use crate::search::matcher::intersection;
use crate::search::query::{FieldName, Query, Term};
use crate::search::rank::{
    Ranked, all_groups, asks, groups, match_of, order, question_strings, rank, ranked_strings,
};
use crate::search::score::{FeatureSet, Lists, Means};
use crate::search::show::{marked_strings, show};
use crate::search::{Match, SearchOptions, SearchResponse, Sort, alternatives};
use crate::sort::sort_by;
use crate::text::chars::is_ascii_word;

/// What a call gives: an answer, or what it needs first.
#[derive(Clone, Debug, PartialEq)]
pub enum Step<T> {
    /// The answer.
    Ready(T),
    /// Blocks to put into [`Blocks`] before asking again, ascending. None of them depends on another.
    Wants(Vec<BlockId>),
}

/// Articles that are verified beyond those to be shown, so that one that fails costs no further round.
const SPARE: usize = 6;

/// Whether the features alone tell which articles hold a term.
fn is_exact(term: &Term) -> bool {
    term.field.is_none() && term.folded.len() <= 2
}

/// An article that may answer the query: as found in the features, or as verified in its text.
struct Candidate {
    ranked: Ranked,
    verified: bool,
}

impl Archive {
    /// Answers a query from the blocks at hand, or names those that it needs. It is searched as it was typed:
    /// not by sound, by other names or by likeness. Filters and facets are an error.
    pub fn search(
        &self,
        typed: &str,
        options: &SearchOptions,
        blocks: &Blocks,
    ) -> Result<Step<SearchResponse>> {
        if options.facets || !options.filters.is_empty() {
            return Err(GongwenError::new(ErrorCode::BadOption, "an archive has no filters and facets"));
        }
        let query = Query::parse(typed, &self.head.fold_table);
        let mut bare = query.clone();
        let step = self.answer(typed, query, options, blocks)?;
        if let Step::Ready(response) = &step
            && (response.total == 0 || response.full == 0 && bare.groups.len() == 1)
            && bare.excluded.is_empty()
            && leave_off_signs(&mut bare, &mut |_| false)
        {
            // The features let strings stand where they do not, which the articles have shown by now.
            return self.answer(typed, bare, options, blocks);
        }
        Ok(step)
    }

    fn answer(
        &self,
        typed: &str,
        mut query: Query,
        options: &SearchOptions,
        blocks: &Blocks,
    ) -> Result<Step<SearchResponse>> {
        let mut response = SearchResponse { query: typed.to_owned(), ..SearchResponse::default() };
        if query.is_empty() || self.is_empty() {
            return Ok(Step::Ready(response));
        }
        let mut reader = Reader { archive: self, blocks, lists: BTreeMap::new(), indexes: BTreeMap::new() };
        let mut missing = reader.load_query(&query)?;
        if missing.is_empty() && leave_off_signs(&mut query, &mut |term| !reader.holders_of(term).is_empty())
        {
            missing = reader.load_query(&query)?;
        }
        if !missing.is_empty() {
            return Ok(Step::Wants(missing));
        }
        let means = Means::of(self.head.lengths.iter().copied());
        let mut candidates = reader.candidates(&query, means);
        let page = options.offset.saturating_add(options.limit);
        let mut question = None;
        if asks(&query) {
            // Only when no article really holds the whole of it is it answered by parts.
            let full = |candidate: &Candidate| candidate.ranked.matched != Match::Partial;
            if let Some(missing) = reader.verify(&query, means, &mut candidates, full)? {
                return Ok(Step::Wants(missing));
            }
            if !candidates.iter().any(full) {
                let set = reader.feature_set(&question_strings(&query));
                candidates = match reader.answer_question(&query, &set, means)? {
                    Step::Ready(candidates) => candidates,
                    Step::Wants(missing) => return Ok(Step::Wants(missing)),
                };
                question = Some(set);
            }
        }
        if let Some(missing) = reader.settle(&query, means, &mut candidates, page, options.sort)? {
            return Ok(Step::Wants(missing));
        }
        if candidates.is_empty() {
            response.alternatives = alternatives(&query, &mut |string| !reader.holders(string).is_empty());
            return Ok(Step::Ready(response));
        }
        response.total = candidates.len();
        response.full = candidates.iter().filter(|found| found.ranked.matched != Match::Partial).count();
        let (strings, set) = match question {
            Some(set) => (set.pair_strings(), set),
            None => (marked_strings(&query), reader.feature_set(&ranked_strings(&query))),
        };
        for candidate in candidates.iter().skip(options.offset).take(options.limit) {
            let (block, local) = self.head.block_of_doc(candidate.ranked.doc);
            let Some(index) = reader.index(block)? else { return Ok(Step::Wants(vec![block])) };
            let marker = Marker::new(&strings, &set, index.alphabet());
            response.hits.push(show(&index, &Ranked { doc: local, ..candidate.ranked }, &marker, options));
        }
        Ok(Step::Ready(response))
    }
}

/// Reads blocks for one call, each once.
struct Reader<'a> {
    archive: &'a Archive,
    blocks: &'a Blocks,
    lists: BTreeMap<Key, Rc<FeatureList>>,
    indexes: BTreeMap<BlockId, Rc<Index>>,
}

impl Reader<'_> {
    /// The keys of a string's characters and pairs, as far as the corpus has such characters.
    fn keys(&self, string: &[char]) -> Vec<Key> {
        let alphabet = &self.archive.head.alphabet;
        let symbols: Vec<_> = string.iter().map(|&c| alphabet.symbol(c)).collect();
        let singles = symbols.iter().flatten().map(|&symbol| features::single(symbol));
        let pairs = symbols.windows(2).filter_map(|pair| Some(features::pair(pair[0]?, pair[1]?)));
        singles.chain(pairs).chain(self.borders(string)).collect()
    }

    /// The keys that tell whether a string may stand as a whole word where its ends are Latin.
    fn borders(&self, string: &[char]) -> Vec<Key> {
        let symbol = |c: Option<&char>| {
            c.filter(|&&c| is_ascii_word(c)).and_then(|&c| self.archive.head.alphabet.symbol(c))
        };
        let start = symbol(string.first()).map(features::word_start);
        start.into_iter().chain(symbol(string.last()).map(features::word_end)).collect()
    }

    /// Reads the features of all strings of a query; gives the blocks that are lacking.
    fn load_query(&mut self, query: &Query) -> Result<Vec<BlockId>> {
        let terms = query.terms().chain(&query.excluded);
        let strings: Vec<&[char]> =
            terms.map(|term| &term.folded).chain(&query.whole).map(Vec::as_slice).collect();
        self.load_features(&strings)
    }

    /// Reads the features of some strings; gives the blocks that are lacking.
    fn load_features(&mut self, strings: &[&[char]]) -> Result<Vec<BlockId>> {
        let mut missing = Vec::new();
        let docs = self.archive.len();
        for key in strings.iter().flat_map(|string| self.keys(string)).collect::<Vec<_>>() {
            let Some(block) = self.archive.head.block_of_key(key) else { continue };
            match self.blocks.get(block) {
                Some(bytes) if !self.lists.contains_key(&key) => {
                    let first = self.archive.head.first_keys[block as usize];
                    let list = features::find(bytes, first, key, docs);
                    let damaged = || GongwenError::corrupt("a block of features is damaged");
                    self.lists.insert(key, Rc::new(list.ok_or_else(damaged)?));
                }
                Some(_) => {}
                None => missing.push(block),
            }
        }
        missing.sort_unstable();
        missing.dedup();
        Ok(missing)
    }

    fn list(&self, key: Key) -> Rc<FeatureList> {
        self.lists.get(&key).cloned().unwrap_or_default()
    }

    fn docs_of(&self, key: Key) -> Rc<DocList> {
        Rc::new(self.list(key).iter().map(|&(doc, _)| doc).collect())
    }

    fn docs_of_char(&self, c: char) -> Rc<DocList> {
        let symbol = self.archive.head.alphabet.symbol(c);
        symbol.map(|symbol| self.docs_of(features::single(symbol))).unwrap_or_default()
    }

    fn feature_set(&self, strings: &[Vec<char>]) -> FeatureSet {
        FeatureSet::new(strings, self.archive.len(), &mut |c| self.docs_of_char(c))
    }

    /// The articles that may hold a string: those that hold all its pairs; for up to two characters, just
    /// those that hold it.
    fn holders(&self, string: &[char]) -> DocList {
        let alphabet = &self.archive.head.alphabet;
        let symbols: Option<Vec<_>> = string.iter().map(|&c| alphabet.symbol(c)).collect();
        match symbols.as_deref() {
            None | Some([]) => DocList::new(),
            Some([only]) => self.docs_of(features::single(*only)).to_vec(),
            Some(several) => {
                let docs_of = |pair: &[_]| self.docs_of(features::pair(pair[0], pair[1]));
                intersection(&several.windows(2).map(docs_of).collect::<Vec<_>>())
            }
        }
    }

    /// The articles that may hold a term. What stands in attributes the features do not tell: any may.
    fn holders_of(&self, term: &Term) -> DocList {
        match term.field {
            None | Some(FieldName::Title | FieldName::Section) => self.holders(&term.folded),
            Some(FieldName::Person | FieldName::Place | FieldName::Source | FieldName::Organisation) => {
                (0..self.archive.len() as DocId).collect()
            }
        }
    }

    /// The score of every article for these features.
    fn scores(&self, set: &FeatureSet, means: Means) -> Vec<f32> {
        let mut sums = vec![(0.0, 0.0); self.archive.len()];
        let alphabet = &self.archive.head.alphabet;
        let lengths = &self.archive.head.lengths;
        for &(c, idf) in &set.singles {
            let Some(symbol) = alphabet.symbol(c) else { continue };
            for &(doc, frequency) in self.list(features::single(symbol)).iter() {
                sums[doc as usize].0 += means.score(lengths[doc as usize], frequency, idf);
            }
        }
        for &((first, second), idf) in &set.pairs {
            let (Some(first), Some(second)) = (alphabet.symbol(first), alphabet.symbol(second)) else {
                continue;
            };
            for &(doc, frequency) in self.list(features::pair(first, second)).iter() {
                sums[doc as usize].1 += means.score(lengths[doc as usize], frequency, idf);
            }
        }
        sums.into_iter().map(|(singles, pairs): (f32, f32)| singles + pairs).collect()
    }

    /// All articles that may answer, as good as they can be; what the features decide is decided.
    fn candidates(&self, query: &Query, means: Means) -> Vec<Candidate> {
        // For every article the groups that it may hold, as bits, and whether a term can only stand inside a
        // longer word or number there.
        let mut held = vec![0u64; self.archive.len()];
        let mut inside = vec![false; self.archive.len()];
        let groups = groups(query);
        for (number, group) in groups.iter().enumerate() {
            for term in group {
                let borders: Vec<_> =
                    self.borders(&term.folded).into_iter().map(|key| self.docs_of(key)).collect();
                for doc in self.holders_of(term) {
                    held[doc as usize] |= 1 << number;
                    let stands = |border: &Rc<DocList>| border.binary_search(&doc).is_ok();
                    inside[doc as usize] |= term.field.is_none() && !borders.iter().all(stands);
                }
            }
        }
        // Up to two characters the features are exact; a longer string must be read before it excludes.
        for term in query.excluded.iter().filter(|term| is_exact(term)) {
            for doc in self.holders(&term.folded) {
                held[doc as usize] = 0;
            }
        }
        let whole: Vec<DocList> = query.whole.iter().map(|whole| self.holders(whole)).collect();
        let scores = self.scores(&self.feature_set(&ranked_strings(query)), means);
        let all = all_groups(groups.len());
        let found = held.iter().enumerate().filter(|&(_, &held)| held != 0);
        let candidates = found.map(|(doc, &held)| {
            let stands = |holders: &DocList| holders.binary_search(&(doc as DocId)).is_ok();
            let stands_whole = groups.len() == 1 || whole.iter().any(stands);
            let matched = match_of(held, all, stands_whole);
            let ranked = Ranked { doc: doc as DocId, matched, whole: !inside[doc], score: scores[doc] };
            Candidate { ranked, verified: false }
        });
        candidates.collect()
    }

    /// A block of articles; `None` if it is not at hand.
    fn index(&mut self, block: BlockId) -> Result<Option<Rc<Index>>> {
        if let Some(index) = self.indexes.get(&block) {
            return Ok(Some(index.clone()));
        }
        let Some(bytes) = self.blocks.get(block) else { return Ok(None) };
        let index = Rc::new(Index::open(bytes.to_vec())?);
        self.indexes.insert(block, index.clone());
        Ok(Some(index))
    }

    /// A block of articles that is at hand.
    fn index_at_hand(&mut self, block: BlockId) -> Result<Rc<Index>> {
        self.index(block)?.ok_or_else(|| GongwenError::corrupt("a block vanished"))
    }

    /// Reads the text of the candidates that are `chosen` and were not yet read; those that do not answer
    /// are dropped. Gives the blocks that are lacking, and then changes nothing.
    fn verify(
        &mut self,
        query: &Query,
        means: Means,
        candidates: &mut Vec<Candidate>,
        chosen: impl Fn(&Candidate) -> bool,
    ) -> Result<Option<Vec<BlockId>>> {
        let head = &self.archive.head;
        let unread = |candidate: &&mut Candidate| !candidate.verified && chosen(candidate);
        let unread_docs = candidates.iter_mut().filter(unread).map(|candidate| candidate.ranked.doc);
        let wanted = self.blocks_of(unread_docs);
        let missing = self.lacking(&wanted);
        if !missing.is_empty() {
            return Ok(Some(missing));
        }
        let mut found: BTreeMap<BlockId, Vec<Ranked>> = BTreeMap::new();
        for block in wanted {
            let index = self.index_at_hand(block)?;
            let mut lists = Lists::default();
            found.insert(block, rank(&index, query, means, &mut lists).0);
            index.check()?;
        }
        let mut dropped = Vec::new();
        for candidate in candidates.iter_mut().filter(unread) {
            let (block, local) = head.block_of_doc(candidate.ranked.doc);
            candidate.verified = true;
            match found.get(&block).and_then(|found| found.iter().find(|found| found.doc == local)) {
                Some(found) => {
                    candidate.ranked.matched = found.matched;
                    candidate.ranked.whole = found.whole;
                }
                None => dropped.push(candidate.ranked.doc),
            }
        }
        candidates.retain(|candidate| dropped.binary_search(&candidate.ranked.doc).is_err());
        Ok(None)
    }

    /// Brings the candidates into their order and verifies until the first `page` of them stand. As a
    /// candidate is at first taken to be as good as it can be, none behind them can be better.
    fn settle(
        &mut self,
        query: &Query,
        means: Means,
        candidates: &mut Vec<Candidate>,
        page: usize,
        sort: Sort,
    ) -> Result<Option<Vec<BlockId>>> {
        if sort == Sort::Date {
            // Dates stand in the articles: all must be read.
            return self.settle_by_date(query, means, candidates);
        }
        let mut spare = SPARE;
        loop {
            sort_by(candidates, |a, b| order(&a.ranked, &b.ranked, sort, &mut |_| None));
            if candidates.iter().take(page).all(|candidate| candidate.verified) {
                return Ok(self.all_at_hand(candidates.iter().take(page)));
            }
            let first: Vec<DocId> = candidates
                .iter()
                .take(page.saturating_add(spare))
                .map(|candidate| candidate.ranked.doc)
                .collect();
            // Whoever fails often needs ever more in reserve.
            spare *= 2;
            // `verify` drops by ascending number.
            sort_by(candidates, |a, b| a.ranked.doc.cmp(&b.ranked.doc));
            let chosen = |candidate: &Candidate| first.contains(&candidate.ranked.doc);
            if let Some(missing) = self.verify(query, means, candidates, chosen)? {
                return Ok(Some(missing));
            }
        }
    }

    fn settle_by_date(
        &mut self,
        query: &Query,
        means: Means,
        candidates: &mut Vec<Candidate>,
    ) -> Result<Option<Vec<BlockId>>> {
        if let Some(missing) = self.verify(query, means, candidates, |_| true)? {
            return Ok(Some(missing));
        }
        if let Some(missing) = self.all_at_hand(candidates.iter()) {
            return Ok(Some(missing));
        }
        let mut dates: BTreeMap<DocId, String> = BTreeMap::new();
        for candidate in candidates.iter() {
            let (block, local) = self.archive.head.block_of_doc(candidate.ranked.doc);
            if let Some(date) = self.index(block)?.and_then(|index| index.article(local).date) {
                dates.insert(candidate.ranked.doc, date);
            }
        }
        let mut date = |doc: DocId| dates.get(&doc).map(String::as_str);
        sort_by(candidates, |a, b| order(&a.ranked, &b.ranked, Sort::Date, &mut date));
        Ok(None)
    }

    /// The blocks of articles that are lacking for these candidates.
    fn all_at_hand<'c>(&self, candidates: impl Iterator<Item = &'c Candidate>) -> Option<Vec<BlockId>> {
        let missing = self.lacking(&self.blocks_of(candidates.map(|candidate| candidate.ranked.doc)));
        (!missing.is_empty()).then_some(missing)
    }

    /// The blocks that hold these articles, ascending.
    fn blocks_of(&self, docs: impl Iterator<Item = DocId>) -> Vec<BlockId> {
        let mut blocks: Vec<BlockId> = docs.map(|doc| self.archive.head.block_of_doc(doc).0).collect();
        blocks.sort_unstable();
        blocks.dedup();
        blocks
    }

    /// Those of some blocks that are not at hand.
    fn lacking(&self, blocks: &[BlockId]) -> Vec<BlockId> {
        blocks.iter().copied().filter(|&block| self.blocks.get(block).is_none()).collect()
    }
}
