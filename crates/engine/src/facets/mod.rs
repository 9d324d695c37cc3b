//! Facets: what the articles can be narrowed by, with counts, and the filters that do it.
//!
//! Values of one facet are alternatives, facets narrow together: `kind: [photo, brief]` and `place: [杭州市]`
//! asks for pictures and briefs from Hangzhou. The count of a value says how many articles there would be if
//! it were chosen: the filters of its own facet do not count. Values without any article are not given.

mod place;

use std::array;

use serde::{Deserialize, Serialize};

use crate::article::Kind;
use crate::index::{Attribute, DocId, Field, Index};
use crate::sort::sort_keys;

/// Which articles are wanted; what is empty does not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filters {
    /// Accepted values of each facet, in the order of [`FACETS`].
    pub values: [Vec<String>; FACETS.len()],
    /// First date, as `2025`, `2025-06` or `2025-06-10`. Articles without a full date are left out.
    pub from: Option<String>,
    /// Last date, likewise; `2025-06` means the whole of June.
    pub to: Option<String>,
}

/// The facets' names: the keys of filters and of [`Facets`].
pub const FACETS: [&str; 7] = ["kind", "place", "organisation", "person", "section", "source", "date"];

const PLACE: usize = 1;
const DATE: usize = 6;

/// A value that articles can be narrowed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetValue {
    /// The value; a place with those that it lies in (`杭州市临平区`), a date as year and month.
    pub value: String,
    /// How many articles have it.
    pub count: usize,
    /// The value that this one is part of: a county's city.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
}

/// The values of every facet, the most frequent first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facets {
    /// `article`, `photo`, `listing`, `brief`.
    pub kind: Vec<FacetValue>,
    /// Places, as a tree.
    pub place: Vec<FacetValue>,
    /// Organisations.
    pub organisation: Vec<FacetValue>,
    /// Reporters, correspondents and photographers.
    pub person: Vec<FacetValue>,
    /// Columns and page labels.
    pub section: Vec<FacetValue>,
    /// Pages and files.
    pub source: Vec<FacetValue>,
    /// Years and months.
    pub date: Vec<FacetValue>,
}

/// The facets that an article fails, as bits; bit 7 for its date.
pub(crate) type FailedFacets = u8;

impl Filters {
    /// Whether nothing is narrowed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.from.is_none() && self.to.is_none() && self.values.iter().all(Vec::is_empty)
    }

    /// The facets by which an article is left out; 0 if it is wanted.
    pub(crate) fn failed(&self, index: &Index, doc: DocId) -> FailedFacets {
        let mut failed = 0;
        for (facet, accepted) in self.values.iter().enumerate().filter(|(_, accepted)| !accepted.is_empty()) {
            let mut is_accepted = false;
            each_value(index, doc, facet, &mut |value| {
                is_accepted |= accepted.iter().any(|accepted| accepted == value);
            });
            failed |= u8::from(!is_accepted) << facet;
        }
        let (from, to) = (self.from.as_deref(), self.to.as_deref());
        if from.is_some() || to.is_some() {
            let date = full_date(index, doc);
            // Dates are compared as far as the limit is given.
            let within = date.is_some_and(|date| {
                from.is_none_or(|from| date >= from)
                    && to.is_none_or(|to| date.get(..to.len()).unwrap_or(date) <= to)
            });
            failed |= u8::from(!within) << DATE;
        }
        failed
    }
}

/// The date of an article, if its year is known.
fn full_date(index: &Index, doc: DocId) -> Option<&str> {
    let meta = index.meta();
    let date = meta.string(meta.record(doc).date()?);
    date.bytes().take(4).all(|byte| byte.is_ascii_digit()).then_some(date)
}

/// Hands the values that an article has for a facet to `each`; some may come twice.
fn each_value(index: &Index, doc: DocId, facet: usize, each: &mut dyn FnMut(&str)) {
    let meta = index.meta();
    let record = meta.record(doc);
    let attributes: &[Attribute] = match facet {
        0 => {
            each(match record.kind() {
                Kind::Article => "article",
                Kind::Photo => "photo",
                Kind::Listing => "listing",
                Kind::Brief => "brief",
            });
            &[]
        }
        PLACE => &[Attribute::Place],
        2 => &[Attribute::Organisation],
        3 => &[Attribute::Reporter, Attribute::Correspondent, Attribute::Photographer],
        4 => {
            let section = crate::index::text::fields(index.text(doc))[Field::Section as usize].clone();
            if !section.is_empty() {
                each(&index.print(doc, section, &[]).text);
            }
            &[]
        }
        5 => {
            each(meta.string(record.source()));
            &[]
        }
        _ => {
            if let Some(month) = full_date(index, doc) {
                each(month.get(..7).unwrap_or(month));
            }
            &[]
        }
    };
    for &id in attributes.iter().flat_map(|&attribute| record.values(attribute)) {
        let value = meta.string(id);
        if facet == PLACE {
            place::each_ancestor(value, each);
        }
        each(value);
    }
}

/// Counts the values of all facets over these articles, given with the facets that each fails.
#[inline(never)]
pub(crate) fn count(index: &Index, docs: &[(DocId, FailedFacets)]) -> Facets {
    let [kind, place, organisation, person, section, source, date] =
        array::from_fn(|facet| count_one(index, docs, facet));
    Facets { kind, place, organisation, person, section, source, date }
}

fn count_one(index: &Index, docs: &[(DocId, FailedFacets)], facet: usize) -> Vec<FacetValue> {
    // Ascending by value, each with the article that was counted last.
    let mut values: Vec<(FacetValue, DocId)> = Vec::new();
    for &(doc, failed) in docs {
        if failed & !(1 << facet) != 0 {
            continue;
        }
        each_value(index, doc, facet, &mut |value| {
            let at = values.partition_point(|known| known.0.value.as_str() < value);
            if let Some(known) = values.get_mut(at).filter(|known| known.0.value == value) {
                known.0.count += usize::from(known.1 != doc);
                known.1 = doc;
            } else {
                let parent = if facet == PLACE { place::parent(value) } else { None };
                values.insert(at, (FacetValue { value: value.to_owned(), count: 1, parent }, doc));
            }
        });
    }
    let mut keys = Vec::new();
    for (at, (value, _)) in values.iter().enumerate() {
        keys.push(u64::from(u32::MAX - value.count as u32) << 32 | at as u64);
    }
    sort_keys(&mut keys);
    keys.iter().map(|&key| values[key as u32 as usize].0.clone()).collect()
}
