//! Which articles may hold a string or a query, by the lists of their keys.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::attributes::value_key;
use super::bucket::{List, follower};
use super::candidates::{Candidate, Candidates};
use super::keys::{Key, covering, query_stretches};
use super::levels::UNLEVELLED;
use super::narrowing::Narrowing;
use super::recent::Recent;
use super::root::Root;
use super::session::{Read, Session};
use crate::facets::Facet;
use crate::search::Query;
use crate::search::bm25f::idf;
use crate::search::query::{FieldName, Term};

/// Keys of a string whose buckets are read at the most: the first, the last and others between.
const MOST_KEYS: usize = 5;
/// Keys of a short string, of which all are read: two of them tell too little of it.
const SHORT: usize = 3;

/// The articles that may hold all that was typed.
#[derive(Default)]
pub(super) struct Full {
    /// Their numbers, the best first.
    pub(super) docs: Vec<u32>,
    /// How many there are.
    pub(super) count: usize,
    /// The recent articles among them, which are at hand. `docs` and `count` are of the others.
    pub(super) recent: Vec<u32>,
    /// Whether the first ones are surely the best: the levels of a single key tell.
    pub(super) is_sure: bool,
    /// The numbers of those that are known, before they were narrowed, ascending.
    pub(super) held: Vec<u32>,
}

impl Full {
    /// Leaves those that pass some filters.
    pub(super) fn narrow(&mut self, narrowing: &Narrowing) {
        if !narrowing.is_empty() {
            self.docs.retain(|&doc| narrowing.accepts(doc));
            self.recent.retain(|&doc| narrowing.accepts(doc));
            self.count = self.docs.len();
            self.is_sure = false;
        }
    }
}

/// How the articles that may hold a query are wanted.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    /// The newest first, not the best.
    pub(super) newest_first: bool,
    /// All of them, though the best ones of a frequent key would be read with less.
    pub(super) all: bool,
}

