//! Facets: what the articles can be narrowed by, with counts, and the filters that do it.
//!
//! Values of one facet are alternatives, different facets narrow together: `kind: [photo, brief]` with `place: [杭州市]`
//! asks for photos and briefs from Hangzhou. The count of a value is the number of articles if it were chosen, so the
//! filters of its own facet are ignored. Values without articles are left out.

mod of_article;
mod place;

use serde::{Deserialize, Serialize};

use self::of_article::kind_name;
#[cfg(feature = "hosted")]
pub(crate) use self::of_article::{each_value_of, month_of, parent_of};
use crate::index::{Attribute, DocId, Field, Index};
use crate::sort::sort_keys;

/// What articles can be narrowed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// What sort of item it is.
    Kind,
    /// Places.
    Place,
    /// Organisations.
    Organisation,
    /// Reporters, correspondents and photographers.
    Person,
    /// Columns and page labels.
    Section,
    /// Pages and files.
    Source,
    /// Years and months.
    Date,
}

impl Facet {
    /// All facets.
    pub const ALL: [Self; 7] =
        [Self::Kind, Self::Place, Self::Organisation, Self::Person, Self::Section, Self::Source, Self::Date];

    /// The key of its filter and of its values in [`Facets`].
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Place => "place",
            Self::Organisation => "organisation",
            Self::Person => "person",
            Self::Section => "section",
            Self::Source => "source",
            Self::Date => "date",
        }
    }
}

/// Which articles are wanted. An empty filter does not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filters {
    /// Accepted values of each facet, in the order of [`Facet::ALL`].
    pub values: [Vec<String>; Facet::ALL.len()],
    /// First date, as `2025`, `2025-06` or `2025-06-10`. Articles without a full date are left out.
    pub from: Option<String>,
    /// Last date, in the same form; `2025-06` means the whole of June.
    pub to: Option<String>,
}

/// A value that articles can be narrowed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetValue {
    /// The value; a place with those that it is part of (`杭州市临平区`), a date as year and month.
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

impl Facets {
    /// The values of one facet.
    #[must_use]
    pub fn of(&self, facet: Facet) -> &[FacetValue] {
        match facet {
            Facet::Kind => &self.kind,
            Facet::Place => &self.place,
            Facet::Organisation => &self.organisation,
            Facet::Person => &self.person,
            Facet::Section => &self.section,
            Facet::Source => &self.source,
            Facet::Date => &self.date,
        }
    }

    /// The values of one facet, to be set.
    #[cfg(feature = "hosted")]
    pub(crate) fn of_mut(&mut self, facet: Facet) -> &mut Vec<FacetValue> {
        match facet {
            Facet::Kind => &mut self.kind,
            Facet::Place => &mut self.place,
            Facet::Organisation => &mut self.organisation,
            Facet::Person => &mut self.person,
            Facet::Section => &mut self.section,
            Facet::Source => &mut self.source,
            Facet::Date => &mut self.date,
        }
    }
}

/// The facets whose filters an article fails: a bit for each. A date outside the range fails [`Facet::Date`].
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct FailedFacets(u8);

impl FailedFacets {
    /// Whether the article passes all filters.
    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the article passes the filters of all facets but this one.
    fn is_within(self, facet: Facet) -> bool {
        self.0 & !(1 << facet as u8) == 0
    }

    fn add(&mut self, facet: Facet, failed: bool) {
        self.0 |= u8::from(failed) << facet as u8;
    }
}

impl Filters {
    /// The accepted values of a facet; all are if there are none.
    #[must_use]
    pub fn accepted(&self, facet: Facet) -> &[String] {
        &self.values[facet as usize]
    }

    /// Accepts these values of a facet and no others; all if there are none.
    pub fn accept(&mut self, facet: Facet, values: Vec<String>) {
        self.values[facet as usize] = values;
    }

    /// Whether nothing is narrowed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.from.is_none() && self.to.is_none() && self.values.iter().all(Vec::is_empty)
    }

    /// The facets by which an article is left out.
    pub(crate) fn failed(&self, index: &Index, doc: DocId) -> FailedFacets {
        let mut failed = FailedFacets::default();
        for facet in Facet::ALL {
            let accepted = self.accepted(facet);
            let mut is_accepted = accepted.is_empty();
            if !is_accepted {
                each_value(index, doc, facet, &mut |value| {
                    is_accepted |= accepted.iter().any(|accepted| accepted == value);
                });
            }
            failed.add(facet, !is_accepted);
        }
        let (from, to) = (self.from.as_deref(), self.to.as_deref());
        if from.is_some() || to.is_some() {
            let date = full_date(index, doc);
            // Dates are compared as far as the limit is given.
            let within = date.is_some_and(|date| {
                from.is_none_or(|from| date >= from)
                    && to.is_none_or(|to| date.get(..to.len()).unwrap_or(date) <= to)
            });
            failed.add(Facet::Date, !within);
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

/// Calls `each` with the values of an article for a facet; some may come twice.
fn each_value(index: &Index, doc: DocId, facet: Facet, each: &mut dyn FnMut(&str)) {
    let meta = index.meta();
    let record = meta.record(doc);
    let attributes: &[Attribute] = match facet {
        Facet::Kind => {
            each(kind_name(record.kind()));
            &[]
        }
        Facet::Place => &[Attribute::Place],
        Facet::Organisation => &[Attribute::Organisation],
        Facet::Person => &[Attribute::Reporter, Attribute::Correspondent, Attribute::Photographer],
        Facet::Section => {
            let section = crate::index::text::fields(index.text(doc))[Field::Section as usize].clone();
            if !section.is_empty() {
                each(&index.print(doc, section, &[]).text);
            }
            &[]
        }
        Facet::Source => {
            each(meta.string(record.source()));
            &[]
        }
        Facet::Date => {
            if let Some(month) = full_date(index, doc) {
                each(month.get(..7).unwrap_or(month));
            }
            &[]
        }
    };
    for &id in attributes.iter().flat_map(|&attribute| record.values(attribute)) {
        let value = meta.string(id);
        if facet == Facet::Place {
            place::each_ancestor(value, each);
        }
        each(value);
    }
}

/// Counts the values of all facets over these articles, each with the facets that it fails.
#[inline(never)]
pub(crate) fn count(index: &Index, docs: &[(DocId, FailedFacets)]) -> Facets {
    let [kind, place, organisation, person, section, source, date] =
        Facet::ALL.map(|facet| count_one(index, docs, facet));
    Facets { kind, place, organisation, person, section, source, date }
}

fn count_one(index: &Index, docs: &[(DocId, FailedFacets)], facet: Facet) -> Vec<FacetValue> {
    // In ascending order of values, each with the article that was counted last.
    let mut values: Vec<(FacetValue, DocId)> = Vec::new();
    for &(doc, failed) in docs {
        if !failed.is_within(facet) {
            continue;
        }
        each_value(index, doc, facet, &mut |value| {
            let at = values.partition_point(|known| known.0.value.as_str() < value);
            if let Some(known) = values.get_mut(at).filter(|known| known.0.value == value) {
                known.0.count += usize::from(known.1 != doc);
                known.1 = doc;
            } else {
                let parent = if facet == Facet::Place { place::parent(value) } else { None };
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
