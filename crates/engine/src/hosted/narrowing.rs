//! Which articles of an archive pass the filters of a query, and how many of those that answer it have each value of a facet.

use std::collections::BTreeSet;
use std::ops::Range;

use super::attributes::{keyed_facets, value_key};
use super::plan::date_of;
use super::session::{Read, Session, optional};
use crate::article::Article;
use crate::facets::{Facet, FacetValue, Facets, Filters, each_value_of, month_of, parent_of};

/// The articles that pass the filters of one facet.
#[derive(Debug)]
enum Accepted {
    /// Their numbers, ascending.
    Docs(Vec<u32>),
    /// Ranges of their numbers, ascending.
    Ranges(Vec<Range<u32>>),
}

impl Accepted {
    fn holds(&self, doc: u32) -> bool {
        match self {
            Self::Docs(docs) => docs.binary_search(&doc).is_ok(),
            Self::Ranges(ranges) => {
                let at = ranges.partition_point(|range| range.end <= doc);
                ranges.get(at).is_some_and(|range| range.contains(&doc))
            }
        }
    }

    fn docs(&self) -> Vec<u32> {
        match self {
            Self::Docs(docs) => docs.clone(),
            Self::Ranges(ranges) => ranges.iter().cloned().flatten().collect(),
        }
    }
}

/// The articles that pass the filters of a query.
#[derive(Debug, Default)]
pub(super) struct Narrowing {
    /// By facet, where it narrows.
    accepted: [Option<Accepted>; Facet::ALL.len()],
}

impl Narrowing {
    /// Whether all articles pass.
    pub(super) fn is_empty(&self) -> bool {
        self.accepted.iter().all(Option::is_none)
    }

    /// Whether an article passes.
    pub(super) fn accepts(&self, doc: u32) -> bool {
        self.accepted.iter().flatten().all(|accepted| accepted.holds(doc))
    }

    /// Whether an article passes the filters of all facets but one.
    fn accepts_beside(&self, facet: Facet, doc: u32) -> bool {
        let others = Facet::ALL.into_iter().filter(|&other| other != facet);
        others.filter_map(|other| self.accepted[other as usize].as_ref()).all(|accepted| accepted.holds(doc))
    }

    /// All articles that pass the filters of all facets, or of all but one, ascending; `articles` are all.
    fn docs(&self, but: Option<Facet>, articles: u32) -> Vec<u32> {
        let facets = || Facet::ALL.into_iter().filter(|&facet| Some(facet) != but);
        let first = facets().find_map(|facet| self.accepted[facet as usize].as_ref());
        let mut docs = first.map_or_else(|| (0..articles).collect(), Accepted::docs);
        docs.retain(|&doc| {
            facets().all(|facet| self.accepted[facet as usize].as_ref().is_none_or(|of| of.holds(doc)))
        });
        docs
    }

    /// Adds a recent article to those that pass the filters that it passes.
    fn add_recent(&mut self, doc: u32, article: &Article, filters: &Filters) {
        for facet in keyed_facets() {
            if let Some(Accepted::Docs(docs)) = &mut self.accepted[facet as usize] {
                let mut is_accepted = false;
                each_value_of(article, facet, &mut |value| {
                    is_accepted |= filters.accepted(facet).iter().any(|accepted| accepted == value);
                });
                docs.extend(is_accepted.then_some(doc));
            }
        }
        let accepted = filters.accepted(Facet::Date);
        let is_accepted = accepted.is_empty() || accepted.iter().any(|month| month == month_of(article));
        let (from, to) = (filters.from.as_deref(), filters.to.as_deref());
        if let Some(Accepted::Ranges(ranges)) = &mut self.accepted[Facet::Date as usize]
            && is_accepted
            && (from.is_none() && to.is_none() || is_within(date_of(article), from, to))
        {
            ranges.push(doc..doc + 1);
        }
    }
}

/// Characters of a year and month.
const MONTH: usize = 7;

/// Whether a month or day may be in the time from one date to another one; dates are compared as far as both are known.
fn is_within(month: &str, from: Option<&str>, to: Option<&str>) -> bool {
    let order = |limit: &str| {
        let known = month.len().min(limit.len());
        month.get(..known).cmp(&limit.get(..known))
    };
    !month.is_empty() && from.is_none_or(|from| order(from).is_ge()) && to.is_none_or(|to| order(to).is_le())
}

/// Whether every article passes, since all kinds there are pass: what asks for all articles.
fn accepts_all(filters: &Filters, facet: Facet) -> bool {
    let accepted: BTreeSet<&str> = filters.accepted(facet).iter().map(String::as_str).collect();
    facet == Facet::Kind
        && ["article", "photo", "listing", "brief"].iter().all(|kind| accepted.contains(kind))
}