impl Session<'_> {
    /// The articles that may hold a folded string. If `whole` is not asked for, they may be the best ones of a frequent key.
    pub(super) fn candidates(&self, folded: &[char], whole: bool) -> Read<Rc<Candidates>> {
        let key = (folded.to_vec(), whole);
        if let Some(known) = self.known.borrow().get(&key) {
            return Some(known.clone());
        }
        let recent = self.recent();
        let mut found = self.find(folded, whole)?;
        self.bring_up_to_date(recent?.as_deref(), folded, &mut found);
        let found = Rc::new(found);
        self.known.borrow_mut().insert(key, found.clone());
        Some(found)
    }

    /// The articles that may hold a folded string by those of its lists that were read already; nothing where none was.
    pub(super) fn candidates_read(&self, folded: &[char]) -> Option<Candidates> {
        let mut found: Option<Candidates> = None;
        for key in self.keys(folded) {
            if let Some(list) = self.read_before(key.key) {
                let candidates = list.map(|list| key.candidates(&list, self.root)).unwrap_or_default();
                found = Some(found.map_or(candidates.clone(), |found| found.and(&candidates)));
            }
        }
        if let (Some(found), Some(recent)) = (&mut found, self.recent()) {
            self.bring_up_to_date(recent.as_deref(), folded, found);
        }
        found
    }

    /// Whether a folded string is a key of so many articles that its list has a file of its own.
    pub(super) fn is_frequent(&self, folded: &[char]) -> bool {
        matches!(&self.keys(folded)[..], [only] if self.root.frequent.number(only.key).is_some())
    }

    /// What the lists that were read tell of an article beside the parts of a query: the scores of all keys of its terms.
    pub(super) fn scores_read(&self, query: &Query) -> Vec<Candidates> {
        let keys = query.terms().flat_map(|term| self.keys(&term.folded));
        let list = |key: QueryKey| Some(key.all_candidates(&*self.read_before(key.key)??, false, self.root));
        keys.filter_map(list).collect()
    }

    /// Leaves out the articles that are no longer there, and adds the recent ones that may hold a folded string.
    fn bring_up_to_date(&self, recent: Option<&Recent>, folded: &[char], found: &mut Candidates) {
        let before = found.all.len();
        found.all.retain(|candidate| !self.is_withdrawn(candidate.doc));
        found.count -= before - found.all.len();
        let Some(recent) = recent else { return };
        let keys: Vec<Key> = self.keys(folded).iter().map(|key| key.key).collect();
        for at in recent.holding(&keys) {
            found.all.push(Candidate { doc: self.first_recent() + at, level: 0, score: 0.0 });
            found.count += 1;
        }
    }

    fn find(&self, folded: &[char], whole: bool) -> Read<Candidates> {
        let is_known = |c: &char| self.root.characters.holders(*c) > 0;
        let keys = self.keys(folded);
        if !keys.iter().all(|key| key.string.iter().all(is_known)) {
            return Some(Candidates::default());
        }
        if let [only] = &keys[..] {
            let list = if whole { self.whole_list(only.key)? } else { self.list(only.key)? };
            return Some(list.map(|list| only.all_candidates(&list, true, self.root)).unwrap_or_default());
        }
        // All files are asked for before the first is needed.
        let chosen = self.choose(&keys);
        let lists: Vec<_> = chosen.iter().map(|key| (key, self.whole_list(key.key))).collect();
        let mut found: Option<Candidates> = None;
        for (key, list) in lists {
            let Some(list) = list? else { return Some(Candidates::default()) };
            let candidates = key.candidates(&list, self.root);
            found = Some(found.map_or(candidates.clone(), |found| found.and(&candidates)));
        }
        Some(found.unwrap_or_default())
    }

    /// The keys of a folded string; of one without words the characters.
    fn keys(&self, folded: &[char]) -> Vec<QueryKey> {
        let is_frequent = |key: Key| self.root.frequent.number(key).is_some();
        let mut keys: Vec<QueryKey> = Vec::new();
        for places in query_stretches(folded) {
            let stretch: Vec<char> = places.iter().map(|&place| folded[place]).collect();
            for (start, length) in covering(&stretch, &is_frequent) {
                let next = stretch.get(start + length).copied();
                let string = stretch[start..start + length].to_vec();
                keys.push(QueryKey { key: Key::of(&string), string, next });
            }
        }
        if keys.is_empty() {
            let one = |&c: &char| QueryKey { key: Key::of(&[c]), string: vec![c], next: None };
            keys.extend(folded.iter().map(one));
        }
        let mut known = BTreeSet::new();
        keys.retain(|key| known.insert((key.key, key.next)));
        keys
    }

    /// The keys whose lists are read: those that are not frequent, of more than a few the first, the last and some between; frequent
    /// ones only where there are not two others, or in a short string. There they refute what else would be read as text, and tell of
    /// a part where no article holds the whole, each in a round more.
    fn choose<'k>(&self, keys: &'k [QueryKey]) -> Vec<&'k QueryKey> {
        let is_frequent = |key: &&QueryKey| self.root.frequent.number(key.key).is_some();
        let rare: Vec<&QueryKey> = keys.iter().filter(|key| !is_frequent(key)).collect();
        let mut chosen = spread(&rare);
        let allowed: Vec<bool> = chosen.iter().map(|key| self.may_read(key.key)).collect();
        if allowed.contains(&true) {
            let mut allowed = allowed.iter();
            chosen.retain(|_| allowed.next() == Some(&true));
        }
        let frequent = keys.iter().filter(is_frequent);
        if chosen.len() < 2 || keys.len() <= SHORT {
            chosen.extend(spread(&frequent.collect::<Vec<_>>()));
        }
        chosen
    }

    /// The articles that may hold a term: its string in their text or, where it names a field of values, the value.
    fn of_term(&self, term: &Term, whole: bool) -> Read<Rc<Candidates>> {
        let in_text = self.candidates(&term.folded, whole);
        let Some(facet) = term.field.and_then(facet_of) else { return in_text };
        let value = String::from_iter(&term.folded);
        let list = self.whole_list(value_key(facet, &value));
        let (in_text, list) = (in_text?, list?);
        let mut of_value = list.map(|list| Candidates::of(&list, false, 0.0)).unwrap_or_default();
        of_value.all.retain(|candidate| !self.is_withdrawn(candidate.doc));
        // The recent ones are at hand: their values are looked at with their texts.
        let recent = self.first_recent()..self.bound();
        of_value.all.extend(recent.map(|doc| Candidate { doc, level: 0, score: 0.0 }));
        of_value.count = of_value.all.len();
        Some(Rc::new(in_text.or(&of_value)))
    }

    /// The articles that may hold all that a query asks for.
    pub(super) fn full(&self, query: &Query, wanted: Wanted) -> Read<Full> {
        let Wanted { newest_first, all } = wanted;
        let whole = newest_first || all || query.groups.len() > 1;
        let terms: Vec<Vec<Read<Rc<Candidates>>>> = query
            .groups
            .iter()
            .map(|group| group.iter().map(|term| self.of_term(term, whole)).collect())
            .collect();
        let joints = self.joints(query);
        let mut found: Option<Candidates> = None;
        for group in terms {
            let mut of_group = Candidates::default();
            for term in group {
                of_group = of_group.or(&*term?);
            }
            found = Some(found.map_or(of_group.clone(), |found| found.and(&of_group)));
        }
        let Candidates { mut all, count } = found.unwrap_or_default();
        let joints = joints?;
        let held = all.iter().map(|candidate| candidate.doc).collect();
        let recent: Vec<u32> =
            all.iter().map(|candidate| candidate.doc).filter(|&doc| doc >= self.first_recent()).collect();
        all.retain(|candidate| candidate.doc < self.first_recent());
        let count = count - recent.len();
        let is_apart = |doc: u32| !joints.iter().all(|joint| joint.holds(doc).is_some());
        if newest_first {
            all.sort_by_key(|candidate| candidate.doc);
        } else {
            all.sort_by(|a, b| {
                let class = |candidate: &Candidate| (is_apart(candidate.doc), candidate.level);
                class(a).cmp(&class(b)).then(b.score.total_cmp(&a.score)).then(a.doc.cmp(&b.doc))
            });
        }
        let is_sure = match &query.groups[..] {
            [group] if group.len() == 1 && group[0].field.is_none() => {
                self.keys(&group[0].folded).len() == 1 && all.len() > UNLEVELLED
            }
            _ => false,
        };
        Some(Full { docs: all.iter().map(|candidate| candidate.doc).collect(), count, recent, is_sure, held })
    }

    /// The articles in which the words of a query may follow one another: those that hold the pair at each joint.
    fn joints(&self, query: &Query) -> Read<Vec<Rc<Candidates>>> {
        if query.whole.is_none() {
            return Some(Vec::new());
        }
        let mut pairs = Vec::new();
        for groups in query.groups.windows(2).take(2) {
            let (before, after) = (groups[0].first(), groups[1].first());
            let (Some(before), Some(after)) = (before, after) else { continue };
            if let (Some(&last), Some(&first)) = (before.folded.last(), after.folded.first()) {
                pairs.push(self.candidates(&[last, first], false));
            }
        }
        pairs.into_iter().collect()
    }
}

