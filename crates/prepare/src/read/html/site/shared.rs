//! Fields that are the template's: a headline, a date or a publisher that pages with different texts share gives way
//! to the next one that the page has.
//!
//! What is shared is counted in each folder and in those round it, because one input may hold several sites.

use std::collections::{BTreeSet, HashMap};

use super::members::{articles, beginning, folders};
use crate::read::html::draft::Draft;
use crate::read::html::html_page::HtmlPage;
use crate::read::html::lines::bare;
use crate::read::html::part_number::first_page;

/// Pages that must share a value.
const PAGES: usize = 3;

/// What a field's value must be for being the template's.
struct Share {
    /// One in so many pages of the folder has it.
    of: usize,
    /// Whether pages count that are all in one folder named after a day, which may share it rightly.
    in_dated: bool,
}

/// Replaces what is the template's.
pub(super) fn replace_shared(pages: &mut [HtmlPage]) {
    let titles = Shared::new(pages, &Share { of: 5, in_dated: true }, |draft| Some(&draft.title));
    let is_given = |rule: Option<&str>| matches!(rule, Some("attribute" | "selector"));
    for at in articles(pages) {
        let HtmlPage { path, draft: Some(draft), other_titles, rules, .. } = &mut pages[at] else { continue };
        if is_given(rules.title) || !titles.has(path, &draft.title) {
            continue;
        }
        if let Some(other) = other_titles.iter().find(|other| !titles.has(path, other)) {
            draft.title.clone_from(other);
            rules.title = Some("another title than the site's");
        }
    }
    for field in [DATE, ORIGIN] {
        field.replace(pages);
    }
}

/// A field that pages state for programs, often as the template has it; what they print is the article's.
struct StatedField {
    share: Share,
    /// The rules that take what is stated.
    rules: &'static [&'static str],
    /// The rule of what takes its place.
    replaced: &'static str,
    value: fn(&Draft) -> Option<&String>,
    /// The value and its rule, to be replaced, and what other rules have found.
    place: fn(&mut HtmlPage) -> Option<Place<'_>>,
}

/// The value of a field and its rule, and what other rules have found for it.
struct Place<'a> {
    path: &'a str,
    value: &'a mut Option<String>,
    rule: &'a mut Option<&'static str>,
    others: &'a [String],
}

const DATE: StatedField = StatedField {
    share: Share { of: 2, in_dated: false },
    rules: &["PubDate", "article:published_time", "hidden field"],
    replaced: "another date than the site's",
    value: |draft| draft.date.as_ref(),
    place: |page| {
        let HtmlPage { path, draft: Some(draft), rules, other_dates, .. } = page else { return None };
        Some(Place { path, value: &mut draft.date, rule: &mut rules.date, others: other_dates })
    },
};

const ORIGIN: StatedField = StatedField {
    share: Share { of: 1, in_dated: true },
    rules: &["ContentSource", "meta source"],
    replaced: "another publisher than the site's",
    value: |draft| draft.origin.as_ref(),
    place: |page| {
        let HtmlPage { path, draft: Some(draft), rules, other_origins, .. } = page else { return None };
        Some(Place { path, value: &mut draft.origin, rule: &mut rules.origin, others: other_origins })
    },
};

impl StatedField {
    /// Replaces what pages of a folder share.
    fn replace(&self, pages: &mut [HtmlPage]) {
        let shared = Shared::new(pages, &self.share, self.value);
        for at in articles(pages) {
            let Some(Place { path, value, rule, others }) = (self.place)(&mut pages[at]) else { continue };
            let is_stated = rule.is_some_and(|rule| self.rules.contains(&rule));
            let own = value.clone().unwrap_or_default();
            if !is_stated || !shared.has(path, &own) {
                continue;
            }
            if let Some(other) = others.iter().find(|other| **other != own) {
                *value = Some(other.clone());
                *rule = Some(self.replaced);
            }
        }
    }
}

/// The pages that have a value.
#[derive(Default)]
struct Holders<'a> {
    /// How their texts begin.
    texts: BTreeSet<String>,
    /// The folders that they are in.
    folders: BTreeSet<&'a str>,
}

impl Holders<'_> {
    /// Whether all are in one folder that is named after a day or a month.
    fn are_of_one_day(&self) -> bool {
        self.folders.len() == 1 && self.folders.iter().all(|folder| is_dated(folder))
    }
}

/// Values by folder that are the template's there.
struct Shared {
    values: HashMap<String, BTreeSet<String>>,
}

impl Shared {
    fn new(pages: &[HtmlPage], share: &Share, value: impl Fn(&Draft) -> Option<&String>) -> Self {
        let mut counts: HashMap<&str, HashMap<String, Holders<'_>>> = HashMap::new();
        let mut all: HashMap<&str, BTreeSet<String>> = HashMap::new();
        let paths: BTreeSet<&str> = pages.iter().map(|page| page.path.as_str()).collect();
        // The parts of one article have its title.
        let is_part = |path: &str| first_page(path).is_some_and(|(first, _)| paths.contains(first.as_str()));
        let articles = articles(pages);
        for page in articles.iter().map(|at| &pages[*at]).filter(|page| !is_part(&page.path)) {
            let Some(draft) = &page.draft else { continue };
            let own = folders(&page.path).last().unwrap_or_default();
            for folder in folders(&page.path) {
                all.entry(folder).or_default().insert(beginning(draft));
                if let Some(value) = value(draft) {
                    let holders = counts.entry(folder).or_default().entry(bare(value)).or_default();
                    holders.texts.insert(beginning(draft));
                    holders.folders.insert(own);
                }
            }
        }
        let mut values: HashMap<String, BTreeSet<String>> = HashMap::new();
        for (folder, counts) in counts {
            let is_shared = |holders: &Holders<'_>| {
                let count = holders.texts.len();
                count >= PAGES
                    && count * share.of >= all.get(folder).map_or(0, BTreeSet::len)
                    && (share.in_dated || !holders.are_of_one_day())
            };
            let shared = counts.into_iter().filter(|(_, holders)| is_shared(holders)).map(|(value, _)| value);
            values.entry(folder.to_owned()).or_default().extend(shared);
        }
        Self { values }
    }

    fn has(&self, path: &str, value: &str) -> bool {
        let value = bare(value);
        folders(path).any(|folder| self.values.get(folder).is_some_and(|values| values.contains(&value)))
    }
}

/// Whether a folder is named after a day or a month.
fn is_dated(folder: &str) -> bool {
    let name = folder.rsplit('/').next().unwrap_or_default();
    !name.is_empty() && name.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '_' | '.'))
}