impl Session<'_> {
    /// The articles that pass some filters.
    pub(super) fn narrowing(&self, filters: &Filters) -> Read<Narrowing> {
        let recent = self.recent();
        let lists: Vec<(Facet, Vec<Read<Vec<u32>>>)> = keyed_facets()
            .filter(|&facet| !filters.accepted(facet).is_empty() && !accepts_all(filters, facet))
            .map(|facet| {
                let docs = |value: &String| {
                    let list = self.whole_list(value_key(facet, value))?;
                    Some(list.map(|list| list.docs.clone()).unwrap_or_default())
                };
                (facet, filters.accepted(facet).iter().map(docs).collect())
            })
            .collect();
        let mut narrowing = Narrowing { accepted: Default::default() };
        for (facet, lists) in lists {
            let mut docs: Vec<u32> = lists.into_iter().collect::<Read<Vec<_>>>()?.concat();
            docs.sort_unstable();
            docs.dedup();
            narrowing.accepted[facet as usize] = Some(Accepted::Docs(docs));
        }
        let months = filters.accepted(Facet::Date);
        let (from, to) = (filters.from.as_deref(), filters.to.as_deref());
        let is_day = |date: Option<&str>| date.is_some_and(|date| date.len() > MONTH);
        let days = if is_day(from) || is_day(to) { Some(self.days()) } else { None };
        if !months.is_empty() || from.is_some() || to.is_some() {
            let is_accepted = |month: &str| months.is_empty() || months.iter().any(|known| known == month);
            let is_dated = |month: &str| from.is_none() && to.is_none() || is_within(month, from, to);
            let days = optional(days)?;
            let ranges = days.as_ref().unwrap_or(&self.root.months).ranges();
            let month_of = |date: &str| date.get(..MONTH).unwrap_or(date).to_owned();
            let ranges = ranges.filter(|(date, _)| is_accepted(&month_of(date)) && is_dated(date));
            let ranges = ranges.map(|(_, range)| range).collect();
            narrowing.accepted[Facet::Date as usize] = Some(Accepted::Ranges(ranges));
        }
        for (doc, input) in (self.first_recent()..).zip(recent?.iter().flat_map(|recent| &recent.articles)) {
            narrowing.add_recent(doc, &input.article, filters);
        }
        Some(narrowing)
    }

    /// The number of all articles, with those that are no longer there.
    pub(super) fn bound(&self) -> u32 {
        self.first_recent() + self.root.recent.map_or(0, |recent| recent.articles)
    }

    /// All articles that pass, ascending.
    pub(super) fn all(&self, narrowing: &Narrowing) -> Vec<u32> {
        let mut docs = narrowing.docs(None, self.bound());
        docs.retain(|&doc| !self.is_withdrawn(doc));
        docs
    }

    /// The values of all facets, counted over the articles that pass: of `found` ones, ascending by number and not narrowed yet, or
    /// of all.
    pub(super) fn facets(&self, found: Option<&[u32]>, narrowing: &Narrowing) -> Read<Facets> {
        let whole = found.is_none() && narrowing.is_empty();
        // All files are asked for before the first is needed.
        let lists =
            if whole { Vec::new() } else { keyed_facets().map(|facet| self.value_lists(facet)).collect() };
        let recent = self.recent();
        let (names, recent) = (self.values()?, recent?);
        let mut facets = Facets::default();
        let of = |facet: Facet| match found {
            Some(found) => {
                found.iter().copied().filter(|&doc| narrowing.accepts_beside(facet, doc)).collect()
            }
            None => narrowing.docs(Some(facet), self.bound()),
        };
        if whole {
            for facet in keyed_facets() {
                let values = names[facet as usize].iter();
                *facets.of_mut(facet) =
                    values.map(|(value, count)| counted(facet, value, *count as usize)).collect();
            }
        }
        for (facet, lists) in keyed_facets().zip(lists) {
            let docs = of(facet);
            let values = names[facet as usize].iter().zip(lists?);
            let values = values.map(|((value, _), list)| counted(facet, value, shared(&docs, &list)));
            *facets.of_mut(facet) = values.collect();
        }
        let days = of(Facet::Date);
        facets.date = self.months(&days);
        let is_of = |facet: Facet, doc: u32| {
            found.is_none_or(|found| found.binary_search(&doc).is_ok())
                && narrowing.accepts_beside(facet, doc)
        };
        for (doc, input) in (self.first_recent()..).zip(recent.iter().flat_map(|recent| &recent.articles)) {
            for facet in Facet::ALL.into_iter().filter(|&facet| is_of(facet, doc)) {
                each_value_of(&input.article, facet, &mut |value| {
                    add(facets.of_mut(facet), facet, value, 1);
                });
            }
        }
        for facet in Facet::ALL {
            order(facets.of_mut(facet));
        }
        Some(facets)
    }

    /// The months of some articles.
    fn months(&self, docs: &[u32]) -> Vec<FacetValue> {
        let mut values: Vec<FacetValue> = Vec::new();
        for (month, range) in self.root.months.ranges().filter(|(month, _)| !month.is_empty()) {
            let count =
                docs.partition_point(|&doc| doc < range.end) - docs.partition_point(|&doc| doc < range.start);
            add(&mut values, Facet::Date, month, count);
        }
        values
    }
}

fn counted(facet: Facet, value: &str, count: usize) -> FacetValue {
    FacetValue { value: value.to_owned(), count, parent: parent_of(facet, value) }
}

/// Counts a value so many times more.
fn add(values: &mut Vec<FacetValue>, facet: Facet, value: &str, count: usize) {
    match values.iter_mut().find(|known| known.value == value) {
        Some(known) => known.count += count,
        None => values.push(counted(facet, value, count)),
    }
}

/// Leaves the values that some articles have, the most frequent first.
fn order(values: &mut Vec<FacetValue>) {
    values.retain(|value| value.count > 0);
    values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
}

/// How many numbers two ascending lists share.
fn shared(left: &[u32], right: &[u32]) -> usize {
    let (short, long) = if left.len() < right.len() { (left, right) } else { (right, left) };
    short.iter().filter(|number| long.binary_search(number).is_ok()).count()
}
