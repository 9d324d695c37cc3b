//! Other ways to put a query: by its sound, by other names for the same thing, by words that look alike.
//!
//! What is found so is always marked as such ([`Match`]), and the response names what was looked for.

mod aliases;
mod likeness;
mod similar;
mod sounds;

use std::ops::Range;

use gongwen_codes::find::find;

use super::matcher::{find_string, find_term};
use super::query::{FieldName, Query, Term};
use super::rank::{Ranked, rank};
use super::response::{Match, Suggestion};
use super::score::{Lists, Means};
use crate::error::Result;
use crate::index::Index;
use crate::index::alphabet::symbol_at;
use crate::sort::sort_first;

use self::aliases::by_alias;
use self::similar::by_likeness;
use self::sounds::by_sound;

/// A query put otherwise.
pub(super) struct Rewritten {
    /// What is searched.
    pub(super) query: Query,
    /// How its hits are marked.
    pub(super) matched: Match,
    /// The strings that are searched beside or instead of what was typed, printed.
    pub(super) via: Vec<String>,
    /// Queries to offer, printed, the best first.
    pub(super) offers: Vec<String>,
    /// Whether it is sure enough to be searched at once.
    pub(super) is_sure: bool,
}

impl Rewritten {
    /// Queries to offer the reader.
    pub(super) fn alternatives(&self) -> Vec<Suggestion> {
        let kind = if self.matched == Match::Pinyin { "pinyin" } else { "similar" };
        // What is searched anyway, and nothing else, needs no offer, unless it is a guess.
        let is_told = self.is_sure && self.offers.len() == 1 && self.matched == Match::Pinyin;
        let offers = self.offers.iter().filter(|_| !is_told);
        offers.map(|text| Suggestion { text: text.clone(), kind: kind.to_owned() }).collect()
    }
}

/// Looks for a query in other ways than literally and adds what is found to `ranked`: by its sound if no
/// word of it stands in the corpus as it was typed, by other names always, and by likeness if there is
/// nothing else.
pub(super) fn put_otherwise(
    index: &Index,
    query: &Query,
    means: Means,
    lists: &mut Lists,
    ranked: &mut Vec<Ranked>,
) -> Result<Option<Rewritten>> {
    // A list that cannot be read has failed before.
    let mut found = None;
    if !ranked.iter().any(|hit| hit.matched.is_full() && hit.whole) {
        found = by_sound(index, query, &mut |term| {
            find_term(index, term, lists).is_ok_and(|found| found.iter().any(|found| found.whole))
        });
    }
    if found.is_none() {
        let occurs =
            &mut |name: &[char]| find_string(index, name, lists).is_ok_and(|found| !found.is_empty());
        found = by_alias(index, query, occurs);
    }
    if found.is_none() && ranked.is_empty() {
        found = by_likeness(index, query, &mut |term| {
            find_term(index, term, lists).is_ok_and(|found| !found.is_empty())
        });
    }
    if let Some(rewritten) = found.as_ref().filter(|rewritten| rewritten.is_sure) {
        extend(ranked, index.len(), rank(index, &rewritten.query, means, lists)?, rewritten.matched);
    }
    Ok(found)
}

/// Adds articles that were found otherwise to those found literally: if there are any, only such as hold
/// all that is asked.
fn extend(ranked: &mut Vec<Ranked>, docs: usize, others: Vec<Ranked>, matched: Match) {
    let only_full = !ranked.is_empty() || others.iter().any(|hit| hit.matched.is_full());
    let mut places = vec![usize::MAX; docs];
    for (place, hit) in ranked.iter().enumerate() {
        places[hit.doc as usize] = place;
    }
    for hit in others {
        if only_full && !hit.matched.is_full() {
            continue;
        }
        let other = Ranked { matched, ..hit };
        match ranked.get_mut(places[hit.doc as usize]) {
            Some(known) if known.matched.is_full() => {}
            Some(known) => *known = other,
            None => ranked.push(other),
        }
    }
}

/// Words that one term may stand for are searched together only up to this number.
const MOST_TOGETHER: usize = 3;
/// Words that are offered for one term.
const MOST_OFFERS: usize = 5;
/// Places that are counted for their frequency.
const MOST_COUNTED: usize = 24;

/// A string of the corpus that may be what was meant.
#[derive(Clone)]
struct Candidate {
    /// Its bytes in all texts, where it stands first.
    place: Range<usize>,
    /// How far it is from what was typed; smaller is nearer.
    cost: u32,
    /// How often it stands in the corpus, as far as it was counted.
    count: u32,
}

