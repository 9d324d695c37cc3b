//! At which position a template prints publisher and author without a label that tells which it is.

use std::collections::{HashMap, HashSet};

use crate::read::html::clues::{Clues, NEAR_DATE, Part, key};
use crate::read::html::html_page::HtmlPage;
use crate::read::html::labels::{is_besides, labels};
use crate::read::html::people::are_names;
use crate::read::html::source::{is_organisation, named};

/// Positions of publisher and author.
#[derive(Default)]
pub(super) struct Positions {
    sources: HashSet<u32>,
    authors: HashSet<u32>,
}

#[derive(Default)]
struct Position {
    pages: usize,
    organisations: usize,
    persons: usize,
    /// Dates, counters and words of the template.
    besides: usize,
    values: HashSet<String>,
}

/// The parts of lines that print a date, or are beside one, with their positions.
fn beside_dates(clues: &Clues) -> impl Iterator<Item = (u32, &Part)> {
    let is_dated = |at: usize| clues.spots[at].parts.iter().any(|part| part.is_dated);
    let dated: Vec<usize> = (0..clues.spots.len()).filter(|at| is_dated(*at)).collect();
    clues.spots.iter().enumerate().flat_map(move |(at, spot)| {
        let is_near = dated
            .iter()
            .any(|other| other.abs_diff(at) <= NEAR_DATE && clues.spots[*other].is_before == spot.is_before);
        let parts = spot.parts.iter().filter(move |part| is_near && !part.is_known && !part.is_dated);
        parts.flat_map(|part| spot.keys.map(|place| (key(&[place, part.key]), part)))
    })
}

impl Positions {
    pub(super) fn learn(pages: &[HtmlPage], members: &[usize]) -> Self {
        let mut positions: HashMap<u32, Position> = HashMap::new();
        for page in members.iter().map(|at| &pages[*at]) {
            let Some(draft) = &page.draft else { continue };
            let mut seen = HashSet::new();
            for (key, part) in beside_dates(&page.clues).filter(|(key, _)| seen.insert(*key)) {
                let position = positions.entry(key).or_default();
                let value = part.value.as_str();
                position.pages += 1;
                let is_other = is_besides(value)
                    || draft.section.as_deref() == Some(value)
                    || draft.title.contains(value)
                    || value.contains(['，', '。']);
                position.besides += usize::from(is_other);
                position.organisations += usize::from(is_organisation(value));
                position.persons += usize::from(are_names(value) && !is_organisation(value));
                position.values.insert(value.to_owned());
            }
        }
        let mut found = Self::default();
        for (key, position) in positions {
            let most = |count: usize| count >= 3 && count * 5 >= position.pages * 3;
            if position.besides > 0 || position.values.len() < 2 {
                continue;
            }
            if most(position.organisations) {
                found.sources.insert(key);
            } else if most(position.persons) {
                found.authors.insert(key);
            }
        }
        found
    }
}

/// Reads what the page's own rules did not find.
pub(super) fn apply<'a>(page: &mut HtmlPage, learned: impl Iterator<Item = &'a Positions>) {
    let HtmlPage { draft: Some(draft), rules, clues, .. } = page else { return };
    let learned: Vec<&Positions> = learned.collect();
    let section = draft.section.clone();
    let value = |positions: fn(&Positions) -> &HashSet<u32>| {
        let mut parts = beside_dates(clues);
        let found = parts.find(|(key, _)| learned.iter().any(|learned| positions(learned).contains(key)));
        let value = found.and_then(|(_, part)| named(&part.value))?;
        let is_label = !labels(&format!("{}：", value.replace(' ', ""))).is_empty();
        let is_section = section.as_ref() == Some(&value);
        (!is_label && !is_section).then_some(value)
    };
    let mut taken = Vec::new();
    if draft.origin.is_none()
        && let Some(name) = value(|positions| &positions.sources)
    {
        taken.push(name.clone());
        draft.origin = Some(name);
        rules.origin = Some("position learned from the site");
    }
    if draft.author.is_none()
        && let Some(name) = value(|positions| &positions.authors)
        && draft.origin.as_ref() != Some(&name)
    {
        taken.push(name.clone());
        draft.author = Some(name);
        rules.author = Some("position learned from the site");
    }
    // The line that prints them is no part of the text.
    let is_line = |line: &String| {
        let rest = taken.iter().fold(line.clone(), |line, name| line.replacen(name.as_str(), "", 1));
        rest.len() < line.len() && !rest.chars().any(char::is_alphanumeric)
    };
    if draft.paragraphs.len() > 1 && draft.paragraphs.last().is_some_and(is_line) {
        draft.paragraphs.pop();
    }
}