/// The facet whose values a field name means, where it means any.
fn facet_of(field: FieldName) -> Option<Facet> {
    Some(match field {
        FieldName::Person => Facet::Person,
        FieldName::Place => Facet::Place,
        FieldName::Organisation => Facet::Organisation,
        FieldName::Source => Facet::Source,
        FieldName::Title | FieldName::Section => return None,
    })
}

/// A key of a query.
struct QueryKey {
    key: Key,
    string: Vec<char>,
    /// The character after it.
    next: Option<char>,
}

impl QueryKey {
    /// The articles of its list.
    fn all_candidates(&self, list: &List, has_levels: bool, root: &Root) -> Candidates {
        // As if each article held the key once.
        let of_holders = |holders| idf(root.layout.articles as usize, holders);
        let characters = self.string.iter().map(|&c| of_holders(root.characters.holders(c)));
        let pair = Some(of_holders(list.holders as usize)).filter(|_| self.string.len() > 1);
        Candidates::of(list, has_levels, characters.chain(pair).sum())
    }

    /// The articles of its list in which what follows it in the query may follow.
    fn candidates(&self, list: &List, root: &Root) -> Candidates {
        let mut candidates = self.all_candidates(list, false, root);
        if let (Some((usual, followers)), Some(next)) = (&list.followers, self.next) {
            let wanted = follower(Some(next), *usual);
            let mut bits = followers.iter();
            candidates.all.retain(|_| bits.next().is_some_and(|bits| bits & wanted != 0));
            candidates.count = candidates.all.len();
        }
        candidates
    }
}

/// The first, the last and some between.
fn spread<'k>(keys: &[&'k QueryKey]) -> Vec<&'k QueryKey> {
    if keys.len() <= MOST_KEYS {
        return keys.to_vec();
    }
    (0..MOST_KEYS).map(|number| keys[number * (keys.len() - 1) / (MOST_KEYS - 1)]).collect()
}