/// Collects candidates, each string once.
#[derive(Default)]
struct Candidates(Vec<Candidate>);

impl Candidates {
    fn add(&mut self, index: &Index, place: Range<usize>, cost: u32) {
        let texts = index.texts();
        let same = |known: &&mut Candidate| texts[known.place.clone()] == texts[place.clone()];
        match self.0.iter_mut().find(same) {
            Some(known) => {
                known.cost = known.cost.min(cost);
                known.count += 1;
            }
            None => self.0.push(Candidate { place, cost, count: 1 }),
        }
    }

    /// The candidates, the best first: the nearest, of these the most frequent.
    fn ranked(mut self, index: &Index) -> Vec<Candidate> {
        let order = |a: &Candidate, b: &Candidate| {
            (a.cost, b.count, a.place.start).cmp(&(b.cost, a.count, b.place.start))
        };
        sort_first(&mut self.0, MOST_COUNTED, order);
        self.0.truncate(MOST_COUNTED);
        for candidate in &mut self.0 {
            let code = &index.texts()[candidate.place.clone()];
            let (mut count, mut from) = (0, 0);
            while let Some(at) = find(index.texts(), code, from) {
                (count, from) = (count + 1, at + code.len());
            }
            candidate.count = count;
        }
        sort_first(&mut self.0, MOST_COUNTED, order);
        self.0
    }
}

/// How many of the best candidates mean the query well enough to be searched: the best, and others as near
/// that are not much rarer.
fn equals(ranked: &[Candidate]) -> usize {
    let Some(best) = ranked.first() else { return 0 };
    let is_equal = |other: &&Candidate| other.cost == best.cost && other.count * 4 >= best.count;
    ranked.iter().take_while(is_equal).count()
}

/// The folded characters of a place in all texts.
fn folded(index: &Index, place: &Range<usize>) -> Vec<char> {
    let (texts, mut at) = (index.texts(), place.start);
    let mut folded = Vec::new();
    while at < place.end {
        let (symbol, length) = symbol_at(texts, at);
        folded.push(index.alphabet().folded(symbol));
        at += length;
    }
    folded
}

/// A term that stands for what another one was meant to be.
fn term(folded: Vec<char>, field: Option<FieldName>) -> Term {
    Term { folded, phrase: false, field }
}

/// Replaces terms of a query by the best of their candidates. `candidates` gives, for a term, those that it
/// may stand for, the best first, and whether they are sure enough to be searched at once; `None` leaves the
/// term as it is. Nothing if no term is replaced.
fn replace(
    index: &Index,
    query: &Query,
    matched: Match,
    candidates: &mut dyn FnMut(&Term) -> Option<(Vec<Candidate>, bool)>,
) -> Option<Rewritten> {
    let mut rewritten =
        Rewritten { query: query.clone(), matched, via: Vec::new(), offers: Vec::new(), is_sure: true };
    rewritten.query.whole = None;
    // The query with the best candidates, and what the only replaced term may stand for besides.
    let mut best = String::new();
    let mut others: Vec<String> = Vec::new();
    let mut replaced = 0;
    for group in &mut rewritten.query.groups {
        let mut terms = Vec::new();
        for old in group.iter() {
            let found = if old.phrase { None } else { candidates(old) };
            let Some((ranked, is_sure)) = found.filter(|(ranked, _)| !ranked.is_empty()) else {
                push_word(&mut best, &old.folded.iter().collect::<String>());
                terms.push(old.clone());
                continue;
            };
            replaced += 1;
            let together = equals(&ranked);
            rewritten.is_sure &= is_sure && together <= MOST_TOGETHER;
            // Strings that just happen to be spelled so are no offer, words are.
            let is_word = |place: &Range<usize>| index.words().iter().any(|word| word.range() == *place);
            let offered =
                ranked.iter().enumerate().filter(|(at, found)| *at < together || is_word(&found.place));
            let print = |(_, found): (usize, &Candidate)| index.print_place(found.place.clone());
            others = offered.take(MOST_OFFERS).map(print).collect();
            push_word(&mut best, &others[0]);
            for candidate in ranked.iter().take(together.min(MOST_TOGETHER)) {
                rewritten.via.push(index.print_place(candidate.place.clone()));
                terms.push(term(folded(index, &candidate.place), old.field));
            }
        }
        *group = terms;
    }
    let only = replaced == 1 && query.groups.len() == 1;
    rewritten.offers = if only { others } else { vec![best] };
    (replaced > 0).then_some(rewritten)
}

fn push_word(words: &mut String, word: &str) {
    if !words.is_empty() {
        words.push(' ');
    }
    words.push_str(word);
}
